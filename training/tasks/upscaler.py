"""The upscaler task: photos from their own area means, by L1, locked features and a critic.

What cannot be known from the input is not asked for: where an input was degraded, its target is
the photo brought to that input's area means.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as F

from engine.nn.pix2pix import PatchConfig, PatchDiscriminator
from engine.nn.upscaler import UpscalerConfig, UpscalerNetwork, back_project, bicubic
from engine.pixels import to_tensor
from training.data.large_photos import FACTOR, DegradeConfig, LargePhotos, degraded, shrunk
from training.data.manifest import Manifest
from training.errors import DataError
from training.evaluation.upscaler import UpscalerEvaluation
from training.features import LockedFeatures, feature_loss, load_locked_features
from training.tables import from_table
from training.task import Batch, Player

CRITIC_CHANNELS = (32, 64, 128, 128)
PREPROCESSING = {"photo": "RGB in [-1, 1]; output RGB in [-1, 1], four times the size"}


@dataclass(frozen=True)
class DataTables:
    """[data]: squares of `crop_px` and how their small versions are degraded."""

    crop_px: int = 128
    batch: int = 8
    degrade: DegradeConfig = field(default_factory=DegradeConfig)

    def __post_init__(self) -> None:
        if self.crop_px % FACTOR:
            raise ValueError(f"crop_px must be a multiple of {FACTOR}")


@dataclass(frozen=True)
class LossTables:
    """[loss]: weights of the terms; without `adversarial` no critic is trained.

    critic_lr: the critic's learning rate, as a multiple of the recipe's.
    """

    l1: float = 1.0
    feature: float = 0.5
    adversarial: float = 0.0
    critic_lr: float = 0.5


class UpscalerTask:
    """Implements `training.task.Task` for the upscaler."""

    main_metric = "feature"

    def __init__(
        self,
        network: UpscalerConfig,
        data: DataTables,
        loss: LossTables,
        manifest: Manifest,
        features: LockedFeatures,
        seed: int,
        evaluation: UpscalerEvaluation | None = None,
    ) -> None:
        self.config, self.data, self.loss, self.seed = network, data, loss, seed
        torch.manual_seed(seed)
        self.network = UpscalerNetwork(network)
        self.critic = PatchDiscriminator(
            PatchConfig(condition=3, classes=0, channels=CRITIC_CHANNELS)
        )
        self.features = features
        self.photos = LargePhotos(manifest, "train", data.crop_px)
        self.evaluation = evaluation or UpscalerEvaluation(manifest)

    @property
    def released(self) -> nn.Module:
        """The network."""
        return self.network

    @property
    def tables(self) -> Mapping[str, Any]:
        """The resolved recipe tables."""
        return {
            "network": self.config.to_dict(),
            "data": asdict(self.data),
            "loss": asdict(self.loss),
        }

    @property
    def players(self) -> Sequence[Player]:
        """The network, and its critic where there is an adversarial term."""
        weights = {"l1": self.loss.l1, "feature": self.loss.feature}
        if not self.loss.adversarial:
            return (Player("upscaler", self.network, self.losses, weights),)
        weights["adversarial"] = self.loss.adversarial
        return (
            Player("critic", self.critic, self.critic_losses, {"gan": 1.0}, self.loss.critic_lr),
            Player("upscaler", self.network, self.losses, weights),
        )

    def losses(self, batch: Batch) -> dict[str, Tensor]:
        """L1 and relative feature distance to the photo, and what the critic makes of it."""
        made, photo = self.network(batch["small"]), batch["photo"]
        terms = {
            "l1": F.l1_loss(made, photo),
            "feature": feature_loss(self.features(made), self.features(photo)),
        }
        if self.loss.adversarial:
            logits = self.critic(bicubic(batch["small"], FACTOR), made)
            terms["adversarial"] = F.softplus(-logits).mean()
        return terms

    def critic_losses(self, batch: Batch) -> dict[str, Tensor]:
        """Non-saturating logistic loss, halved as in pix2pix."""
        condition = bicubic(batch["small"], FACTOR)
        with torch.no_grad():
            made = self.network(batch["small"])
        real = F.softplus(-self.critic(condition, batch["photo"])).mean()
        fake = F.softplus(self.critic(condition, made)).mean()
        return {"gan": (real + fake) / 2}

    def batch(self, index: int) -> Batch:
        """Batch `index`: small (B, 3, S/4, S/4) and photo (B, 3, S, S), both in [-1, 1]."""
        rng = np.random.default_rng((self.seed, index))
        smalls, photos = [], []
        for _ in range(self.data.batch):
            crop = self.photos.crop(self.data.crop_px, rng)
            small = degraded(shrunk(crop), self.data.degrade, rng)
            smalls.append(to_tensor(small))
            photos.append(to_tensor(crop))
        small_batch = torch.cat(smalls)
        return {"small": small_batch, "photo": back_project(torch.cat(photos), small_batch)}

    def validate(self, network: nn.Module) -> dict[str, float]:
        """PSNR and feature distance on held-out photos, beside bicubic interpolation."""
        return self.evaluation.measure(network)

    def contact_sheet(self, network: nn.Module) -> NDArray[np.uint8]:
        """Input, bicubic, network, photo."""
        return self.evaluation.contact_sheet(network)

    def checkpoint_meta(self, step: int) -> Mapping[str, Any]:
        """The fields of `CheckpointMeta` that describe this network."""
        sources = {p.record.source: p.record.licence for p in self.photos.photos}
        return {
            "kind": "upscaler",
            "config": self.config.to_dict(),
            "preprocessing": PREPROCESSING,
            "data_sets": [
                {"name": name, "licence": licence, "source": name}
                for name, licence in sorted(sources.items())
            ],
        }


def build_upscaler_task(tables: dict[str, Any], data: Path | None, seed: int) -> UpscalerTask:
    """Build the task from recipe tables; `data` is the folder with the manifest."""
    if data is None:
        raise DataError(
            "The upscaler task needs a manifest: give --data DATA (made by "
            "`python -m training data manifest --source DOWNLOADS --cache DATA`)."
        )
    return UpscalerTask(
        network=from_table(UpscalerConfig, tables["network"], "network"),
        data=from_table(DataTables, tables["data"], "data"),
        loss=from_table(LossTables, tables["loss"], "loss"),
        manifest=Manifest.read(data),
        features=load_locked_features(),
        seed=seed,
    )
