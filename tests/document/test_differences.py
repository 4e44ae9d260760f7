"""What changed between two states, as bytes: every verb of the model, in any order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sketchpad.document.differences import Changes, apply
from sketchpad.document.document import Document
from sketchpad.document.model import DocumentModel
from sketchpad.document.project_file import pack_project, unpack_project
from sketchpad.document.stroke import Brush, Stroke


def line(x: float, kind: str = "ink") -> Stroke:
    return Stroke(np.array([[x, 10, 1, 0], [x + 9, 20, 0.5, 8]]), Brush(kind=kind))  # type: ignore


def contents(document: Document) -> bytes:
    """Everything that a project file keeps, comparable."""
    return repr(_plain(document)).encode()


def _plain(part: object) -> object:
    if isinstance(part, np.ndarray):
        return part.shape, part.tobytes()
    if isinstance(part, tuple):
        return [_plain(x) for x in part]
    if hasattr(part, "__dataclass_fields__"):
        names = [x.name for x in fields(part) if x.name != "revision"]  # type: ignore[arg-type]
        return type(part).__name__, [(name, _plain(getattr(part, name))) for name in names]
    return part


def pixels(channels: int, value: int) -> np.ndarray:
    return np.full((3, 4, channels), value, np.uint8)


def _move(model: DocumentModel) -> None:
    items = model.document.active_items
    if items:
        model.replace_items({items[0]: line(77)}, "move")


def _toggle_lowest(model: DocumentModel) -> None:
    layer = model.document.layers[0]
    model.set_layer(layer.id, visible=not layer.visible)


def _raise_lowest(model: DocumentModel) -> None:
    model.move_layer(model.document.layers[0].id, len(model.document.layers))


def _weigh(model: DocumentModel) -> None:
    if model.document.references:
        model.set_reference_weight(model.document.references[0].id, 0.25)


def _erase(model: DocumentModel) -> None:
    model.erase_items([item.id for item in model.document.active_items[::2]])


VERBS: dict[str, Callable[[DocumentModel], object]] = {
    "draw": lambda m: m.add_stroke(line(len(m.document.items))),
    "draw again": lambda m: m.add_stroke(line(40)),
    "erase ink": lambda m: m.add_stroke(line(5, "eraser")),
    "erase": _erase,
    "move": _move,
    "place": lambda m: m.place_sketch(np.full((5, 6), 9, np.uint8), "dog"),
    "layer": lambda m: m.add_layer(),
    "underlay": lambda m: m.add_picture_layer(pixels(4, 7), "photo"),
    "toggle": _toggle_lowest,
    "raise": _raise_lowest,
    "duplicate": lambda m: m.duplicate_layer(m.document.active_layer),
    "remove": lambda m: m.remove_layer(m.document.active_layer),
    "reference": lambda m: m.add_reference(pixels(3, 50), "sea"),
    "weigh": _weigh,
    "strength": lambda m: m.set_strength(0.5),
    "undo": lambda m: m.undo_stack.undo(),
    "redo": lambda m: m.undo_stack.redo(),
    "clear": lambda m: m.clear(),
}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(st.sampled_from(sorted(VERBS)), max_size=4), max_size=8))
def test_changes_added_up_are_the_document(runs: list[list[str]]) -> None:
    """Whatever is done, and wherever the runs between two records end."""
    model = DocumentModel(Document(64, 64))
    kept = unpack_project(pack_project(model.document), "start")
    before = replace(model.document)
    for run in runs:
        for verb in run:
            VERBS[verb](model)
        after = replace(model.document)
        changes = Changes(before, after).pack()
        kept, before = apply(kept, changes) if changes else kept, after
        assert contents(kept) == contents(after)


def test_one_stroke_among_thousands_costs_only_itself() -> None:
    items = tuple(replace(line(x), id=x + 2) for x in range(3000))
    before = Document.of_items(items)
    layer = before.sketch_layers[0]
    changed = replace(line(1), id=9000)
    after = replace(before, layers=(replace(layer, items=(*items[:5], changed, *items[6:])),))
    changes = Changes(before, after).pack()
    assert len(changes) < 1500
    assert contents(apply(before, changes)) == contents(after)


def test_nothing_changed_is_nothing() -> None:
    document = Document.of_items([line(1)])
    assert Changes(document, replace(document, revision=8)).pack() == b""


def test_a_picture_that_stays_is_not_written_again() -> None:
    noise = np.random.default_rng(0).integers(0, 255, (200, 200, 4), np.uint8)
    model = DocumentModel()
    layer_id = model.add_picture_layer(noise, "photo")
    before = replace(model.document)
    model.set_layer(layer_id, opacity=0.25)
    changes = Changes(before, model.document).pack()
    assert len(changes) < 1500
    assert apply(before, changes).layer(layer_id).opacity == 0.25


@pytest.mark.parametrize("name", [field.name for field in fields(Document)])
def test_every_part_of_a_document_can_be_written_down(name: str) -> None:
    """A new field of the document has to be one that `difference` can put into words."""
    known = {"layers", "references", "hints", "guides", "revision"}
    value = getattr(Document(), name)
    assert name in known or isinstance(value, (int, float, str, bool)), (
        f"teach sketchpad.document.differences the field {name!r}"
    )
