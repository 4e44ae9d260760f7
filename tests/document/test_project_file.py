from __future__ import annotations

import io
import json
import os
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from sketchpad.document import project_file
from sketchpad.document.document import DEFAULT_GAP_PX, Document, Reference
from sketchpad.document.hints import PlacedHint
from sketchpad.document.layers import Layer, PictureLayer, SketchLayer
from sketchpad.document.project_file import (
    ProjectFileError,
    load_project,
    pack_project,
    save_project,
    unpack_project,
)
from sketchpad.document.stroke import Brush, Item, SketchPicture, Stroke


def a_document() -> Document:
    rng = np.random.default_rng(3)
    return Document.of_items(
        width_px=300,
        height_px=200,
        items=(
            SketchPicture(rng.integers(0, 256, (7, 9), dtype=np.uint8), 4, 5, 90, 70, "scan", id=1),
            Stroke(rng.uniform(0, 1, (12, 4)).astype(np.float32), Brush(3.5, 0.1, 0.6), id=2),
            Stroke(np.array([[5, 6, 1, 0]]), id=5),
        ),
        references=(
            Reference(7, "Überfahrt", rng.integers(0, 256, (5, 6, 3), dtype=np.uint8), 0.25, False),
        ),
        hints=(
            PlacedHint(np.array([[10.25, 20.5]]), 6.0, (200, 16, 1), id=8),
            PlacedHint(np.array([[1, 2], [3.125, 4], [5, 6]]), 2.5, None, id=9),
        ),
        strength=0.75,
        flatness=0.5,
        gap_px=9.0,
        seed=42,
        class_name="car_(sedan)",
    )


def layered() -> Document:
    """A document with all that version 3 brought."""
    rng = np.random.default_rng(4)
    rubber = Brush(9, kind="eraser", opacity=0.5)
    graphite = Stroke(rng.uniform(0, 9, (4, 4)), Brush(2, kind="pencil", grain=0.3), id=11)
    document = a_document()
    document.layers = (
        PictureLayer(12, "photo", rng.integers(0, 256, (5, 4, 4), dtype=np.uint8), -3, 4, 50, 60),
        SketchLayer(13, "rough", (graphite,), opacity=0.25, visible=False, drives=False),
        replace(document.sketch_layer(1), name="ink", locked=True),
        SketchLayer(14, "detail", (Stroke(np.ones((1, 4)), rubber, id=15, began_ms=1234.5),)),
    )
    document.active_layer = 14
    return document


def described(layer: Layer) -> dict[str, object]:
    fields = {k: v for k, v in vars(layer).items() if k not in ("items", "pixels")}
    return {"kind": type(layer), **fields}


def assert_same(a: Document, b: Document) -> None:
    settings = "strength", "flatness", "gap_px", "seed", "class_name", "active_layer"
    assert [described(layer) for layer in a.layers] == [described(layer) for layer in b.layers]
    for one, other in zip(a.layers, b.layers, strict=True):
        if isinstance(one, SketchLayer) and isinstance(other, SketchLayer):
            assert_same_items(one.items, other.items)
        elif isinstance(one, PictureLayer) and isinstance(other, PictureLayer):
            assert np.array_equal(one.pixels, other.pixels)
    for name in ("width_px", "height_px", *settings):
        assert getattr(a, name) == getattr(b, name)
    for r, s in zip(a.references, b.references, strict=True):
        assert (r.id, r.name, r.weight, r.active) == (s.id, s.name, s.weight, s.active)
        assert r.content_hash == s.content_hash
    for h, i in zip(a.hints, b.hints, strict=True):
        assert (h.id, h.radius_px, h.colour) == (i.id, i.radius_px, i.colour)
        assert np.array_equal(h.points, i.points)


def assert_same_items(a: tuple[Item, ...], b: tuple[Item, ...]) -> None:
    assert [type(x) for x in a] == [type(x) for x in b]
    for x, y in zip(a, b, strict=True):
        assert x.id == y.id
        if isinstance(x, Stroke) and isinstance(y, Stroke):
            assert (x.brush, x.began_ms) == (y.brush, y.began_ms)
            assert np.array_equal(x.points, y.points)
        elif isinstance(x, SketchPicture) and isinstance(y, SketchPicture):
            assert np.array_equal(x.lines, y.lines)
            assert (x.x, x.y, x.width, x.height, x.name) == (y.x, y.y, y.width, y.height, y.name)


