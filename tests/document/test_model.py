from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from pytestqt.qtbot import QtBot

from sketchpad.document.document import MIN_WEIGHT, Document
from sketchpad.document.model import DocumentModel
from sketchpad.document.stroke import Brush, SketchPicture, Stroke
from sketchpad.ink.sheet import SheetRenderer

PICTURE = np.full((6, 8, 3), 120, np.uint8)


def line(x: float, y: float, length: float = 30.0) -> Stroke:
    return Stroke(np.array([[x, y, 1, 0], [x + length, y + length / 2, 1, 16]]), Brush(6.0))


@pytest.fixture
def model(qapp: object) -> DocumentModel:
    return DocumentModel(Document(128, 96))


def content(model: DocumentModel) -> tuple[Any, ...]:
    document = model.document
    settings = document.strength, document.seed, document.class_name
    return document.items, document.references, *settings


def test_a_stroke_appears_in_the_lines_and_undo_takes_it_back(model: DocumentModel) -> None:
    assert model.is_blank()
    model.add_stroke(line(20, 20))
    assert not model.is_blank()
    assert model.rendered_lines().shape == (96, 128)
    assert model.rendered_lines()[20:35, 20:50].min() == 0
    model.undo_stack.undo()
    assert model.is_blank()
    assert model.rendered_lines().min() == 255


def test_a_jump_through_the_history_is_drawn_and_told_of_once(model: DocumentModel) -> None:
    for x in range(0, 60, 6):
        model.add_stroke(line(x, 20))
    model.add_reference(PICTURE, "grey")
    model.set_strength(0.25)
    model.add_stroke(line(40, 60))
    told: list[object] = []
    model.items_changed.connect(lambda dirty: told.append(("items", model.document.items)))
    model.references_changed.connect(lambda: told.append(model.document.references))
    model.settings_changed.connect(lambda: told.append(model.document.strength))
    model.revision_changed.connect(lambda _: told.append("revision"))
    whole = model.document
    wanted = [("items", whole.items[:3]), (), Document().strength, "revision"]

    model.undo_stack.setIndex(3)

    assert told == wanted
    fresh = SheetRenderer(128, 96)
    fresh.update(model.document.layers)
    np.testing.assert_array_equal(model.rendered_lines(), fresh.lines())
    model.undo_stack.setIndex(13)
    assert (len(model.document.items), model.document.strength) == (11, 0.25)
    assert model.undo_stack.index() == 13
    fresh.update(model.document.layers)
    np.testing.assert_array_equal(model.rendered_lines(), fresh.lines())


def test_rendered_lines_are_a_copy(model: DocumentModel) -> None:
    model.rendered_lines()[:] = 0
    assert model.rendered_lines().min() == 255


def test_items_changed_names_the_area(model: DocumentModel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.items_changed) as blocker:
        model.add_stroke(line(20, 20))
    dirty = blocker.args[0]
    assert QRect(20, 20, 30, 15).intersected(dirty) == QRect(20, 20, 30, 15)
    assert dirty.width() < 50


def test_every_change_counts_a_revision(model: DocumentModel) -> None:
    seen: list[int] = []
    model.revision_changed.connect(seen.append)
    model.add_stroke(line(5, 5))
    model.set_seed(3)
    model.undo_stack.undo()
    model.undo_stack.redo()
    assert seen == [1, 2, 3, 4]


def test_clear_is_one_step_and_keeps_the_order(model: DocumentModel) -> None:
    for i in range(4):
        model.add_stroke(line(10 * i, 10))
    items = model.document.items
    model.clear()
    assert model.is_blank()
    model.undo_stack.undo()
    assert model.document.items == items
    model.clear()
    count = model.undo_stack.count()
    model.clear()
    assert model.undo_stack.count() == count, "clearing an empty sheet is no step"


def test_one_eraser_drag_is_one_step_whatever_the_order(model: DocumentModel) -> None:
    ids = [model.add_stroke(line(10 * i, 10)) for i in range(6)]
    items, steps = model.document.items, model.undo_stack.count()
    for touched in ([ids[4]], [ids[0], ids[5]], [ids[2]]):
        model.erase_items(touched, drag=1)
    assert [item.id for item in model.document.items] == [ids[1], ids[3]]
    assert model.undo_stack.count() == steps + 1
    model.undo_stack.undo()
    assert model.document.items == items
    model.undo_stack.redo()
    assert [item.id for item in model.document.items] == [ids[1], ids[3]]


def test_two_eraser_drags_are_two_steps(model: DocumentModel) -> None:
    first, second = model.add_stroke(line(10, 10)), model.add_stroke(line(50, 50))
    steps = model.undo_stack.count()
    model.erase_items([first], drag=1)
    model.erase_items([second], drag=2)
    model.erase_items([999], drag=2)
    assert model.undo_stack.count() == steps + 2


def test_a_sketch_lies_under_the_strokes_and_fits(model: DocumentModel) -> None:
    model.add_stroke(line(5, 5))
    lines = np.full((48, 32), 255, np.uint8)
    lines[10:20, 10:20] = 0
    model.place_sketch(lines, "scan")
    picture, stroke = model.document.items
    assert isinstance(picture, SketchPicture)
    assert isinstance(stroke, Stroke)
    assert (picture.x, picture.y, picture.width, picture.height) == (32, 0, 64, 96)
    rendered = model.rendered_lines()
    assert rendered[22:38, 54:70].max() == 0
    assert rendered[60:, 40:].min() == 255
    model.undo_stack.undo()
    assert model.document.items == (stroke,)


