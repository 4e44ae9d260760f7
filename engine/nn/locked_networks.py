"""Locked ImageNet networks that read a whole picture as one vector: V of Zhang et al. 2017.

Shapes only: where their weights lie is `engine.locked_weights`' affair, what becomes of the vector
`engine.nn.locked_style`'s. Each brings pictures to the range that it was trained with.
"""

from __future__ import annotations

from collections.abc import Sequence

from torch import Tensor, nn
from torch.nn import functional as F

from engine.nn.edges import STAGES, STEM, SameConv, Stage, build_stages

LENGTHS = {"vgg19": 4096, "efficientnet-lite0": 1280}
"""How many numbers each network makes of a picture."""

VGG19_STAGES = ((64,) * 2, (128,) * 2, (256,) * 4, (512,) * 4, (512,) * 4)
VGG_POOLED = 7  # side of the map below fc1
IMAGENET_MEAN, IMAGENET_STD = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)

LITE0_STAGES = (
    *STAGES,
    Stage(blocks=3, channels=112, kernel=5, stride=1, expansion=6),
    Stage(blocks=4, channels=192, kernel=5, stride=2, expansion=6),
    Stage(blocks=1, channels=320, kernel=3, stride=1, expansion=6),
)
LITE_MIDDLE, LITE_SPREAD = 127.0, 128.0  # of the pixel values that EfficientNet-lite saw


class VGG19Fc1(nn.Module):
    """(B, 3, S, S) in [-1, 1], S = 224 as published -> (B, 4096): fc1 WITHOUT its ReLU.

    Simonyan and Zisserman 2015, configuration E, up to the first dense layer (Zhang et al. 2017,
    section 3.1). Layers are named and counted as torchvision's, so that its file fits.
    """

    def __init__(
        self,
        stages: Sequence[Sequence[int]] = VGG19_STAGES,
        outputs: int = LENGTHS["vgg19"],
    ) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        inputs = 3
        for stage in stages:
            for width in stage:
                layers += [nn.Conv2d(inputs, width, kernel_size=3, padding=1), nn.ReLU()]
                inputs = width
            layers.append(nn.MaxPool2d(kernel_size=2))
        self.features = nn.Sequential(*layers)
        self.classifier = nn.Sequential(nn.Linear(inputs * VGG_POOLED**2, outputs))

    def forward(self, picture: Tensor) -> Tensor:
        mean, std = (picture.new_tensor(n).view(1, 3, 1, 1) for n in (IMAGENET_MEAN, IMAGENET_STD))
        x = ((picture + 1) / 2 - mean) / std
        x = F.adaptive_avg_pool2d(self.features(x), VGG_POOLED)
        out: Tensor = self.classifier(x.flatten(1))
        return out


class Lite0Pooled(nn.Module):
    """(B, 3, S, S) in [-1, 1], S a multiple of 32 -> (B, 1280): EfficientNet-lite0's pooled maps.

    Its batch norms are folded into the convolutions, as in the edge network.
    """

    def __init__(self) -> None:
        super().__init__()
        self.stem = SameConv(3, STEM, kernel=3, stride=2)
        self.stages = build_stages(LITE0_STAGES)
        width = LITE0_STAGES[-1].channels
        self.head = nn.Conv2d(width, LENGTHS["efficientnet-lite0"], kernel_size=1)

    def forward(self, picture: Tensor) -> Tensor:
        x = ((picture + 1) * 127.5 - LITE_MIDDLE) / LITE_SPREAD
        x = F.relu6(self.stem(x))
        for stage in self.stages:
            x = stage(x)
        return F.relu6(self.head(x)).mean(dim=(2, 3))
