"""The released upscaler: sharper than interpolation, and still the same picture."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from engine.upscale import Upscaler

pytestmark = pytest.mark.e2e

SIDE = 256


@pytest.fixture(scope="module")
def released() -> Upscaler:
    return Upscaler.load_default()


def drawn() -> NDArray[np.uint8]:
    """A sharp picture at the large size: a disc and bars on a plain ground."""
    sheet = np.full((SIDE, SIDE, 3), (120, 150, 170), np.uint8)
    cv2.circle(sheet, (110, 120), 70, (200, 80, 40), -1, cv2.LINE_AA)
    for x in range(60, 240, 36):
        cv2.line(sheet, (x, 20), (x + 30, 236), (30, 30, 40), 6, cv2.LINE_AA)
    return sheet


def test_a_picture_comes_back_sharper_than_by_interpolation(released: Upscaler) -> None:
    truth = drawn()
    small = np.asarray(cv2.resize(truth, (64, 64), interpolation=cv2.INTER_AREA), np.uint8)
    plain = cv2.resize(small, (SIDE, SIDE), interpolation=cv2.INTER_CUBIC)
    error, plain_error = (
        np.abs(picture.astype(int) - truth).mean() for picture in (released.upscale(small), plain)
    )
    assert error < 0.85 * plain_error


def test_shrunk_again_it_is_the_input(released: Upscaler) -> None:
    noise = np.random.default_rng(0).integers(0, 256, (64, 64, 3), np.uint8)
    for small in (noise, cv2.resize(drawn(), (64, 64), interpolation=cv2.INTER_AREA)):
        large = released.upscale(np.asarray(small, np.uint8))
        means = large.reshape(64, 4, 64, 4, 3).mean(axis=(1, 3))
        assert np.abs(means - small).mean() < 0.2, "in levels of 255; rounding alone"
