"""The paint lens: lines and reference pictures in, a painting at the drawing's size out.

Owns the order of the stages and the cache of encoded references; pixels, networks and composition
live in their own modules.
"""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from torch import Tensor, nn

from engine.checkpoint import build_network, load_checkpoint, load_into
from engine.compose import lay_lines_over, paint_over_lines
from engine.devices import pick_device, pick_precision
from engine.hint_map import draw_hint_map
from engine.model_store import default_model, describe_model
from engine.nn.paint_network import PaintNetwork, PaintNetworkConfig
from engine.nn.residual_unet import Painting, ResidualUNet
from engine.nn.style_encoder import StyleCode, blend_styles
from engine.pixels import (
    PAPER,
    Letterbox,
    fit_size,
    from_tensor,
    hint_tensor,
    ink_tensor,
    letterbox_lines,
    to_tensor,
)
from engine.region_stage import RegionStage, alters_painting, uses_regions
from engine.request import PaintRequest, StyleReference
from engine.result import Layer, Result
from engine.runtime import Runtime
from engine.stopwatch import Stopwatch

KIND = "paint"
CACHED_REFERENCES = 64
"""Encoded references kept in memory; one takes about 0.2 MB."""
WARM_UP_SIZES = (256, 192)
BARE_PAPER = np.full((1, 1, 3), PAPER, np.uint8)


class PaintPipeline:
    """Implements `engine.worker.Pipeline`; one thread at a time."""

    def __init__(self, network: PaintNetwork, model_id: str, device: str | None = None) -> None:
        """Take over `network` for inference on `device` (None = the best; raises DeviceError)."""
        place = pick_device(device)
        precision = pick_precision(place)
        self.config = network.config
        self.model_id = model_id
        self.device = place
        self._encoder = Runtime(network.encoder, place, precision)
        self._unet = Runtime(PaintingOnly(network.unet), place, precision)
        self._codes: OrderedDict[str, StyleCode] = OrderedDict()
        self._regions = RegionStage()

    @classmethod
    def from_checkpoint(cls, path: Path, device: str | None = None) -> PaintPipeline:
        """Build the network that the file describes; raises CheckpointError or DeviceError."""
        meta, weights = load_checkpoint(path, KIND)
        network = build_network(
            meta,
            path,
            "a paint network",
            lambda config: PaintNetwork(PaintNetworkConfig.from_dict(config)),
        )
        load_into(network, weights, path)
        return cls(network, describe_model(path).model_id, device)

    @classmethod
    def load_default(cls) -> PaintPipeline:
        """The released paint network; raises CheckpointError where there is none."""
        return cls.from_checkpoint(default_model(KIND).path)

    def warm_up(self) -> None:
        """Run every stage once at the usual sizes, so that the first stroke does not wait."""
        reference = StyleReference(np.full((8, 8, 3), 128, np.uint8))
        for size in WARM_UP_SIZES:
            lines = np.full((size, size), PAPER, np.uint8)
            lines[size // 2] = 0
            self.run(PaintRequest(lines, (reference,), size=size))
        self._codes.clear()

    def run(self, request: PaintRequest) -> Result:
        """Paint one request; a blank sheet stays as it is, and so does one without any colours.

        Hints alone, without references, fill their regions and leave the rest white.
        """
        stages = Stopwatch()
        used = [reference for reference in request.references if reference.weight > 0]
        if not (used or request.hints) or bool((request.lines == PAPER).all()):
            pixels = np.repeat(request.lines[..., None], 3, axis=2)
            return self._result(request, pixels, stages)
        colours, *unhinted = self._colours(request, used, stages) if used else [BARE_PAPER]
        finished = None
        if uses_regions(request):
            with stages.time("regions"):
                finished = self._regions.finish(request, colours, *unhinted)
        with stages.time("compose"):
            if finished is not None and alters_painting(request):
                pixels = lay_lines_over(finished.painting, request.lines)
            else:  # to the level the same, in layers or not: a recipe does not tell which
                pixels = paint_over_lines(colours, request.lines, request.strength)
        layers = finished.layers if finished else ()
        return self._result(request, pixels, stages, layers)

    def _colours(
        self, request: PaintRequest, used: list[StyleReference], stages: Stopwatch
    ) -> list[NDArray[np.uint8]]:
        """What the network paints, at its own size: (h, w, 3); where it read hints, it without
        them, too."""
        with stages.time("prepare"):
            height, width = request.lines.shape
            sheet_size = fit_size(height, width, request.size, self.config.unet.multiple)
            sheet, box = letterbox_lines(request.lines, sheet_size)
        with stages.time("reference"):
            style = self._style(used)
        with stages.time("network"):
            ink, hints = ink_tensor(sheet), self._hint_maps(request, sheet_size, box)
            readings = [hints, []] if hints else [[]]
            return [self._painted(box, ink, *style, *reading) for reading in readings]

    def _painted(self, box: Letterbox, *inputs: Tensor) -> NDArray[np.uint8]:
        painting = self._unet(*inputs)
        assert isinstance(painting, Tensor)
        return np.ascontiguousarray(box.crop(from_tensor(painting)))

    def _hint_maps(
        self, request: PaintRequest, sheet_size: tuple[int, int], box: Letterbox
    ) -> list[Tensor]:
        """The hints for the network; none where there are none, or where it cannot read them."""
        if not (request.hints and self.config.unet.hint_map):
            return []
        scale = box.width / request.lines.shape[1]
        hint_map = draw_hint_map(request.hints, sheet_size, scale, (box.left, box.top))
        return [hint_tensor(hint_map)]

    def _style(self, references: list[StyleReference]) -> StyleCode:
        codes = [self._encode(reference) for reference in references]
        return blend_styles(codes, [reference.weight for reference in references])

    def _encode(self, reference: StyleReference) -> StyleCode:
        """Encode a reference once per content hash."""
        key = reference.content_hash
        if key not in self._codes:
            side = self.config.encoder.size
            small = cv2.resize(reference.pixels, (side, side), interpolation=cv2.INTER_AREA)
            self._codes[key] = StyleCode(*self._encoder(to_tensor(np.asarray(small, np.uint8))))
            if len(self._codes) > CACHED_REFERENCES:
                self._codes.popitem(last=False)
        self._codes.move_to_end(key)
        return self._codes[key]

    def _result(
        self,
        request: PaintRequest,
        pixels: NDArray[np.uint8],
        stages: Stopwatch,
        layers: tuple[Layer, ...] = (),
    ) -> Result:
        return Result(
            pixels=pixels,
            revision=request.revision,
            timings_ms=stages.timings_ms(),
            model_id=self.model_id,
            size=request.size,
            draft=request.draft,
            layers=layers,
        )


class PaintingOnly(nn.Module):
    """A U-net without its guides, from plain tensors to one tensor: what a runtime can hold."""

    def __init__(self, unet: ResidualUNet) -> None:
        super().__init__()
        unet.drop_guides()
        self.unet = unet

    def forward(
        self,
        ink: Tensor,
        hint: Tensor,
        tokens: Tensor,
        colours: Tensor,
        log_weight: Tensor,
        hint_map: Tensor | None = None,
    ) -> Tensor:
        out: Painting = self.unet(ink, StyleCode(hint, tokens, colours, log_weight), hint_map)
        return out.painting
