"""What the engine is asked about a document."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine.request import Lens
from sketchpad.document.document import Document, Reference
from sketchpad.document.hints import PlacedHint
from sketchpad.live.requests import basis_of, paint_request, photo_request
from tests.window_stage import one_colour

LINES = np.full((8, 8), 255, np.uint8)
HINT = PlacedHint(np.array([[1, 2]], np.float32), 3.0, (1, 2, 3), id=4)


def a_document() -> Document:
    references = (
        Reference(1, "rust", one_colour((200, 100, 50)), weight=0.0),
        Reference(2, "set aside", one_colour((1, 2, 3)), active=False),
    )
    return Document(references=references, hints=(HINT,), flatness=0.5, gap_px=9.0, seed=7)


def test_a_painting_is_asked_for_with_everything_that_decides_it() -> None:
    request = paint_request(a_document(), LINES, size_px=192, revision=3, draft=True)
    assert request.hints == (HINT,)
    assert (request.flatness, request.gap_px, request.strength) == (0.5, 9.0, 1.0)
    assert (request.size, request.revision, request.draft, request.seed) == (192, 3, True, 7)
    (reference,) = request.references
    assert reference.weight > 0, "in use, it counts"


def test_a_photo_knows_nothing_of_colours() -> None:
    request = photo_request(a_document(), LINES, variations=4, revision=3, draft=False)
    assert (request.variations, request.seed, request.revision) == (4, 7, 3)


@pytest.mark.parametrize(
    "changes", [{"hints": ()}, {"flatness": 0.6}, {"gap_px": 10.0}, {"strength": 0.5}]
)
def test_only_the_painting_depends_on_hints_and_look(changes: dict[str, object]) -> None:
    before = a_document()
    after = replace(before, **changes)  # type: ignore[arg-type]
    assert basis_of(before, Lens.PAINT, 0, 256) != basis_of(after, Lens.PAINT, 0, 256)
    assert basis_of(before, Lens.PHOTO, 0, 256) == basis_of(after, Lens.PHOTO, 0, 256)
