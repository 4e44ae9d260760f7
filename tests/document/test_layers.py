from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from sketchpad.document.document import Document
from sketchpad.document.layers import PictureLayer, SketchLayer
from sketchpad.document.model import DocumentModel
from sketchpad.document.stroke import NO_ID, Brush, SketchPicture, Stroke
from sketchpad.ink.render import image_lines
from sketchpad.ink.sheet import SheetRenderer

WIDTH, HEIGHT = 96, 64
PHOTO = np.full((8, 12, 4), (200, 30, 30, 255), np.uint8)
PLACE = (10, 10, 60, 40)


def line(y: float, kind: Any = "ink", size_px: float = 8.0) -> Stroke:
    return Stroke(np.array([[10, y, 1, 0], [80, y, 1, 40]]), Brush(size_px, kind=kind))


@pytest.fixture
def model(qapp: object) -> DocumentModel:
    return DocumentModel(Document(WIDTH, HEIGHT))


def names(model: DocumentModel) -> list[str]:
    return [layer.name for layer in model.document.layers]


def items_on(model: DocumentModel) -> list[int]:
    """How many items lie on the sketch layers, bottom to top."""
    return [len(layer.items) for layer in model.document.sketch_layers]


def test_a_new_layer_lies_on_the_active_one_and_is_drawn_on(model: DocumentModel) -> None:
    first = model.document.active_layer
    top = model.add_layer()
    model.activate_layer(first)
    middle = model.add_layer("Rough")
    assert names(model) == ["Lines", "Rough", "Layer 2"]
    model.add_stroke(line(20))
    assert items_on(model) == [0, 1, 0]
    assert model.document.active_layer == middle
    model.activate_layer(top)
    model.undo_stack.undo()
    assert items_on(model) == [0, 0, 0], "undo is not about the active layer"
    model.undo_stack.undo()
    assert names(model) == ["Lines", "Layer 2"]
    assert model.document.active_layer == first


def test_activating_is_no_step_and_no_change(model: DocumentModel, qtbot: QtBot) -> None:
    first = model.document.active_layer
    model.add_layer()
    steps, revision = model.undo_stack.count(), model.document.revision
    with qtbot.waitSignal(model.layers_changed):
        model.activate_layer(first)
    assert (model.undo_stack.count(), model.document.revision) == (steps, revision)
    with pytest.raises(KeyError, match="no layer has the id 99"):
        model.activate_layer(99)


def test_only_what_drives_is_seen_by_the_lenses(model: DocumentModel) -> None:
    model.add_stroke(line(20))
    rough = model.add_layer("Rough")
    model.add_stroke(line(40))
    model.set_layer(rough, drives=False)
    assert len(model.document.items) == 1
    assert model.rendered_lines()[36:44].min() == 255
    assert image_lines(model.sheet_image)[40, 40] == 0, "it is still shown"
    model.set_layer(rough, visible=False)
    assert image_lines(model.sheet_image)[36:44].min() == 255
    model.set_layer(rough, visible=True, drives=True)
    assert model.rendered_lines()[40, 40] == 0


def test_opacity_makes_ink_paler_for_eyes_and_lenses(model: DocumentModel) -> None:
    model.add_stroke(line(20))
    model.set_layer(model.document.active_layer, opacity=0.4)
    assert model.rendered_lines()[20, 40] == pytest.approx(255 * 0.6, abs=1)
    assert image_lines(model.sheet_image)[20, 40] == pytest.approx(255 * 0.6, abs=1)


def test_one_slide_of_the_opacity_is_one_step(model: DocumentModel) -> None:
    layer = model.document.active_layer
    for opacity in (0.9, 0.5, -3.0):
        model.set_layer(layer, opacity=opacity)
    assert (model.undo_stack.count(), model.document.layer(layer).opacity) == (1, 0.0)
    model.undo_stack.undo()
    assert model.document.layer(layer).opacity == 1.0


