"""The blocks against slow NumPy versions, hand values and numeric gradients."""

from __future__ import annotations

import numpy as np
import torch

from engine.nn.layers import (
    ChannelNorm,
    ColourPointer,
    ConvBlock,
    CrossAttention,
    UpBlock,
    add_coordinates,
    convex_upsample,
    hint_colours,
)


def test_channel_norm_normalises_each_pixel_over_its_channels() -> None:
    x = torch.randn(2, 6, 3, 5)
    norm = ChannelNorm(6)
    with torch.no_grad():
        norm.weight.copy_(torch.arange(1.0, 7.0))
        norm.bias.fill_(0.5)
    values = x.numpy()
    mean = values.mean(axis=1, keepdims=True)
    spread = np.sqrt(values.var(axis=1, keepdims=True) + 1e-5)
    expected = (values - mean) / spread * np.arange(1.0, 7.0).reshape(1, 6, 1, 1) + 0.5
    np.testing.assert_allclose(norm(x).detach().numpy(), expected, atol=1e-5)


def test_conv_block_strides_only_once() -> None:
    block = ConvBlock(3, 8, depth=3, stride=2)
    assert block(torch.randn(1, 3, 16, 12)).shape == (1, 8, 8, 6)


def test_up_block_doubles_and_reads_its_skip() -> None:
    torch.manual_seed(0)
    block = UpBlock(4, 2, 5, depth=1)
    x, skip = torch.randn(1, 4, 3, 3), torch.randn(1, 2, 6, 6)
    out = block(x, skip)
    assert out.shape == (1, 5, 6, 6)
    assert not torch.allclose(out, block(x, skip + torch.randn_like(skip)))


def test_coordinates_run_from_corner_to_corner() -> None:
    out = add_coordinates(torch.zeros(1, 1, 3, 5))
    assert out[0, 1, :, 0].tolist() == [-1.0, 0.0, 1.0]
    assert out[0, 2, 0].tolist() == [-1.0, -0.5, 0.0, 0.5, 1.0]


def _slow_attention(
    block: CrossAttention,
    x: torch.Tensor,
    tokens: torch.Tensor,
    colours: torch.Tensor,
    log_weight: torch.Tensor,
) -> tuple[np.ndarray, np.ndarray]:
    """The same function, position by position and head by head."""
    channels, height, width = x.shape[1:]
    normed = block.norm(x)[0].detach().numpy().reshape(channels, -1).T  # (HW, C)
    query = normed @ block.to_query.weight[:, :, 0, 0].detach().numpy().T
    query += block.to_query.bias.detach().numpy()
    key = block.to_key(tokens)[0].detach().numpy()
    value = block.to_value(tokens)[0].detach().numpy()
    size = block.head_channels
    read, shown = [], []
    for head in range(block.heads):
        q = query[:, head * size : (head + 1) * size]
        k = key[:, head * size : (head + 1) * size]
        v = value[:, head * (size - 3) : (head + 1) * (size - 3)]
        logits = q @ k.T / np.sqrt(size) + log_weight[0].numpy()
        attention = np.exp(logits - logits.max(axis=1, keepdims=True))
        attention /= attention.sum(axis=1, keepdims=True)
        shown.append(attention @ colours[0].numpy())
        read += [attention @ v, shown[-1]]
    out = np.concatenate(read, axis=1) @ block.to_out.weight[:, :, 0, 0].detach().numpy().T
    out += block.to_out.bias.detach().numpy()
    return (
        x[0].numpy() + out.T.reshape(channels, height, width),
        np.stack([colour.T.reshape(3, height, width) for colour in shown]),
    )


def test_cross_attention_equals_a_slow_version() -> None:
    torch.manual_seed(1)
    block = CrossAttention(channels=6, token_channels=5, heads=2, head_channels=7)
    x, tokens = torch.randn(1, 6, 2, 3), torch.randn(1, 4, 5)
    colours, log_weight = torch.rand(1, 4, 3) * 2 - 1, torch.randn(1, 4)
    out, shown = block(x, tokens, colours, log_weight)
    slow_out, slow_shown = _slow_attention(block, x, tokens, colours, log_weight)
    np.testing.assert_allclose(out[0].detach().numpy(), slow_out, atol=1e-5)
    np.testing.assert_allclose(shown[0].detach().numpy(), slow_shown, atol=1e-5)


