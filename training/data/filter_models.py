"""The models that judge photos: ImageNet classifiers of timm and torchvision, COCO detectors.

Both libraries are the extra `filter`; the weights come from their hubs, once, and stay in the
user's cache.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image

from training.data.filter import Box, Photo
from training.errors import DataError

CLASSIFIER = "timm:inception_resnet_v2"
"""The paper's."""
DETECTOR = "ssd300_vgg16"
"""The nearest to the paper's SSD with public COCO weights in torchvision."""


class HubClassifier:
    """An ImageNet classifier: `timm:NAME` or `torchvision:NAME`. Raises DataError."""

    def __init__(self, name: str = CLASSIFIER, device: str = "cpu") -> None:
        library, _, model_name = name.partition(":")
        if library not in ("timm", "torchvision") or not model_name:
            raise DataError(f"{name!r} is no classifier. Give timm:NAME or torchvision:NAME.")
        load = _timm_classifier if library == "timm" else _torchvision_classifier
        self._network, self._prepare, self.labels = load(model_name)
        self._network.eval().to(device)
        self._device = device

    def scores(self, photos: Sequence[Photo]) -> NDArray[np.float32]:
        """Logits, (N, labels)."""
        batch = torch.stack([self._prepare(Image.fromarray(photo)) for photo in photos])
        with torch.inference_mode():
            logits: torch.Tensor = self._network(batch.to(self._device))
        return logits.float().cpu().numpy()


class HubDetector:
    """A COCO detector of torchvision, such as its SSDs. Raises DataError."""

    def __init__(self, name: str = DETECTOR, device: str = "cpu") -> None:
        models = _library("torchvision.models")
        if name not in models.list_models(module=models.detection):
            raise DataError(f"{name} is no COCO detector. Give ssd300_vgg16, for example.")
        weights = models.get_model_weights(name).DEFAULT
        self.labels: Sequence[str] = weights.meta["categories"]
        self._prepare = weights.transforms()
        self._network = _fetched(lambda: models.get_model(name, weights=weights), name)
        self._network.eval().to(device)
        self._device = device

    def boxes(self, photos: Sequence[Photo]) -> list[list[Box]]:
        """The boxes of each photo, the surest first."""
        pictures = [self._prepare(Image.fromarray(photo)).to(self._device) for photo in photos]
        with torch.inference_mode():
            found = self._network(pictures)
        return [
            _boxes(each, photo.shape[0] * photo.shape[1])
            for each, photo in zip(found, photos, strict=True)
        ]


def _boxes(found: dict[str, torch.Tensor], area: int) -> list[Box]:
    left, top, right, bottom = found["boxes"].float().cpu().unbind(dim=1)
    shares = (right - left) * (bottom - top) / area
    numbers = zip(found["labels"].tolist(), found["scores"].tolist(), shares.tolist(), strict=True)
    return [Box(int(label), float(score), float(share)) for label, score, share in numbers]


_Loaded = tuple[torch.nn.Module, Callable[[Image.Image], torch.Tensor], Sequence[str]]


def _timm_classifier(name: str) -> _Loaded:
    timm, data = _library("timm"), _library("timm.data")
    if not timm.is_model(name):
        raise DataError(f"timm has no model {name!r}. `timm.list_models()` lists them.")
    network = _fetched(lambda: timm.create_model(name, pretrained=True), name)
    prepare = data.create_transform(**data.resolve_model_data_config(network), is_training=False)
    info = data.ImageNetInfo("imagenet-1k")
    if network.num_classes != info.num_classes():
        raise DataError(
            f"{name} has {network.num_classes} labels, not ImageNet's {info.num_classes()}. "
            "Choose weights of ImageNet-1k (their tag ends with in1k)."
        )
    return network, prepare, [info.index_to_description(k) for k in range(info.num_classes())]


def _torchvision_classifier(name: str) -> _Loaded:
    models = _library("torchvision.models")
    weights = _known(lambda: models.get_model_weights(name).DEFAULT, name)
    network = _fetched(lambda: models.get_model(name, weights=weights), name)
    return network, weights.transforms(), weights.meta["categories"]


def _library(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError as error:
        raise DataError(
            f"Filtering needs {name.partition('.')[0]}, which is not installed ({error}). "
            "Run `pip install 'sketchpad[filter]'`."
        ) from error


def _known(find: Callable[[], Any], name: str) -> Any:
    try:
        return find()
    except (ValueError, AttributeError) as error:
        raise DataError(
            f"torchvision has no weights for {name!r}. "
            "`torchvision.models.list_models()` names its models."
        ) from error


def _fetched(load: Callable[[], Any], name: str) -> Any:
    try:
        return load()
    except Exception as error:  # every hub raises its own kind of "no network"
        raise DataError(
            f"The weights of {name} cannot be fetched from their hub ({error}). Run this once on a "
            "machine with network access; the weights then stay in ~/.cache/torch/hub "
            "(torchvision) or ~/.cache/huggingface (timm), and that folder can be copied."
        ) from error
