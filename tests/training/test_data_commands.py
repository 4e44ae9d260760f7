"""`python -m training data …` and `evaluate`: from words to work, and to clear refusals."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from engine.checkpoint import CheckpointMeta, save_checkpoint
from engine.nn.edges import EdgeNetwork, EdgeNetworkConfig
from training.__main__ import main, parse_command
from training.data.classes import FIRST_CLASSES, parse_classes
from training.data.photo_cache import PhotoCache
from training.data_commands import Data, PaintData, PhotoData
from training.errors import DataError
from training.evaluation import dispatch


def run(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    monkeypatch.setattr("sys.argv", ["training", *words])
    return main()


@pytest.fixture
def edges(tmp_path: Path) -> Path:
    torch.manual_seed(0)
    config = EdgeNetworkConfig()
    path = tmp_path / "edges.safetensors"
    meta = CheckpointMeta(kind="edges", config=config.to_dict())
    save_checkpoint(path, EdgeNetwork(config).state_dict(), meta)
    return path


def test_each_word_has_its_command() -> None:
    paint = parse_command(["data", "paint", "--source", "a", "--cache", "b"])
    photo = parse_command(["data", "photo", "--source", "a", "--cache", "b", "--size", "128"])
    assert isinstance(paint, Data) and isinstance(paint.task, PaintData)
    assert isinstance(photo, Data) and isinstance(photo.task, PhotoData)
    assert photo.task.size == 128 and photo.task.classes == "first"


def test_classes_are_a_list_by_name_or_words() -> None:
    assert parse_classes("first") == FIRST_CLASSES
    assert parse_classes("car, pizza") == ("car_(sedan)", "pizza")
    with pytest.raises(DataError, match="Did you mean 'pizza'"):
        parse_classes("pizzza")


def test_photos_are_prepared_from_a_folder(
    edges: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "photos"
    for number in range(3):
        (source / "pizza").mkdir(parents=True, exist_ok=True)
        noise = np.random.default_rng(number).integers(0, 256, (64, 64, 3)).astype(np.uint8)
        Image.fromarray(noise).save(source / "pizza" / f"{number}.png")
    words = ["data", "photo", "--source", str(tmp_path / "photos"), "--cache", str(tmp_path / "c")]
    options = ["--classes", "pizza", "--size", "32", "--edges", str(edges), "--workers", "1"]
    assert run(monkeypatch, *words, *options) == 0
    assert "3 pictures of 1 classes" in capsys.readouterr().out
    cache = PhotoCache(tmp_path / "c")
    assert cache.size == 32 and cache.classes == ("pizza",)
    assert run(monkeypatch, *words, "--classes", "teapot", *options[4:]) == 1
    assert "no photos of teapot" in capsys.readouterr().err


def test_the_edge_chain_is_drawn(
    edges: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo = np.zeros((40, 60, 3), np.uint8)
    photo[:, 30:] = 255
    Image.fromarray(photo).save(tmp_path / "photo.png")
    words = ["data", "edge-map", str(tmp_path / "photo.png"), "--edges", str(edges)]
    assert run(monkeypatch, *words, "-o", str(tmp_path / "strip.png")) == 0
    assert Image.open(tmp_path / "strip.png").width > 8 * 200


def test_evaluation_goes_by_the_kind(
    edges: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[Path, Path, Path]] = []
    monkeypatch.setattr(
        "training.evaluation.edge_report.evaluate_edges", lambda *words: seen.append(words)
    )
    dispatch.evaluate(edges, tmp_path, tmp_path / "out")
    assert seen == [(edges, tmp_path, tmp_path / "out")]
    for beside, message in (
        (dispatch.Beside(baselines=(edges,)), "--baseline goes with photo and paint networks"),
        (dispatch.Beside(references=(tmp_path,)), "--references go with paint networks"),
        (dispatch.Beside(illustrations=tmp_path), "--illustrations and"),
    ):
        with pytest.raises(DataError, match=message):
            dispatch.evaluate(edges, tmp_path, tmp_path, beside)
    other = tmp_path / "judge.safetensors"
    save_checkpoint(other, {}, CheckpointMeta(kind="judge", config={}))
    with pytest.raises(DataError, match="no measurement for the kind “judge”"):
        dispatch.evaluate(other, tmp_path, tmp_path)