def test_an_eraser_takes_ink_from_its_own_layer_only(model: DocumentModel) -> None:
    model.add_stroke(line(20))
    model.add_layer()
    model.add_stroke(line(20, size_px=20))
    before = model.rendered_lines()
    model.add_stroke(line(20, "eraser", size_px=20))
    lines = model.rendered_lines()
    assert lines[20, 45] == 0, "the ink below is still there"
    assert lines[28, 45] == 255 and before[28, 45] == 0
    model.undo_stack.undo()
    assert np.array_equal(model.rendered_lines(), before)


def test_an_underlay_is_shown_and_never_seen_by_the_lenses(model: DocumentModel) -> None:
    model.add_stroke(line(20))
    lines, active = model.rendered_lines(), model.document.active_layer
    picture = model.add_picture_layer(PHOTO, "photo", PLACE)
    assert names(model) == ["photo", "Lines"]
    assert model.document.active_layer == active
    assert np.array_equal(model.rendered_lines(), lines)
    shown = model.sheet_image.pixelColor(30, 45)
    assert (shown.red(), shown.green()) == pytest.approx((228, 143), abs=2), "half opaque"
    assert model.sheet_image.pixelColor(30, 20).red() == 0, "ink lies above"
    with pytest.raises(ValueError, match="never drives"):
        model.set_layer(picture, drives=True)
    model.set_layer(picture, visible=False)
    assert model.sheet_image.pixelColor(30, 45).green() == 255


REFUSALS = [
    ({"locked": True}, "locked. Unlock it"),
    ({"visible": False}, "hidden. Show it"),
]


@pytest.mark.parametrize(("state", "reason"), REFUSALS)
def test_locked_and_hidden_layers_say_why_they_stay(
    model: DocumentModel, qtbot: QtBot, state: dict[str, bool], reason: str
) -> None:
    layer = model.document.active_layer
    stroke_id = model.add_stroke(line(20))
    model.set_layer(layer, **state)
    (stroke,) = model.document.active_items
    steps = model.undo_stack.count()
    tries = (
        lambda: model.add_stroke(line(40)),
        lambda: model.erase_items([stroke_id]),
        lambda: model.place_sketch(np.zeros((5, 5), np.uint8), "scan"),
        lambda: model.insert_items([line(30)]),
        lambda: model.replace_items({stroke: line(50)}, "move"),
    )
    for attempt in tries:
        with qtbot.waitSignal(model.refused) as blocker:
            attempt()
        assert "“Lines” is " + reason in blocker.args[0]
    model.clear()
    assert model.document.active_items == (stroke,)
    assert model.undo_stack.count() == steps
    assert model.insert_items([line(1)]) == [NO_ID]


def test_a_picture_is_not_drawn_on(model: DocumentModel, qtbot: QtBot) -> None:
    model.activate_layer(model.add_picture_layer(PHOTO, "photo", PLACE))
    with qtbot.waitSignal(model.refused) as blocker:
        assert model.add_stroke(line(20)) == NO_ID
    assert "“photo” is a picture to trace. Choose a sketch layer" in blocker.args[0]
    assert model.document.active_items == ()


def test_clearing_leaves_locked_layers_alone(model: DocumentModel) -> None:
    model.add_stroke(line(20))
    model.set_layer(model.document.active_layer, locked=True)
    model.add_layer()
    model.add_stroke(line(30))
    model.clear()
    assert items_on(model) == [1, 0]
    model.undo_stack.undo()
    assert items_on(model) == [1, 1]


def test_erasing_across_layers_is_one_step(model: DocumentModel) -> None:
    ids = [model.add_stroke(line(10)), model.add_stroke(line(20))]
    model.add_layer()
    ids += [model.add_stroke(line(30)), model.add_stroke(line(40))]
    layers, steps = model.document.layers, model.undo_stack.count()
    model.erase_items([ids[3]], drag=1)
    model.erase_items([ids[0], ids[2]], drag=1)
    assert items_on(model) == [1, 0]
    assert model.undo_stack.count() == steps + 1
    model.undo_stack.undo()
    assert [x.items for x in model.document.sketch_layers] == [x.items for x in layers]


