"""`sketchpad replay`: the picture again, compared, with exit codes and without tracebacks."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from engine.pictures import read_picture, save_png
from sketchpad.cli.commands import BAD_INPUT, run_command
from sketchpad.document.project_file import load_project, pack_project
from sketchpad.export.recipe_png import read_recipe_png, save_recipe_png
from tests.export.scenes import drawing, made_of
from tests.fakes import FakePipeline


@pytest.fixture
def saved(fake_pipeline: FakePipeline, tmp_path: Path) -> Path:
    """A picture with its recipe."""
    document = drawing()
    result, recipe = made_of(document)
    path = tmp_path / "amber.png"
    save_recipe_png(path, result.pixels, recipe, pack_project(document))
    return path


def test_a_picture_that_was_not_touched_is_identical(
    saved: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command(["replay", str(saved), "--verify"]) == 0
    assert "amber.png: identical" in capsys.readouterr().out
    assert sorted(p.name for p in saved.parent.iterdir()) == ["amber.png"]


def test_a_changed_picture_is_told_by_words_and_exit_code(
    saved: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = read_recipe_png(saved)
    save_recipe_png(saved, 255 - found.pixels, found.recipe, found.project)
    assert run_command(["replay", str(saved), "--verify"]) == 1
    told = capsys.readouterr().out
    assert "still gives the original" in told
    assert "was changed after it was saved" in told


def test_without_options_it_is_made_again_beside_the_picture(saved: Path) -> None:
    assert run_command(["replay", str(saved)]) == 0
    again = saved.with_name("amber-again.png")
    np.testing.assert_array_equal(read_picture(again), read_picture(saved))
    assert run_command(["replay", str(again), "--verify"]) == 0


def test_the_drawing_inside_can_be_taken_out(saved: Path, tmp_path: Path) -> None:
    target = tmp_path / "drawing.sketchpad"
    assert run_command(["replay", str(saved), "--drawing", str(target)]) == 0
    assert [item.id for item in load_project(target).items] == [2, 3]


@pytest.mark.parametrize(
    ("content", "told"),
    [("bare", "no recipe inside"), ("cut", "cut short"), ("words", "no PNG")],
)
def test_what_cannot_be_replayed_says_why(
    saved: Path, capsys: pytest.CaptureFixture[str], content: str, told: str
) -> None:
    if content == "bare":
        save_png(saved, np.zeros((16, 16, 3), np.uint8))
    elif content == "cut":
        saved.write_bytes(saved.read_bytes()[:-40])
    else:
        saved.write_text("words")
    assert run_command(["replay", str(saved), "--verify"]) == BAD_INPUT
    assert told in capsys.readouterr().err
