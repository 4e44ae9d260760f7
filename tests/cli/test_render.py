from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
from psd_tools import PSDImage

from engine.layers_out import split_layers
from engine.pictures import MAX_SIDE_PX, read_picture
from engine.request import Lens, PaintRequest
from engine.result import Result
from sketchpad.__main__ import main
from sketchpad.cli import loading
from sketchpad.export.recipe_png import project_inside
from tests.export.readers import read_open_raster
from tests.fakes import FakePipeline, photo_colour


def test_paints_a_file_in_the_reference_colour_at_its_own_size(
    fake_pipeline: FakePipeline, drawing: Path, red_picture: Path, tmp_path: Path
) -> None:
    target = tmp_path / "out.png"
    arguments = ["render", str(drawing), "--style", str(red_picture), "-o", str(target)]

    assert main(arguments) == 0

    painted = read_picture(target)
    assert painted.shape == (80, 120, 3)
    np.testing.assert_array_equal(painted[5, 5], [200, 0, 0])
    assert painted[40, 35].max() < 100  # the user's line is still there


def test_a_scan_larger_than_the_window_takes_keeps_its_size(
    fake_pipeline: FakePipeline, red_picture: Path, tmp_path: Path
) -> None:
    scan, target = tmp_path / "scan.png", tmp_path / "out.png"
    lines = np.full((64, MAX_SIDE_PX + 104), 255, np.uint8)
    lines[30:33, 100:-100] = 0
    cv2.imwrite(str(scan), lines)

    assert main(["render", str(scan), "--style", str(red_picture), "-o", str(target)]) == 0

    painted = read_picture(target, max_side_px=None)
    assert painted.shape == (*lines.shape, 3)
    np.testing.assert_array_equal(painted[lines == 255].min(axis=0), [200, 0, 0])


def test_options_reach_the_request(
    fake_pipeline: FakePipeline, drawing: Path, red_picture: Path, tmp_path: Path
) -> None:
    arguments = ["render", str(drawing), "--style", str(red_picture), "--style", str(red_picture)]
    arguments += ["--size", "320", "--strength", "0.25", "--seed", "7"]
    arguments += ["--flatness", "0.5", "--gap", "9"]

    assert main([*arguments, "--output", str(tmp_path / "out.png")]) == 0

    request = fake_pipeline.requests[-1]
    assert (request.size, request.strength, request.seed) == (320, 0.25, 7)
    assert (request.flatness, request.gap_px, request.layers) == (0.5, 9, False)
    assert len(request.references) == 2


