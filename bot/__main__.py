"""The command line: crmbot COMMAND, also python -m bot."""

import gc
import sys

ROUNDS_OF_GARBAGE = 50_000  # objects; Python's own 700 costs a tenth of the first second, with nothing to collect


def main() -> int:
    """Run one command; returns the exit code."""
    gc.set_threshold(ROUNDS_OF_GARBAGE)
    from bot import command_line

    return command_line.main()


if __name__ == "__main__":
    sys.exit(main())
