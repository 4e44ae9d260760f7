"""Guides in the document: undo, the project file, the journal."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sketchpad.document.differences import Changes, apply
from sketchpad.document.document import Document
from sketchpad.document.guides import Guide
from sketchpad.document.model import DocumentModel
from sketchpad.document.project_file import (
    FORMAT_VERSION,
    HEAD,
    ProjectFileError,
    pack_project,
    unpack_project,
)

PLACES = st.floats(-1e5, 1e5, allow_subnormal=False)
GUIDES = st.lists(st.builds(Guide, st.booleans(), PLACES), unique=True, max_size=6).map(tuple)


def rewritten(data: bytes, **changes: object) -> bytes:
    """A project file with other values in its head; None takes one out."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    head = {**json.loads(parts[HEAD]), **changes}
    head = {name: value for name, value in head.items() if value is not None}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in {**parts, HEAD: json.dumps(head).encode()}.items():
            archive.writestr(name, content)
    return buffer.getvalue()


@settings(max_examples=30)
@given(GUIDES, GUIDES)
def test_project_file_and_journal_keep_guides_exactly(
    first: tuple[Guide, ...], second: tuple[Guide, ...]
) -> None:
    document = Document(64, 64, guides=first)
    assert unpack_project(pack_project(document), "x").guides == first
    changed = replace(document, guides=second)
    changes = Changes(document, changed)
    assert bool(changes) == (first != second)
    if changes:
        assert apply(document, changes.pack()).guides == second


def test_files_without_guides_open_and_the_format_is_still_the_third() -> None:
    data = pack_project(Document(64, 64, guides=(Guide(True, 3),)))
    assert unpack_project(rewritten(data, guides=None), "old").guides == ()
    assert FORMAT_VERSION == 3


@pytest.mark.parametrize(
    "damage",
    [[{"upright": True}], [{"upright": True, "place_px": "far"}], [7], 5, [{"place_px": 1}]],
)
def test_damaged_guides_are_a_damaged_file(damage: object) -> None:
    data = pack_project(Document(64, 64))
    with pytest.raises(ProjectFileError, match="damaged"):
        unpack_project(rewritten(data, guides=damage), "x")


def test_guides_lie_at_finite_places() -> None:
    with pytest.raises(ValueError, match="finite"):
        Guide(True, float("nan"))


def test_every_verb_is_one_step_and_a_revision(qapp: object) -> None:
    model = DocumentModel(Document(64, 64))
    told: list[int] = []
    model.guides_changed.connect(lambda: told.append(len(model.document.guides)))
    upright, level = Guide(True, 10), Guide(False, 20)
    model.lay_guide(upright)
    model.lay_guide(level)
    model.lay_guide(upright)  # lies there already
    model.move_guide(upright, 12.5)
    model.take_guide(level)
    model.clear_guides()
    assert told == [1, 2, 2, 1, 0]
    assert model.document.revision >= 5
    assert model.undo_stack.count() == 5
    model.undo_stack.setIndex(3)
    assert model.document.guides == (Guide(True, 12.5), level)
    model.undo_stack.setIndex(0)
    assert model.document.guides == ()


def test_a_guide_that_is_laid_upon_another_becomes_one(qapp: object) -> None:
    model = DocumentModel(Document(64, 64, guides=(Guide(True, 1), Guide(True, 2))))
    model.move_guide(Guide(True, 1), 2)
    assert model.document.guides == (Guide(True, 2),)
