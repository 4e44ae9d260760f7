"""The stage between network and lines, alone and inside the paint pipeline."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from engine import region_stage
from engine.nn.paint_network import PaintNetwork
from engine.paint import PaintPipeline
from engine.region_stage import RegionStage
from engine.request import ColorHint, PaintRequest, StyleReference
from tests.engine.test_layers_out import stacked
from tests.engine.test_paint import CONFIG, drawing, reference

GREEN = (30, 160, 70)


def hint(x: float, y: float, colour: tuple[int, int, int] | None) -> ColorHint:
    return ColorHint(np.array([[x, y]], np.float32), 4, colour)


def two_rooms() -> NDArray[np.uint8]:
    lines = np.full((64, 96), 255, np.uint8)
    lines[:, 47:50] = 0
    return lines


def patchy() -> NDArray[np.uint8]:
    """Two colours with patches, as a small network might paint them."""
    colours = np.full((16, 24, 3), (200, 60, 50), np.uint8)
    colours[:, 12:] = 40, 70, 190
    colours[:4, :5] = 120, 120, 40
    return colours


@pytest.fixture
def pipeline() -> PaintPipeline:
    torch.manual_seed(0)
    return PaintPipeline(PaintNetwork(CONFIG), "tiny", "cpu")


def test_flatness_goes_from_painted_to_flat() -> None:
    request = PaintRequest(two_rooms(), layers=True)
    painted, half, flat = (
        RegionStage().finish(replace(request, flatness=f), patchy()).painting.astype(int)
        for f in (0.0, 0.5, 1.0)
    )
    for room in (np.s_[:, :47], np.s_[:, 50:]):
        assert len(np.unique(flat[room].reshape(-1, 3), axis=0)) == 1
    assert np.abs(flat[50, 20] - (200, 60, 50)).max() <= 1
    assert len(np.unique(painted[:, :47].reshape(-1, 3), axis=0)) > 10
    assert np.abs(half - (painted + flat) / 2).max() <= 1


@pytest.mark.parametrize("flatness", [0.0, 0.4, 1.0])
def test_hints_win_at_any_flatness(flatness: float) -> None:
    hints = (hint(20, 30, GREEN), hint(80, 30, None))
    request = PaintRequest(two_rooms(), hints=hints, flatness=flatness)
    painting = RegionStage().finish(request, patchy()).painting.astype(int)
    assert np.abs(painting[28:33, 18:23].reshape(-1, 3).mean(axis=0) - GREEN).max() <= 2
    assert (painting[:, 50:] == 255).all()
    if flatness == 1:
        assert (painting[:, :47] == GREEN).all()


def test_a_network_that_dyed_a_spot_dyes_its_whole_region() -> None:
    unhinted = np.full((16, 24, 3), (200, 60, 50), np.uint8)
    hinted = unhinted.copy()
    hinted[5:10, 3:8] = GREEN  # as far as its reading reached
    hinted[:, 12:] = 60, 60, 60  # and it took the other room for something else
    request = PaintRequest(two_rooms(), hints=(hint(20, 30, GREEN),))
    painting = RegionStage().finish(request, hinted, unhinted).painting.astype(int)
    assert np.abs(painting[:, :46] - GREEN).max() <= 1
    assert np.abs(painting[:, 54:] - 60).max() <= 1


def test_strength_fades_hints_and_layers_alike() -> None:
    request = PaintRequest(
        two_rooms(), hints=(hint(20, 30, GREEN),), flatness=1, strength=0.5, layers=True
    )
    finished = RegionStage().finish(request, patchy())
    assert np.abs(finished.painting[30, 20] - (255 + np.array(GREEN)) / 2).max() <= 1
    assert np.abs(stacked(finished.layers[:-1]) - finished.painting).max() <= 1


def test_regions_are_found_once_for_a_drawing(monkeypatch: pytest.MonkeyPatch) -> None:
    found: list[float] = []
    find = region_stage.find_regions

    def counting(lines: NDArray[np.uint8], gap_px: float, **options: int) -> NDArray[np.int32]:
        found.append(gap_px)
        return find(lines, gap_px, **options)

    monkeypatch.setattr(region_stage, "find_regions", counting)
    stage, request = RegionStage(), PaintRequest(two_rooms(), flatness=0.5)
    for again in (request, replace(request, flatness=0.9), replace(request, lines=two_rooms())):
        stage.finish(again, patchy())
    assert found == [6.0]
    stage.finish(replace(request, gap_px=3.0), patchy())
    stage.finish(replace(request, lines=np.roll(two_rooms(), 8, axis=1)), patchy())
    assert found == [6.0, 3.0, 6.0]


def test_without_hints_flatness_and_layers_no_region_is_looked_for(
    pipeline: PaintPipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(region_stage, "find_regions")
    result = pipeline.run(PaintRequest(drawing(), (reference(),), size=64))
    assert "regions" not in result.timings_ms
    assert result.layers == ()


def test_the_pipeline_times_the_stage_and_gives_the_layers_of_its_picture(
    pipeline: PaintPipeline,
) -> None:
    request = PaintRequest(
        drawing(), (reference(),), (hint(20, 20, GREEN),), flatness=0.3, size=64, layers=True
    )
    result = pipeline.run(request)
    assert list(result.timings_ms) == [
        "prepare",
        "reference",
        "network",
        "regions",
        "compose",
        "total",
    ]
    assert np.abs(stacked(result.layers) - result.pixels).max() <= 2
    assert (result.pixels[request.lines == 0] == 0).all(), "the user's lines are never altered"


@pytest.mark.parametrize("strength", [1.0, 0.6])
def test_taken_apart_the_picture_is_the_same_to_the_level(
    pipeline: PaintPipeline, strength: float
) -> None:
    """A recipe does not tell whether layers were asked for, and yet gives the very picture."""
    whole = PaintRequest(drawing(), (reference(),), size=64, strength=strength)
    apart = pipeline.run(replace(whole, layers=True))
    np.testing.assert_array_equal(apart.pixels, pipeline.run(whole).pixels)
    assert np.abs(stacked(apart.layers) - apart.pixels).max() <= 2


def test_hints_alone_fill_their_regions_and_leave_the_rest_white(pipeline: PaintPipeline) -> None:
    lines = np.full((90, 120), 255, np.uint8)
    cv2.circle(lines, (60, 45), 30, 0, 3)
    result = pipeline.run(PaintRequest(lines, hints=(hint(60, 45, GREEN),), size=64))
    assert (result.pixels[45, 40:80] == GREEN).all()
    assert (result.pixels[:10] == 255).all()
    unused = StyleReference(np.zeros((8, 8, 3), np.uint8), weight=0.0)
    blank = np.full((40, 60), 255, np.uint8)
    nothing = pipeline.run(PaintRequest(blank, (unused,), (hint(5, 5, GREEN),), size=64))
    assert (nothing.pixels == 255).all(), "nothing drawn, nothing painted"
