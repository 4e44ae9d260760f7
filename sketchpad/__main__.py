"""The `sketchpad` command: starts the window, or hands over to one of the subcommands."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from sketchpad.cli.display import describe_display
from sketchpad.cli.launch import launch


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; `argv` without the program's name. Returns the exit code.

    0 = done, 1 = `doctor` found a problem, 2 = the input was not usable, 130 = interrupted.
    """
    # torch's threads sleep instead of spinning where they wait for each other: on cores that other
    # programs keep busy, spinning makes a pass ten times slower. Read when torch is imported.
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    arguments = list(sys.argv[1:] if argv is None else argv)
    if not arguments and describe_display():  # the everyday start does without the parser
        return launch()
    from sketchpad.cli.commands import run_command

    return run_command(arguments or ["gui"])


if __name__ == "__main__":
    sys.exit(main())
