"""The paint network's two kinds of encoder: configs, what is stored, and the paper's size."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
import torch

from engine.nn.locked_style import LockedStyleConfig
from engine.nn.paint_network import PaintNetwork, PaintNetworkConfig
from engine.nn.residual_unet import ResidualUNet, ResidualUNetConfig
from engine.nn.style_encoder import StyleEncoderConfig
from tests.engine.nn.test_locked_style import Columns
from tests.engine.nn.test_residual_unet import TINY, ink

ENCODER = StyleEncoderConfig(size=32, stem_stride=2, channels=(8, 12, 16), tokens=10, hint=6)
LOCKED = PaintNetworkConfig(
    replace(TINY, hint=1280, hint_layer=16, attention_strides=()),
    LockedStyleConfig("efficientnet-lite0", size=32),
)


@pytest.mark.parametrize("config", [PaintNetworkConfig(TINY, ENCODER), LOCKED])
def test_configs_survive_a_checkpoints_header(config: PaintNetworkConfig) -> None:
    assert PaintNetworkConfig.from_dict(json.loads(json.dumps(config.to_dict()))) == config


def test_headers_of_earlier_networks_are_read() -> None:
    """As the first release wrote it, without what was added since."""
    unet = {"stem_stride": 2, "encoder": [8, 16], "middle": 24, "decoder": [16, 8], "guide": [8],
            "hint": 6, "hint_layer": 0, "depth": 1, "attention_strides": [4, 2],
            "attention_heads": 2, "attention_channels": 8, "token_channels": 10}  # fmt: skip
    encoder = {"size": 32, "stem_stride": 2, "channels": [8, 12, 16], "tokens": 10, "hint": 6}
    read = PaintNetworkConfig.from_dict({"unet": unet, "encoder": encoder})
    assert read == PaintNetworkConfig(TINY, ENCODER)


def test_a_locked_encoder_has_the_length_of_the_hint_and_no_attention() -> None:
    with pytest.raises(ValueError, match="hint lengths differ: 6 and 1280"):
        PaintNetworkConfig(replace(LOCKED.unet, hint=6), LOCKED.encoder)
    with pytest.raises(ValueError, match="attention_strides to"):
        PaintNetworkConfig(replace(LOCKED.unet, attention_strides=(4,)), LOCKED.encoder)
    with pytest.raises(ValueError, match="vgg20"):
        PaintNetworkConfig.from_dict(
            {"unet": LOCKED.to_dict()["unet"], "encoder": {"network": "vgg20"}}
        )


def test_the_reference_reaches_the_painting_through_the_hint_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    locked = Columns()
    monkeypatch.setattr("engine.nn.locked_style.locked_network", lambda name: locked)
    torch.manual_seed(0)
    network = PaintNetwork(LOCKED)
    assert {name.partition(".")[0] for name in network.state_dict()} == {"unet"}
    one, two = (network(ink(), torch.rand(1, 3, 32, 32) * 2 - 1) for _ in range(2))
    assert (one.painting - two.painting).abs().mean() > 1e-3
    assert torch.equal(one.guide_gray, two.guide_gray) and one.pointed is None
    one.painting.mean().backward()
    assert network.unet.hint_layer[0].weight.grad.abs().sum() > 0


def test_the_papers_generator_is_counted() -> None:
    """3×3 kernels, their channel norms, the coordinates' two planes in the stem."""
    with torch.device("meta"):
        network = ResidualUNet(ResidualUNetConfig())
    whole = sum(weight.numel() for weight in network.parameters())
    network.drop_guides()
    used = sum(weight.numel() for weight in network.parameters())

    def conv(inputs: int, outputs: int) -> int:
        return 9 * inputs * outputs + 2 * outputs

    def head(inputs: int, outputs: int) -> int:
        return (9 * inputs + 1) * outputs

    encoder = conv(3, 16) + conv(16, 32) + conv(32, 64) + conv(64, 128) + conv(128, 256)
    middle = conv(256, 2048) + conv(2048, 2048)
    hint = 4097 * 2048
    decoder = conv(2048 + 256, 512) + conv(512 + 128, 128) + conv(128 + 64, 64)
    decoder += conv(64 + 32, 32) + conv(32 + 16, 64) + head(64, 3)
    guide = conv(2048, 512) + conv(512, 256) + conv(256, 128) + conv(128, 64) + conv(64, 32)
    assert used == encoder + middle + hint + decoder
    assert whole == used + 2 * guide + head(32, 1) + head(32, 3)
    assert (used, whole) == (62_782_611, 84_795_543)
