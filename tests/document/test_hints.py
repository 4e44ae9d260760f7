"""Colour hints and the flatness settings as the document's verbs."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.request import MAX_GAP_PX
from sketchpad.document.document import Document
from sketchpad.document.hints import PlacedHint
from sketchpad.document.model import DocumentModel
from sketchpad.document.stroke import Stroke

DOT = np.array([[30, 40]], np.float32)
RED, BLUE = (200, 10, 10), (10, 10, 200)


@pytest.fixture
def model(qapp: object) -> DocumentModel:
    return DocumentModel(Document(128, 96))


def look(model: DocumentModel) -> list[tuple[int, list[list[float]], object]]:
    return [(h.id, h.points.tolist(), h.colour) for h in model.document.hints]


def test_a_hint_is_added_recoloured_and_deleted_and_each_is_one_step(model: DocumentModel) -> None:
    seen: list[int] = []
    model.hints_changed.connect(lambda: seen.append(len(model.document.hints)))
    first = model.add_hint(DOT, 5.0, RED)
    second = model.add_hint(DOT + 9, 5.0, None)
    model.recolour_hint(first, BLUE)
    model.recolour_hint(first, BLUE)  # says nothing new
    model.delete_hint(second)
    assert look(model) == [(first, [[30, 40]], BLUE)]
    assert model.undo_stack.count() == 4
    model.undo_stack.undo()
    assert look(model) == [(first, [[30, 40]], BLUE), (second, [[39, 49]], None)]
    model.undo_stack.undo()
    assert model.document.hint(first).colour == RED
    for _ in range(2):
        model.undo_stack.undo()
    assert look(model) == []
    assert seen == [1, 2, 2, 1, 2, 2, 1, 0]


def test_one_drag_is_one_step(model: DocumentModel) -> None:
    hint_id = model.add_hint(DOT, 5.0, RED)
    for step in range(1, 6):
        model.move_hint(hint_id, DOT + step, drag=1)
    model.move_hint(hint_id, DOT + 20, drag=2)
    assert model.undo_stack.count() == 3
    model.undo_stack.undo()
    assert model.document.hint(hint_id).points.tolist() == [[35, 45]]
    model.undo_stack.undo()
    assert model.document.hint(hint_id).points.tolist() == [[30, 40]]


def test_a_drag_back_to_where_it_began_is_no_step(model: DocumentModel) -> None:
    hint_id = model.add_hint(DOT, 5.0, RED)
    for target in (DOT + 3, DOT + 7, DOT):
        model.move_hint(hint_id, target, drag=1)
    assert model.undo_stack.count() == 1
    assert model.undo_stack.undoText() == "add colour hint"
    assert look(model) == [(hint_id, [[30, 40]], RED)]


def test_clearing_the_paper_takes_the_hints_along_in_one_step(model: DocumentModel) -> None:
    model.add_stroke(Stroke(np.array([[1, 1, 1, 0], [90, 90, 1, 9]])))
    hint_id = model.add_hint(DOT, 5.0, RED)
    model.clear()
    assert model.is_blank() and look(model) == []
    model.undo_stack.undo()
    assert not model.is_blank() and look(model) == [(hint_id, [[30, 40]], RED)]
    model.clear_hints()
    count = model.undo_stack.count()
    model.clear_hints()
    assert model.undo_stack.count() == count, "where there are no hints, clearing is no step"
    model.undo_stack.undo()
    assert len(model.document.hints) == 1


def test_ids_of_hints_are_never_given_twice(model: DocumentModel) -> None:
    hint = PlacedHint(DOT, 5.0, RED, id=41)
    model.set_document(Document(128, 96, hints=(hint,)))
    assert model.add_hint(DOT, 5.0, RED) == 42
    assert model.add_stroke(Stroke(np.array([[1, 1, 1, 0]]))) == 43
    with pytest.raises(KeyError):
        model.delete_hint(7)


def test_flatness_and_gap_are_clipped_and_slide_in_one_step(model: DocumentModel) -> None:
    for value in (0.2, 0.6, 3.0):
        model.set_flatness(value)
    for gap_px in (9, 1000):
        model.set_gap(gap_px)
    assert (model.document.flatness, model.document.gap_px) == (1.0, MAX_GAP_PX)
    assert model.undo_stack.count() == 2, "one for each, though they follow each other"
    model.undo_stack.undo()
    model.undo_stack.undo()
    assert (model.document.flatness, model.document.gap_px) == (0.0, 6.0)


VERBS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.sampled_from([RED, BLUE, None])),
        st.tuples(st.just("move"), st.integers(0, 40)),
        st.tuples(st.just("recolour"), st.sampled_from([RED, BLUE, None])),
        st.tuples(st.just("delete"), st.none()),
        st.tuples(st.just("clear"), st.none()),
    ),
    max_size=12,
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(VERBS)
def test_undo_goes_back_and_redo_forth(qapp: object, verbs: list[tuple[str, object]]) -> None:
    model = DocumentModel(Document(128, 96))
    for drag, (verb, value) in enumerate(verbs):
        hints = model.document.hints
        if verb == "add":
            model.add_hint(DOT, 5.0, value)  # type: ignore[arg-type]
        elif verb == "clear":
            model.clear_hints()
        elif hints and verb == "move":
            model.move_hint(hints[0].id, DOT + value, drag)  # type: ignore[operator]
        elif hints and verb == "recolour":
            model.recolour_hint(hints[-1].id, value)  # type: ignore[arg-type]
        elif hints and verb == "delete":
            model.delete_hint(hints[0].id)
    after = look(model)
    while model.undo_stack.canUndo():
        model.undo_stack.undo()
    assert look(model) == []
    while model.undo_stack.canRedo():
        model.undo_stack.redo()
    assert look(model) == after
