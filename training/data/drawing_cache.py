"""The prepared drawings on disk: one flat file of planes, one index; read through a memory map.

Owns the format and the split. Preparing it is `training.data.recolour`, using it `paint_pairs`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from training.data.plane_file import INDEX, PlaneWriter
from training.data.shading import SHADINGS, LightPlanes, Shading, shaded
from training.data.slots import SlotDrawing
from training.errors import DataError
from training.sketching.line_extraction import LinePlanes

FORMAT = 4
_READABLE = (3, FORMAT)
"""Format 3 knew flat drawings only; the rest is the same."""
HELD_OUT_STYLES = ("dicebear-micah", "facesjs")
VALIDATION_SHARE = 0.05
_LINE_PLANES = 3
_LIGHT_PLANES = 2


@dataclass(frozen=True)
class DrawingRecord:
    """One drawing of the cache; slot `slots[k]` covers the share `areas[k]` of the sheet.

    A drawing that can be shaded has a record for each of `SHADINGS`, the flat one first: they share
    name, offset and lines, and differ in slots and areas.
    """

    style: str
    name: str
    split: str
    slots: tuple[int, ...]
    areas: tuple[float, ...]
    offset: int
    shading: Shading = "flat"

    def shows(self, slots: Iterable[int], share: float) -> bool:
        """Whether every one of `slots` covers at least `share` of the sheet."""
        area = dict(zip(self.slots, self.areas, strict=True))
        return all(area.get(slot, 0.0) >= share for slot in slots)


def split_of(style: str, name: str) -> str:
    """`held_out` for whole art styles, else `validation` (5 %) or `train` by a hash of the name."""
    if style in HELD_OUT_STYLES:
        return "held_out"
    draw = int.from_bytes(hashlib.sha256(f"{style}/{name}".encode()).digest()[:8], "big") / 2**64
    return "validation" if draw < VALIDATION_SHARE else "train"


class DrawingCacheWriter(PlaneWriter):
    """Appends drawings; see `PlaneWriter`."""

    def __init__(
        self, folder: Path, size: int, sources: Mapping[str, Mapping[str, str]] | None = None
    ) -> None:
        super().__init__(folder, size, sources)
        self.records: list[DrawingRecord] = []

    def add(
        self,
        style: str,
        name: str,
        flat: SlotDrawing,
        lines: LinePlanes,
        lights: Mapping[Shading, LightPlanes] | None = None,
    ) -> None:
        """Append a drawing's flat colours, its line planes and, if it has them, all its lights."""
        planes = [flat.base.transpose(2, 0, 1), flat.masks]
        planes.append(np.stack([lines.ink, lines.centre, lines.solid]))
        seen: list[tuple[Shading, SlotDrawing]] = [("flat", flat)]
        for shading in SHADINGS[1:] if lights else ():
            light = (lights or {})[shading]
            seen.append((shading, shaded(flat, light)))
            planes.append(np.stack([light.shade, light.shine]))
        offset = self.append(np.concatenate(planes))
        for shading, drawing in seen:
            self._note(style, name, drawing, offset, shading)

    def _note(
        self, style: str, name: str, drawing: SlotDrawing, offset: int, shading: Shading
    ) -> None:
        areas = drawing.masks.mean(axis=(1, 2)) / 255.0
        record = DrawingRecord(
            style=style,
            name=name,
            split=split_of(style, name),
            slots=drawing.slots,
            areas=tuple(round(float(area), 5) for area in areas),
            offset=offset,
            shading=shading,
        )
        self.records.append(record)

    def index(self) -> dict[str, Any]:
        return {"format": FORMAT, "drawings": [asdict(record) for record in self.records]}


class DrawingCache:
    """Random access to prepared drawings; cheap to copy into data-loader workers."""

    def __init__(self, folder: Path) -> None:
        index_path = folder / INDEX
        if not index_path.is_file():
            raise DataError(
                f"No prepared drawings in {folder}. "
                "Run `python -m training data paint --cache DATA` first."
            )
        index = json.loads(index_path.read_text(encoding="utf8"))
        if index.get("format") not in _READABLE:
            raise DataError(
                f"{index_path} has another format. Prepare the drawings again: "
                "`python -m training data paint --cache DATA`."
            )
        self.folder = folder
        self.size = int(index["size"])
        self.sources: dict[str, dict[str, str]] = index["sources"]
        self._path = folder / index["planes"]
        self.records = [
            DrawingRecord(**{**r, "slots": tuple(r["slots"]), "areas": tuple(r["areas"])})
            for r in index["drawings"]
        ]
        self._flat_slots: dict[int, tuple[int, ...]] = {}
        for record in self.records:
            self._flat_slots.setdefault(record.offset, record.slots)
        self._planes: NDArray[np.uint8] | None = None

    def __getstate__(self) -> dict[str, object]:
        return {**self.__dict__, "_planes": None}

    def load(self, record: DrawingRecord) -> tuple[SlotDrawing, LinePlanes]:
        """The colours of one drawing in the record's shading, and its line planes."""
        slots = self._flat_slots[record.offset]
        lines_at = 3 + len(slots)
        light_at = lines_at + _LINE_PLANES
        planes = self._read(record.offset, 0, light_at)
        base = np.ascontiguousarray(planes[:3].transpose(1, 2, 0))
        drawing = SlotDrawing(base=base, masks=planes[3:lines_at], slots=slots)
        if record.shading != "flat":
            light_at += _LIGHT_PLANES * (SHADINGS.index(record.shading) - 1)
            light = LightPlanes(*self._read(record.offset, light_at, _LIGHT_PLANES))
            drawing = shaded(drawing, light)
        return drawing, LinePlanes(*planes[lines_at:])

    def _read(self, offset: int, first: int, count: int) -> NDArray[np.uint8]:
        """`count` planes from plane `first` of the drawing at `offset` -> (count, H, W)."""
        if self._planes is None:
            self._planes = np.memmap(self._path, dtype=np.uint8, mode="r")
        area = self.size * self.size
        start = offset + first * area
        flat = np.asarray(self._planes[start : start + count * area])
        return flat.reshape(count, self.size, self.size)