def test_writes_beside_the_drawing_by_default(
    fake_pipeline: FakePipeline,
    drawing: Path,
    red_picture: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["render", str(drawing), "--style", str(red_picture)]) == 0

    assert drawing.with_name("drawing-painted.png").is_file()
    assert "drawing-painted.png: 120×80 px" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (["--style", "missing.png"], "missing.png"),
        (["--style", "letter.txt"], "letter.txt"),
        (["--size", "250"], "multiple of 32"),
        (["--strength", "1.5"], "between 0 and 1"),
        (["--flatness", "-1"], "between 0 and 1"),
        (["--gap", "900"], "0 to 128 px"),
        (["--hint", "10,10"], "2 parts"),
        (["--hint", "10,10,#12345"], "no colour like"),
        (["--hint", "ten,10,#123456"], "no number"),
        (["--hint", "nan,10,#123456"], "no number"),
        (["--hint", "120,10,#123456"], "120×80 px"),
        (["--hint", "10,10,none,0"], "above 0 px"),
        (["--layers", "no/such/folder"], "Name a folder"),
        (["-o", "out.jpg"], "out.png"),
        (["-o", "no/such/folder/out.png"], "folder"),
    ],
)
def test_bad_input_is_one_clear_line_and_exit_code_2(
    change: list[str],
    told: str,
    fake_pipeline: FakePipeline,
    drawing: Path,
    red_picture: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("letter.txt").write_text("Dear reader, this is no picture.")

    code = main(["render", str(drawing), "--style", str(red_picture), *change])

    output = capsys.readouterr()
    assert code == 2
    assert output.err.startswith("sketchpad: ")
    assert told in output.err
    assert "Traceback" not in output.err + output.out
    assert not list(tmp_path.glob("*-painted.png"))


def test_either_style_or_class_is_required(
    drawing: Path, red_picture: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for more in ([], ["--style", str(red_picture), "--class", "pizza"]):
        assert main(["render", str(drawing), *more]) == 2
        told = capsys.readouterr().err
        assert "--style" in told and "--class" in told
    assert not list(drawing.parent.glob("drawing-*.png"))


def test_a_class_makes_a_photo(
    fake_pipeline: FakePipeline, drawing: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["render", str(drawing), "--class", "car_(sedan)", "--seed", "7"]) == 0

    (request,) = fake_pipeline.photo_requests
    assert (request.class_name, request.seed, request.draft) == ("car_(sedan)", 7, False)
    photo = read_picture(drawing.with_name("drawing-photo.png"))
    np.testing.assert_array_equal(photo[5, 5], photo_colour("car_(sedan)", 7))
    assert "drawing-photo.png: car, 120×80 px" in capsys.readouterr().out


def test_the_program_can_guess_the_class(
    fake_pipeline: FakePipeline, drawing: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["render", str(drawing), "--class", "guess"]) == 0

    assert fake_pipeline.photo_requests[0].class_name == ""
    assert "pizza" in capsys.readouterr().out


def test_the_right_lens_is_loaded(
    drawing: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    loaded: list[tuple[object, ...]] = []

    def load(*what: object) -> FakePipeline:
        loaded.append(what)
        return FakePipeline()

    monkeypatch.setattr("sketchpad.cli.loading.load_lens", load)
    arguments = ["--class", "pizza", "--model", "my.safetensors", "--device", "cpu"]

    assert main(["render", str(drawing), *arguments]) == 0
    assert loaded == [(Lens.PHOTO, Path("my.safetensors"), "cpu")]


def test_hints_reach_the_request_and_need_no_style(
    fake_pipeline: FakePipeline, drawing: Path
) -> None:
    hints = ["--hint", "60,40,#c81E28", "--hint", "5, 6.5, none, 7", "--hint", "1,2,102030"]

    assert main(["render", str(drawing), *hints]) == 0

    (request,) = fake_pipeline.requests
    assert request.references == ()
    assert [hint.points.tolist() for hint in request.hints] == [[[60, 40]], [[5, 6.5]], [[1, 2]]]
    assert [hint.colour for hint in request.hints] == [(200, 30, 40), None, (16, 32, 48)]
    assert [hint.radius_px for hint in request.hints] == [2, 7, 2]
    assert drawing.with_name("drawing-painted.png").is_file()


@pytest.mark.parametrize(
    "option",
    [
        ["--size", "256"],
        ["--strength", "1"],
        ["--flatness", "0"],
        ["--gap", "4"],
        ["--hint", "1,1,none"],
        ["--layers", "layers"],
    ],
)
def test_what_only_a_painting_has_is_refused_for_a_photo(
    option: list[str],
    fake_pipeline: FakePipeline,
    drawing: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["render", str(drawing), "--class", "pizza", *option]) == 2
    told = capsys.readouterr().err
    assert told.startswith(f"sketchpad: {option[0]}: only paintings")
    assert not fake_pipeline.asked


def test_layers_are_written_into_a_folder(
    fake_pipeline: FakePipeline,
    drawing: Path,
    red_picture: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def with_layers(request: PaintRequest) -> Result:
        flats = np.full((*request.lines.shape, 3), 100, np.uint8)
        layers = split_layers(flats - 20, flats, request.lines)
        return replace(FakePipeline().run(request), layers=layers if request.layers else ())

    monkeypatch.setattr(fake_pipeline, "run", with_layers)
    folder = tmp_path / "layers"
    arguments = ["render", str(drawing), "--style", str(red_picture), "--layers", str(folder)]

    assert main(arguments) == 0

    names = ["1-flat-colours.png", "2-shading-multiply.png", "3-light-add.png", "4-lines.png"]
    assert sorted(path.name for path in folder.iterdir()) == names
    assert ", ".join(names) in capsys.readouterr().out


class LayeredPipeline(FakePipeline):
    """Takes its paintings apart where it is asked to."""

    def run(self, request: PaintRequest) -> Result:  # type: ignore[override]
        result = super().run(request)
        flats = np.full_like(result.pixels, result.pixels[0, 0])
        layers = split_layers(flats, flats, request.lines) if request.layers else ()
        return replace(result, layers=layers)


def test_the_suffix_chooses_an_open_raster_file_with_layers(
    drawing: Path, red_picture: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "load_pipeline", lambda *_: LayeredPipeline())
    for name in ("out.png", "out.ora"):
        target = str(tmp_path / name)
        assert main(["render", str(drawing), "--style", str(red_picture), "-o", target]) == 0

    found = read_open_raster(tmp_path / "out.ora")
    names = ["lines", "light", "shading", "flat colours"]
    assert [layer.name for layer in found.layers if layer.visible] == names
    painted = read_picture(tmp_path / "out.png").astype(int)
    np.testing.assert_allclose(found.composed, painted, atol=2)


def test_the_suffix_chooses_a_photoshop_file(
    fake_pipeline: FakePipeline, drawing: Path, tmp_path: Path
) -> None:
    target = tmp_path / "out.PSD"
    assert main(["render", str(drawing), "--class", "pizza", "-o", str(target)]) == 0
    photo, ink = PSDImage.open(target)
    assert (photo.name, photo.visible, ink.name, ink.visible) == ("photo", True, "Lines", False)


def test_a_png_carries_its_recipe_and_is_made_from_it_again(
    fake_pipeline: FakePipeline,
    drawing: Path,
    red_picture: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    look = ["--strength", "0.5", "--hint", "60,40,#10c81e", "--flatness", "0.25", "--size", "192"]
    assert main(["render", str(drawing), "--style", str(red_picture), *look]) == 0
    painted = drawing.with_name("drawing-painted.png")

    assert main(["replay", str(painted), "--verify"]) == 0

    first, again = fake_pipeline.requests
    np.testing.assert_array_equal(first.lines, again.lines)
    assert (again.size, again.strength, again.flatness) == (192, 0.5, 0.25)
    assert [hint.colour for hint in again.hints] == [(16, 200, 30)]
    assert "identical" in capsys.readouterr().out


def test_a_guessed_photo_is_made_again_as_what_it_was_read_as(
    fake_pipeline: FakePipeline, drawing: Path
) -> None:
    assert main(["render", str(drawing), "--class", "guess", "--seed", "7"]) == 0
    assert main(["replay", str(drawing.with_name("drawing-photo.png")), "--verify"]) == 0
    assert [request.class_name for request in fake_pipeline.photo_requests] == ["", "pizza"]


def test_the_recipe_can_be_left_out(
    fake_pipeline: FakePipeline, drawing: Path, red_picture: Path
) -> None:
    assert main(["render", str(drawing), "--style", str(red_picture), "--no-recipe"]) == 0
    assert project_inside(drawing.with_name("drawing-painted.png")) is None
