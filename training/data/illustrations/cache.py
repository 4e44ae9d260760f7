"""The prepared views of illustrations on disk: one flat file of planes, one index, memory-mapped.

Owns the format. Preparing it is `preparation`, drawing pairs from it `pairs`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from training.data.illustrations.colour_shift import MainColours
from training.data.plane_file import INDEX, PlaneWriter
from training.errors import DataError
from training.sketching.line_extraction import LinePlanes

FORMAT = 1
MANNERS = ("xdog", "learned", "inked", "simplified")
"""How the lines of a view were drawn; a view has some of them."""
_COMMAND = "`python -m training data illustrations --source PICTURES --cache DATA`"
_PLANES = 3 + 1 + 3 + 1


class View(NamedTuple):
    """A prepared view of side P.

    painting: (P, P, 3) uint8, without dark strokes, premultiplied by alpha. alpha: (P, P) uint8,
    255 = figure. ink: (P, P) uint8, the strokes taken off it. lines: planes by manner.
    """

    painting: NDArray[np.uint8]
    alpha: NDArray[np.uint8]
    ink: NDArray[np.uint8]
    lines: Mapping[str, LinePlanes]


@dataclass(frozen=True)
class IllustrationRecord:
    """One view of the cache, "whole" or "bust". colours: share, L, a, b of each main colour."""

    source: str
    character: str
    name: str
    view: str
    split: str
    creature: bool
    manners: tuple[str, ...]
    colours: tuple[tuple[float, float, float, float], ...]
    offset: int = 0

    @property
    def main_colours(self) -> MainColours:
        """The main colours as arrays."""
        table = np.array(self.colours, np.float32)
        return MainColours(table[:, 1:], table[:, 0])


def pack(view: View) -> NDArray[np.uint8]:
    """The planes of a view as they lie in the file, (8, P, P) uint8.

    Three of colour, alpha, soft ink of XDoG, learned edges and the picture itself, and one whose
    bits are the centre lines (0 to 3) and the black areas (4 to 7) of the manners.
    """
    nothing = np.zeros_like(view.alpha)
    bits = nothing.copy()
    for number, manner in enumerate(MANNERS):
        if (planes := view.lines.get(manner)) is not None:
            bits |= ((planes.centre > 0).astype(np.uint8) << number) | (
                (planes.solid > 0).astype(np.uint8) << (number + 4)
            )
    soft = [view.lines[m].ink if m in view.lines else nothing for m in MANNERS[:2]]
    return np.stack([*view.painting.transpose(2, 0, 1), view.alpha, *soft, view.ink, bits])


def unpack(planes: NDArray[np.uint8], manners: Sequence[str]) -> View:
    """A view from its planes, (8, P, P) uint8."""
    bits, nothing = planes[7], np.zeros_like(planes[7])
    inks = {"xdog": planes[4], "learned": planes[5], "inked": planes[6], "simplified": nothing}
    lines = {
        manner: LinePlanes(
            ink=inks[manner],
            centre=((bits >> number) & 1) * np.uint8(255),
            solid=((bits >> (number + 4)) & 1) * np.uint8(255),
        )
        for number, manner in enumerate(MANNERS)
        if manner in manners
    }
    painting = np.ascontiguousarray(planes[:3].transpose(1, 2, 0))
    return View(painting, planes[3], planes[6], lines)


class IllustrationCacheWriter(PlaneWriter):
    """Appends views; see `PlaneWriter`."""

    def __init__(
        self, folder: Path, size: int, sources: Mapping[str, Mapping[str, str]] | None = None
    ) -> None:
        super().__init__(folder, size, sources)
        self.records: list[IllustrationRecord] = []

    def add(self, record: IllustrationRecord, planes: NDArray[np.uint8]) -> None:
        """Append one view as `pack` made it; the record gets its place in the file."""
        self.records.append(replace(record, offset=self.append(planes)))

    def index(self) -> dict[str, Any]:
        return {"format": FORMAT, "views": [asdict(record) for record in self.records]}


class IllustrationCache:
    """Random access to prepared views; cheap to copy into data-loader workers."""

    def __init__(self, folder: Path) -> None:
        """Raises DataError where no prepared illustrations, or those of another format, are."""
        path = folder / INDEX
        if not path.is_file():
            raise DataError(f"No prepared illustrations in {folder}. Run {_COMMAND} first.")
        index = json.loads(path.read_text(encoding="utf8"))
        if index.get("format") != FORMAT or "views" not in index:
            raise DataError(
                f"{path} holds no illustrations of this format. Prepare them again: {_COMMAND}."
            )
        self.folder, self.size = folder, int(index["size"])
        self.sources: dict[str, dict[str, str]] = index["sources"]
        self.records = [
            IllustrationRecord(
                **{
                    **view,
                    "manners": tuple(view["manners"]),
                    "colours": tuple(tuple(colour) for colour in view["colours"]),
                }
            )
            for view in index["views"]
        ]
        self._path = folder / index["planes"]
        self._planes: NDArray[np.uint8] | None = None

    def __getstate__(self) -> dict[str, object]:
        return {**self.__dict__, "_planes": None}

    def load(self, record: IllustrationRecord) -> View:
        """Painting, alpha, ink and lines of one view."""
        if self._planes is None:
            self._planes = np.memmap(self._path, dtype=np.uint8, mode="r")
        length = _PLANES * self.size * self.size
        flat = np.asarray(self._planes[record.offset : record.offset + length])
        return unpack(flat.reshape(_PLANES, self.size, self.size), record.manners)