def test_pointed_colours_are_mixtures_of_the_reference() -> None:
    torch.manual_seed(2)
    block = CrossAttention(channels=8, token_channels=8, heads=3, head_channels=8)
    colours = torch.tensor([[[0.2, -0.5, 0.9]]]).expand(1, 5, 3)
    x, shown = block(torch.randn(1, 8, 4, 4), torch.randn(1, 5, 8), colours, torch.zeros(1, 5))
    pointed = ColourPointer(8, 3)(x, shown)
    expected = torch.tensor([0.2, -0.5, 0.9]).view(1, 3, 1, 1).expand_as(pointed)
    torch.testing.assert_close(pointed, expected, atol=1e-5, rtol=0)


def test_pointer_weighs_the_heads() -> None:
    pointer = ColourPointer(2, 2)
    with torch.no_grad():
        pointer.to_head_share.weight.zero_()
        pointer.to_head_share.bias.copy_(torch.log(torch.tensor([0.25, 0.75])))
    shown = torch.stack([torch.full((3, 1, 1), -1.0), torch.full((3, 1, 1), 1.0)])[None]
    torch.testing.assert_close(
        pointer(torch.zeros(1, 2, 1, 1), shown), torch.full((1, 3, 1, 1), 0.5)
    )


def test_cross_attention_gradients() -> None:
    torch.manual_seed(3)
    block = CrossAttention(channels=3, token_channels=2, heads=1, head_channels=5).double()
    x = torch.randn(1, 3, 2, 2, dtype=torch.float64, requires_grad=True)
    tokens = torch.randn(1, 3, 2, dtype=torch.float64, requires_grad=True)
    colours = torch.randn(1, 3, 3, dtype=torch.float64, requires_grad=True)
    weight = torch.zeros(1, 3, dtype=torch.float64)
    assert torch.autograd.gradcheck(lambda *inputs: block(*inputs, weight), (x, tokens, colours))


def test_convex_upsample_by_hand() -> None:
    colours = torch.arange(9.0).view(1, 1, 3, 3)
    logits = torch.full((1, 9, 4, 3, 3), -1e4)
    logits[:, 4, 0] = 0  # top left: the cell itself
    logits[:, 5, 1] = 0  # top right: the right neighbour
    logits[:, 7, 2] = 0  # bottom left: the one below
    logits[:, (4, 5), 3] = 0  # bottom right: half the cell, half its right neighbour
    out = convex_upsample(colours, logits.reshape(1, 36, 3, 3), 2)
    assert out.shape == (1, 1, 6, 6)
    assert out[0, 0, 2:4, 2:4].tolist() == [[4.0, 5.0], [7.0, 4.5]]
    assert out[0, 0, 0, 5] == 2.0, "beyond the border the picture goes on"


def test_hint_colours_are_the_means_of_the_hints_in_reach() -> None:
    hints = torch.zeros(1, 4, 16, 16)
    hints[0, :, 0:2, 0:2] = torch.tensor([1.0, -1.0, 0.5, 1.0])[:, None, None]
    hints[0, :, 6:8, 0:2] = torch.tensor([0.0, 1.0, 0.5, 1.0])[:, None, None]
    near = hint_colours(hints, stride=2, reaches=(0, 1, 3))
    assert near.colours.shape == (1, 3, 3, 8, 8)
    assert near.present[0, 0].nonzero().tolist() == [[0, 0], [3, 0]]
    torch.testing.assert_close(near.colours[0, 0, :, 0, 0], torch.tensor([1.0, -1.0, 0.5]))
    assert near.present[0, 1, 4, 1]
    assert not near.present[0, 1, 5, 0]
    torch.testing.assert_close(near.colours[0, 1, :, 2, 1], torch.tensor([0.0, 1.0, 0.5]))
    torch.testing.assert_close(near.colours[0, 2, :, 2, 2], torch.tensor([0.5, 0.0, 0.5]))


def test_the_pointer_takes_a_hint_only_where_one_is_in_reach() -> None:
    pointer = ColourPointer(channels=3, heads=2, hint_reaches=1)
    with torch.no_grad():
        pointer.to_hint_share.weight.zero_()
        pointer.to_hint_share.bias.fill_(40.0)
    hints = torch.zeros(1, 4, 4, 4)
    hints[0, :, 1, 2] = torch.tensor([0.25, -0.5, 1.0, 1.0])
    shown = torch.full((1, 2, 3, 4, 4), -0.75)
    mixed = pointer(torch.randn(1, 3, 4, 4), shown, hint_colours(hints, 1, (0,)))
    torch.testing.assert_close(mixed[0, :, 1, 2], torch.tensor([0.25, -0.5, 1.0]))
    mixed[0, :, 1, 2] = -0.75
    torch.testing.assert_close(mixed, torch.full((1, 3, 4, 4), -0.75))
