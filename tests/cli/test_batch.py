"""Many pages in one go: the same colours, one load, and no page stops the others."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest

from engine.pictures import read_picture
from engine.request import Lens, StyleReference
from engine.style_set import NamedReference, StyleSet, write_style_set
from sketchpad import palettes
from sketchpad.__main__ import main
from sketchpad.cli import loading
from sketchpad.document.project_file import load_project
from sketchpad.export.recipe_png import project_inside
from sketchpad.palettes import PaletteFolder
from tests.fakes import FakePipeline, photo_colour
from tests.window_stage import flat_picture, one_colour

RED, BLUE = (200, 0, 0), (0, 0, 200)


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch, fake_pipeline: FakePipeline) -> list[Lens]:
    """Which lenses are loaded, in order."""
    loaded: list[Lens] = []

    def load(lens: Lens, *_: object) -> FakePipeline:
        loaded.append(lens)
        return fake_pipeline

    monkeypatch.setattr(loading, "load_pipeline", load)
    return loaded


@pytest.fixture
def pages(tmp_path: Path, drawing: Path) -> Path:
    """A folder with three pages, the second of them broken, and one more in a folder below."""
    folder = tmp_path / "pages"
    (folder / "extra").mkdir(parents=True)
    sheet = drawing.read_bytes()
    for name in ("1.png", "3.png", "extra/4.png"):
        (folder / name).write_bytes(sheet)
    (folder / "2.png").write_bytes(sheet[: len(sheet) // 2])
    (folder / "notes.txt").write_text("no picture, and not meant to be one")
    (folder / "._1.png").write_bytes(b"what a file manager leaves behind")
    return folder


def two_colours(name: str = "Harbour", *, strength: float = 1.0, flatness: float = 0.0) -> StyleSet:
    references = (
        NamedReference("red", StyleReference(one_colour(RED), 0.75)),
        NamedReference("blue", StyleReference(one_colour(BLUE), 0.25)),
    )
    return StyleSet(name, references, strength, flatness)


@pytest.fixture
def saved_set(tmp_path: Path) -> Path:
    path = tmp_path / "set.json"
    write_style_set(path, two_colours())
    return path


@pytest.fixture(autouse=True)
def own_palettes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The tests' own palettes instead of the user's."""
    folder = tmp_path / "palettes"
    monkeypatch.setattr(palettes, "user_palettes_dir", lambda: folder)
    return folder


def paper_of(path: Path) -> list[int]:
    return [int(value) for value in read_picture(path)[5, 5]]


