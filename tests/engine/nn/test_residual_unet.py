"""The generator against the paper's table, and what its parts may depend on."""

from __future__ import annotations

from dataclasses import replace

import pytest
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from engine.nn.residual_unet import ResidualUNet, ResidualUNetConfig, global_norm
from engine.nn.style_encoder import StyleCode

TINY = ResidualUNetConfig(
    stem_stride=2, encoder=(8, 16), middle=24, decoder=(16, 8), guide=(8,), hint=6, hint_layer=0,
    attention_strides=(4, 2), attention_heads=2, attention_channels=8, token_channels=10,
)  # fmt: skip


def style(config: ResidualUNetConfig, tokens: int = 5, seed: int = 0) -> StyleCode:
    generator = torch.Generator().manual_seed(seed)
    return StyleCode(
        hint=torch.randn(1, config.hint, generator=generator),
        tokens=torch.randn(1, tokens, config.token_channels, generator=generator),
        colours=torch.rand(1, tokens, 3, generator=generator) * 2 - 1,
        log_weight=torch.zeros(1, tokens),
    )


def ink(height: int = 32, width: int = 32, seed: int = 0) -> Tensor:
    generator = torch.Generator().manual_seed(seed)
    return (torch.rand(1, 1, height, width, generator=generator) > 0.9).float()


def _noted_shapes(network: ResidualUNet) -> list[tuple[int, int]]:
    """A list that the next pass fills: (channels, height) of the encoder, middle and decoder."""
    shapes: list[tuple[int, int]] = []

    def note(_: nn.Module, __: object, output: Tensor) -> None:
        shapes.append((output.shape[1], output.shape[2]))

    for stage in (*network.encoder, network.middle_entry, *network.decoder):
        stage.register_forward_hook(note)
    return shapes


@torch.no_grad()
def test_paper_configuration_has_the_stages_of_figure_3() -> None:
    with torch.device("meta"):
        network = ResidualUNet(ResidualUNetConfig())
        shapes = _noted_shapes(network)
        sheet = torch.zeros(1, 1, 256, 256)
        none = torch.zeros(1, 0, 192)
        out = network(sheet, StyleCode(torch.zeros(1, 4096), none, none[..., :3], none[..., 0]))
    encoder = [(16, 256), (32, 128), (64, 64), (128, 32), (256, 16)]
    decoder = [(512, 16), (128, 32), (64, 64), (32, 128), (64, 256)]
    assert shapes == [*encoder, (2048, 8), *decoder]
    assert out.painting.shape == (1, 3, 256, 256)
    assert out.guide_gray is not None and out.guide_gray.shape == (1, 1, 256, 256)
    assert out.guide_colour is not None and out.guide_colour.shape == (1, 3, 256, 256)
    assert out.pointed is None


@torch.no_grad()
def test_compact_configuration_is_the_same_class() -> None:
    network = ResidualUNet(TINY)
    shapes = _noted_shapes(network)
    network(ink(), style(TINY))
    assert shapes == [(8, 16), (16, 8), (24, 4), (16, 8), (8, 16)]


@torch.no_grad()
def test_gray_guide_never_sees_the_hint_and_the_colour_guide_does() -> None:
    """Section 3.1: guide 1 hangs on the entry of the middle, guide 2 on its exit."""
    torch.manual_seed(0)
    network = ResidualUNet(TINY)
    one, two = (network(ink(), style(TINY, seed=seed)) for seed in (1, 2))
    assert torch.equal(one.guide_gray, two.guide_gray)
    assert not torch.allclose(one.guide_colour, two.guide_colour)


@torch.no_grad()
def test_dropping_the_guides_leaves_the_painting_as_it_was() -> None:
    torch.manual_seed(0)
    network = ResidualUNet(TINY).eval()
    before = network(ink(), style(TINY))
    network.drop_guides()
    after = network(ink(), style(TINY))
    assert torch.equal(before.painting, after.painting)
    assert after.guide_gray is None and after.guide_colour is None
    assert not any("guide" in name for name in network.state_dict())


@torch.no_grad()
def test_any_multiple_fits_and_the_order_of_tokens_does_not_matter() -> None:
    torch.manual_seed(0)
    network = ResidualUNet(TINY)
    code = style(TINY)
    order = torch.randperm(code.tokens.shape[1])
    shuffled = StyleCode(
        code.hint, code.tokens[:, order], code.colours[:, order], code.log_weight[:, order]
    )
    sheet = ink(24, 40)
    one, two = network(sheet, code).painting, network(sheet, shuffled).painting
    assert one.shape == (1, 3, 24, 40)
    torch.testing.assert_close(one, two, atol=1e-5, rtol=1e-5)


