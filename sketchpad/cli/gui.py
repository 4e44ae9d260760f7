"""`sketchpad gui`: the window."""

from __future__ import annotations

from pathlib import Path

import tyro

from sketchpad.cli.launch import launch


def gui(
    files: tyro.conf.Positional[tuple[Path, ...]] = (),
    demo_if_headless: bool = False,
    output: Path = Path("output"),
) -> int:
    """Open the window.

    Args:
        files: Drawings to open, each in a tab.
        demo_if_headless: Without a display, run the guided demo instead of giving up.
        output: Where that demo writes.
    """
    return launch(files, demo_if_headless, output)