def names_in(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*.png"))


def test_a_broken_page_stops_nothing_and_is_told_at_the_end(
    loads: list[Lens],
    pages: Path,
    saved_set: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = tmp_path / "out"
    sources = [str(pages / name) for name in ("1.png", "2.png", "3.png")]

    assert main(["batch", *sources, "--style", str(saved_set), "-o", str(out)]) == 1

    assert names_in(out) == ["1.png", "3.png"]
    assert paper_of(out / "1.png") == paper_of(out / "3.png") == [150, 0, 50]
    assert loads == [Lens.PAINT]
    told, complaints = capsys.readouterr()
    assert "[1/3]" in told and "[3/3]" in told
    assert "[2/3]" in complaints and "damaged" in complaints
    assert told.splitlines()[-2] == "2 of 3 made, 1 failed:"
    assert "2.png is cut short or damaged" in told.splitlines()[-1]
    assert "Traceback" not in told + complaints


def test_folders_keep_their_shape_and_the_results_are_no_pages(
    loads: list[Lens], pages: Path, saved_set: Path
) -> None:
    (pages / "2.png").unlink()
    out = pages / "out"
    arguments = ["batch", str(pages), "--style", str(saved_set), "-o", str(out)]

    assert main(arguments) == 0
    assert names_in(out) == ["1.png", "3.png"]
    assert main([*arguments, "--recursive"]) == 0
    assert names_in(out) == ["1.png", "3.png", "extra/4.png"]


def test_results_are_kept_unless_they_may_be_replaced(
    loads: list[Lens],
    pages: Path,
    saved_set: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = tmp_path / "out"
    arguments = ["batch", str(pages / "1.png"), "--style", str(saved_set), "-o", str(out)]
    out.mkdir()
    cv2.imwrite(str(out / "1.png"), np.full((9, 9, 3), 7, np.uint8))

    assert main(arguments) == 0
    assert paper_of(out / "1.png") == [7, 7, 7]
    assert "--overwrite" in capsys.readouterr().out
    assert main([*arguments, "--overwrite"]) == 0
    assert paper_of(out / "1.png") == [150, 0, 50]


def test_no_drawing_and_no_result_of_the_same_run_is_written_over(
    loads: list[Lens],
    pages: Path,
    saved_set: Path,
    drawing: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = (pages / "1.png").read_bytes()
    arguments = ["--style", str(saved_set), "--overwrite", "-o"]

    assert main(["batch", str(pages / "1.png"), *arguments, str(pages)]) == 1
    assert (pages / "1.png").read_bytes() == before
    (pages / "extra" / "1.png").write_bytes(before)
    alike = [str(pages / "1.png"), str(pages / "extra" / "1.png")]
    assert main(["batch", *alike, *arguments, str(tmp_path / "out")]) == 1
    assert "1 of 2 made" in capsys.readouterr().out


def test_a_drawing_named_twice_is_one_page(
    loads: list[Lens], pages: Path, saved_set: Path, tmp_path: Path
) -> None:
    (pages / "2.png").unlink()
    out = tmp_path / "out"
    named = [str(pages / "3.png"), str(pages), str(pages / "extra" / ".." / "1.png")]

    assert main(["batch", *named, "--style", str(saved_set), "-o", str(out)]) == 0
    assert names_in(out) == ["1.png", "3.png"]


def test_styles_are_pictures_files_or_palettes_by_name(
    loads: list[Lens],
    fake_pipeline: FakePipeline,
    pages: Path,
    red_picture: Path,
    tmp_path: Path,
) -> None:
    PaletteFolder().save(two_colours("Old harbour", strength=0.5, flatness=0.25))
    arguments = ["batch", str(pages / "1.png"), "--overwrite", "-o", str(tmp_path / "out")]

    assert main([*arguments, "-s", "old Harbour", "-s", str(red_picture)]) == 0
    request = fake_pipeline.requests[-1]
    assert [reference.weight for reference in request.references] == [0.75, 0.25, 1.0]
    assert (request.strength, request.flatness, request.gap_px) == (0.5, 0.25, 6.0)
    assert main([*arguments, "-s", "Old harbour", "--strength", "1", "--gap", "9"]) == 0
    request = fake_pipeline.requests[-1]
    assert (request.strength, request.flatness, request.gap_px) == (1.0, 0.25, 9.0)


def test_photos_of_one_class(
    loads: list[Lens], fake_pipeline: FakePipeline, pages: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    sources = [str(pages / "1.png"), str(pages / "3.png")]

    assert main(["batch", *sources, "--class", "pizza", "--seed", "7", "-o", str(out)]) == 0
    assert paper_of(out / "3.png") == photo_colour("pizza", 7).tolist()
    assert loads == [Lens.PHOTO]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "--style with a palette"),
        (["--class", "pizza", "--style", "SET"], "give one of them"),
        (["--class", "pizza", "--strength", "1"], "--strength: only paintings"),
        (["--style", "SET", "--size", "250"], "multiple of 32"),
        (["--style", "SET", "--flatness", "2"], "between 0 and 1"),
        (["--style", "missing.json"], "no style set at missing.json"),
        (["--style", "no such palette"], "no such palette"),
        (["--style", "SET", "--style", "OTHER"], "strength 1 and 0.5"),
    ],
)
def test_mistakes_are_told_before_anything_is_loaded(
    arguments: list[str],
    told: str,
    loads: list[Lens],
    pages: Path,
    saved_set: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    write_style_set(tmp_path / "other.json", two_colours(strength=0.5))
    paths = {"SET": str(saved_set), "OTHER": str(tmp_path / "other.json")}
    words = [paths.get(word, word) for word in arguments]

    assert main(["batch", str(pages / "1.png"), *words, "-o", str(tmp_path / "out")]) == 2
    assert told in capsys.readouterr().err
    assert loads == [] and not (tmp_path / "out").exists()


def test_an_empty_folder_is_told_and_patterns_are_understood(
    loads: list[Lens],
    pages: Path,
    saved_set: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    options = ["--style", str(saved_set), "-o", str(tmp_path / "out")]
    empty = tmp_path / "empty"
    empty.mkdir()

    assert main(["batch", *options]) == 2
    assert "name the drawings" in capsys.readouterr().err
    assert main(["batch", str(empty), *options]) == 2
    assert "no drawings in" in capsys.readouterr().err
    assert main(["batch", str(pages / "[13].png"), *options]) == 0
    assert names_in(tmp_path / "out") == ["1.png", "3.png"]


@pytest.mark.parametrize("kind", ["palette", "picture", "photo", "guess"])
def test_what_made_it_is_inside_each_picture(
    loads: list[Lens], pages: Path, saved_set: Path, tmp_path: Path, kind: str
) -> None:
    out, red = tmp_path / "out", flat_picture(tmp_path, "red", RED)
    asked = {
        "palette": ["--style", str(saved_set), "--strength", "0.5", "--size", "128"],
        "picture": ["--style", str(red), "--style", str(saved_set), "--flatness", "0.25"],
        "photo": ["--class", "airplane", "--seed", "5"],
        "guess": ["--class", "guess"],
    }[kind]
    assert main(["batch", str(pages / "1.png"), str(pages / "3.png"), "-o", str(out), *asked]) == 0

    for name in ("1", "3"):
        picture = out / f"{name}.png"
        drawn = tmp_path / "again.sketchpad"
        assert main(["replay", str(picture), "--verify", "--drawing", str(drawn)]) == 0
        document = load_project(drawn)
        assert [item.name for item in document.items] == [name]
        names = [reference.name for reference in document.references]
        assert names == {"palette": ["red", "blue"], "picture": ["red", "red", "blue"]}.get(
            kind, []
        )


def test_the_recipe_can_be_left_out(
    loads: list[Lens], pages: Path, saved_set: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    arguments = ["batch", str(pages / "1.png"), "--style", str(saved_set), "-o", str(out)]
    assert main([*arguments, "--no-recipe"]) == 0
    assert project_inside(out / "1.png") is None
    assert paper_of(out / "1.png") == [150, 0, 50]
