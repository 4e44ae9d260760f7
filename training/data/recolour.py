"""Preparing the recolourable drawings: own characters and archives of SVG -> drawing cache."""

from __future__ import annotations

import json
import tarfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from joblib import Parallel, delayed
from rich.progress import track

from training.data.characters.character import sample_character
from training.data.characters.planes import render
from training.data.drawing_cache import DrawingCacheWriter
from training.data.shading import LightPlanes, Shading
from training.data.slots import SlotDrawing, mark_slots, render_slots, slots_from_fills
from training.errors import DataError
from training.sketching.line_extraction import LinePlanes, separate_lines

SHEET_PX = 256
CHARACTERS = "characters_svg.tar.xz"
OPENMOJI = "openmoji-17.0.0.tgz"
OPENMOJI_STYLE = "openmoji"
OWN_STYLE = "sketchpad-characters"
OWN_SEED = 5107
OWN_CHARACTERS = 2000
MOST_COLOURS = 8
_LEFT_OUT_GROUPS = ("flags", "component")
_CC_BY, _CC0 = "CC BY 4.0", "CC0 1.0"
SOURCES = {
    style: {"name": name, "licence": licence, "source": source}
    for style, name, licence, source in (
        ("dicebear-adventurer", "Adventurer by Lisa Wischofsky", _CC_BY, "DiceBear"),
        ("dicebear-lorelei", "Lorelei by Lisa Wischofsky", _CC0, "DiceBear"),
        ("dicebear-micah", "Avatar Illustration System by Micah Lanier", _CC_BY, "DiceBear"),
        ("dicebear-open-peeps", "Open Peeps by Pablo Stanley", _CC0, "DiceBear"),
        ("dicebear-personas", "Personas by Draftbit", _CC_BY, "DiceBear"),
        ("dicebear-toon-head", "Toon Head by Johan Melin", _CC_BY, "DiceBear"),
        ("bigheads", "BigHeads by Robert Broersma", "MIT", "BigHeads"),
        ("facesjs", "faces.js", "Apache-2.0", "faces.js"),
        (OWN_STYLE, "Sketchpad's own characters", "Apache-2.0", "training.data.characters"),
        (OPENMOJI_STYLE, "OpenMoji 17.0.0", "CC BY-SA 4.0", "OpenMoji"),
    )
}
"""Who drew each art style, under which licence, and the collection it comes from."""

Marked = tuple[str, str, str, tuple[int, ...]]
"""Art style, name, marked SVG, slots."""


def character_drawings(archive: Path) -> Iterator[Marked]:
    """The slot-marked characters of `characters_svg.tar.xz`, in archive order."""
    with tarfile.open(archive) as tar:
        for member in tar:
            if member.name.endswith(".svg") and (file := tar.extractfile(member)):
                svg, slots = mark_slots(file.read().decode("utf8"))
                style, name = Path(member.name).parts[-2:]
                yield style, Path(name).stem, svg, slots


def openmoji_drawings(archive: Path) -> Iterator[Marked]:
    """The coloured OpenMoji drawings with few colours; no flags, one skin tone of each."""
    with tarfile.open(archive) as tar:
        table = tar.extractfile("package/data/openmoji.json")
        if table is None:
            raise DataError(f"{archive} holds no package/data/openmoji.json.")
        wanted = {
            entry["hexcode"]
            for entry in json.load(table)
            if entry["group"] not in _LEFT_OUT_GROUPS and not entry["skintone"]
        }
        for member in tar:
            path = Path(member.name)
            if path.parent != Path("package/color/svg") or path.stem not in wanted:
                continue
            file = tar.extractfile(member)
            marked = slots_from_fills(file.read().decode("utf8"), MOST_COLOURS) if file else None
            if marked:
                yield OPENMOJI_STYLE, path.stem, *marked


def own_character_name(number: int) -> str:
    """The name of our character `number`, by which its split is decided."""
    return f"{number:06}"


def prepare_paint_data(
    cache: Path,
    source: Path | None = None,
    *,
    characters: int = OWN_CHARACTERS,
    workers: int = 2,
) -> int:
    """Render our first `characters` characters, and every drawing of the archives that `source`
    holds, into `cache`; returns how many drawings, shadings not counted."""
    archives = _archives(source) if source is not None else []
    if not archives and characters < 1:
        raise DataError("Nothing to prepare: ask for --characters, or give a --source of drawings.")
    marked: list[Marked] = []
    for path in archives:
        marked += character_drawings(path) if path.name == CHARACTERS else openmoji_drawings(path)
    parallel = Parallel(n_jobs=workers, return_as="generator", batch_size=8)
    with DrawingCacheWriter(cache, SHEET_PX, SOURCES) as writer:
        drawn = parallel(delayed(_draw)(number) for number in range(characters))
        for number, planes in track(enumerate(drawn), "characters", characters):
            writer.add(OWN_STYLE, own_character_name(number), *planes)
        prepared = parallel(delayed(_prepare)(svg, slots) for _, _, svg, slots in marked)
        pairs = zip(marked, prepared, strict=True)
        for (style, name, _, _), (flat, lines) in track(pairs, "drawings", len(marked)):
            writer.add(style, name, flat, lines)
    return characters + len(marked)


def _archives(source: Path) -> list[Path]:
    found = [path for name in (CHARACTERS, OPENMOJI) if (path := source / name).is_file()]
    if not found:
        raise DataError(
            f"{source} holds neither {CHARACTERS} nor {OPENMOJI}. Leave --source out to prepare "
            "the characters that need no download."
        )
    return found


def _draw(number: int) -> tuple[SlotDrawing, LinePlanes, dict[Shading, LightPlanes]]:
    """Our character `number`: the same on every machine."""
    seen = render(sample_character(np.random.default_rng((OWN_SEED, number))), SHEET_PX)
    return seen.flat, seen.lines, seen.lights


def _prepare(svg: str, slots: tuple[int, ...]) -> tuple[SlotDrawing, LinePlanes]:
    return separate_lines(render_slots(svg, slots, SHEET_PX))
