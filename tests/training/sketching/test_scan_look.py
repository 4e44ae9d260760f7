"""Drawings photographed and cleaned again."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from training.sketching.scan_look import ScanLook, cleaned_scan, photograph, sample_scan


def _drawn(size: int = 256) -> np.ndarray:
    ink = np.zeros((size, size), np.float32)
    cv2.circle(ink, (size // 2, size // 2), size // 3, (1.0,), 3, cv2.LINE_AA)
    cv2.line(ink, (20, 30), (size - 30, size - 20), (1.0,), 3, cv2.LINE_AA)
    return ink


def test_a_photograph_has_the_paper_the_shade_and_the_noise_asked_for() -> None:
    bare = np.zeros((200, 200), np.float32)
    even = ScanLook(paper=0.7, shade=0.0, shadow=0.0, noise=2.0, quality=95)
    photo = photograph(bare, even, np.random.default_rng(0)).astype(float)
    assert abs(photo.mean() - 0.7 * 255) < 1
    assert 1.0 < photo.std() < 3.0
    shadowed = photograph(bare, replace(even, shadow=0.4), np.random.default_rng(0)).astype(float)
    assert np.percentile(shadowed, 2) < 0.7 * np.percentile(shadowed, 98)


def test_ink_is_never_blacker_than_black() -> None:
    look = ScanLook(paper=0.8, shade=0, shadow=0, noise=0, blur_px=0.4, quality=95, black=0.25)
    photo = photograph(np.ones((64, 64), np.float32), look, np.random.default_rng(0))
    assert abs(float(photo.mean()) - 0.8 * 0.25 * 255) < 2


def test_cleaning_gives_back_the_lines_on_white_paper() -> None:
    ink = _drawn()
    for seed in range(6):
        rng = np.random.default_rng(seed)
        lines = cleaned_scan(ink, sample_scan(rng), rng)
        assert lines.shape == ink.shape and lines.dtype == np.uint8
        far = cv2.dilate((ink > 0.05).astype(np.uint8), np.ones((7, 7))) == 0
        assert (lines[far] == 255).mean() > 0.995, "the paper is white"
        assert np.median(lines[ink > 0.9]) < 120, "and the lines are there"
