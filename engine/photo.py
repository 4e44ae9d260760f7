"""The photo lens: a line drawing, an object's class and noise in, a photo on the sheet out.

SketchyGAN (arXiv 1801.02753) live. Owns the order of the stages and the choice of the class;
framing, pixels, networks, upscaling and reading live in their own modules.
"""

from __future__ import annotations

import difflib
import logging
from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from engine.checkpoint import build_network, load_checkpoint, load_into
from engine.classes import SKETCHY_CLASSES, display_name
from engine.devices import pick_device, pick_precision
from engine.errors import CheckpointError, RequestError
from engine.message import ClassWord, Message, sentences
from engine.model_store import default_model, describe_model, list_models
from engine.nn.sketchygan import Generator, GeneratorConfig
from engine.pixels import FRAME_PX, PAPER, STROKE_BELOW, field_tensor, from_tensor
from engine.reader import SketchReader
from engine.request import Lens, PhotoRequest
from engine.result import Alternative, Reading, Result
from engine.runtime import Runtime
from engine.sketch_frame import sketch_frame
from engine.stopwatch import Stopwatch
from engine.upscale import Upscaler

log = logging.getLogger(__name__)

KIND = "photo"
READER_KIND = "reader"
UPSCALER_KIND = "upscaler"


class PhotoPipeline:
    """Implements `engine.worker.Pipeline`; one thread at a time.

    Works without an upscaler (photos are then enlarged smoothly) and without a reader (the class
    must then be chosen).
    """

    def __init__(
        self,
        network: Generator,
        classes: Sequence[str],
        model_id: str,
        device: str | None = None,
        *,
        upscaler: Upscaler | None = None,
        reader: SketchReader | None = None,
    ) -> None:
        """Take over `network` for inference on `device` (None = the best; raises DeviceError).

        `classes` are in the order of the network's labels.
        """
        place = pick_device(device)
        self.config = network.config
        self.classes = tuple(classes)
        self.model_id = model_id
        self.device = place
        self._network = Runtime(network, place, pick_precision(place))
        self._upscaler = upscaler
        self._reader = reader

    @classmethod
    def from_checkpoint(cls, path: Path, device: str | None = None) -> PhotoPipeline:
        """Build the network that the file describes, with the default upscaler and reader.

        Raises CheckpointError or DeviceError.
        """
        meta, weights = load_checkpoint(path, KIND)
        network = build_network(
            meta,
            path,
            "a photo network",
            lambda config: Generator(GeneratorConfig.from_dict(config)),
        )
        if len(meta.classes) != network.config.classes:
            raise CheckpointError(
                "{path} names {count} classes for a network of {classes}. Download or export the "
                "file again.",
                path=path,
                count=len(meta.classes),
                classes=network.config.classes,
            )
        load_into(network, weights, path)
        return cls(
            network,
            meta.classes,
            describe_model(path).model_id,
            device,
            upscaler=_default_upscaler(device),
            reader=_default_reader(device),
        )

    @classmethod
    def load_default(cls) -> PhotoPipeline:
        """The released photo network; raises CheckpointError where there is none."""
        return cls.from_checkpoint(default_model(KIND).path)

    def warm_up(self) -> None:
        """Run every stage once, so that the first stroke does not wait."""
        lines = np.full((FRAME_PX, FRAME_PX), PAPER, np.uint8)
        lines[FRAME_PX // 4 : -FRAME_PX // 4, FRAME_PX // 2] = 0
        self.run(PhotoRequest(lines))

    def run(self, request: PhotoRequest) -> Result:
        """Make the photo, or several. A blank sheet stays paper.

        Raises RequestError for a class that the network does not know.
        """
        stages = Stopwatch()
        asked = named_class(request.class_name, self.classes) if request.class_name else ""
        if bool((request.lines >= STROKE_BELOW).all()):
            paper = np.full((*request.lines.shape, 3), PAPER, np.uint8)
            return self._result(request, paper, stages, class_name=asked)
        with stages.time("prepare"):
            frame, placement = sketch_frame(request.lines)
            field = field_tensor(frame, self.config.size)
        with stages.time("read"):
            class_name, readings, doubt = self._read(frame, asked)
        with stages.time("network"):
            photos = self._photos(field, class_name, request)
        with stages.time("upscale"):
            (shown,) = self._enlarged(photos[:1], finely=not request.draft)
            others = self._enlarged(photos, finely=False) if request.variations > 1 else ()
        with stages.time("compose"):
            pixels = placement.lay(shown, *request.lines.shape)
        return self._result(
            request,
            pixels,
            stages,
            class_name=class_name,
            note=sentences(doubt, placement.note),
            readings=readings,
            alternatives=tuple(
                Alternative(request.seed + index, photo) for index, photo in enumerate(others)
            ),
        )

    def _read(self, frame: NDArray[np.uint8], asked: str) -> tuple[str, tuple[Reading, ...], str]:
        """The class to show, what the drawing looks like, and what to tell of a doubtful guess."""
        if self._reader is None:
            if asked:
                return asked, (), ""
            nobody = Message(
                "Nobody reads the drawing here; it is shown as: {name}. Choose what it is.",
                name=_word(self.classes[0]),
            )
            return self.classes[0], (), nobody
        readings = self._reader.read(frame)
        if asked:
            return asked, readings, ""
        own = [reading for reading in readings if reading.class_name in self.classes]
        guess = own[0].class_name if own else self.classes[0]
        if not self._reader.is_sure(readings):
            doubt = Message(
                "The drawing is hard to read; it is shown as: {name}. Choose what it is.",
                name=_word(guess),
            )
            return guess, readings, doubt
        read = readings[0].class_name
        return guess, readings, "" if read == guess else _shown_instead(read, guess)

    def _photos(self, field: Tensor, class_name: str, request: PhotoRequest) -> NDArray[np.uint8]:
        """All variations in one batch, (B, S, S, 3)."""
        count = request.variations
        noise = torch.cat([self._noise(request.seed + index) for index in range(count)])
        labels = torch.full((count,), self.classes.index(class_name), dtype=torch.int64)
        photos = self._network(field.expand(count, -1, -1, -1), noise, labels)
        assert isinstance(photos, Tensor)
        return np.stack([from_tensor(photo) for photo in photos])

    def _noise(self, seed: int) -> Tensor:
        """z ~ N(0, 1), (1, Z); drawn on the CPU, so that a seed means the same on every device."""
        return torch.randn(1, self.config.noise, generator=torch.Generator().manual_seed(seed))

    def _enlarged(self, photos: NDArray[np.uint8], finely: bool) -> NDArray[np.uint8]:
        """Photos (B, S, S, 3) at the frame's size, or larger where the network's is.

        `finely` through the upscaler, which takes about twice as long as the photo itself: drafts
        and variations, which are chosen by their small pictures, are enlarged smoothly.
        """
        if photos.shape[1] >= FRAME_PX:
            return photos
        if finely and self._upscaler is not None:
            return self._upscaler.upscale_batch(photos)
        size = (FRAME_PX, FRAME_PX)
        enlarged = [cv2.resize(photo, size, interpolation=cv2.INTER_CUBIC) for photo in photos]
        return np.stack(enlarged).astype(np.uint8)

    def _result(
        self,
        request: PhotoRequest,
        pixels: NDArray[np.uint8],
        stages: Stopwatch,
        *,
        class_name: str,
        note: str = "",
        readings: tuple[Reading, ...] = (),
        alternatives: tuple[Alternative, ...] = (),
    ) -> Result:
        return Result(
            pixels=pixels,
            revision=request.revision,
            timings_ms=stages.timings_ms(),
            model_id=self.model_id,
            size=self.config.size,
            draft=request.draft,
            lens=Lens.PHOTO,
            note=note,
            class_name=class_name,
            readings=readings,
            alternatives=alternatives,
        )


def named_class(name: str, classes: Sequence[str]) -> str:
    """The class of that name, spelled as its folder or as people call it.

    Raises RequestError that names the nearest.
    """
    spellings = {display_name(entry): entry for entry in classes}
    spellings |= {entry: entry for entry in classes}
    wanted = name.strip().lower()
    if wanted in spellings:
        return spellings[wanted]
    near = difflib.get_close_matches(wanted, spellings, n=1, cutoff=0.5)
    known = ", ".join(sorted(display_name(entry) for entry in classes))
    if wanted in {*SKETCHY_CLASSES, *map(display_name, SKETCHY_CLASSES)}:
        raise RequestError(
            "There is no photo network yet for: {name}. It draws: {known}.",
            name=_word(wanted),
            known=known,
        )
    if not near:
        raise RequestError(
            "The photo network knows no class “{name}”. It knows: {known}.", name=name, known=known
        )
    raise RequestError(
        "The photo network knows no class “{name}”. Did you mean “{near}”? It knows: {known}.",
        name=name,
        near=_word(spellings[near[0]]),
        known=known,
    )


def _shown_instead(read: str, guess: str) -> Message:
    return Message(
        "There is no photo network yet for: {read}. "
        "Shown instead, as the likeliest that can be drawn: {guess}.",
        read=_word(read),
        guess=_word(guess),
    )


def _word(class_name: str) -> ClassWord:
    return ClassWord(display_name(class_name))


def _default_upscaler(device: str | None) -> Upscaler | None:
    """The installed upscaler; None where there is none that can be used."""
    for entry in list_models(UPSCALER_KIND):
        try:
            return Upscaler.from_checkpoint(entry.path, device)
        except CheckpointError as error:
            log.warning("Photos are enlarged without the upscaler: %s", error)
    return None


def _default_reader(device: str | None) -> SketchReader | None:
    """The installed reader; None where there is none that can be used."""
    for entry in list_models(READER_KIND):
        try:
            return SketchReader.from_checkpoint(entry.path, device)
        except CheckpointError as error:
            log.warning("Drawings are not read: %s", error)
    return None
