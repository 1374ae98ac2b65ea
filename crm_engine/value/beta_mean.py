"""The mean of a function over a chance that is itself uncertain: Gauss quadrature for Beta(a, b)."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
NODES = 40


def beta_nodes(a: float, b: Floats) -> tuple[Floats, Floats]:
    """Places p in (0, 1) and weights summing to 1, so that sum(weights * g(p)) is the mean of g over Beta(a, b).

    a   above 0; b shape (c,), above 0. Returns two arrays (c, NODES).

    Golub & Welsch (1969): the places are the eigenvalues of the symmetric tridiagonal matrix of the Jacobi
    polynomials' recurrence, the weights the squared first entries of its eigenvectors. It holds for any a and b,
    where closed forms with the hypergeometric function overflow, and at a = 1, where they divide by zero.
    """
    # On (-1, 1) the weight is (1 - t)^left (1 + t)^right with t = 2p - 1.
    left, right = (b - 1)[:, None], a - 1
    n = np.arange(NODES, dtype=np.float64)
    both = 2 * n + left + right
    with np.errstate(divide="ignore", invalid="ignore"):
        middle = (right**2 - left**2) / (both * (both + 2))
    middle[:, 0] = ((right - left) / (left + right + 2))[:, 0]
    m = n[1:]
    both = 2 * m + left + right
    with np.errstate(divide="ignore", invalid="ignore"):
        beside = 4 * m * (m + left) * (m + right) * (m + left + right) / (both**2 * (both + 1) * (both - 1))
    # At m = 1 one factor cancels: it would be 0 / 0 where left + right = -1.
    beside[:, 0] = (4 * (1 + left) * (1 + right) / ((2 + left + right) ** 2 * (3 + left + right)))[:, 0]

    matrix = np.zeros((len(b), NODES, NODES))
    matrix[:, range(NODES), range(NODES)] = middle
    matrix[:, range(1, NODES), range(NODES - 1)] = np.sqrt(beside)
    places, vectors = np.linalg.eigh(matrix)
    return np.clip((places + 1) / 2, 0.0, 1.0), vectors[:, 0, :] ** 2
