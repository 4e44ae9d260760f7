"""Kept results on disk: whole, searchable, starred ones for good, deleted ones back."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from engine.errors import PictureError
from engine.request import Lens
from sketchpad import result_history
from sketchpad.colour_words import colour_word
from sketchpad.document.project_file import pack_project, unpack_project
from sketchpad.export.recipe_png import read_recipe_png
from sketchpad.result_history import KeptResult, ResultHistory
from tests.export.scenes import drawing, made_of


@pytest.fixture
def history(tmp_path: Path) -> ResultHistory:
    return ResultHistory(tmp_path / "results")


def keep(history: ResultHistory, name: str = "hero", lens: Lens = Lens.PAINT) -> KeptResult:
    document = drawing()
    result, recipe = made_of(document, lens)
    kept = history.write(result.pixels, recipe, pack_project(document), name)
    history.add(kept)
    return kept


def again(history: ResultHistory) -> ResultHistory:
    """What another run of the program finds."""
    return ResultHistory(history._folder)


def test_a_kept_result_is_found_again_whole(history: ResultHistory) -> None:
    kept = keep(history)

    (found,) = again(history).entries

    assert found == kept
    assert (found.name, found.references, found.title) == ("hero", ("amber",), "hero: amber")
    picture = read_recipe_png(history.picture(found))
    result, recipe = made_of(drawing())
    np.testing.assert_array_equal(picture.pixels, result.pixels)
    assert picture.recipe.lines_sha256 == recipe.lines_sha256
    assert len(unpack_project(picture.project, "inside").items) == 2
    with Image.open(history.thumbnail(found)) as small:
        assert max(small.size) <= 160


def test_a_name_that_is_no_text_is_kept_as_far_as_it_can_be_read(history: ResultHistory) -> None:
    keep(history, "caf\udce9")
    assert [r.name for r in again(history).entries] == ["caf?"]


def test_the_newest_comes_first(history: ResultHistory) -> None:
    names = ["one", "two", "three"]
    for name in names:
        keep(history, name)
    assert [r.name for r in history.entries] == names[::-1]
    assert [r.name for r in again(history).entries] == names[::-1]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", True),
        ("HERO", True),
        ("amber hero", True),
        ("painting", True),
        ("hero pizza", False),
        ("starred", False),
    ],
)
def test_every_word_must_be_found(history: ResultHistory, words: str, found: bool) -> None:
    assert keep(history).matches(words) is found


def test_photos_are_found_by_class_and_pictures_by_colour(history: ResultHistory) -> None:
    photo = keep(history, lens=Lens.PHOTO)
    assert photo.matches("pizza")
    assert photo.label == "pizza"
    amber = keep(history)
    assert any(amber.matches(word) for word in ("orange", "brown"))
    assert amber.matches(amber.colours[0])
    assert not amber.matches("blue")


def test_a_star_stays_and_can_be_taken(history: ResultHistory) -> None:
    kept = keep(history)
    starred = history.star(kept, True)
    assert history.entries == (starred,)
    assert again(history).entries[0].starred
    assert starred.matches("starred")
    assert not history.star(starred, False).starred


def test_deleted_comes_back_where_it_was(history: ResultHistory) -> None:
    results = [keep(history, name) for name in ("one", "two", "three")]
    history.delete(results[1:2])
    history.delete(results[2:])
    assert [r.name for r in history.entries] == ["one"]
    assert [r.name for r in again(history).entries] == ["one"]

    assert history.undelete() == results[2:]
    assert history.undelete() == results[1:2]

    assert [r.name for r in history.entries] == ["three", "two", "one"]
    assert not history.can_undelete
    assert [r.name for r in again(history).entries] == ["three", "two", "one"]


def test_what_was_deleted_together_comes_back_together(history: ResultHistory) -> None:
    results = [keep(history, name) for name in ("one", "two", "three")]
    history.delete([results[0], results[2]])
    assert [r.name for r in history.entries] == ["two"]
    history.undelete()
    assert [r.name for r in history.entries] == ["three", "two", "one"]
    assert not history.can_undelete


def test_what_another_program_deleted_lately_can_still_come_back_there(
    history: ResultHistory,
) -> None:
    """Its picture is old and nothing names it; yet another program that starts leaves it alone."""
    kept = keep(history)
    two_days_ago = datetime.now(UTC).timestamp() - 2 * 86400
    for path in history.picture(kept).parent.iterdir():
        os.utime(path, (two_days_ago, two_days_ago))
    history.delete([kept])
    again(history)
    history.undelete()
    assert history.picture(kept).exists()
    assert again(history).entries == (kept,)


def test_what_is_deleted_leaves_the_disk_when_the_program_ends(history: ResultHistory) -> None:
    gone, stays = keep(history, "gone"), keep(history, "stays")
    history.delete([gone])
    assert history.picture(gone).exists()
    history.close()
    assert not list(history.picture(gone).parent.glob(f"{gone.id}*"))
    assert again(history).entries == (stays,)


@given(st.lists(st.booleans(), min_size=1, max_size=8), st.integers(0, 6))
def test_the_oldest_without_a_star_make_room(
    tmp_path_factory: pytest.TempPathFactory, stars: list[bool], room: int
) -> None:
    history = ResultHistory(tmp_path_factory.mktemp("results"), budget_bytes=100 * room)
    start = datetime(2026, 1, 1, tzinfo=UTC)
    gone: list[KeptResult] = []
    for place, starred in enumerate(stars):
        when = (start + timedelta(hours=place)).isoformat()
        entry = KeptResult(f"{place:032x}", when, "", Lens.PAINT, "", (), (), 100, starred)
        gone += history.add(entry)
        kept = history.entries
        assert kept[0] is entry  # the newest always stays
        assert sum(r.picture_bytes for r in kept) <= 100 * room or all(r.starred for r in kept[1:])
    assert not any(entry.starred for entry in gone)
    assert [entry.id for entry in gone] == sorted(entry.id for entry in gone)


def test_room_is_made_on_the_disk_too(tmp_path: Path) -> None:
    history = ResultHistory(tmp_path, budget_bytes=1)
    first = keep(history, "first")
    keep(history, "second")
    assert [r.name for r in again(history).entries] == ["second"]
    assert not list(tmp_path.glob(f"{first.id}*"))


WRONG: list[tuple[str, object]] = [
    ("kept_at", "yesterday"),
    ("kept_at", 7),
    ("name", None),
    ("lens", "magnifier"),
    ("references", [1]),
    ("colours", ["red"]),
    ("colours", "#000000"),
    ("picture_bytes", "many"),
    ("picture_bytes", float("inf")),
]


def test_damaged_descriptions_are_left_out_and_left_alone(history: ResultHistory) -> None:
    kept = keep(history)
    folder = history.picture(kept).parent
    (folder / "torn.json").write_text('{"id": "torn"')
    (folder / "other.json").write_text(json.dumps({"lens": "paint", "unknown": 1}))
    whole = json.loads((folder / f"{kept.id}.json").read_text())
    for place, (field, value) in enumerate(WRONG):
        other = f"{place:032x}"
        (folder / f"{other}.png").write_bytes(history.picture(kept).read_bytes())
        (folder / f"{other}.json").write_text(json.dumps(whole | {"id": other, field: value}))
    orphan = folder / f"{kept.id}.json"
    (folder / "copied.json").write_text(orphan.read_text())  # its picture has another name
    assert again(history).entries == (kept,)
    assert (folder / "torn.json").exists()


def test_pictures_without_a_description_are_swept_after_a_day(history: ResultHistory) -> None:
    kept = keep(history)
    folder = history.picture(kept).parent
    fresh, old, foreign = folder / f"{'a' * 32}.png", folder / f"{'b' * 32}.png", folder / "my.png"
    for path in (fresh, old, foreign):
        path.write_bytes(b"half")
    two_days_ago = datetime.now(UTC).timestamp() - 2 * 86400
    for path in (old, foreign):
        os.utime(path, (two_days_ago, two_days_ago))
    again(history)
    assert (fresh.exists(), old.exists(), foreign.exists()) == (True, False, True)


def test_a_disk_that_fills_up_in_the_middle_is_left_as_it_was(
    history: ResultHistory, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = keep(history)
    folder = history.picture(kept).parent
    before = sorted(folder.iterdir())
    monkeypatch.setattr(result_history, "save_png", full_disk)
    with pytest.raises(OSError, match="No space"):
        keep(history)
    assert sorted(folder.iterdir()) == before
    assert history.entries == (kept,)


def full_disk(*_: object) -> None:
    raise OSError(28, "No space left on device")


def test_a_place_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "results").write_text("a file, not a folder")
    history = ResultHistory(tmp_path / "results")
    with pytest.raises((OSError, PictureError)):
        keep(history)
    assert history.entries == ()


@pytest.mark.parametrize(
    ("colour", "word"),
    [
        ((250, 250, 248), "white"),
        ((20, 18, 22), "black"),
        ((128, 130, 127), "grey"),
        ((200, 30, 40), "red"),
        ((250, 150, 40), "orange"),
        ((120, 70, 30), "brown"),
        ((245, 220, 60), "yellow"),
        ((60, 160, 70), "green"),
        ((70, 190, 205), "turquoise"),
        ((40, 70, 190), "blue"),
        ((130, 60, 180), "purple"),
        ((240, 120, 180), "pink"),
    ],
)
def test_colours_have_the_words_people_use(colour: tuple[int, int, int], word: str) -> None:
    assert colour_word(colour) == word
