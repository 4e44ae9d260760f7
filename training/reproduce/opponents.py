"""The discriminators of the condition experiment, each with its own losses and the generator's."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from torch import Tensor, nn

from engine.nn.acgan import PaintDiscriminator, PaintDiscriminatorConfig
from engine.nn.pix2pix import PatchConfig, PatchDiscriminator
from training.acgan_losses import style_discriminator_loss, style_generator_loss
from training.gan_losses import fool, tell_apart
from training.task import Batch

CONDITIONAL, UNCONDITIONAL, ACGAN = "conditional", "unconditional", "AC-GAN"
BLOCKS = (32, 64, 128)


class Opponent(Protocol):
    """A discriminator as a player; `fake` (B, 3, S, S) was painted of the batch's lines."""

    @property
    def module(self) -> nn.Module:
        """The network that is trained."""

    def own(self, batch: Batch, fake: Tensor) -> dict[str, Tensor]:
        """Its terms: telling the batch's paintings from `fake`."""

    def fooled(self, batch: Batch, fake: Tensor) -> dict[str, Tensor]:
        """The generator's terms."""


class ConditionalPatches:
    """pix2pix's: patches of lines and painting together."""

    def __init__(self, style: int) -> None:
        self.module = PatchDiscriminator(PatchConfig(condition=1, classes=0, channels=BLOCKS))

    def own(self, batch: Batch, fake: Tensor) -> dict[str, Tensor]:
        real = self.module(batch["ink"], batch["painting"])
        return {"gan": tell_apart(real, self.module(batch["ink"], fake)) / 2}

    def fooled(self, batch: Batch, fake: Tensor) -> dict[str, Tensor]:
        return {"gan": fool(self.module(batch["ink"], fake))}


class PlainDcgan:
    """The painting alone, real or painted (eq. 4)."""

    def __init__(self, style: int) -> None:
        self.module = PaintDiscriminator(PaintDiscriminatorConfig(style=style, channels=BLOCKS))

    def own(self, batch: Batch, fake: Tensor) -> dict[str, Tensor]:
        real = self.module(batch["painting"]).real_or_fake
        return {"gan": tell_apart(real, self.module(fake).real_or_fake) / 2}

    def fooled(self, batch: Batch, fake: Tensor) -> dict[str, Tensor]:
        return {"gan": fool(self.module(fake).real_or_fake)}


class AcGan(PlainDcgan):
    """The paper's: eq. 4 and eq. 3 in the same step, where the paper alternates to save memory."""

    def own(self, batch: Batch, fake: Tensor) -> dict[str, Tensor]:
        real, made = self.module(batch["painting"]), self.module(fake)
        return {
            "gan": tell_apart(real.real_or_fake, made.real_or_fake) / 2,
            "style": style_discriminator_loss(real.style, made.style, batch["hint"]),
        }

    def fooled(self, batch: Batch, fake: Tensor) -> dict[str, Tensor]:
        made = self.module(fake)
        return {
            "gan": fool(made.real_or_fake),
            "style": style_generator_loss(made.style, batch["hint"]),
        }


OPPONENTS: Mapping[str, Callable[[int], Opponent]] = {
    CONDITIONAL: ConditionalPatches,
    UNCONDITIONAL: PlainDcgan,
    ACGAN: AcGan,
}
