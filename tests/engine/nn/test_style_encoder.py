"""Style codes: what a token's colour is, and how several references become one."""

from __future__ import annotations

import pytest
import torch

from engine.nn.residual_unet import ResidualUNet
from engine.nn.style_encoder import StyleEncoder, StyleEncoderConfig, blend_styles
from tests.engine.nn.test_residual_unet import TINY, ink

CONFIG = StyleEncoderConfig(size=32, stem_stride=2, channels=(8, 12, 16), tokens=10, hint=6)


@pytest.fixture
def encoder() -> StyleEncoder:
    torch.manual_seed(0)
    return StyleEncoder(CONFIG).eval()


@torch.no_grad()
def test_tokens_carry_the_colours_of_their_patches(encoder: StyleEncoder) -> None:
    picture = torch.zeros(1, 3, 32, 32)
    picture[:, 0, :, :16] = 0.8  # left half
    picture[:, 2, :, 16:] = -0.6  # right half
    code = encoder(picture)
    colours = code.colours.view(1, 8, 8, 3)
    torch.testing.assert_close(colours[0, 2, 1], torch.tensor([0.8, 0.0, 0.0]), atol=1e-5, rtol=0)
    torch.testing.assert_close(colours[0, 5, 6], torch.tensor([0.0, 0.0, -0.6]), atol=1e-5, rtol=0)
    assert code.tokens.shape == (1, 64, 10) and code.hint.shape == (1, 6)


@torch.no_grad()
def test_one_reference_twice_is_that_reference(encoder: StyleEncoder) -> None:
    torch.manual_seed(1)
    network = ResidualUNet(TINY)
    code = encoder(torch.rand(1, 3, 32, 32) * 2 - 1)
    twice = blend_styles([code, code], [0.3, 0.7])
    torch.testing.assert_close(
        network(ink(), twice).painting, network(ink(), code).painting, atol=1e-5, rtol=1e-5
    )


@torch.no_grad()
def test_a_reference_of_weight_zero_is_not_there(encoder: StyleEncoder) -> None:
    one, two = (encoder(torch.rand(1, 3, 32, 32) * 2 - 1) for _ in range(2))
    blended = blend_styles([one, two], [1.0, 0.0])
    assert torch.equal(blended.tokens, one.tokens)
    torch.testing.assert_close(blended.hint, one.hint)


@torch.no_grad()
def test_more_weight_draws_the_painting_towards_a_reference(encoder: StyleEncoder) -> None:
    torch.manual_seed(2)
    network = ResidualUNet(TINY)
    one, two = (encoder(torch.full((1, 3, 32, 32), value)) for value in (-0.9, 0.9))
    shares = [0.1, 0.5, 0.9]
    means = [
        float(network(ink(), blend_styles([one, two], [1 - s, s])).pointed.mean()) for s in shares
    ]
    assert means == sorted(means) and means[-1] - means[0] > 0.5


@torch.no_grad()
def test_shares_are_the_weights_by_their_power(encoder: StyleEncoder) -> None:
    one, two = (encoder(torch.rand(1, 3, 32, 32) * 2 - 1) for _ in range(2))
    blended = blend_styles([one, two], [0.4, 0.8])
    torch.testing.assert_close(blended.hint, (one.hint + 16 * two.hint) / 17)
    shares = blended.log_weight.exp().unique()
    torch.testing.assert_close(shares, torch.tensor([1 / 17, 16 / 17]))


def test_weights_must_not_all_vanish(encoder: StyleEncoder) -> None:
    code = encoder(torch.zeros(1, 3, 32, 32))
    with pytest.raises(ValueError, match="above 0"):
        blend_styles([code], [0.0])
