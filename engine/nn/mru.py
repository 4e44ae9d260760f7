"""The masked residual unit of SketchyGAN (arXiv 1801.02753, section 3.2), in its three forms.

A unit reads features x and an image I of the same size and decides by masks what of x it keeps
and what of I it takes in. The paper's convolution over the concatenation [x, I] is computed as
conv(x) + conv(I): the same function, without odd channel counts that convolutions are slow on.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import torch
from torch import Tensor, nn
from torch.nn import functional as F

Variant = Literal["paper", "minmax", "residual"]
Scale = Literal["down", "same", "up"]
Norm = Callable[[int], nn.Module]  # channels -> module called as norm(x, labels)
Wrap = Callable[[nn.Module], nn.Module]  # spectral norm, or nothing

MINMAX_EPSILON = 1e-4
"""Added to a gate's range. The release has none: a constant gate is 0/0 there, and 0 here."""
GATE_SLOPE = 0.2
GATE_BIAS = 0.5  # of the residual variant


def unwrapped(module: nn.Module) -> nn.Module:
    """The module as it is: the `wrap` of networks without spectral norm."""
    return module


def spectral(module: nn.Module) -> nn.Module:
    """Spectral normalisation (Miyato et al. 2018), one power iteration a forward pass."""
    return nn.utils.parametrizations.spectral_norm(module)


@dataclass(frozen=True)
class BlockParts:
    """Which way a block scales, and what the blocks of one network are made of.

    norm: channels -> a module called as norm(x, labels). wrap: spectral norm, or nothing.
    """

    scale: Scale
    norm: Norm
    activation: Callable[[], nn.Module]
    wrap: Wrap = unwrapped


class SmoothReLU(nn.Module):
    """(x + sqrt(x^2 + 0.09)) / 2, the release's activation: a ReLU with a rounded corner."""

    def forward(self, x: Tensor) -> Tensor:
        return (x + (x * x + 0.09).sqrt()) / 2


class ScalarPReLU(nn.Module):
    """max(a x, x) with one learned slope, 0.2 at first; the release's discriminator has it."""

    def __init__(self) -> None:
        super().__init__()
        self.slope = nn.Parameter(torch.tensor(0.2))

    def forward(self, x: Tensor) -> Tensor:
        return torch.maximum(self.slope.to(x.dtype) * x, x)


class NoNorm(nn.Module):
    """Stands where a norm would: the discriminator has none."""

    def __init__(self, channels: int = 0) -> None:
        super().__init__()

    def forward(self, x: Tensor, labels: Tensor | None = None) -> Tensor:
        return x


class ConditionalBatchNorm(nn.Module):
    """Batch norm with a scale and an offset for each class (Dumoulin et al. 2017).

    forward: x (B, C, H, W), labels (B,) int64. The release uses the batch's statistics at test
    time, too, so that its outputs depend on their neighbours; here running statistics do.
    """

    def __init__(self, channels: int, classes: int) -> None:
        super().__init__()
        self.norm = nn.BatchNorm2d(channels, affine=False)
        self.scale = nn.Embedding(classes, channels)
        self.offset = nn.Embedding(classes, channels)
        nn.init.ones_(self.scale.weight)
        nn.init.zeros_(self.offset.weight)

    def forward(self, x: Tensor, labels: Tensor) -> Tensor:
        scale = self.scale(labels)[:, :, None, None].to(x.dtype)
        offset = self.offset(labels)[:, :, None, None].to(x.dtype)
        return torch.addcmul(offset, self.norm(x), scale)


class ConvXI(nn.Module):
    """A 3×3 convolution over the concatenation of x and I, as the sum of one over each."""

    def __init__(self, x: int, image: int, outputs: int, wrap: Wrap, bias: float = 0.0) -> None:
        super().__init__()
        self.on_x = wrap(conv3(x, outputs, bias=bias))
        self.on_image = wrap(nn.Conv2d(image, outputs, 3, padding=1, bias=False))

    def forward(self, x: Tensor, image: Tensor) -> Tensor:
        out: Tensor = self.on_x(x) + self.on_image(image)
        return out


def conv3(inputs: int, outputs: int, bias: float = 0.0) -> nn.Conv2d:
    """A 3×3 convolution that keeps the size, with its bias set."""
    conv = nn.Conv2d(inputs, outputs, 3, padding=1)
    assert conv.bias is not None
    nn.init.constant_(conv.bias, bias)
    return conv


def minmax(gate: Tensor) -> Tensor:
    """Stretch each channel of LeakyReLU(gate) to [0, 1] over its picture; a constant one is 0."""
    gate = F.leaky_relu(gate, GATE_SLOPE)
    low, high = torch.aminmax(gate.flatten(2), dim=2, keepdim=True)
    low, high = low.unsqueeze(3), high.unsqueeze(3)  # (B, C, 1, 1)
    return (gate - low) / (high - low + MINMAX_EPSILON)


