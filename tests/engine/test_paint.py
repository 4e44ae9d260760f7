"""The paint pipeline around a tiny untrained network: stages, cache, edge cases."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from engine.checkpoint import CheckpointMeta, save_checkpoint
from engine.errors import CheckpointError
from engine.nn.paint_network import PaintNetwork, PaintNetworkConfig
from engine.nn.style_encoder import StyleEncoderConfig
from engine.paint import PaintPipeline
from engine.request import ColorHint, PaintRequest, StyleReference
from tests.engine.nn.test_residual_unet import TINY

CONFIG = PaintNetworkConfig(
    TINY, StyleEncoderConfig(size=32, stem_stride=2, channels=(8, 12, 16), tokens=10, hint=6)
)


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    torch.manual_seed(0)
    path = tmp_path / "tiny.safetensors"
    meta = CheckpointMeta(kind="paint", config=CONFIG.to_dict(), name="tiny")
    save_checkpoint(path, PaintNetwork(CONFIG).state_dict(), meta, half=True)
    return path


@pytest.fixture
def pipeline(weights: Path) -> PaintPipeline:
    return PaintPipeline.from_checkpoint(weights, device="cpu")


def drawing(height: int = 90, width: int = 120) -> np.ndarray:
    lines = np.full((height, width), 255, np.uint8)
    lines[height // 3, 5:-5] = 0
    lines[5:-5, width // 2] = 0
    return lines


def reference(value: int = 200, weight: float = 1.0) -> StyleReference:
    rng = np.random.default_rng(value)
    return StyleReference(rng.integers(0, 256, (20, 30, 3), dtype=np.uint8), weight)


def _counted(pipeline: PaintPipeline) -> list[int]:
    """Counts encoder calls from now on."""
    calls: list[int] = []
    encoder: Callable[..., object] = pipeline._encoder

    def counting(*tensors: torch.Tensor) -> object:
        calls.append(1)
        return encoder(*tensors)

    pipeline._encoder = counting
    return calls


@pytest.mark.parametrize("shape", [(64, 64), (50, 200), (200, 50), (333, 97), (16, 16)])
def test_any_shape_comes_back_at_its_size_with_its_lines(
    pipeline: PaintPipeline, shape: tuple[int, int]
) -> None:
    lines = drawing(*shape)
    result = pipeline.run(PaintRequest(lines, (reference(),), size=64, revision=7))
    assert result.pixels.shape == (*shape, 3)
    assert (result.pixels[lines == 0] == 0).all(), "the user's lines are never altered"
    assert result.pixels[lines == 255].std() > 1, "and the paper is painted"
    assert (result.revision, result.size) == (7, 64)
    assert list(result.timings_ms) == ["prepare", "reference", "network", "compose", "total"]
    assert result.model_id.startswith("tiny@")


def test_a_reference_is_encoded_once_whatever_its_weight(pipeline: PaintPipeline) -> None:
    calls = _counted(pipeline)
    one, two = reference(1), reference(2)
    pipeline.run(PaintRequest(drawing(), (one,), size=64))
    pipeline.run(PaintRequest(drawing(), (replace(one, weight=0.4), two), size=64))
    pipeline.run(PaintRequest(drawing(), (two, one), size=96))
    assert len(calls) == 2


def test_references_of_weight_zero_are_not_even_encoded(pipeline: PaintPipeline) -> None:
    calls = _counted(pipeline)
    one = reference(1)
    alone = pipeline.run(PaintRequest(drawing(), (one,), size=64))
    with_zero = pipeline.run(PaintRequest(drawing(), (one, reference(2, weight=0.0)), size=64))
    assert len(calls) == 1
    np.testing.assert_array_equal(alone.pixels, with_zero.pixels)


def test_nothing_drawn_or_no_reference_leaves_the_sheet_as_it_is(pipeline: PaintPipeline) -> None:
    blank = np.full((40, 60), 255, np.uint8)
    assert (pipeline.run(PaintRequest(blank, (reference(),), size=64)).pixels == 255).all()
    lines = drawing()
    unpainted = pipeline.run(PaintRequest(lines, (), size=64)).pixels
    np.testing.assert_array_equal(unpainted, np.repeat(lines[..., None], 3, axis=2))


def test_strength_fades_to_the_lines_alone(pipeline: PaintPipeline) -> None:
    lines = drawing()
    faint, none = (
        pipeline.run(PaintRequest(lines, (reference(),), strength=s, size=64)).pixels
        for s in (0.5, 0.0)
    )
    np.testing.assert_array_equal(none, np.repeat(lines[..., None], 3, axis=2))
    assert faint[lines == 255].mean() < 255


def test_the_same_request_gives_the_same_picture(weights: Path) -> None:
    one, two = (
        PaintPipeline.from_checkpoint(weights, device="cpu").run(
            PaintRequest(drawing(), (reference(1), reference(2, 0.5)), size=64)
        )
        for _ in range(2)
    )
    np.testing.assert_array_equal(one.pixels, two.pixels)


def test_warming_up_leaves_no_reference_behind(pipeline: PaintPipeline) -> None:
    pipeline.warm_up()
    calls = _counted(pipeline)
    pipeline.run(PaintRequest(drawing(), (StyleReference(np.full((8, 8, 3), 128, np.uint8)),)))
    assert len(calls) == 1


def test_weights_of_another_construction_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "odd.safetensors"
    config = CONFIG.to_dict()
    config["unet"]["gates"] = 3
    save_checkpoint(path, {"x": torch.zeros(1)}, CheckpointMeta(kind="paint", config=config))
    with pytest.raises(CheckpointError, match="gates"):
        PaintPipeline.from_checkpoint(path)


def test_the_network_sees_hints_where_they_lie_on_its_sheet(tmp_path: Path) -> None:
    config = replace(CONFIG, unet=replace(TINY, hint_map=True))
    path = tmp_path / "hinted.safetensors"
    meta = CheckpointMeta(kind="paint", config=config.to_dict(), name="hinted")
    save_checkpoint(path, PaintNetwork(config).state_dict(), meta)
    pipeline = PaintPipeline.from_checkpoint(path, device="cpu")
    network, seen = pipeline._unet, []

    def listening(*tensors: torch.Tensor) -> object:
        seen.append(tensors)
        return network(*tensors)

    pipeline._unet = listening  # type: ignore[assignment]
    request = PaintRequest(
        drawing(60, 120), (reference(),), (ColorHint([[90, 20]], 6, (255, 0, 0)),), size=64
    )
    pipeline.run(request)
    hints = seen[0][5]
    assert hints.shape == (1, 4, 32, 64)
    rows, columns = hints[0, 3].nonzero().float().mean(dim=0) + 0.5
    assert (float(columns), float(rows)) == pytest.approx((48, 20 * 64 / 120), abs=0.6)
    assert len(seen[1]) == 5  # without the hint, for the region that is made exact
    pipeline.run(replace(request, hints=()))
    assert len(seen) == 3 and len(seen[2]) == 5
