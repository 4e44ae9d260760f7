"""Preparing illustrations: folders of pictures -> a cache of views, lines and main colours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import cv2
import numpy as np
from joblib import Parallel, delayed
from numpy.typing import NDArray
from PIL import Image, UnidentifiedImageError
from rich.progress import track

from training.data.illustrations.cache import (
    IllustrationCacheWriter,
    IllustrationRecord,
    View,
    pack,
)
from training.data.illustrations.colour_shift import main_colours
from training.data.illustrations.figures import (
    VIEW_PX,
    Rgba,
    bust_square,
    cut_out,
    figure_box,
    view_of,
    whole_square,
)
from training.data.illustrations.names import (
    HELD_OUT_SOURCE,
    character_of,
    collection_of,
    is_creature,
    is_figure,
    split_of,
)
from training.data.near_duplicates import Fingerprint, Groups, fingerprint, group_near
from training.errors import DataError
from training.sketching.line_extraction import LinePlanes
from training.sketching.picture_lines import (
    inked_planes,
    learned_planes,
    lift_ink,
    simplified_planes,
    stroke_ink,
    xdog_planes,
)

if TYPE_CHECKING:
    from engine.edges import EdgePipeline

SUFFIXES = (".png", ".webp", ".jpg", ".jpeg", ".gif", ".bmp")
_LEAST_OF_MEDIAN = 0.4
"""A manner that draws less than this share of the median length did not see the picture."""


@dataclass
class Prepared:
    """The views of one picture: planes and records; none, and why, for a picture left out."""

    views: list[tuple[IllustrationRecord, NDArray[np.uint8]]] = field(default_factory=list)
    thumb: Fingerprint | None = None
    problem: str = ""


def illustration_files(source: Path) -> list[Path]:
    """Pictures of figures in the folders of `source`, one folder a collection, in order."""
    files = sorted(
        path
        for path in source.glob("*/*")
        if path.suffix.lower() in SUFFIXES and is_figure(path.name)
    )
    if not files:
        raise DataError(
            f"{source} holds no folders with pictures of figures. Give the folder in which the "
            "collections lie, one folder each (SOURCE/COLLECTION/*.png)."
        )
    return files


def prepare_illustrations(
    source: Path, cache: Path, edges: Path | None = None, workers: int = 2
) -> tuple[int, list[str]]:
    """Prepare every picture into `cache`; how many views, and the pictures left out with reasons.

    edges: weights of the edge network; the released ones if left out.
    """
    files = illustration_files(source)
    chunks = [files[first : first + 8] for first in range(0, len(files), 8)]
    done = Parallel(n_jobs=workers, return_as="generator")(
        delayed(_prepare_some)(chunk, edges) for chunk in chunks
    )
    names: list[str] = []
    thumbs: list[Fingerprint] = []
    left_out: list[str] = []
    with IllustrationCacheWriter(cache, VIEW_PX, _sources(files)) as writer:
        for one in (one for some in track(done, "illustrations", len(chunks)) for one in some):
            if one.thumb is None or not one.views:
                left_out.append(one.problem)
                continue
            names.append(one.views[0][0].character)
            thumbs.append(one.thumb)
            for record, planes in one.views:
                writer.add(record, planes)
        writer.records = _grouped(writer.records, group_near(names, thumbs))
    return len(writer.records), left_out


def _grouped(records: Sequence[IllustrationRecord], groups: Groups) -> list[IllustrationRecord]:
    """The records with one name for characters that share a picture, and their split.

    A group that the held-out source has a part in is held out as a whole.
    """
    leaders = [groups.leader(record.character) for record in records]
    named = zip(leaders, records, strict=True)
    unseen = {leader for leader, record in named if record.source == HELD_OUT_SOURCE}
    return [
        replace(
            record, character=leader, split="held_out" if leader in unseen else split_of(leader)
        )
        for leader, record in zip(leaders, records, strict=True)
    ]


def _sources(files: Sequence[Path]) -> dict[str, dict[str, str]]:
    found = {path.parent.name: collection_of(path.parent.name) for path in files}
    return {
        folder: {"name": c.name or folder, "licence": c.licence, "source": c.source}
        for folder, c in sorted(found.items())
    }


def _prepare_some(files: Sequence[Path], weights: Path | None) -> list[Prepared]:
    from engine.edges import EdgePipeline

    cv2.setNumThreads(1)
    edges = EdgePipeline.from_checkpoint(weights) if weights else EdgePipeline.from_default()
    return [prepare_picture(path, edges) for path in files]


def prepare_picture(path: Path, edges: EdgePipeline) -> Prepared:
    """The views of one picture; a picture that cannot be used says why."""
    try:
        with Image.open(path) as image:
            picture = np.asarray(image.convert("RGBA"))
    except (OSError, UnidentifiedImageError, Image.DecompressionBombError) as error:
        return Prepared(problem=f"{path}: cannot be read ({error})")
    picture = cut_out(picture)
    box = figure_box(picture)
    if box is None:
        return Prepared(problem=f"{path}: empty, or of one colour")
    squares = {"whole": whole_square(picture, box)}
    if not is_creature(path.name) and (bust := bust_square(picture, box)):
        squares["bust"] = bust
    prepared = Prepared()
    for name, square in squares.items():
        seen = view_of(picture, square)
        if name == "whole":
            prepared.thumb = fingerprint(_on_white(seen))
        if (record := _prepare_view(path, name, seen, edges)) is not None:
            prepared.views.append(record)
    if not prepared.views:
        prepared.problem = f"{path}: no lines were found"
    return prepared


def _prepare_view(
    path: Path, name: str, seen: Rgba, edges: EdgePipeline
) -> tuple[IllustrationRecord, NDArray[np.uint8]] | None:
    source = path.parent.name
    rgb = np.ascontiguousarray(seen[..., :3])
    figure = np.asarray(seen[..., 3] / np.float32(255), np.float32)
    if not (figure > 0.5).any():
        return None
    inked = collection_of(source).inked
    ink = stroke_ink(rgb, figure) if inked else np.zeros_like(figure)
    lifted = lift_ink(rgb, figure, ink)
    lines = {
        "xdog": xdog_planes(rgb, figure),
        "learned": learned_planes(rgb, figure, edges),
        "simplified": simplified_planes(lifted.painting, figure),
    }
    if inked:
        lines["inked"] = inked_planes(rgb, figure, ink)
    lines = dict(_telling(lines))
    if not lines:
        return None
    colours = main_colours(lifted.painting, figure > 0.5)
    table = np.column_stack([colours.shares, colours.centres])
    record = IllustrationRecord(
        source=source,
        character=character_of(source, path.name),
        name=path.stem,
        view=name,
        split="train",
        creature=is_creature(path.name),
        manners=tuple(lines),
        colours=tuple((row[0], row[1], row[2], row[3]) for row in table.round(3).tolist()),
    )
    painting = np.rint(lifted.painting * figure[..., None]).astype(np.uint8)
    ink_plane = np.rint(255 * lifted.ink).astype(np.uint8)
    return record, pack(View(painting, seen[..., 3], ink_plane, lines))


def _telling(lines: dict[str, LinePlanes]) -> Iterator[tuple[str, LinePlanes]]:
    """The manners that drew about as much as the others."""
    lengths = {manner: int((planes.centre > 0).sum()) for manner, planes in lines.items()}
    enough = _LEAST_OF_MEDIAN * float(np.median(list(lengths.values())))
    for manner, planes in lines.items():
        if lengths[manner] >= max(enough, 1):
            yield manner, planes


def _on_white(seen: Rgba) -> NDArray[np.uint8]:
    cover = seen[..., 3:] / np.float32(255)
    return np.asarray(np.rint(seen[..., :3] * cover + 255 * (1 - cover)), np.uint8)
