"""Style sets: there and back, moved, damaged, newer."""

from __future__ import annotations

import base64
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from engine.errors import StyleSetError
from engine.request import StyleReference
from engine.style_set import (
    NamedReference,
    StyleSet,
    StyleSetHead,
    checked_name,
    read_head,
    read_style_set,
    write_style_set,
)


def a_set(**changes: Any) -> StyleSet:
    random = np.random.default_rng(0)
    references = tuple(
        NamedReference(name, StyleReference(random.integers(0, 256, shape, np.uint8), weight))
        for name, shape, weight in (("tide", (30, 20, 3), 0.8), ("dune — 砂", (2, 61, 3), 0.2))
    )
    fields: dict[str, Any] = {"strength": 0.75, "flatness": 0.5, "colours": ("#00ff7f", "#102030")}
    return StyleSet(**({"name": "Harbour", "references": references} | fields | changes))


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "set.json"
    write_style_set(path, a_set())
    return path


def rewrite(path: Path, change: Callable[[dict[str, Any]], object]) -> None:
    content = json.loads(path.read_text(encoding="utf-8"))
    change(content)
    path.write_text(json.dumps(content), encoding="utf-8")


def assert_same(one: StyleSet, other: StyleSet) -> None:
    assert (one.name, one.strength, one.flatness) == (other.name, other.strength, other.flatness)
    assert one.colours == other.colours
    for ours, theirs in zip(one.references, other.references, strict=True):
        assert ours.name == theirs.name
        assert ours.reference.weight == theirs.reference.weight
        assert ours.reference.content_hash == theirs.reference.content_hash
        np.testing.assert_array_equal(ours.reference.pixels, theirs.reference.pixels)


def test_a_set_comes_back_and_may_be_moved(saved: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "a folder" / "renamed.json"
    elsewhere.parent.mkdir()
    shutil.move(saved, elsewhere)
    assert_same(read_style_set(elsewhere), a_set())
    assert read_head(elsewhere) == StyleSetHead("Harbour", ("#00ff7f", "#102030"), 2)


@given(
    pixels=arrays(np.uint8, st.tuples(st.integers(1, 12), st.integers(1, 12), st.just(3))),
    weight=st.floats(1e-6, 1),
    strength=st.floats(0, 1),
    name=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80).filter(
        str.strip
    ),
)
def test_any_set_comes_back(
    tmp_path_factory: pytest.TempPathFactory,
    pixels: np.ndarray[Any, np.dtype[np.uint8]],
    weight: float,
    strength: float,
    name: str,
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.json"
    reference = NamedReference(name, StyleReference(pixels, weight))
    style = StyleSet(name, (reference,), strength)
    write_style_set(path, style)
    assert_same(read_style_set(path), style)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"references": ()}, "1 to 64 references, not 0"),
        ({"strength": 1.5}, "strength lies between 0 and 1"),
        ({"flatness": float("nan")}, "flatness lies between 0 and 1"),
        ({"name": "  \n"}, "1 to 80 letters, not 0"),
    ],
)
def test_values_out_of_range_are_refused(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(StyleSetError, match=message):
        a_set(**changes)


def test_a_name_loses_only_its_needless_spaces() -> None:
    assert checked_name("  Old \n harbour ") == "Old harbour"
    with pytest.raises(StyleSetError, match="not 81"):
        checked_name(81 * "x")


def other_picture(content: dict[str, Any]) -> None:
    first, second = content["references"]
    first["png"] = second["png"]


def flipped_byte(content: dict[str, Any]) -> None:
    entry = content["references"][0]
    data = bytearray(base64.b64decode(entry["png"]))
    data[len(data) // 2] ^= 255
    entry["png"] = base64.b64encode(bytes(data)).decode()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda c: c.update(format="something else"), "not a style set"),
        (lambda c: c.update(version=2), "newer Sketchpad.*Update"),
        (lambda c: c.update(version="1"), "no valid version"),
        (lambda c: c.pop("references"), "damaged.*references"),
        (lambda c: c.update(strength="much"), "damaged.*strength is 'much'"),
        (lambda c: c.update(references=[7]), "damaged"),
        (lambda c: c["references"][0].update(weight=0), "above 0"),
        (lambda c: c["references"][0].update(png="?"), "damaged.*tide"),
        (lambda c: c["references"][0].pop("sha256"), "damaged.*sha256"),
        (other_picture, "“tide” is not the one that was saved"),
        (flipped_byte, "damaged.*tide"),
    ],
)
def test_what_is_wrong_with_a_file_is_told(
    saved: Path, change: Callable[[dict[str, Any]], object], message: str
) -> None:
    rewrite(saved, change)
    with pytest.raises(StyleSetError, match=message):
        read_style_set(saved)


@pytest.mark.parametrize("read", [read_style_set, read_head])
def test_cut_short_missing_or_something_else(read: Callable[[Path], object], saved: Path) -> None:
    whole = saved.read_bytes()
    saved.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(StyleSetError, match=r"set\.json is damaged or cut short"):
        read(saved)
    saved.write_bytes(b"\x89PNG\r\n\x1a\n")
    with pytest.raises(StyleSetError, match="damaged"):
        read(saved)
    saved.write_text("[" * 100_000)
    with pytest.raises(StyleSetError, match="damaged"):
        read(saved)
    saved.unlink()
    with pytest.raises(StyleSetError, match=r"no style set at .*set\.json"):
        read(saved)
    with pytest.raises(StyleSetError, match="cannot be opened"):
        read(saved.parent)


def test_a_head_without_colours_is_still_a_head(saved: Path) -> None:
    rewrite(saved, lambda c: c.update(colours=["#00ff7f", "red", 3]))
    assert read_head(saved).colours == ("#00ff7f",)
    rewrite(saved, lambda c: c.pop("colours"))
    assert read_head(saved) == StyleSetHead("Harbour", (), 2)


def test_an_unwritable_place_is_told(tmp_path: Path) -> None:
    with pytest.raises(StyleSetError, match="cannot be saved"):
        write_style_set(tmp_path / "no such folder" / "set.json", a_set())
