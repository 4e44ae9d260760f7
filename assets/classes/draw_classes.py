"""Lets the released photo network draw a small picture of every class, for the class picker.

Run `python assets/classes/draw_classes.py` to write CLASS.png beside this file, from the bundled
sketch of the class; `--seed` tries other noise, `--model` other weights. A class without a bundled
sketch gets no picture: the picker shows its initial.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # strokes are drawn without a display

import cv2
import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QGuiApplication

from engine.lenses import load_lens
from engine.model_store import default_model, describe_model
from engine.pictures import save_png
from engine.request import Lens, PhotoRequest
from sketchpad import bundled
from sketchpad.document.model import DocumentModel
from sketchpad.document.stroke import Brush, Stroke

SIDE_PX = 64
VARIATIONS = 2  # with more than one the answer holds the photo's own square, not the sheet


def lines_of(sketch: Path) -> NDArray[np.uint8]:
    """A recorded sketch as the sheet shows it: (H, W), 255 = paper."""
    model = DocumentModel()
    for size_px, points in bundled.read_strokes(sketch):
        model.add_stroke(Stroke(points, Brush(size_px)))
    return model.rendered_lines()


def main() -> None:
    """Draw every class that has a sketch, and name those that have none."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, help="weights to use instead of the released ones")
    parser.add_argument("--seed", type=int, default=0, help="of the noise, the same for all")
    parser.add_argument("--only", nargs="*", default=[], help="classes to draw; all without it")
    wanted = parser.parse_args()
    weights = wanted.model or default_model(Lens.PHOTO.value).path
    classes = describe_model(weights).meta.classes
    sketches = bundled.photo_sketches()
    application = QGuiApplication([])
    pipeline = load_lens(Lens.PHOTO, weights)
    for name in wanted.only or classes:
        if name not in sketches:
            print(f"{name}: no bundled sketch, hence no picture")
            continue
        request = PhotoRequest(
            lines_of(sketches[name]), name, seed=wanted.seed, variations=VARIATIONS
        )
        photo = pipeline.run(request).alternatives[0].pixels
        small = cv2.resize(photo, (SIDE_PX, SIDE_PX), interpolation=cv2.INTER_AREA)
        save_png(Path(__file__).parent / f"{name}.png", np.ascontiguousarray(small, np.uint8))
        print(f"{name}: drawn")
    application.quit()


if __name__ == "__main__":
    main()