def test_every_weight_learns_from_a_full_loss() -> None:
    torch.manual_seed(0)
    network = ResidualUNet(TINY)
    out = network(ink(), style(TINY))
    sum(part.square().mean() for part in out if part is not None).backward()
    idle = [
        name
        for name, weight in network.named_parameters()
        if weight.grad is None or not weight.grad.abs().any()
    ]
    assert idle == []


@torch.no_grad()
def test_golden_forward() -> None:
    """The seeded tiny network's answer in float32; catches silent changes of the maths."""
    torch.manual_seed(7)
    painting = ResidualUNet(TINY).eval()(ink(), style(TINY)).painting
    found = torch.stack(
        [painting.mean(), painting.std(), painting[0, 0, 3, 5], painting[0, 2, 30, 9]]
    )
    torch.testing.assert_close(found, torch.tensor(GOLDEN), atol=2e-4, rtol=1e-3)


GOLDEN = [0.07397, 0.44306, -0.12073, -0.22151]


def test_global_norm_spans_the_whole_sample() -> None:
    x = torch.randn(2, 3, 4, 5) * torch.tensor([1.0, 9.0]).view(2, 1, 1, 1) + 4
    out = global_norm(x)
    assert out.mean(dim=(1, 2, 3)).abs().max() < 1e-5
    torch.testing.assert_close(
        out.var(dim=(1, 2, 3), unbiased=False), torch.ones(2), atol=1e-3, rtol=0
    )


@pytest.mark.parametrize(
    ("changes", "message"),
    [({"decoder": (16,)}, "same number of levels"), ({"attention_strides": (3,)}, "stride")],
)
def test_impossible_configurations_are_refused(changes: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        replace(TINY, **changes)


HINTED = replace(TINY, hint_map=True)


def hints(*dots: tuple[int, int, tuple[float, float, float]], size: int = 32) -> Tensor:
    """A hint map with a square of 4 px for each (x, y, colour)."""
    planes = torch.zeros(1, 4, size, size)
    for x, y, colour in dots:
        planes[0, :3, y : y + 4, x : x + 4] = torch.tensor(colour)[:, None, None]
        planes[0, 3, y : y + 4, x : x + 4] = 1
    return planes


@torch.no_grad()
def test_no_hints_are_the_same_as_an_empty_map() -> None:
    torch.manual_seed(0)
    network = ResidualUNet(HINTED)
    without, empty = (network(ink(), style(HINTED), h) for h in (None, hints()))
    torch.testing.assert_close(without.painting, empty.painting)
    torch.testing.assert_close(without.pointed, empty.pointed)


@torch.no_grad()
def test_a_network_with_hints_goes_on_where_one_without_them_was() -> None:
    torch.manual_seed(0)
    before, after = ResidualUNet(TINY), ResidualUNet(HINTED)
    state = after.state_dict()
    for key, tensor in before.state_dict().items():
        missing = state[key].shape[1] - tensor.shape[1] if tensor.ndim == 4 else 0
        state[key] = F.pad(tensor, (0, 0, 0, 0, 0, missing)) if missing else tensor
    after.load_state_dict(state)
    given = before(ink(), style(TINY)), after(ink(), style(HINTED), hints())
    torch.testing.assert_close(given[0].painting, given[1].painting)


def test_a_hint_changes_the_painting_and_is_learnt_from() -> None:
    torch.manual_seed(0)
    network = ResidualUNet(HINTED)
    red, blue = (
        network(ink(), style(HINTED), hints((8, 8, c))) for c in ((1, -1, -1), (-1, -1, 1))
    )
    assert not torch.allclose(red.painting, blue.painting)
    red.painting.mean().backward()
    stem = network.encoder[0].layers[0].weight.grad
    assert stem[:, -16:].abs().sum() > 0
    assert network.pointer.to_hint_share.weight.grad.abs().sum() > 0


def test_hints_for_a_network_without_them_are_our_own_mistake() -> None:
    with pytest.raises(ValueError, match="without a hint map"):
        ResidualUNet(TINY)(ink(), style(TINY), hints())
