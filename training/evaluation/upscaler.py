"""Judging an upscaler on held-out photos, beside bicubic interpolation; its report and card."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image
from torch import Tensor, nn

from engine.checkpoint import CheckpointMeta, build_network, load_checkpoint, load_into
from engine.devices import pick_device, pick_precision
from engine.nn.upscaler import UpscalerConfig, UpscalerNetwork, bicubic
from engine.pixels import from_tensor, to_tensor
from training.data.large_photos import FACTOR, LargePhotos, shrunk
from training.data.manifest import Manifest
from training.evaluation.judge_network import FEATURES, JudgeFeatures, load_judge_features
from training.evaluation.photo_metrics import feature_distance

PHOTO_PX = 256
VALIDATION_PHOTOS = 24
REPORT_PHOTOS = 200
SHEET_ROWS = 6
COLUMNS = ("psnr", "feature", "changed")

Pixels = NDArray[np.uint8]


class UpscalerEvaluation:
    """A fixed set of held-out photos, shrunk to 64 px and enlarged again by whatever is measured.

    Features are those of the judge's locked network at 256 px, which no upscaler is trained on.
    """

    def __init__(
        self,
        manifest: Manifest,
        features: JudgeFeatures | None = None,
        photos: int = VALIDATION_PHOTOS,
        photo_px: int = PHOTO_PX,
    ) -> None:
        """`features`: the judge's, loaded where not given. Raises DataError."""
        self._source = LargePhotos(manifest, "held_out", photo_px // 2)
        self._count, self._px = photos, photo_px
        self._features = features or load_judge_features(photo_px)

    @cached_property
    def photos(self) -> list[Pixels]:
        """The photos, (S, S, 3) each."""
        return self._source.squares(self._count, self._px)

    def measure(self, network: nn.Module) -> dict[str, float]:
        """Means over the photos, for the network and for bicubic interpolation (`bicubic.…`).

        psnr: in dB. feature: 1000 × cosine distance to the photo's features. changed: mean
        |difference| of the output's area means from the input, in levels of 255.
        """
        device = next(network.parameters()).device
        collected: dict[str, list[float]] = {}
        for photo in self.photos:
            small = shrunk(photo)
            signed = to_tensor(small).to(device)
            with torch.no_grad():
                outputs = {"": network(signed), "bicubic.": bicubic(signed, FACTOR).clamp(-1, 1)}
                truth = self._seen(to_tensor(photo).to(device))
                for name, output in outputs.items():
                    made = from_tensor(output)
                    distance = feature_distance(self._seen(output), truth)[0]
                    collected.setdefault(f"{name}psnr", []).append(psnr(made, photo))
                    collected.setdefault(f"{name}feature", []).append(1000 * float(distance))
                    collected.setdefault(f"{name}changed", []).append(changed(made, small))
        numbers = {name: float(np.mean(values)) for name, values in collected.items()}
        return numbers | {"photos": len(self.photos)}

    def _seen(self, photo: Tensor) -> NDArray[np.float32]:
        seen: NDArray[np.float32] = self._features(photo).cpu().numpy()
        return seen

    def contact_sheet(self, network: nn.Module, rows: int = SHEET_ROWS) -> Pixels:
        """Rows of input, bicubic, network, photo."""
        device = next(network.parameters()).device
        strips = []
        step = max(1, len(self.photos) // rows)
        size = (self._px, self._px)
        for photo in self.photos[::step][:rows]:
            small = shrunk(photo)
            with torch.no_grad():
                made = from_tensor(network(to_tensor(small).to(device)))
            plain = cv2.resize(small, size, interpolation=cv2.INTER_CUBIC)
            blocks = cv2.resize(small, size, interpolation=cv2.INTER_NEAREST)
            strips.append(np.concatenate([blocks, plain, made, photo], axis=1))
        return np.asarray(np.concatenate(strips), np.uint8)


def psnr(one: Pixels, two: Pixels) -> float:
    """Peak signal-to-noise ratio in dB of two pictures with levels up to 255; at most 100."""
    error = float(np.mean((one.astype(np.float64) - two) ** 2))
    return float(min(100.0, 10 * np.log10(255**2 / max(error, 1e-12))))


def changed(large: Pixels, small: Pixels) -> float:
    """Mean |area mean of `large` - `small`| in levels of 255."""
    height, width = small.shape[:2]
    factor = int(large.shape[0]) // height
    means = large.reshape(height, factor, width, factor, 3).mean(axis=(1, 3))
    return float(np.abs(means - small).mean())


def evaluate_upscaler(weights: Path, data: Path, output: Path) -> dict[str, float]:
    """Measure `weights` on the held-out photos of the manifest in `data`; write report and card.

    Returns `UpscalerEvaluation.measure`'s numbers. Raises CheckpointError and DataError.
    """
    meta, state = load_checkpoint(weights, "upscaler")
    network = build_network(
        meta,
        weights,
        "an upscaler",
        lambda config: UpscalerNetwork(UpscalerConfig.from_dict(config)),
    )
    load_into(network, state, weights)
    device = pick_device()
    network.eval().to(device)
    evaluation = UpscalerEvaluation(Manifest.read(data), photos=REPORT_PHOTOS)
    with torch.autocast(device.type, pick_precision(device)):
        numbers = evaluation.measure(network)
        sheet = Image.fromarray(evaluation.contact_sheet(network))
    output.mkdir(parents=True, exist_ok=True)
    sheet.save(output / f"{weights.stem}.jpg", quality=85)
    (output / f"{weights.stem}.json").write_text(json.dumps(numbers, indent=1), encoding="utf8")
    parameters = sum(weight.numel() for weight in network.parameters())
    card = model_card(weights, meta, numbers, parameters)
    (output / f"{weights.stem}.md").write_text(card, encoding="utf8")
    print(number_table(numbers))
    return numbers


def number_table(numbers: Mapping[str, float]) -> str:
    """A Markdown table: the network and bicubic interpolation."""
    rows = ["| | PSNR (dB) | feature distance × 1000 | changed (of 255) |", "|---" * 4 + "|"]
    for title, prefix in (("this network", ""), ("bicubic", "bicubic.")):
        cells = " | ".join(f"{numbers[prefix + column]:.2f}" for column in COLUMNS)
        rows.append(f"| {title} | {cells} |")
    return "\n".join(rows)


def model_card(
    weights: Path, meta: CheckpointMeta, numbers: Mapping[str, float], parameters: int
) -> str:
    """The Markdown card that lies beside the weights."""
    sources = "\n".join(f"- {entry['name']}: {entry['licence']}" for entry in meta.data_sets)
    return f"""# {meta.name}

Enlarges a photo of 64 px to 256 px. {parameters / 1e3:.0f} k parameters,
{weights.stat().st_size / 1e6:.1f} MB as fp16. It adds detail to bicubic interpolation and is then
projected back: shrunk by area means, its output is its input again, up to rounding.

## Numbers

{numbers["photos"]:.0f} held-out photos, shrunk to {PHOTO_PX // FACTOR} px by area means and
enlarged again. Feature distance: cosine distance of {FEATURES} features at {PHOTO_PX} px to those
of the photo itself (0 = the same). Changed: mean difference of the output's area means from the
input.

{number_table(numbers)}

Input, bicubic, this network, photo; all held out:

![held-out photos enlarged]({weights.stem}.jpg)

## Training

`{meta.command}`, {meta.step} steps, averaged weights, on the split "train" of:

{sources}

These are photos under research terms; nothing of them is contained here but the weights.

## What it cannot do

It sharpens outlines and makes plausible texture; what 64 pixels do not show, such as eyes, letters
or the spokes of a wheel, it cannot know. Detail that it draws is a guess.
"""
