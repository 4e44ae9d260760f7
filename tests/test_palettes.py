"""The folder of palettes: names, other programs' files, deleting and bringing back."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.errors import StyleSetError
from engine.request import StyleReference
from engine.style_set import NamedReference, StyleSet, read_style_set
from sketchpad.palettes import PaletteFolder
from tests.window_stage import one_colour


def style(name: str, value: int = 10) -> StyleSet:
    pixels = one_colour((value, value, value))
    return StyleSet(name, (NamedReference("grey", StyleReference(pixels)),))


def value_of(path: Path) -> int:
    return int(read_style_set(path).references[0].reference.pixels[0, 0, 0])


@pytest.fixture
def folder(tmp_path: Path) -> PaletteFolder:
    return PaletteFolder(tmp_path / "not there yet")


def names(folder: PaletteFolder) -> list[str]:
    return [palette.name for palette in folder.palettes()]


def test_palettes_are_listed_by_name(folder: PaletteFolder) -> None:
    assert names(folder) == []
    for name in ("tide", "Sand", "Ölfarbe: 1/2"):
        folder.save(style(name))
    assert names(folder) == ["Sand", "tide", "Ölfarbe: 1/2"]
    found = folder.find("  TIDE ")
    assert found is not None and found.path.name == "tide.json"


def test_the_same_name_replaces_and_a_like_one_does_not(folder: PaletteFolder) -> None:
    first = folder.save(style("Sand", 10))
    assert folder.save(style("sand", 20)) == first
    assert value_of(first) == 20
    other = folder.save(style("sand!", 30))
    assert other.name == "sand-2.json"
    assert (value_of(first), value_of(other)) == (20, 30)


@pytest.mark.parametrize("letter", ["a", "語", "𠀋"])
def test_the_longest_name_in_any_script_has_a_file(folder: PaletteFolder, letter: str) -> None:
    first, second = (folder.save(style(letter * 79 + end)) for end in "xy")
    assert first != second
    assert names(folder) == [letter * 79 + "x", letter * 79 + "y"]


def test_renaming_moves_the_file_and_takes_nobodys_name(folder: PaletteFolder) -> None:
    folder.save(style("Sand", 10))
    folder.save(style("Tide", 20))
    (sand, tide) = folder.palettes()
    with pytest.raises(StyleSetError, match="“Tide” already"):
        folder.rename(sand, "tide")
    folder.rename(sand, "Dune")
    assert names(folder) == ["Dune", "Tide"]
    assert not sand.path.exists()
    assert value_of(sand.path.with_name("dune.json")) == 10
    folder.rename(tide, "TIDE")
    assert names(folder) == ["Dune", "TIDE"]


def test_what_was_deleted_last_comes_back(folder: PaletteFolder) -> None:
    folder.save(style("Sand", 10))
    assert folder.deleted == ""
    folder.delete(folder.palettes()[0])
    assert (names(folder), folder.deleted) == ([], "Sand")
    folder.save(style("Sand", 20))  # its place is taken meanwhile
    folder.bring_back()
    assert (names(folder), folder.deleted) == (["Sand", "Sand"], "")
    assert sorted(value_of(palette.path) for palette in folder.palettes()) == [10, 20]


def test_a_damaged_file_is_told_and_hides_no_other(folder: PaletteFolder) -> None:
    path = folder.save(style("Sand"))
    (path.parent / "broken.json").write_text("{")
    assert names(folder) == ["Sand"]
    assert len(folder.unreadable()) == 1 and "broken.json is damaged" in folder.unreadable()[0]


def test_a_place_that_is_no_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StyleSetError, match="no folder for palettes"):
        PaletteFolder(tmp_path / "file" / "palettes").save(style("Sand"))
