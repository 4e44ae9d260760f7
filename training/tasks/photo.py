"""The photo task: SketchyGAN's generator against its discriminator (arXiv 1801.02753, 3.3, 3.4).

L(G) = L_GAN + L_ac + L_sup + L_p + L_div, L(D) = L_GAN + L_ac, with the recipe's weights.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from engine.nn.sketchygan import Discriminator, DiscriminatorConfig, Generator, GeneratorConfig
from training.diff_augment import augmented, sample_variation, varied
from training.errors import RecipeError
from training.evaluation.photo_samples import Painter, generator_painter
from training.feature_critic import FeatureCritic
from training.features import LockedFeatures, load_locked_features, supervised_features
from training.gan_losses import (
    class_loss,
    diversity,
    dragan_penalty,
    fool,
    supervised_l1,
    tell_apart,
)
from training.tables import from_table
from training.task import Batch, Player
from training.tasks.photo_material import PREPROCESSING, DataTables, PhotoMaterial

KIND = "photo"


@dataclass(frozen=True)
class NetworkTables:
    """[network]: both players; `classes` and `size` come from the data."""

    generator: GeneratorConfig = field(default_factory=GeneratorConfig)
    discriminator: DiscriminatorConfig = field(default_factory=DiscriminatorConfig)


@dataclass(frozen=True)
class LossTables:
    """[loss]: weights of the terms, by player.

    features_px: side at which L_p looks; 0 = the photo's own. div_every: L_div is measured every
    so many batches. focus: of D's focal class loss. dragan: weight of the penalty, 0 with spectral
    norm. augment: vary what D and the features see. d_lr: D's rate as a multiple of G's.
    critic: weight of the second discriminator, which looks at the features; 0 = there is none.
    critic_ac: of its class loss for G. critic_channels: its width.
    """

    gan: float = 1.0
    ac: float = 0.5
    sup: float = 10.0
    features: float = 3.0
    div: float = 10.0
    d_gan: float = 1.0
    d_ac: float = 1.0
    dragan: float = 0.0
    focus: float = 2.0
    div_every: int = 1
    features_px: int = 0
    augment: bool = False
    d_lr: float = 2.0
    critic: float = 0.0
    critic_ac: float = 0.0
    critic_channels: int = 64


class _Shown(NamedTuple):
    """What the generator made in a step, and the features of that and of the real photos."""

    made: Tensor
    made_maps: list[Tensor]
    real_maps: list[Tensor]


class PhotoTask:
    """Implements `training.task.Task` for SketchyGAN."""

    main_metric = "score"

    def __init__(
        self,
        network: NetworkTables,
        loss: LossTables,
        material: PhotoMaterial,
        features: LockedFeatures | None = None,
    ) -> None:
        self.loss, self.material = loss, material
        count, self.size = len(material.classes), material.cache.size
        self.config = replace(network.generator, classes=count, size=self.size)
        self.opponent_config = replace(network.discriminator, classes=count, size=self.size)
        torch.manual_seed(material.seed)
        self.generator = Generator(self.config)
        self.discriminator = Discriminator(self.opponent_config)
        self.features = features
        if features is None and (loss.features or loss.critic):
            self.features = load_locked_features(view_px=loss.features_px)
        self.critic = self._build_critic()
        self._shown: deque[_Shown] = deque()  # what G made in this step, for D to look at

    @property
    def released(self) -> nn.Module:
        """The generator."""
        return self.generator

    @property
    def tables(self) -> Mapping[str, Any]:
        """The resolved recipe tables."""
        network = {
            "generator": self.config.to_dict(),
            "discriminator": self.opponent_config.to_dict(),
        }
        return {"network": network, "data": self.material.table, "loss": asdict(self.loss)}

    @property
    def players(self) -> Sequence[Player]:
        """The generator first: the discriminator then looks at the very photos it just made."""
        loss = self.loss
        g_terms = ("gan", "ac", "sup", "features", "div", "critic", "critic_ac")
        g_weights = {name: getattr(loss, name) for name in g_terms}
        d_weights = {"gan": loss.d_gan, "ac": loss.d_ac, "dragan": loss.dragan}
        d_weights |= {"critic": 1.0, "critic_ac": 1.0}
        opponents: nn.Module = self.discriminator
        if self.critic is not None:
            opponents = nn.ModuleDict({"pixels": self.discriminator, "features": self.critic})
        return (
            Player("generator", self.generator, self.generator_losses, g_weights),
            Player(
                "discriminator",
                opponents,
                self.discriminator_losses,
                d_weights,
                lr_scale=loss.d_lr,
            ),
        )

    def generator_losses(self, batch: Batch) -> dict[str, Tensor]:
        """L(G), term by term and unweighted."""
        labels, photo = batch["label"], batch["photo"]
        noise = self._noise(photo)
        made = self.generator(batch["field"], noise, labels)
        seen_made, seen_real = self._seen_alike(made, photo)
        made_maps, real_maps = self._maps(seen_made, seen_real)
        logits, class_logits = self.discriminator(seen_made)
        terms = {
            "gan": fool(logits),
            "ac": class_loss(class_logits, labels),
            "sup": supervised_l1(made, photo, batch["supervised"]),
        }
        if self.features is not None:
            terms["features"] = supervised_features(made_maps, real_maps, batch["supervised"])
        if self.critic is not None:
            verdict = self.critic(made_maps)
            terms["critic"] = _mean(fool(logits) for logits in verdict.logits)
            terms["critic_ac"] = class_loss(verdict.classes, labels)
        if self.loss.div and int(batch["index"]) % self.loss.div_every == 0:
            other_noise = self._noise(photo)  # the whole batch: the norms see the same pictures
            other = self.generator(batch["field"], other_noise, labels)
            terms["div"] = diversity(made, other, noise, other_noise)
        self._shown.append(_Shown(made.detach(), [m.detach() for m in made_maps], real_maps))
        return terms

    def discriminator_losses(self, batch: Batch) -> dict[str, Tensor]:
        """L(D): real photos against those of the generator's own step; classes on real ones."""
        shown = self._shown.popleft()
        real, fake = self._seen(batch["photo"]), self._seen(shown.made)
        logits, class_logits = self.discriminator(torch.cat([real, fake]))
        real_logits, fake_logits = logits.chunk(2)
        labels, focus = batch["label"], self.loss.focus
        terms = {
            "gan": tell_apart(real_logits, fake_logits),
            "ac": class_loss(class_logits[: len(real)], labels, focus),
        }
        if self.loss.dragan:
            terms["dragan"] = dragan_penalty(lambda x: self.discriminator(x)[0], real)
        if self.critic is not None:
            on_real, on_made = self.critic(shown.real_maps), self.critic(shown.made_maps)
            scales = zip(on_real.logits, on_made.logits, strict=True)
            terms["critic"] = _mean(tell_apart(one, two) for one, two in scales)
            terms["critic_ac"] = class_loss(on_real.classes, labels, focus)
        return terms

    def _build_critic(self) -> FeatureCritic | None:
        if not self.loss.critic:
            return None
        assert self.features is not None
        with torch.no_grad():
            example = self.features(torch.zeros(1, 3, self.size, self.size))
        return FeatureCritic(example, self.loss.critic_channels, self.config.classes)

    def _noise(self, like: Tensor) -> Tensor:
        return torch.randn(len(like), self.config.noise, device=like.device)

    def _seen(self, photos: Tensor) -> Tensor:
        return augmented(photos) if self.loss.augment else photos

    def _seen_alike(self, made: Tensor, real: Tensor) -> tuple[Tensor, Tensor]:
        """Both as opponents and features see them, varied in the same way."""
        if not self.loss.augment:
            return made, real
        variation = sample_variation(real)
        return varied(made, variation), varied(real, variation)

    def _maps(self, made: Tensor, real: Tensor) -> tuple[list[Tensor], list[Tensor]]:
        """The locked features of both; none where the recipe uses none."""
        if self.features is None:
            return [], []
        features = self.features.to(real.device)
        with torch.no_grad():
            real_maps = features(real)
        return features(made), real_maps

    def batch(self, index: int) -> Batch:
        """Batch `index`; its share of sketches follows the schedule."""
        return self.material.batch(index)

    def settle(self, network: nn.Module) -> None:
        """Measure its norms on what people draw."""
        generator = _generator(network)

        def look(batch: Batch) -> None:
            generator(batch["field"], self._noise(batch["photo"]), batch["label"])

        self.material.settle(network, look)

    def validate(self, network: nn.Module) -> dict[str, float]:
        """Class shares, KID and score, see `PhotoMaterial.measure`."""
        return self.material.measure(self._painter(network))

    def contact_sheet(self, network: nn.Module) -> NDArray[np.uint8]:
        """Held-out sketches with three seeds each, and the photo that was drawn."""
        return self.material.sheet(self._painter(network))

    def _painter(self, network: nn.Module) -> Painter:
        return generator_painter(_generator(network), self.material.classes, "ours")

    def checkpoint_meta(self, step: int) -> Mapping[str, Any]:
        """The fields of `CheckpointMeta` that describe the generator."""
        return {
            "kind": KIND,
            "config": self.config.to_dict(),
            "preprocessing": {**PREPROCESSING, "noise": "N(0, 1)"},
            **self.material.meta,
        }

    def __getstate__(self) -> dict[str, Any]:
        """Data workers make batches only: they need no networks."""
        return {"material": self.material}


def _mean(terms: Iterable[Tensor]) -> Tensor:
    return torch.stack(list(terms)).mean()


def _generator(network: nn.Module) -> Generator:
    assert isinstance(network, Generator)
    return network


def build_photo_task(tables: dict[str, Any], data: Path | None, seed: int) -> PhotoTask:
    """Build the task from recipe tables; `data` is the folder of prepared photos."""
    data_tables = from_table(DataTables, tables.get("data", {}), "data")
    material = PhotoMaterial.open(data_tables, data, seed)
    loss = from_table(LossTables, tables["loss"], "loss")
    network = from_table(NetworkTables, tables["network"], "network")
    if not network.discriminator.spectral_norm and not loss.dragan:
        raise RecipeError("loss.dragan: a discriminator without spectral norm needs the penalty")
    return PhotoTask(network, loss, material)
