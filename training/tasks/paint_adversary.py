"""The adversarial part of the paint task: AC-GAN and DCGAN in turn (Zhang et al. 2017, eq. 3, 4).

Owns the discriminator and the second `Player`; the paint task owns the generator and asks for its
extra terms. G* = arg min max L_GAN + λ L_l1 is computed as L_GAN / λ + L_l1.
"""

from __future__ import annotations

from collections import deque
from dataclasses import asdict, dataclass, field, replace
from typing import Any, NamedTuple

import torch
from torch import Tensor

from engine.nn.acgan import PaintDiscriminator, PaintDiscriminatorConfig
from engine.nn.locked_style import LockedStyle, LockedStyleConfig
from engine.nn.paint_network import EncoderConfig
from training.acgan_losses import Target, style_discriminator_loss, style_generator_loss
from training.errors import RecipeError
from training.gan_losses import fool, tell_apart
from training.task import Batch, Player


@dataclass(frozen=True)
class AdversaryTables:
    """[adversary]: a recipe without it trains on L_l1 alone.

    weight: 1/λ, of either term in the generator's loss. target: how eq. 3 reads its V, see
    `training.acgan_losses`. from_batch: index of the first batch with it (a step is as many batches
    as run.micro_batches, on each device). d_lr: D's rate as a multiple of G's. style: the locked
    network V of eq. 3; the paint network's own if that is locked. V's length is D's, too.
    """

    weight: float = 0.01
    target: Target = "squash"
    from_batch: int = 0
    d_lr: float = 1.0
    discriminator: PaintDiscriminatorConfig = field(default_factory=PaintDiscriminatorConfig)
    style: LockedStyleConfig | None = None

    def __post_init__(self) -> None:
        if self.weight < 0 or self.from_batch < 0 or self.d_lr <= 0:
            raise ValueError("weight and from_batch must be >= 0, d_lr > 0")

    def completed(self, encoder: EncoderConfig) -> AdversaryTables:
        """With V chosen and D as long as V; raises RecipeError where nobody says which V."""
        style = self.style
        if style is None and isinstance(encoder, LockedStyleConfig):
            style = encoder
        if style is None:
            raise RecipeError(
                "adversary.style is missing: this network's encoder is not locked, so say whose "
                "style vector eq. 3 is about, for example "
                "--set adversary.style.network=efficientnet-lite0"
            )
        return replace(
            self, style=style, discriminator=replace(self.discriminator, style=style.hint)
        )


class Shown(NamedTuple):
    """Paintings that the generator has just shown to D: of which batch, and with which V(y)."""

    batch: int
    made: Tensor
    v_y: Tensor | None  # in eq. 3's batches


class PaintAdversary:
    """A discriminator that sees the painting alone, and what it asks of both players.

    Batches with an even "index" train eq. 3 (term "style"), odd ones eq. 4 ("gan"): a step of
    several micro-batches or processes holds both. The generator's terms come first in every step;
    D then looks at the very paintings that they were about.
    """

    def __init__(self, tables: AdversaryTables, encoder: EncoderConfig) -> None:
        """Raises RecipeError without a V, CheckpointError where V's weights are not found."""
        self.config = tables.completed(encoder)
        assert self.config.style is not None
        self.style = LockedStyle(self.config.style)
        self.discriminator = PaintDiscriminator(self.config.discriminator)
        self._shown: deque[Shown] = deque()

    @property
    def table(self) -> dict[str, Any]:
        """The resolved recipe table."""
        return asdict(self.config)

    @property
    def generator_weights(self) -> dict[str, float]:
        """Weights of `generator_terms` in the generator's loss."""
        return {"style": self.config.weight, "gan": self.config.weight}

    @property
    def player(self) -> Player:
        """The discriminator; it has to be updated after the generator."""
        return Player(
            "discriminator",
            self.discriminator,
            self.losses,
            weights={"style": 1.0, "gan": 1.0},
            lr_scale=self.config.d_lr,
            from_batch=self.config.from_batch,
        )

    def generator_terms(self, batch: Batch, made: Tensor) -> dict[str, Tensor]:
        """Eq. 3 or eq. 4 for G on what it made, (B, 3, S, S); no term before `from_batch`."""
        index = int(batch["index"])
        if index < self.config.from_batch:
            return {}
        v_y = self.style(batch["painting"]).hint if index % 2 == 0 else None
        self._shown.append(Shown(index, made.detach(), v_y))
        verdict = self.discriminator(made)
        if v_y is None:
            return {"gan": fool(verdict.real_or_fake)}
        return {"style": style_generator_loss(verdict.style, v_y, self.config.target)}

    def losses(self, batch: Batch) -> dict[str, Tensor]:
        """L(D) on the batch's paintings and on those that the generator has just made of it."""
        _, made, v_y = self._last_shown(int(batch["index"]))
        # Two passes: as in DCGAN, each batch norm sees only real or only painted pictures.
        real, fake = self.discriminator(batch["painting"]), self.discriminator(made)
        if v_y is None:
            return {"gan": tell_apart(real.real_or_fake, fake.real_or_fake) + self._untouched()}
        term = style_discriminator_loss(real.style, fake.style, v_y, self.config.target)
        return {"style": term + self._untouched()}

    def _last_shown(self, index: int) -> Shown:
        """What was shown of batch `index`; batches that D was never asked about are dropped."""
        while self._shown[0].batch != index:
            self._shown.popleft()
        return self._shown.popleft()

    def _untouched(self) -> Tensor:
        """0 with a gradient of 0 for every weight.

        Data-parallel processes wait for all gradients, also for those of the head out of turn.
        """
        return 0 * torch.stack([weight.sum() for weight in self.discriminator.parameters()]).sum()
