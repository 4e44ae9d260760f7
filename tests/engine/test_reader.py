"""Reading drawings: fitting, calibration, restriction, blank sheets, weights files."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import cv2
import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from engine.checkpoint import CheckpointMeta, save_checkpoint
from engine.classes import SKETCHY_CLASSES
from engine.errors import CheckpointError
from engine.model_store import bundled_models_dir
from engine.nn.reader import ReaderConfig, ReaderNetwork, Stage
from engine.reader import KIND, Calibration, SketchReader, fit_drawing, is_blank
from engine.result import Reading

CLASSES = ["airplane", "pizza", "teapot"]
TINY = ReaderConfig(32, 3, 4, 0.0, (Stage(expand=2, channels=6, kernel=3, stride=2, repeats=1),))


def sheet(height: int = 200, width: int = 300) -> NDArray[np.uint8]:
    return np.full((height, width), 255, np.uint8)


def house(top: int, left: int, side: int) -> NDArray[np.uint8]:
    lines = sheet(400, 500)
    x, y = left, top
    corners = [[x, y + side], [x, y], [x + side // 2, y - side // 2], [x + side, y]]
    corners += [[x + side, y + side], [x, y + side]]
    cv2.polylines(lines, [np.array(corners, np.int32)], False, 0, max(1, side // 40))
    return lines


def saved(path: Path, calibration: Calibration | None = None, **changes: object) -> Path:
    torch.manual_seed(3)
    network = ReaderNetwork(TINY)
    torch.nn.init.normal_(network.head.weight, std=2.0)
    meta = {
        "kind": KIND,
        "config": TINY.to_dict(),
        "classes": CLASSES,
        "preprocessing": {"calibration": asdict(calibration or Calibration())},
        **changes,
    }
    save_checkpoint(path, network.state_dict(), CheckpointMeta(**meta), half=True)  # type: ignore[arg-type]
    return path


@pytest.fixture
def reader(tmp_path: Path) -> SketchReader:
    return SketchReader.from_checkpoint(saved(tmp_path / "r.safetensors"), "cpu")


def test_the_long_side_of_the_box_fills_the_square_but_for_its_margin() -> None:
    lines = sheet()
    lines[50:61, 100:261] = 0  # 11 × 161
    fitted = fit_drawing(lines, 64)
    rows, columns = np.nonzero(fitted < 245)
    assert (columns.min(), columns.max()) == (4, 59)  # 56 of 64 px
    assert (rows.min(), rows.max()) == (30, 33)  # 11 · 56 / 161 = 3.8


def test_a_blank_sheet_gives_a_blank_square() -> None:
    assert is_blank(sheet()) and bool((fit_drawing(sheet(), 32) == 255).all())


@given(top=st.integers(0, 300), left=st.integers(0, 400))
@settings(max_examples=25, deadline=None)
def test_where_a_drawing_lies_does_not_matter(top: int, left: int) -> None:
    patch = house(150, 150, 100)[95:255, 145:255]
    lines = sheet(500, 600)
    lines[top : top + patch.shape[0], left : left + patch.shape[1]] = patch
    np.testing.assert_array_equal(fit_drawing(lines, 48), fit_drawing(patch, 48))


def test_how_large_a_drawing_is_hardly_matters() -> None:
    small, large = (fit_drawing(house(200, 100, side), 64).astype(float) for side in (80, 160))
    assert np.abs(small - large).mean() < 6
    assert np.abs(small - 255).mean() > 12  # there is something to compare


def test_probabilities_are_a_softmax_at_the_temperature() -> None:
    logits = np.array([0.0, np.log(3), np.log(4)], np.float32)
    np.testing.assert_allclose(Calibration().probabilities(logits), [1 / 8, 3 / 8, 4 / 8], 1e-6)
    halved = Calibration(temperature=0.5).probabilities(logits)
    np.testing.assert_allclose(halved, [1 / 26, 9 / 26, 16 / 26], 1e-5)


def test_readings_are_sorted_and_sum_to_one(reader: SketchReader) -> None:
    readings = reader.read(house(200, 200, 120))
    chances = [reading.probability for reading in readings]
    assert chances == sorted(chances, reverse=True) and sum(chances) == pytest.approx(1, abs=1e-5)
    assert sorted(reading.class_name for reading in readings) == CLASSES


def test_a_blank_sheet_is_read_as_nothing(reader: SketchReader) -> None:
    assert reader.read(sheet()) == () and not reader.is_sure(())


def test_a_drawing_reads_the_same_elsewhere_and_larger(reader: SketchReader) -> None:
    here, elsewhere, larger = (
        {reading.class_name: reading.probability for reading in reader.read(house(*where))}
        for where in ((200, 100, 100), (290, 380, 100), (200, 100, 200))
    )
    assert here == elsewhere
    assert larger == pytest.approx(here, abs=0.05)


def test_a_restricted_reader_names_only_its_classes(reader: SketchReader) -> None:
    lines = house(200, 200, 120)
    restricted = reader.among(["teapot", "pizza", "unicorn"])
    assert restricted.classes == ("pizza", "teapot")
    assert restricted.read(lines) == tuple(
        r for r in reader.read(lines) if r.class_name != "airplane"
    )


def test_sure_from_the_threshold_on(tmp_path: Path) -> None:
    path = saved(tmp_path / "r.safetensors", Calibration(1.0, 0.6, 0.9))
    reader = SketchReader.from_checkpoint(path, "cpu")
    assert reader.is_sure((Reading("pizza", 0.6), Reading("teapot", 0.4)))
    assert not reader.is_sure((Reading("pizza", 0.59), Reading("teapot", 0.41)))


def test_the_temperature_of_the_file_counts(tmp_path: Path) -> None:
    lines = house(200, 200, 120)
    best = [
        SketchReader.from_checkpoint(
            saved(tmp_path / f"{temperature}.safetensors", Calibration(temperature)), "cpu"
        ).read(lines)[0]
        for temperature in (0.5, 1.0, 4.0)
    ]
    assert len({reading.class_name for reading in best}) == 1
    assert best[0].probability > best[1].probability > best[2].probability > 1 / 3


def test_warming_up_reads_without_a_trace(reader: SketchReader) -> None:
    lines = house(200, 200, 120)
    before = reader.read(lines)
    reader.warm_up()
    assert reader.read(lines) == before


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"config": {"size": 32}}, "describes a reader that this version cannot build"),
        ({"classes": ["pizza"]}, "names 1 classes for 3 outputs"),
        ({"preprocessing": {"calibration": {"warmth": 2}}}, "calibration is damaged"),
        ({"kind": "paint"}, "holds a “paint” network"),
    ],
)
def test_files_that_are_no_reader_say_so(
    tmp_path: Path, changes: dict[str, object], message: str
) -> None:
    path = saved(tmp_path / "r.safetensors", **changes)  # type: ignore[arg-type]
    with pytest.raises(CheckpointError, match=message):
        SketchReader.from_checkpoint(path, "cpu")


def test_the_released_reader_knows_all_classes_and_is_not_sure_of_a_stroke() -> None:
    path = bundled_models_dir() / "reader.safetensors"
    assert path.stat().st_size <= 6_000_000
    reader = SketchReader.from_checkpoint(path, "cpu")
    assert reader.classes == SKETCHY_CLASSES
    stroke = sheet()
    cv2.line(stroke, (40, 60), (250, 150), 0, 3)
    assert not reader.is_sure(reader.read(stroke))
    assert 0.5 < reader.calibration.precision <= 1
