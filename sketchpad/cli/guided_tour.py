"""What the demo does in the window, step by step, and the pictures it keeps of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF

from engine.pictures import read_picture, save_png
from engine.request import Lens
from sketchpad import bundled, photo_classes
from sketchpad.cli.errors import CommandError
from sketchpad.cli.window_events import Awaited, draw_stroke, drop_file
from sketchpad.live.lens_ledger import PaintedDrawing
from sketchpad.main_window import MainWindow
from sketchpad.settings import LensChoice

LOADING_TIMEOUT_S = 180.0
PASS_TIMEOUT_S = 60.0
MAX_REFERENCES = 6
PHOTO_SEEDS = (1, 2, 3)
TILE_PX = 256


class GuidedTour:
    """Draws every bundled sketch by mouse and paints it after every bundled reference.

    Where there are photo weights, the sketches of the classes that they know are drawn as well,
    and photographed from several seeds. Files go into `output`; `run` raises CommandError when the
    engine fails and TimeoutError when it does not answer.
    """

    def __init__(self, window: MainWindow, output: Path) -> None:
        self._window = window
        self._output = output
        self._written: list[Path] = []
        self._references = bundled.reference_pictures()[:MAX_REFERENCES]
        self._sketches = bundled.sketch_drawings()
        if not (self._references and self._sketches):
            raise CommandError(f"the bundled pictures are missing from {bundled.ASSETS}.")
        self._answers = Awaited(window.session.painted, window.session.failed)

    def run(self) -> list[Path]:
        """Play everything; returns the files written, in order."""
        self._grab("window-empty")
        rows = [self._paint_sketch(index, path) for index, path in enumerate(self._sketches, 1)]
        heading = [np.full((TILE_PX, TILE_PX, 3), 255, np.uint8)]
        heading += [tile(read_picture(path)) for path in self._references]
        self._save("contact-sheet", contact_sheet([heading, *rows]))
        known = photo_classes.drawable_classes()
        sketches = {n: path for n, path in bundled.photo_sketches().items() if n in known}
        if sketches:
            self._window.choose_lens(LensChoice.PHOTO)
            rows = [self._photograph(name, path) for name, path in sketches.items()]
            self._save("photo-contact-sheet", contact_sheet(rows))
        return self._written

    def _paint_sketch(self, index: int, path: Path) -> list[NDArray[np.uint8]]:
        """Draw one sketch and paint it after every reference; its row of the contact sheet."""
        model = self._window.model
        model.clear()
        self._draw(path, screenshot=f"window-{index}-drawing" if model.document.references else "")
        lines = model.rendered_lines()
        row = [tile(np.repeat(lines[..., None], 3, axis=2))]
        for number, reference in enumerate(self._references):
            self._use(number, reference)
            painting = self._wait_for_painting_after(number)
            self._save(f"painting-{index}-{reference.stem}", painting.result.pixels)
            row.append(tile(painting.result.pixels))
        self._grab(f"window-{index}-painted")
        return row

    def _use(self, number: int, reference: Path) -> None:
        """The first time a picture is dropped onto the painting; later it is chosen again."""
        known = self._window.model.document.references
        self._answers.received.clear()
        if number < len(known):
            self._window.model.set_reference_active(known[number].id, False)
            self._window.model.use_only_reference(known[number].id)
        elif not drop_file(self._window.result, reference):
            raise CommandError(f"the window did not accept the dropped picture {reference}.")

    def _draw(self, path: Path, screenshot: str) -> None:
        """Replay a recorded drawing; with a name, keep the window as it looks amid a stroke."""
        strokes = bundled.read_strokes(path)
        canvas = self._window.canvas

        def keep_screenshot() -> None:
            self._wait_for_painting_of(canvas.lines_with_active_stroke())
            self._grab(screenshot)

        middle = len(strokes) // 2 if screenshot else -1
        for number, (size_px, points) in enumerate(strokes):
            canvas.brush_size_px = size_px
            way = [canvas.to_view(QPointF(x, y)) for x, y in points[:, :2].tolist()]
            draw_stroke(canvas, way, keep_screenshot if number == middle else None)

    def _photograph(self, class_name: str, path: Path) -> list[NDArray[np.uint8]]:
        """Draw one sketch and photograph it from several seeds; its row of the contact sheet."""
        model = self._window.model
        model.clear()
        model.choose_class(class_name)
        self._draw(path, screenshot="")
        lines = model.rendered_lines()
        row = [tile(np.repeat(lines[..., None], 3, axis=2))]
        for seed in PHOTO_SEEDS:
            model.set_seed(seed)
            photo = self._wait_for_photo().result.pixels
            self._save(f"photo-{class_name}-{seed}", photo)
            row.append(tile(photo))
        self._grab(f"window-photo-{class_name}")
        return row

    def _wait_for_photo(self) -> PaintedDrawing:
        """The full photo of drawing, class and seed as they are now."""
        session = self._window.session

        def wanted(answer: object) -> bool:
            if isinstance(answer, str):
                raise CommandError(f"the engine failed: {answer}")
            return answer is session.current(Lens.PHOTO)

        there = session.current(Lens.PHOTO)
        answer = there or self._answers.wait(wanted, LOADING_TIMEOUT_S)
        assert isinstance(answer, PaintedDrawing)
        return answer

    def _wait_for_painting_after(self, number: int) -> PaintedDrawing:
        """The full painting after this reference, which may still be on its way into the window.

        A painting after the reference before it can still arrive: it is not the current one.
        """
        session, model = self._window.session, self._window.model

        def wanted(answer: object) -> bool:
            is_there = number < len(model.document.references)
            return is_there and answer is session.current(Lens.PAINT)

        return self._wait_for_painting(wanted)

    def _wait_for_painting_of(self, lines: NDArray[np.uint8]) -> PaintedDrawing:
        """The next painting of exactly these lines, or a draft of one."""
        return self._wait_for_painting(
            lambda answer: (
                isinstance(answer, PaintedDrawing) and np.array_equal(answer.lines, lines)
            )
        )

    def _wait_for_painting(self, fits: Callable[[object], bool]) -> PaintedDrawing:
        def wanted(answer: object) -> bool:
            if isinstance(answer, str):
                raise CommandError(f"the engine failed: {answer}")
            return fits(answer)

        first = not any(path.name.startswith("painting") for path in self._written)
        answer = self._answers.wait(wanted, LOADING_TIMEOUT_S if first else PASS_TIMEOUT_S)
        assert isinstance(answer, PaintedDrawing)
        return answer

    def _grab(self, name: str) -> None:
        path = self._output / f"{name}.png"
        if not self._window.grab().save(str(path)):
            raise CommandError(f"{path} could not be written; choose another --output folder.")
        self._written.append(path)

    def _save(self, name: str, pixels: NDArray[np.uint8]) -> None:
        path = self._output / f"{name}.png"
        save_png(path, pixels)
        self._written.append(path)


def contact_sheet(rows: Sequence[Sequence[NDArray[np.uint8]]]) -> NDArray[np.uint8]:
    """Tiles in rows and columns."""
    return np.vstack([np.hstack(row) for row in rows])


def tile(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Fit a picture (H, W, 3) into a white square of the contact sheet."""
    height, width = pixels.shape[:2]
    factor = TILE_PX / max(height, width)
    fitted = max(1, round(width * factor)), max(1, round(height * factor))
    small = cv2.resize(pixels, fitted, interpolation=cv2.INTER_AREA)
    square = np.full((TILE_PX, TILE_PX, 3), 255, np.uint8)
    top, left = (TILE_PX - small.shape[0]) // 2, (TILE_PX - small.shape[1]) // 2
    square[top : top + small.shape[0], left : left + small.shape[1]] = small
    return square
