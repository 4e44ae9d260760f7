"""`sketchpad gui`: the window."""

from __future__ import annotations

from pathlib import Path

import tyro

from sketchpad.cli.launch import launch


def gui(
    file: tyro.conf.Positional[Path | None] = None,
    demo_if_headless: bool = False,
    output: Path = Path("output"),
) -> int:
    """Open the window.

    Args:
        file: A drawing to open.
        demo_if_headless: Without a display, run the guided demo instead of giving up.
        output: Where that demo writes.
    """
    return launch(file, demo_if_headless, output)