def test_the_last_sketch_layer_stays(model: DocumentModel, qtbot: QtBot) -> None:
    model.add_picture_layer(PHOTO, "photo", PLACE)
    with qtbot.waitSignal(model.refused) as blocker:
        model.remove_layer(model.document.active_layer)
    assert "at least one sketch layer" in blocker.args[0]
    assert names(model) == ["photo", "Lines"]


def test_removing_a_layer_draws_on_the_next_sketch_below(model: DocumentModel) -> None:
    first, second = model.document.active_layer, model.add_layer()
    model.add_stroke(line(20))
    lines = model.rendered_lines()
    model.remove_layer(second)
    assert model.document.active_layer == first and model.is_blank()
    model.undo_stack.undo()
    assert model.document.active_layer == second
    assert np.array_equal(model.rendered_lines(), lines)
    model.activate_layer(first)
    model.remove_layer(first)
    assert model.document.active_layer == second, "there is none below: the one above"


def test_moving_and_renaming(model: DocumentModel) -> None:
    first, second = model.document.active_layer, model.add_layer("Top")
    model.move_layer(first, 99)
    assert names(model) == ["Top", "Lines"]
    model.move_layer(first, 1)
    assert model.undo_stack.undoText() == "move layer"
    model.rename_layer(second, "  Hair ")
    model.rename_layer(second, " ")
    assert names(model) == ["Hair", "Lines"]
    model.undo_stack.undo()
    model.undo_stack.undo()
    assert names(model) == ["Lines", "Top"]


def test_a_duplicate_has_items_of_its_own(model: DocumentModel) -> None:
    stroke_id = model.add_stroke(line(20))
    copy = model.duplicate_layer(model.document.active_layer)
    assert names(model) == ["Lines", "Lines copy"]
    assert model.document.active_layer == copy
    (item,) = model.document.active_items
    assert item.id != stroke_id
    model.erase_items([item.id])
    assert items_on(model) == [1, 0]


def merged_lines(model: DocumentModel) -> tuple[np.ndarray, np.ndarray]:
    before = model.rendered_lines()
    model.merge_down(model.document.active_layer)
    return before, model.rendered_lines()


def test_merging_alike_layers_keeps_strokes(model: DocumentModel) -> None:
    model.add_stroke(line(20))
    model.add_layer()
    model.add_stroke(line(24))
    before, after = merged_lines(model)
    assert np.array_equal(before, after)
    assert names(model) == ["Lines"]
    assert [type(item) for item in model.document.items] == [Stroke, Stroke]
    model.undo_stack.undo()
    assert (names(model), items_on(model)) == (["Lines", "Layer 2"], [1, 1])


@pytest.mark.parametrize("opacity", [1.0, 0.5])
def test_merging_what_strokes_cannot_say_looks_the_same(
    model: DocumentModel, opacity: float
) -> None:
    model.add_stroke(line(20))
    top = model.add_layer()
    model.add_stroke(line(24))
    model.add_stroke(line(28, "eraser"))
    model.set_layer(top, opacity=opacity)
    before, after = merged_lines(model)
    assert np.array_equal(before, after)
    assert [type(item) for item in model.document.items] == [SketchPicture]


def test_what_cannot_be_merged_says_why(model: DocumentModel, qtbot: QtBot) -> None:
    first = model.document.active_layer
    model.add_picture_layer(PHOTO, "photo", PLACE)
    assert "right above another sketch layer" in model.merge_obstacle(first)
    second = model.add_layer()
    model.set_layer(first, locked=True)
    with qtbot.waitSignal(model.refused) as blocker:
        model.merge_down(second)
    assert "unlock both" in blocker.args[0]
    assert len(model.document.layers) == 3


