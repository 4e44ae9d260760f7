"""BSDS500: reading, and crops in which lines stay where the picture's edges are."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest

from tests.training.edge_pictures import HEIGHT, WIDTH, rectangle_picture, write_edge_pictures
from training.data.bsds import CropConfig, EdgeSample, load_sample, picture_paths, random_crop, tint
from training.errors import DataError

STILL = CropConfig(size_px=128, contrast=0, brightness=0, saturation=0)


def test_pictures_are_read_as_rgb_with_their_edges(tmp_path: Path) -> None:
    data = write_edge_pictures(tmp_path, per_split=1)
    red = np.zeros((HEIGHT, WIDTH, 3), np.uint8)
    red[..., 2] = 250  # OpenCV writes blue first
    (path,) = picture_paths(data, "train")
    cv2.imwrite(str(path), red)
    sample = load_sample(path)
    assert sample.picture[5, 5, 0] > 240 and sample.picture[5, 5, 2] < 12
    np.testing.assert_array_equal(sample.edges, rectangle_picture(0)[1])
    assert picture_paths(data / "bsds500", "train") == [path]


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="bsds500.tar was unpacked"):
        picture_paths(tmp_path, "train")
    data = write_edge_pictures(tmp_path, per_split=1)
    (path,) = picture_paths(data, "val")
    cv2.imwrite(str(path.with_name("0_edges.png")), np.zeros((9, 9), np.uint8))
    with pytest.raises(DataError, match=r"\(9, 9\)"):
        load_sample(path)
    path.with_name("0_edges.png").unlink()
    with pytest.raises(DataError, match="0_edges.png is missing"):
        load_sample(path)


@pytest.mark.parametrize("seed", range(6))
def test_lines_follow_the_picture_through_every_crop(seed: int) -> None:
    rng = np.random.default_rng(seed)
    marked = np.zeros((200, 260), np.uint8)
    cv2.ellipse(marked, (130, 100), (80, 50), 20, 0, 360, 255, 1)
    blurred = np.asarray(cv2.GaussianBlur(marked, (0, 0), 1.5), np.uint8)
    sample = EdgeSample(np.repeat(blurred[..., None], 3, axis=2), marked)
    crop = random_crop(sample, STILL, rng)
    assert crop.picture.shape == (128, 128, 3) and crop.edges.shape == (128, 128)
    assert set(np.unique(crop.edges)) == {0, 255}
    on, off = crop.picture[crop.edges > 0].mean(), crop.picture[crop.edges == 0].mean()
    assert on > 4 * off + 10


def test_shrunk_lines_do_not_break() -> None:
    marked = np.zeros((300, 300), np.uint8)
    cv2.circle(marked, (150, 150), 60, 255, 1)
    sample = EdgeSample(np.zeros((300, 300, 3), np.uint8), marked)
    config = CropConfig(size_px=256, scale=(0.7, 0.7))
    for seed in range(5):
        crop = random_crop(sample, config, np.random.default_rng(seed))
        whole = np.pad(crop.edges, 1) > 0
        if whole[1].any() or whole[-2].any() or whole[:, 1].any() or whole[:, -2].any():
            continue  # the ring is cut by the crop's frame
        count, _ = cv2.connectedComponents((~whole).astype(np.uint8), connectivity=4)
        assert count == 3  # the ring itself, inside, outside: no gap


def test_a_crop_depends_on_its_generator_alone() -> None:
    sample = EdgeSample(*rectangle_picture(0))
    one, again, other = (
        random_crop(sample, CropConfig(size_px=96), np.random.default_rng(seed))
        for seed in (1, 1, 2)
    )
    assert (one.picture == again.picture).all() and (one.edges == again.edges).all()
    assert (one.picture != other.picture).any()


def test_tint_by_hand() -> None:
    grey = np.full((2, 2, 3), 100, np.uint8)
    assert (tint(grey, STILL, np.random.default_rng(0)) == 100).all()
    config = CropConfig(contrast=0.0, brightness=0.0, saturation=1.0)
    colourful = np.array([[[200, 100, 0]]], np.uint8)
    tinted = tint(colourful, config, np.random.default_rng(3)).astype(int)[0, 0]
    saturation = (tinted[0] - 100) / 100
    assert tinted[1] == 100 and tinted[2] == pytest.approx(max(0, 100 - 100 * saturation), abs=1)
