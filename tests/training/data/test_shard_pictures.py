"""What a shard holds of a photo: a square, and the edges of its outlines."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from training.data import shard_pictures
from training.data.manifest import ManifestRecord
from training.data.shard_pictures import PhotoAndEdges, as_strokes
from training.errors import DataError

RECORD = ManifestRecord("half.png", "dog", "photo", "p", "s", "CC0", "train", "0")


class BrightnessEdges:
    """Stands for the network: an edge where brightness changes from one column to the next."""

    def probability(self, picture: NDArray[np.uint8]) -> NDArray[np.float32]:
        grey = picture.mean(axis=2).astype(np.float32) / 255
        return np.abs(np.diff(grey, axis=1, prepend=grey[:, :1]))


@pytest.fixture(autouse=True)
def edges(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shard_pictures, "_edges", lambda weights: BrightnessEdges())


def test_a_photo_is_stretched_and_its_edge_is_drawn_where_it_is(tmp_path: Path) -> None:
    pixels = np.zeros((40, 80, 3), np.uint8)
    pixels[:, 40:] = (200, 220, 240)
    Image.fromarray(pixels).save(tmp_path / "half.png")

    sample = PhotoAndEdges(size=32, frame=128)(tmp_path, RECORD)

    photo, lines = sample["photo"], sample["edges"]
    assert photo.shape == (32, 32, 3)
    np.testing.assert_array_equal(photo[5, [0, 31]], [[0, 0, 0], [200, 220, 240]])
    assert lines.shape == (128, 128)
    columns = np.flatnonzero((lines == 0).any(axis=0))
    assert columns.size and np.abs(columns - 64).max() <= 2
    (stroke,) = as_strokes(sample["strokes"])
    assert np.abs(stroke[:, 0] - 64).max() <= 2 and np.ptp(stroke[:, 1]) > 100


def test_a_photo_without_an_edge_is_left_out(tmp_path: Path) -> None:
    Image.fromarray(np.full((40, 40, 3), 90, np.uint8)).save(tmp_path / "half.png")
    with pytest.raises(DataError, match="No edge"):
        PhotoAndEdges(size=32, frame=128)(tmp_path, RECORD)
    with pytest.raises(ValueError, match="256 px at most"):
        PhotoAndEdges(frame=512)


def test_a_photo_that_is_gone_is_a_data_error(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="cannot be read"):
        PhotoAndEdges()(tmp_path, RECORD)


def test_other_settings_are_told_apart() -> None:
    assert repr(PhotoAndEdges(size=64)) != repr(PhotoAndEdges(size=128))
    assert "edges.safetensors" in repr(PhotoAndEdges(weights=Path("edges.safetensors")))