class MaskedResidualUnit(nn.Module):
    """MRU, eq. 4 to 7 (`paper`: sigmoid gates; `minmax`: the release's stretched gates).

    m = gate(conv[x, I]), z = body([m x, I]), n = gate(conv[x, I]), y = (1 - n) x + n z, where the
    body is twice conv-norm-act and x is projected where the channel count changes. Eq. 7 as
    printed has z and x the other way round.

    forward: x (B, C, H, W) and image (B, I, H, W), or (B, I, 2H, 2W) when the unit scales up; the
    output is (B, C', H, W), halved or doubled with the scale: means of 2×2 after, nearest before.
    """

    def __init__(
        self,
        inputs: int,
        image: int,
        outputs: int,
        parts: BlockParts,
        variant: Variant,
    ) -> None:
        super().__init__()
        norm, activation, wrap = parts.norm, parts.activation, parts.wrap
        self.gate = torch.sigmoid if variant == "paper" else minmax
        self.scale = parts.scale
        self.input_mask = ConvXI(inputs, image, inputs, wrap)
        self.output_mask = ConvXI(inputs, image, outputs, wrap)
        self.conv1 = ConvXI(inputs, image, outputs, wrap)
        self.norm1, self.act1 = norm(outputs), activation()
        self.conv2 = wrap(conv3(outputs, outputs))
        self.norm2, self.act2 = norm(outputs), activation()
        self.project: nn.Module | None = None
        if inputs != outputs:
            self.project = wrap(nn.Conv2d(inputs, outputs, 1))
            self.norm3, self.act3 = norm(outputs), activation()

    def masks(self, x: Tensor, image: Tensor) -> tuple[Tensor, Tensor]:
        """Input mask m and output mask n, both in [0, 1]; x has the image's size."""
        return self.gate(self.input_mask(x, image)), self.gate(self.output_mask(x, image))

    def forward(self, x: Tensor, image: Tensor, labels: Tensor | None = None) -> Tensor:
        x = enlarged(x) if self.scale == "up" else x
        m, n = self.masks(x, image)
        z = self.act1(self.norm1(self.conv1(m * x, image), labels))
        z = self.act2(self.norm2(self.conv2(z), labels))
        if self.project is not None:
            x = self.act3(self.norm3(self.project(x), labels))
        y = torch.lerp(x, z.to(x.dtype), n.to(x.dtype))  # (1 - n) x + n z
        return halved(y) if self.scale == "down" else y


class ResidualMRU(nn.Module):
    """The release's third form, for encoder and discriminator: one gate, on the image's part.

    r = minmax(conv[act(norm(x)), I]), h = x + r conv(I), y = project(x) + body(h) with the body
    norm-act, conv-norm-act, conv. Inputs and output as `MaskedResidualUnit`.
    """

    def __init__(
        self,
        inputs: int,
        image: int,
        outputs: int,
        parts: BlockParts,
    ) -> None:
        super().__init__()
        norm, activation, wrap = parts.norm, parts.activation, parts.wrap
        self.scale = parts.scale
        self.norm_in, self.act_in = norm(inputs), activation()
        self.mask = ConvXI(inputs, image, inputs, wrap, bias=GATE_BIAS)
        self.from_image = wrap(conv3(image, inputs))
        self.norm1, self.act1 = norm(inputs), activation()
        self.conv1 = wrap(conv3(inputs, outputs))
        self.norm2, self.act2 = norm(outputs), activation()
        self.conv2 = wrap(conv3(outputs, outputs))
        self.project = None if inputs == outputs else wrap(nn.Conv2d(inputs, outputs, 1))

    def masks(self, x: Tensor, image: Tensor, labels: Tensor | None = None) -> Tensor:
        """The mask r in [0, 1]; x has the image's size."""
        return minmax(self.mask(self.act_in(self.norm_in(x, labels)), image))

    def forward(self, x: Tensor, image: Tensor, labels: Tensor | None = None) -> Tensor:
        x = enlarged(x) if self.scale == "up" else x
        h = torch.addcmul(x, self.masks(x, image, labels).to(x.dtype), self.from_image(image))
        z = self.conv1(self.act1(self.norm1(h, labels)))
        z = self.conv2(self.act2(self.norm2(z, labels)))
        y = z + (x if self.project is None else self.project(x))
        return halved(y) if self.scale == "down" else y


def halved(x: Tensor) -> Tensor:
    """Means of 2×2."""
    return F.avg_pool2d(x, 2)


def enlarged(x: Tensor) -> Tensor:
    """Nearest, twice the size."""
    return F.interpolate(x, scale_factor=2.0, mode="nearest")
