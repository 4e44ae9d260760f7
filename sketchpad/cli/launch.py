"""Opens the window, or says what to do where there is no screen; imports no command-line parser."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sketchpad.cli.display import describe_display, describe_silence
from sketchpad.cli.errors import CommandError


def launch(
    files: Sequence[Path] = (), demo_if_headless: bool = False, output: Path = Path("output")
) -> int:
    """Run the window until it is closed; the exit code. Raises CommandError without a display."""
    if describe_display():
        from sketchpad.app import run_gui

        return run_gui(["sketchpad", *map(str, files)])
    if demo_if_headless:
        from sketchpad.cli.demo import demo

        print("No display here: running the guided demo offscreen instead of opening a window.")
        return demo(output)
    silence = describe_silence()
    raise CommandError(
        f"there is no display to open a window on{f' ({silence})' if silence else ''}. "
        "Run `sketchpad demo` to see the program work without one, or `sketchpad render` to "
        "paint a file."
    )
