"""Open documents beside each other: whatever is done to one, the others rest as they are."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sketchpad.document.document import Document
from sketchpad.document.layers import Layer
from sketchpad.document.model import DocumentModel
from sketchpad.document.open_document import OpenDocument
from sketchpad.document.stroke import Stroke
from sketchpad.ink.sheet import SheetRenderer

SIDE_PX = 48
DOCUMENTS = 3

Act = tuple[str, int]
acts = st.lists(
    st.tuples(
        st.sampled_from(["show", "draw", "draw", "layer", "hide", "erase", "undo", "redo"]),
        st.integers(0, SIDE_PX - 1),
    ),
    max_size=30,
)


def contents(document: Document) -> list[tuple[object, ...]]:
    return [(layer.id, layer.visible, *layer.items) for layer in document.sketch_layers]


class Expected:
    """What one document has to be: its states one after the other, and which of them it has."""

    def __init__(self, document: Document) -> None:
        self.states = [contents(document)]
        self.now = 0

    def step(self, document: Document) -> None:
        """Something was done."""
        del self.states[self.now + 1 :]
        self.states.append(contents(document))
        self.now += 1


def perform(model: DocumentModel, act: str, number: int) -> None:
    document = model.document
    if act == "draw":
        model.add_stroke(Stroke(np.array([[number, 5, 1, 0], [number, 40, 1, 9]])))
    elif act == "layer":
        model.add_layer()
    elif act == "hide":
        layer = document.layers[number % len(document.layers)]
        model.set_layer(layer.id, visible=not layer.visible)
    elif act == "erase" and document.items:
        model.erase_items([document.items[number % len(document.items)].id])


def lines_of(layers: Sequence[Layer]) -> bytes:
    renderer = SheetRenderer(SIDE_PX, SIDE_PX)
    renderer.update(layers)
    return renderer.lines().tobytes()


@given(acts=acts)
def test_each_keeps_its_own_drawing_and_history(qapp: object, acts: list[Act]) -> None:
    opened = [OpenDocument(Document(SIDE_PX, SIDE_PX)) for _ in range(DOCUMENTS)]
    expected = [Expected(one.document) for one in opened]
    model, here = DocumentModel(), 0
    model.show(opened[here])
    for act, number in acts:
        mine = expected[here]
        if act == "show":
            here = number % DOCUMENTS
            model.show(opened[here])
        elif act == "undo":
            model.undo_stack.undo()
            mine.now = max(0, mine.now - 1)
        elif act == "redo":
            model.undo_stack.redo()
            mine.now = min(len(mine.states) - 1, mine.now + 1)
        else:
            steps = model.undo_stack.count(), model.undo_stack.index()
            perform(model, act, number)
            if (model.undo_stack.count(), model.undo_stack.index()) != steps:
                mine.step(model.document)
        for one, its in zip(opened, expected, strict=True):
            assert contents(one.document) == its.states[its.now]
            assert (one.steps.index, one.modified) == (its.now, one.steps.clean_index != its.now)
        assert model.rendered_lines().tobytes() == lines_of(model.document.layers)
    for one, its in zip(opened, expected, strict=True):
        model.show(one)
        model.undo_stack.setIndex(0)
        assert contents(model.document) == its.states[0]
        model.undo_stack.setIndex(len(its.states))
        assert contents(model.document) == its.states[-1]


@pytest.fixture
def model(qapp: object) -> DocumentModel:
    return DocumentModel(Document(SIDE_PX, SIDE_PX))


def test_leaving_is_told_while_the_old_one_is_still_shown(model: DocumentModel) -> None:
    first, second = model.shown, OpenDocument(Document(20, 10))
    told: list[tuple[str, OpenDocument]] = []
    model.leaving.connect(lambda: told.append(("leaving", model.shown)))
    model.items_changed.connect(lambda dirty: told.append((f"items {dirty}", model.shown)))
    model.show(second)
    assert told == [("leaving", first), ("items None", second)]
    model.show(second)
    assert len(told) == 2, "it is shown already"


def test_going_back_and_forth_changes_nothing_that_could_be_saved(model: DocumentModel) -> None:
    first = model.shown
    model.add_stroke(Stroke(np.array([[9, 9, 1, 0]])))
    revision = model.document.revision
    model.show(OpenDocument(Document(20, 10)))
    assert not model.undo_stack.canUndo() and model.undo_stack.isClean()
    model.show(first)
    assert model.document.revision == revision
    assert model.undo_stack.canUndo() and first.modified


def test_ids_go_on_where_each_document_was(model: DocumentModel) -> None:
    first, dot = model.shown, Stroke(np.array([[9, 9, 1, 0]]))
    mine = model.add_stroke(dot)
    model.undo_stack.undo()
    second = OpenDocument(Document(20, 10))
    model.show(second)
    model.add_stroke(dot)
    model.show(first)
    assert model.add_stroke(dot) == mine + 1


def test_an_untouched_document_is_one_that_nobody_would_miss(model: DocumentModel) -> None:
    shown = model.shown
    told = [(shown.untouched, shown.modified)]
    model.add_stroke(Stroke(np.array([[9, 9, 1, 0]])))
    told.append((shown.untouched, shown.modified))
    model.undo_stack.undo()
    told.append((shown.untouched, shown.modified))
    shown.recovered = True
    told.append((shown.untouched, shown.modified))
    assert told == [(True, False), (False, True), (True, False), (False, True)]
