from __future__ import annotations

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from engine.line_art import clean_scan

SIDE = 700


def drawing() -> NDArray[np.uint8]:
    """Thick, thin and grey lines, a filled area and an eye, on white."""
    lines = np.full((SIDE, SIDE), 255, np.uint8)
    cv2.circle(lines, (350, 350), 230, 0, 3, cv2.LINE_AA)
    cv2.ellipse(lines, (350, 350), (140, 90), 30, 0, 300, 0, 1, cv2.LINE_AA)
    cv2.line(lines, (60, 40), (160, 160), 120, 3, cv2.LINE_AA)
    cv2.rectangle(lines, (480, 520), (620, 640), 0, -1)
    cv2.circle(lines, (300, 340), 9, 0, -1, cv2.LINE_AA)
    return lines


def light() -> NDArray[np.float64]:
    """A lamp at the upper left: 0.95 there, 0.45 in the far corner."""
    rows, columns = np.mgrid[0:SIDE, 0:SIDE] / SIDE
    return np.asarray(0.42 + 0.53 * np.exp(-((columns - 0.2) ** 2 + (rows - 0.3) ** 2) / 0.5))


def scanned(noise: float, tint: tuple[float, float, float], ink: float = 0.2) -> NDArray[np.uint8]:
    """The drawing in ink of that brightness on tinted, unevenly lit, noisy paper: (H, W, 3)."""
    reflected = ink + (1 - ink) * drawing() / 255
    scan = reflected[..., None] * light()[..., None] * np.array(tint)
    scan += np.random.default_rng(5).normal(0, noise, scan.shape)
    return np.rint(scan.clip(0, 1) * 255).astype(np.uint8)


def assert_like_the_drawing(lines: NDArray[np.uint8]) -> None:
    truth = drawing()
    far_from_ink = cv2.erode(truth, np.ones((7, 7), np.uint8)) == 255
    assert lines.dtype == np.uint8 and lines.shape == truth.shape
    assert (lines[far_from_ink] == 255).mean() > 0.999
    assert np.percentile(lines[far_from_ink], 0.01) > 200
    assert lines[truth == 0].mean() < 35
    thin = np.full_like(truth, 255)
    cv2.ellipse(thin, (350, 350), (140, 90), 30, 0, 300, 0, 1)
    assert (lines[thin == 0] < 160).mean() > 0.85
    assert 70 < np.median(lines[truth == 120]) < 160  # pencil stays grey
    ink, true_ink = (255 - lines.astype(float)).sum(), (255 - truth.astype(float)).sum()
    assert 0.85 < ink / true_ink < 1.12  # neither thicker nor thinner


@pytest.mark.parametrize(
    ("noise", "tint"),
    [(0.0, (1, 1, 1)), (0.02, (1, 1, 1)), (0.03, (0.75, 0.86, 1.0)), (0.02, (1.0, 0.9, 0.7))],
    ids=["grey light", "noise", "bluish paper", "yellowed paper"],
)
def test_scans_become_the_drawing(noise: float, tint: tuple[float, float, float]) -> None:
    assert_like_the_drawing(clean_scan(scanned(noise, tint)))


def test_a_grey_scan_needs_no_colour() -> None:
    assert_like_the_drawing(clean_scan(scanned(0.02, (1, 1, 1))[..., 1]))


def test_pale_pencil_is_darkened_but_never_to_full_black() -> None:
    lines = clean_scan(scanned(0.01, (1, 1, 1), ink=0.7))
    stroke = drawing() == 0
    assert 60 < lines[stroke].mean() < 180


@pytest.mark.parametrize("colour", [False, True])
def test_clean_digital_line_art_is_left_as_it_is(colour: bool) -> None:
    lines = drawing()
    picture = np.dstack([lines] * 3) if colour else lines
    assert (clean_scan(picture) == lines).all()


def test_white_on_black_is_turned_around_exactly_when_clean() -> None:
    assert (clean_scan(np.asarray(255 - drawing(), np.uint8)) == drawing()).all()


def test_chalk_on_a_blackboard_becomes_lines_on_paper() -> None:
    board = (0.12 + 0.6 * (1 - drawing() / 255)) * light()
    board += np.random.default_rng(2).normal(0, 0.015, board.shape)
    lines = clean_scan(np.rint(board.clip(0, 1) * 255).astype(np.uint8))
    far_from_ink = cv2.erode(drawing(), np.ones((7, 7), np.uint8)) == 255
    assert (lines[far_from_ink] == 255).mean() > 0.995
    assert lines[drawing() == 0].mean() < 130


def test_a_dark_photo_of_dark_lines_is_not_turned_around() -> None:
    dim = (scanned(0.01, (1, 1, 1)) * 0.45).astype(np.uint8)
    assert np.median(dim) < 100
    lines = clean_scan(dim)
    assert np.median(lines) == 255
    assert lines[drawing() == 0].mean() < 60


def test_specks_go_and_dots_of_the_drawing_stay() -> None:
    scan = scanned(0.0, (0.9, 0.9, 0.9))
    scan[20, 400] = scan[21, 401] = 20
    lines = clean_scan(scan)
    assert (lines[15:26, 395:406] == 255).all()
    assert lines[335:345, 295:305].mean() < 40


@pytest.mark.parametrize("value", [0, 90, 255])
def test_an_empty_sheet_is_paper(value: int) -> None:
    lines = clean_scan(np.full((60, 80, 3), value, np.uint8))
    assert (lines == 255).all()


@pytest.mark.parametrize("shape", [(8, 8), (9, 400), (400, 9, 3)])
def test_small_and_narrow_pictures_are_accepted(shape: tuple[int, ...]) -> None:
    noise = np.random.default_rng(0).integers(0, 256, shape, dtype=np.uint8)
    lines = clean_scan(noise)
    assert lines.shape == shape[:2] and lines.dtype == np.uint8
