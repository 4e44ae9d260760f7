"""The networks stay exportable: static control flow, sizes that follow from the inputs."""

from __future__ import annotations

import torch
from torch.export import Dim, export

from engine.nn.residual_unet import ResidualUNet
from engine.paint import PaintingOnly
from tests.engine.nn.test_residual_unet import TINY, ink, style


@torch.no_grad()
def test_the_unet_exports_with_any_number_of_tokens_and_gives_the_same_painting() -> None:
    torch.manual_seed(0)
    network = PaintingOnly(ResidualUNet(TINY)).eval()
    tokens = Dim("tokens", min=2, max=4096)
    program = export(
        network,
        (ink(), *style(TINY, tokens=6)),
        dynamic_shapes=(None, None, {1: tokens}, {1: tokens}, {1: tokens}),
    )
    other = (ink(seed=4), *style(TINY, tokens=11, seed=5))
    torch.testing.assert_close(program.module()(*other), network(*other), atol=1e-5, rtol=1e-5)