def test_replacing_keeps_order_and_ids_and_merges_a_drag(model: DocumentModel) -> None:
    for y in (10, 20, 30):
        model.add_stroke(line(y))
    before = model.document.items
    lines, steps = model.rendered_lines(), model.undo_stack.count()
    for y in (40, 50):
        old = model.document.items[1]
        model.replace_items({old: line(y)}, "move", drag=3)
    assert [item.id for item in model.document.items] == [item.id for item in before]
    assert model.rendered_lines()[50, 40] == 0 and model.rendered_lines()[40, 40] == 255
    assert (model.undo_stack.count(), model.undo_stack.undoText()) == (steps + 1, "move")
    model.undo_stack.undo()
    assert model.document.items == before
    assert np.array_equal(model.rendered_lines(), lines)
    model.undo_stack.redo()
    model.replace_items({model.document.items[1]: before[1]}, "move", drag=3)
    assert model.undo_stack.count() == steps, "back where it began: no step"
    with pytest.raises(KeyError):
        model.replace_items({line(1): line(2)}, "move")


def test_inserted_items_get_ids_and_a_place(model: DocumentModel) -> None:
    first = model.document.active_layer
    model.add_stroke(line(10))
    model.add_layer()
    ids = model.insert_items([line(20), line(30)], first, 0, "paste")
    assert [item.id for item in model.document.sketch_layer(first).items][:2] == ids
    assert model.undo_stack.undoText() == "paste"
    assert model.insert_items([]) == []


def test_strokes_carry_their_time(model: DocumentModel) -> None:
    for y in (10, 20):
        model.add_stroke(line(y))
    first, second = model.document.items
    assert isinstance(first, Stroke) and isinstance(second, Stroke)
    assert first.began_ms == 0
    assert second.began_ms >= 40, "after the first one, which took 40 ms"


def test_the_growing_stroke_is_seen_on_its_layer(model: DocumentModel) -> None:
    """What is shown while drawing is, pixel by pixel, what stays."""
    first = model.document.active_layer
    model.add_stroke(line(20))
    model.add_layer()
    model.add_stroke(line(24))
    model.activate_layer(first)
    for stroke in (line(22, "eraser"), replace(line(40), brush=Brush(9, opacity=0.5))):
        area = model.sheet_image.rect()
        patch, place = model.patch(area, stroke)
        lines = model.lines_with(stroke)
        model.add_stroke(stroke)
        assert np.array_equal(lines, model.rendered_lines())
        assert place == area
        assert np.array_equal(image_lines(patch), image_lines(model.sheet_image))
    model.set_layer(first, locked=True)
    assert np.array_equal(model.lines_with(line(50)), model.rendered_lines())


def test_bare_and_blank(model: DocumentModel) -> None:
    assert model.is_bare() and model.is_blank()
    picture = model.add_picture_layer(PHOTO, "photo", PLACE)
    assert not model.is_bare() and model.is_blank()
    model.set_layer(picture, visible=False)
    assert model.is_bare()
    model.add_stroke(line(20))
    model.set_layer(model.document.active_layer, drives=False)
    assert not model.is_bare() and model.is_blank()


def test_a_thumbnail_is_small_and_shows_the_sheet(qapp: object) -> None:
    model = DocumentModel(Document(600, 300))
    model.add_stroke(Stroke(np.array([[0, 150, 1, 0], [600, 150, 1, 0]]), Brush(60)))
    thumbnail = model.thumbnail()
    assert thumbnail.shape == (128, 256, 3)
    assert thumbnail[64, 128].tolist() == [0, 0, 0] and thumbnail[5, 5].tolist() == [255] * 3


