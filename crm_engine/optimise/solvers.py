"""Run a PuLP model on CBC, or on HiGHS where CBC cannot be executed."""

import os
import shutil
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import highspy
import pulp


@dataclass(frozen=True, slots=True)
class Run:
    """How a run ended.

    proved   the solver proved its solution best; False where it stopped on time with a solution
    solved   there is a solution at all
    by       which solver, and why not CBC where it was not
    """

    proved: bool
    solved: bool
    by: str


def find_cbc() -> str | None:
    """The cbc that pulp[cbc] puts beside the interpreter, or else one on PATH; None where neither can be executed."""
    beside = Path(sys.executable).with_name("cbc.exe" if os.name == "nt" else "cbc")
    if os.access(beside, os.X_OK):
        return str(beside)
    return shutil.which("cbc")


def run(problem: pulp.LpProblem, seconds: float, cbc: str | None, relaxed: bool = False) -> Run:
    """Solve the problem in place, to a gap of zero or until the seconds are over.

    cbc       path of the executable, as found by `find_cbc`; None goes to HiGHS
    relaxed   take whole-number variables as continuous
    """
    if cbc is not None:
        # Without `increment` CBC takes a solution for best that is up to 1e-5 short.
        options = ["increment 1e-12"]
        solver = pulp.COIN_CMD(
            path=cbc, msg=False, mip=not relaxed, timeLimit=seconds, gapRel=0.0, gapAbs=0.0, threads=1, options=options
        )
        try:
            return _solve(problem, solver, "CBC")
        except (pulp.PulpSolverError, OSError) as broken:
            reason = f"CBC could not be executed ({type(broken).__name__})"
    else:
        reason = "CBC was not found"
    _let_highs_greet()
    highs = pulp.HiGHS(
        msg=False, mip=not relaxed, timeLimit=seconds, gapRel=0.0, gapAbs=0.0, threads=1, mip_feasibility_tolerance=1e-9
    )
    return _solve(problem, highs, f"HiGHS, as {reason}")


def _solve(problem: pulp.LpProblem, solver: pulp.LpSolver, by: str) -> Run:
    problem.solve(solver)
    # LpStatus says "Optimal" after a time limit as well; sol_status does not.
    proved = problem.sol_status == pulp.LpSolutionOptimal
    return Run(proved, proved or problem.sol_status == pulp.LpSolutionIntegerFeasible, by)


@cache
def _let_highs_greet() -> None:
    """Let HiGHS print its banner into nowhere.

    The first instance of a process prints it to standard output whatever its options say, and the terminal chat keeps
    standard output for answers.
    """
    sys.stdout.flush()
    kept, nowhere = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 1)
        highspy.Highs()  # type: ignore[no-untyped-call]  # highspy has no types
    finally:
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nowhere)