def repacked(data: bytes, *dropped: str, **changes: object) -> bytes:
    """The project with fields of its document.json dropped or changed."""
    source, target = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in source.namelist():
            content = source.read(name)
            if name == project_file.HEAD:
                head = {k: v for k, v in json.loads(content).items() if k not in dropped}
                content = json.dumps({**head, **changes}).encode()
            archive.writestr(name, content)
    return target.getvalue()


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "face.sketchpad"
    save_project(path, a_document())
    assert_same(load_project(path), a_document())
    assert list(tmp_path.iterdir()) == [path], "nothing is left beside the file"


@settings(max_examples=40, deadline=None)
@given(
    strokes=st.lists(
        st.lists(
            st.tuples(*[st.floats(-1e6, 1e6, width=32)] * 2, st.floats(0, 1, width=32), st.just(0)),
            min_size=1,
            max_size=5,
        ),
        max_size=5,
    ),
    seed=st.integers(0, 2**63),
)
def test_any_strokes_survive(strokes: list[list[tuple[float, ...]]], seed: int) -> None:
    items = tuple(Stroke(np.array(points), id=i) for i, points in enumerate(strokes))
    document = Document.of_items(items, seed=seed)
    assert_same(unpack_project(pack_project(document), "x"), document)


def test_saving_replaces_in_one_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "face.sketchpad"
    save_project(path, a_document())

    def crash(fd: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", crash)
    with pytest.raises(ProjectFileError, match=r"face.sketchpad: No space left.*another folder"):
        save_project(path, Document())
    assert_same(load_project(path), a_document())
    assert list(tmp_path.iterdir()) == [path]


def test_a_write_protected_file_is_kept_and_the_message_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "face.sketchpad"
    save_project(path, a_document())
    path.chmod(0o444)
    with pytest.raises(ProjectFileError, match=r"face.sketchpad.*write-protected.*or name"):
        save_project(path, Document())
    assert_same(load_project(path), a_document())


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_saving_through_a_link_changes_the_file_it_points_at(tmp_path: Path) -> None:
    target, link = tmp_path / "kept elsewhere.sketchpad", tmp_path / "face.sketchpad"
    save_project(target, Document())
    link.symlink_to(target)
    save_project(link, a_document())
    assert link.is_symlink()
    assert_same(load_project(target), a_document())


def test_missing_folder_and_missing_file_say_so(tmp_path: Path) -> None:
    with pytest.raises(ProjectFileError, match="Could not save"):
        save_project(tmp_path / "no" / "x.sketchpad", Document())
    with pytest.raises(ProjectFileError, match="Could not open"):
        load_project(tmp_path / "x.sketchpad")


def test_layers_brushes_and_times_are_saved(tmp_path: Path) -> None:
    path = tmp_path / "face.sketchpad"
    save_project(path, layered())
    assert_same(load_project(path), layered())


def test_a_thumbnail_lies_in_the_file() -> None:
    shown = np.full((20, 30, 3), (9, 99, 200), np.uint8)
    data = pack_project(Document(), shown)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        picture = Image.open(io.BytesIO(archive.read("thumbnail.png")))
    assert np.array_equal(np.asarray(picture), shown)
    assert_same(unpack_project(data, "x"), Document())


def older(data: bytes, version: int) -> bytes:
    """The project as a program before layers wrote it."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        (layer,) = json.loads(archive.read(project_file.HEAD))["layers"]
    for item in layer["items"]:
        item.pop("began_ms", None)
        for field in ("kind", "opacity", "grain"):
            item.get("brush", {}).pop(field, None)
    return repacked(data, "layers", "active_layer", version=version, items=layer["items"])


def test_files_from_before_layers_open_with_a_single_one() -> None:
    assert_same(unpack_project(older(pack_project(a_document()), 2), "old"), a_document())


def test_files_from_before_class_hints_and_flatness_open() -> None:
    newer = ("class_name", "hints", "flatness", "gap_px")
    data = repacked(older(pack_project(a_document()), 1), *newer)
    old = unpack_project(data, "old.sketchpad")
    assert (old.class_name, old.hints, old.flatness, old.gap_px) == ("", (), 0.0, DEFAULT_GAP_PX)
    assert (old.seed, old.strength, len(old.items)) == (42, 0.75, 3)


def test_settings_out_of_range_are_clipped() -> None:
    data = repacked(pack_project(a_document()), flatness=7, gap_px=-3)
    document = unpack_project(data, "face.sketchpad")
    assert (document.flatness, document.gap_px) == (1.0, 0.0)


def test_a_newer_version_is_refused_politely() -> None:
    newer = project_file.FORMAT_VERSION + 1
    data = repacked(pack_project(a_document()), version=newer)
    with pytest.raises(ProjectFileError, match=rf"newer Sketchpad \(format {newer}.*Update"):
        unpack_project(data, "face.sketchpad")


LAYER = {
    "kind": "sketch",
    "id": 1,
    "name": "Lines",
    "opacity": 1,
    "visible": True,
    "locked": False,
    "drives": True,
    "items": [],
}


@pytest.mark.parametrize(
    "changes",
    [
        {"format": "something else"},
        {"version": "one"},
        {"version": 0},
        {"width_px": -4},
        {"width_px": 10**9},
        {"layers": [{**LAYER, "items": [{"kind": "hologram"}]}]},
        {"layers": [{**LAYER, "items": [{"kind": "stroke", "samples": 99, "id": 1, "brush": {}}]}]},
        {"layers": [{**LAYER, "items": [{"kind": "stroke", "samples": -1, "id": 1, "brush": {}}]}]},
        {
            "layers": [
                {
                    **LAYER,
                    "items": [{"kind": "stroke", "samples": 1, "id": 1, "brush": {"size_px": -1}}],
                }
            ]
        },
        {"layers": []},
        {"layers": [{**LAYER, "opacity": 2}]},
        {"layers": [LAYER, LAYER]},
        {"layers": [{**LAYER, "kind": "fog"}]},
        {"layers": [{**LAYER, "kind": "picture", "rect": [0, 0, 5, 5], "picture": "gone.png"}]},
        {"active_layer": 77},
        {"references": [{"id": 1, "name": "x", "picture": "not/there.png", "weight": 1}]},
        {"references": 5},
        {"strength": None},
        {"flatness": "very"},
        {"hints": [{"id": 1, "points": [[1, 2]], "radius_px": 0, "colour": None}]},
        {"hints": [{"id": 1, "points": [], "radius_px": 3, "colour": None}]},
        {"hints": [{"id": 1, "points": [[1, 2, 3]], "radius_px": 3, "colour": None}]},
        {"hints": [{"id": 1, "points": [[1, 2]], "radius_px": 3, "colour": [1, 2]}]},
        {"hints": [{"id": 1, "points": [[1, 2]], "radius_px": 3, "colour": [1, 2, 256]}]},
        {"hints": [{"id": 1, "points": [[1, 2]], "radius_px": 3}]},
    ],
)
def test_wrong_content_is_an_error_with_advice(changes: dict[str, object]) -> None:
    data = repacked(pack_project(a_document()), **changes)
    with pytest.raises(ProjectFileError, match=r"face.sketchpad .*Open another file"):
        unpack_project(data, "face.sketchpad")


@pytest.mark.parametrize("data", [b"", b"hello", b"\x89PNG\r\n\x1a\n" + b"\0" * 99])
def test_other_files_are_no_documents(data: bytes) -> None:
    with pytest.raises(ProjectFileError, match="not a Sketchpad document"):
        unpack_project(data, "notes.txt")


def test_a_zip_of_something_else_is_no_document() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("hello.txt", "hello")
    with pytest.raises(ProjectFileError, match="not a Sketchpad document"):
        unpack_project(buffer.getvalue(), "archive.zip")


def test_truncated_and_flipped_files_are_errors_and_nothing_worse() -> None:
    data = pack_project(a_document())
    for length in range(0, len(data), 37):
        with pytest.raises(ProjectFileError):
            unpack_project(data[:length], "x")
    rng = np.random.default_rng(0)
    for position in rng.integers(0, len(data), 200):
        damaged = bytearray(data)
        damaged[position] ^= 1 << int(rng.integers(8))
        try:
            unpack_project(bytes(damaged), "x")
        except ProjectFileError as error:
            assert "x" in str(error)


def test_a_file_without_a_drawing_id_gets_one() -> None:
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(pack_project(a_document()))) as old,
        zipfile.ZipFile(buffer, "w") as new,
    ):
        for name in old.namelist():
            data = old.read(name)
            if name == "document.json":
                head = json.loads(data)
                del head["drawing"]
                data = json.dumps(head).encode()
            new.writestr(name, data)
    document = unpack_project(buffer.getvalue(), "old")
    assert len(document.drawing) == 32
    assert unpack_project(pack_project(document), "new").drawing == document.drawing
