"""`sketchpad demo`: recorded strokes and dropped pictures through the real window, into files."""

from __future__ import annotations

import os
from pathlib import Path

from sketchpad.cli import loading
from sketchpad.cli.errors import CommandError


def demo(output: Path = Path("output"), show: bool = False) -> int:
    """Draw the bundled sketches with the mouse and paint them, without needing a display.

    Args:
        output: Where screenshots, paintings and a contact sheet are written.
        show: Play it in a visible window.
    """
    if not show:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from sketchpad.cli.guided_tour import GuidedTour  # Qt reads the platform when it starts
    from sketchpad.cli.stage import staged_window

    output.mkdir(parents=True, exist_ok=True)
    try:
        with staged_window(loading.load_pipeline) as window:
            written = GuidedTour(window, output).run()
    except TimeoutError as error:
        raise CommandError(
            f"the demo waited in vain: {error}. `sketchpad doctor` may tell why."
        ) from error
    print(f"The demo drew through the real window and wrote to {output.resolve()}:")
    for path in written:
        print(f"  {path.name}")
    return 0
