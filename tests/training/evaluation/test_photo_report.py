"""The report of photo networks: tables, sheet and card from painters whose numbers are known."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from engine.checkpoint import CheckpointMeta, save_checkpoint
from engine.nn.pix2pix import Pix2PixConfig, Pix2PixGenerator
from engine.nn.sketchygan import Generator, GeneratorConfig
from tests.training.fake_judge import green_judge
from tests.training.measured_photos import CLASSES, SIZE, colour_painter, measured_cache
from training.errors import DataError
from training.evaluation import photo_report
from training.evaluation.judge_network import Judge
from training.evaluation.photo import Amounts, PhotoEvaluation
from training.evaluation.photo_lines import compare_lines, photo_lines

FEW = Amounts(human=3, edges=2, seeds=1, kid=4, pairs=2)


def bright_border(photos: np.ndarray) -> np.ndarray:
    """An edge detector that finds the change from dark to bright."""
    grey = photos.astype(np.float32).mean(axis=3) / 255
    slope = np.abs(np.diff(grey, axis=2, prepend=grey[:, :, :1]))
    return np.clip(8 * slope, 0, 1)


class _Detector:
    @classmethod
    def from_default(cls) -> _Detector:
        return cls()

    def probabilities(self, photos: np.ndarray) -> np.ndarray:
        return bright_border(photos)


@pytest.fixture
def evaluation(tmp_path: Path) -> PhotoEvaluation:
    return PhotoEvaluation(measured_cache(tmp_path / "c"), green_judge(), CLASSES, amounts=FEW)


@pytest.fixture
def networks(tmp_path: Path) -> tuple[Path, Path]:
    """Weights of our network and of the baseline, untrained."""
    torch.manual_seed(0)
    ours = GeneratorConfig(
        size=SIZE, classes=2, sketch=1, noise=8, stem=4, encoder=(6, 8), decoder=(8, 6, 6)
    )
    theirs = Pix2PixConfig(SIZE, 2, 3, (8, 8, 8, 8))
    paths = (tmp_path / "ours.safetensors", tmp_path / "theirs.safetensors")
    sources = [{"name": "shapes", "licence": "CC0 1.0", "source": "tests"}]
    for path, network, kind, config in (
        (paths[0], Generator(ours), "photo", ours.to_dict()),
        (paths[1], Pix2PixGenerator(theirs), "pix2pix", theirs.to_dict()),
    ):
        meta = CheckpointMeta(
            kind, config, name=path.stem, classes=list(CLASSES), data_sets=sources, command="make"
        )
        save_checkpoint(path, network.state_dict(), meta)
    return paths


def test_a_photos_edges_are_found_on_the_frame() -> None:
    photo = np.zeros((1, SIZE, SIZE, 3), np.uint8)
    photo[:, :, SIZE // 2 :] = 255
    (lines,) = photo_lines(photo, bright_border)
    columns = np.flatnonzero((lines < 128).sum(axis=0) > 100)
    assert lines.shape == (256, 256) and np.abs(columns - 128).max() <= 4


def test_lines_are_compared_with_the_own_photo_and_with_other_sketches(
    evaluation: PhotoEvaluation,
) -> None:
    found = compare_lines([colour_painter("flat")], evaluation.human, bright_border)
    assert set(found) == {"flat", "other sketch", "own photo"}
    assert found["flat"].sketch_to_photo == 0.25, "flat photos have no edges: as far as can be"


def test_the_whole_report(
    tmp_path: Path, networks: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    measured_cache(tmp_path / "data")
    monkeypatch.setattr(photo_report, "EdgePipeline", _Detector)
    monkeypatch.setattr(photo_report.Judge, "load", lambda path=None: green_judge())
    monkeypatch.setattr(photo_report, "PhotoEvaluation", _few)
    report = photo_report.evaluate_photo(
        networks[0], tmp_path / "data", tmp_path / "out", baseline=networks[1]
    )
    assert set(report.networks) == {"ours", "theirs"}
    assert report.real.mean.share == 1
    card = (tmp_path / "out" / "ours.md").read_text(encoding="utf8")
    for words in ("shapes: CC0 1.0", "| theirs |", "`make`", "ours.jpg", "| banana | 2 |"):
        assert words in card
    assert (tmp_path / "out" / "ours.jpg").stat().st_size <= photo_report.SHEET_BYTES
    assert '"human_kid"' in (tmp_path / "out" / "ours.json").read_text(encoding="utf8")


def _few(cache: object, judge: Judge, classes: tuple[str, ...]) -> PhotoEvaluation:
    return PhotoEvaluation(cache, judge, classes, amounts=FEW)  # type: ignore[arg-type]


def test_the_sheet_shows_sketch_seeds_and_nearest_training_photo(
    evaluation: PhotoEvaluation,
) -> None:
    sheet = photo_report.contact_sheet([colour_painter()], evaluation, per_class=1)
    cell = photo_report.CELL_PX
    assert sheet.shape == (cell, 2 * 5 * cell + cell // 4, 3)
    assert (sheet[:, :cell] < 128).any() and (sheet[:, :cell] == 255).any(), "lines on paper"
    middles = [sheet[cell // 2, cell * column + cell // 2].tolist() for column in range(1, 5)]
    assert middles[0] == [220, 230, 40] and middles[1] != middles[0]
    training = evaluation.cache.select("photo", "train", ["banana"])
    assert middles[3] in [evaluation.cache.photo(index)[0, 0].tolist() for index in training]


def test_two_networks_of_one_name_are_refused(tmp_path: Path, networks: tuple[Path, Path]) -> None:
    measured_cache(tmp_path / "data")
    with pytest.raises(DataError, match="another baseline"):
        photo_report.evaluate_photo(networks[0], tmp_path / "data", tmp_path, networks[0])