def test_weights_merge_while_dragging_one_reference(model: DocumentModel) -> None:
    first, second = model.add_reference(PICTURE, "a"), model.add_reference(PICTURE, "b")
    steps = model.undo_stack.count()
    for weight in (0.8, 0.5, 0.25):
        model.set_reference_weight(first, weight)
    model.set_reference_weight(second, 2.0)
    assert model.undo_stack.count() == steps + 1, "a weight is clipped; 1.0 is no change"
    model.set_reference_weight(second, 0.0)
    assert model.document.reference(second).weight == MIN_WEIGHT
    model.set_reference_weight(second, 0.5)
    assert model.undo_stack.count() == steps + 2
    model.undo_stack.undo()
    model.undo_stack.undo()
    assert [r.weight for r in model.document.references] == [1.0, 1.0]


def test_use_only_sets_the_others_aside(model: DocumentModel) -> None:
    ids = [model.add_reference(PICTURE, name) for name in "abc"]
    model.set_reference_active(ids[1], False)
    model.use_only_reference(ids[1])
    assert [r.active for r in model.document.references] == [False, True, False]
    steps = model.undo_stack.count()
    model.use_only_reference(ids[1])
    assert model.undo_stack.count() == steps
    model.remove_reference(ids[0])
    with pytest.raises(KeyError, match="no reference"):
        model.remove_reference(ids[0])


def test_strength_merges_and_is_clipped(model: DocumentModel) -> None:
    for strength in (0.9, 0.4, -1.0):
        model.set_strength(strength)
    assert model.document.strength == 0.0
    model.undo_stack.undo()
    assert model.document.strength == 1.0


def test_choosing_a_class_is_a_step_that_can_be_undone(model: DocumentModel) -> None:
    revision = model.document.revision
    model.choose_class("pizza")
    model.choose_class("car_(sedan)")
    steps = model.undo_stack.count()
    model.choose_class("car_(sedan)")
    assert model.undo_stack.count() == steps == 2
    assert model.document.revision == revision + 2
    model.undo_stack.undo()
    assert model.document.class_name == "pizza"
    model.undo_stack.undo()
    assert model.document.class_name == ""


def test_another_document_starts_without_history(model: DocumentModel, qtbot: QtBot) -> None:
    model.add_stroke(line(5, 5))
    other = Document.of_items([Stroke(np.array([[9, 9, 1, 0]]), id=7)], width_px=64, height_px=64)
    with qtbot.waitSignal(model.items_changed) as blocker:
        model.set_document(other)
    assert blocker.args == [None]
    assert not model.undo_stack.canUndo()
    assert model.rendered_lines().shape == (64, 64)
    assert model.rendered_lines()[9, 9] == 0
    assert model.add_stroke(line(1, 1)) == 8


VERBS = st.one_of(
    st.tuples(st.just("stroke"), st.integers(0, 100), st.integers(0, 80)),
    st.tuples(st.just("erase"), st.integers(0, 9), st.sampled_from([None, 1, 2])),
    st.tuples(st.just("clear")),
    st.tuples(st.just("sketch"), st.integers(1, 40), st.integers(1, 40)),
    st.tuples(st.just("reference")),
    st.tuples(st.just("remove"), st.integers(0, 9)),
    st.tuples(st.just("weigh"), st.integers(0, 9), st.floats(-1, 2)),
    st.tuples(st.just("only"), st.integers(0, 9)),
    st.tuples(st.just("strength"), st.floats(-1, 2)),
    st.tuples(st.just("seed"), st.integers(0, 5)),
    st.tuples(st.just("class"), st.sampled_from(["", "pizza", "car_(sedan)"])),
    st.tuples(st.just("undo")),
    st.tuples(st.just("redo")),
)


def perform(model: DocumentModel, verb: str, *values: Any) -> None:
    items, references = model.document.items, model.document.references
    if verb == "stroke":
        model.add_stroke(line(*values))
    elif verb == "erase":
        model.erase_items([x.id for x in items[values[0] :: 3]], drag=values[1])
    elif verb == "sketch":
        model.place_sketch(np.full(values, 60, np.uint8), "sketch")
    elif verb == "reference":
        model.add_reference(PICTURE, "reference")
    elif verb in ("remove", "weigh", "only"):
        act = {
            "remove": model.remove_reference,
            "weigh": model.set_reference_weight,
            "only": model.use_only_reference,
        }[verb]
        if references:
            act(references[values[0] % len(references)].id, *values[1:])
    elif verb in ("undo", "redo"):
        getattr(model.undo_stack, verb)()
    else:
        act = {
            "clear": model.clear,
            "strength": model.set_strength,
            "seed": model.set_seed,
            "class": model.choose_class,
        }[verb]
        act(*values)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(verbs=st.lists(VERBS, max_size=25))
def test_undo_all_is_the_start_and_redo_all_the_end(qapp: object, verbs: list[Any]) -> None:
    model = DocumentModel(Document(128, 96))
    start = content(model)
    for verb in verbs:
        perform(model, *verb)
    while model.undo_stack.canRedo():
        model.undo_stack.redo()
    end, lines = content(model), model.rendered_lines()

    fresh = SheetRenderer(128, 96)
    fresh.update(model.document.layers)
    assert np.array_equal(fresh.lines(), lines), "step by step differs from drawn at once"

    while model.undo_stack.canUndo():
        model.undo_stack.undo()
    assert content(model) == start
    assert model.rendered_lines().min() == 255
    while model.undo_stack.canRedo():
        model.undo_stack.redo()
    assert content(model) == end
    assert np.array_equal(model.rendered_lines(), lines)
