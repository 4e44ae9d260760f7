"""The paper's style vector: what is read, how it is normalised, that no module owns its network."""

from __future__ import annotations

import copy
import pickle

import pytest
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from engine.nn.locked_style import LockedStyle, LockedStyleConfig
from engine.nn.style_encoder import blend_styles

CONFIG = LockedStyleConfig("efficientnet-lite0", size=32)


class Columns(nn.Module):
    """A stand-in for a locked network: 1280 numbers, a trained-looking mixture of the pixels."""

    def __init__(self) -> None:
        super().__init__()
        generator = torch.Generator().manual_seed(0)
        mixture = torch.randn(3 * 32 * 32, 1280, generator=generator)
        self.mixture = nn.Parameter(mixture, requires_grad=False)

    def forward(self, picture: Tensor) -> Tensor:
        return 5 + picture.flatten(1) @ self.mixture


@pytest.fixture
def network(monkeypatch: pytest.MonkeyPatch) -> Columns:
    locked = Columns()
    monkeypatch.setattr("engine.nn.locked_style.locked_network", lambda name: locked)
    return locked


def test_the_vector_is_globally_normalised_and_there_are_no_tokens(network: Columns) -> None:
    picture = torch.rand(2, 3, 32, 32) * 2 - 1
    code = LockedStyle(CONFIG)(picture)
    raw = network(picture)
    centred = raw - raw.mean(dim=1, keepdim=True)
    expected = centred / centred.square().mean(dim=1, keepdim=True).sqrt()
    torch.testing.assert_close(code.hint, expected, rtol=1e-4, atol=1e-4)
    assert code.tokens.shape[:2] == code.colours.shape[:2] == code.log_weight.shape == (2, 0)


def test_larger_pictures_are_brought_to_the_networks_side(network: Columns) -> None:
    ramp = torch.linspace(-1, 1, 128)
    large = torch.stack(
        [ramp.expand(128, 128), ramp[:, None].expand(128, 128), -ramp * ramp[:, None]]
    )
    small = F.avg_pool2d(large[None], 4)
    style = LockedStyle(CONFIG)
    torch.testing.assert_close(style(large[None]).hint, style(small).hint, rtol=0, atol=0.1)
    assert (style(small.flip(3)).hint - style(small).hint).abs().mean() > 0.5


def test_its_weights_are_in_no_checkpoint_copy_or_optimiser(network: Columns) -> None:
    style = LockedStyle(CONFIG)
    assert style.state_dict() == {} and list(style.parameters()) == []
    assert len(pickle.dumps(style)) < 5000
    twin = copy.deepcopy(style).float()
    picture = torch.rand(1, 3, 32, 32, requires_grad=True)
    torch.testing.assert_close(twin(picture).hint, style(picture).hint)
    assert not style(picture).hint.requires_grad, "the locked network is not trained through"


def test_two_references_blend_by_their_vectors(network: Columns) -> None:
    style = LockedStyle(CONFIG)
    one, two = (style(torch.rand(1, 3, 32, 32)) for _ in range(2))
    blended = blend_styles([one, two], [1.0, 3.0])
    torch.testing.assert_close(blended.hint, (one.hint + 81 * two.hint) / 82)  # 1⁴ : 3⁴
    assert blended.tokens.shape[1] == 0


def test_unknown_networks_and_odd_sides_are_refused() -> None:
    with pytest.raises(ValueError, match="known: vgg19, efficientnet-lite0"):
        LockedStyleConfig("vgg20")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="multiple of 32"):
        LockedStyleConfig(size=100)
    assert LockedStyleConfig().hint == 4096 and CONFIG.hint == 1280