NUMBERS = st.integers(0, 7)
VERBS = st.one_of(
    st.tuples(st.just("stroke"), st.integers(0, 60), st.sampled_from(["ink", "eraser", "pencil"])),
    st.tuples(st.just("erase"), NUMBERS, st.sampled_from([None, 1, 2])),
    st.tuples(st.just("replace"), NUMBERS, st.sampled_from([None, 1, 2])),
    st.tuples(st.just("add")),
    st.tuples(st.just("picture")),
    st.tuples(st.sampled_from(["remove", "duplicate", "merge", "activate"]), NUMBERS),
    st.tuples(st.just("move"), NUMBERS, NUMBERS),
    st.tuples(st.sampled_from(["visible", "locked", "drives"]), NUMBERS, st.booleans()),
    st.tuples(st.just("opacity"), NUMBERS, st.floats(0, 1)),
    st.tuples(st.sampled_from(["undo", "redo"])),
)


def perform(model: DocumentModel, verb: str, *values: Any) -> None:
    layers = model.document.layers
    layer = layers[values[0] % len(layers)] if values and isinstance(values[0], int) else None
    items = [item for x in model.document.sketch_layers for item in x.items]
    if verb == "stroke":
        model.add_stroke(line(*values))
    elif verb == "erase":
        model.erase_items([x.id for x in items[values[0] :: 3]], drag=values[1])
    elif verb == "replace":
        chosen = [x for x in items[values[0] :: 2] if isinstance(x, Stroke)]
        shift = np.array([3, 5, 0, 0])
        moved = {x: replace(x, points=x.points + shift) for x in chosen}
        model.replace_items(moved, "move", drag=values[1])
    elif verb == "add":
        model.add_layer()
    elif verb == "picture":
        model.add_picture_layer(PHOTO, "photo", PLACE)
    elif verb in ("undo", "redo"):
        getattr(model.undo_stack, verb)()
    elif layer is not None and verb == "move":
        model.move_layer(layer.id, values[1])
    elif layer is not None and verb in ("visible", "locked", "opacity", "drives"):
        if verb != "drives" or isinstance(layer, SketchLayer):
            model.set_layer(layer.id, **{verb: values[1]})
    elif layer is not None:
        act = {
            "remove": model.remove_layer,
            "duplicate": model.duplicate_layer,
            "merge": model.merge_down,
            "activate": model.activate_layer,
        }[verb]
        act(layer.id)


def content(model: DocumentModel) -> tuple[Any, ...]:
    return tuple(
        (layer.items if isinstance(layer, SketchLayer) else layer.pixels.tobytes(),)
        + (layer.id, layer.name, layer.opacity, layer.visible, layer.locked, layer.drives)
        for layer in model.document.layers
    )


def pixels(model: DocumentModel) -> bytes:
    return bytes(model.sheet_image.constBits()) + model.rendered_lines().tobytes()


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(verbs=st.lists(VERBS, max_size=25))
def test_undo_all_and_redo_all_whatever_was_done(qapp: object, verbs: list[Any]) -> None:
    model = DocumentModel(Document(WIDTH, HEIGHT))
    start, blank = content(model), pixels(model)
    for verb in verbs:
        perform(model, *verb)
        assert model.document.active_layer in {layer.id for layer in model.document.layers}
    model.undo_stack.setIndex(model.undo_stack.count())
    end, shown = content(model), pixels(model)

    fresh = SheetRenderer(WIDTH, HEIGHT)
    fresh.update(model.document.layers)
    at_once = bytes(fresh.image.constBits()) + fresh.lines().tobytes()
    assert at_once == shown, "step by step differs from drawn at once"

    model.undo_stack.setIndex(0)
    assert (content(model), pixels(model)) == (start, blank)
    model.undo_stack.setIndex(model.undo_stack.count())
    assert (content(model), pixels(model)) == (end, shown)


def test_a_picture_layer_checks_what_it_is_given() -> None:
    with pytest.raises(ValueError, match="uint8 array"):
        PictureLayer(1, "x", PHOTO[:, :, :3], *PLACE)
    with pytest.raises(ValueError, match="at least one pixel"):
        PictureLayer(1, "x", PHOTO, 0, 0, 0, 5)
    with pytest.raises(ValueError, match="between 0 and 1"):
        SketchLayer(1, "x", opacity=1.5)
