"""From a manifest to the cache of the photo networks: small photos, edge maps, traced sketches."""

from __future__ import annotations

import logging
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from joblib import Parallel, delayed
from numpy.typing import NDArray

from engine.errors import EngineError
from engine.pixels import FRAME_PX, letterbox_lines
from training.data.manifest import Manifest, ManifestRecord, Split, data_sets
from training.data.photo_cache import CachedPicture, CacheHeader, write_cache
from training.data.sources.sketchy import SOURCE as SKETCHY
from training.errors import DataError
from training.sketching.edge_maps import EdgeMapSettings, edge_lines
from training.sketching.strokes import Polyline, trace

log = logging.getLogger(__name__)

Pixels = NDArray[np.uint8]
EdgeDetector = Callable[[Pixels], NDArray[np.float32]]  # (N, H, W, 3) -> (N, H, W) in [0, 1]

SQUEEZE = 1.25
"""How far a photo's sides may be squeezed towards a square; what is longer is cut off."""
LEAST_STROKE_PX = 6
EDGE_MAPS = EdgeMapSettings(threshold=0.15, strong=0.4, min_component_px=10, spur_px=4)
"""Small photos, enlarged, have faint edges everywhere; the paper's numbers suit 256-px ones."""
BATCH = 48


def prepare_photo_data(
    manifest: Manifest,
    cache: Path,
    classes: Sequence[str],
    detect: EdgeDetector,
    *,
    size: int = 64,
    workers: int = 2,
    tell: Callable[[str], None] = print,
) -> int:
    """Prepare all photos and sketches of these classes; returns how many pictures there are.

    Photos become (size, size, 3); their edge maps, at `FRAME_PX`, and the human sketches are traced
    into strokes; photos of the judge's split need no lines and get none. Pictures that cannot be
    read are told and left out. Raises DataError when a class has no photo, or none can be read.
    """
    missing = [name for name in classes if not manifest.photos(name)]
    if missing:
        raise DataError(
            f"The manifest has no photos of {', '.join(missing)}. Add some and make it again, or "
            "leave these classes out."
        )
    photos, photo_records, strokes = _photos(manifest, classes, detect, size, workers, tell)
    sketches, sketch_strokes = _sketches(manifest, classes, workers)
    rows = {record.pair_id: row for row, record in enumerate(photo_records)}
    pictures = [_cached(record, row, aligned=True) for row, record in enumerate(photo_records)]
    pictures += [
        _cached(record, rows.get(record.pair_id, -1), aligned=record.source.startswith(SKETCHY))
        for record in sketches
    ]
    header = CacheHeader(size, tuple(classes), data_sets([*photo_records, *sketches]))
    write_cache(cache, header, pictures, photos, strokes + sketch_strokes)
    return len(pictures)


def part_of(manifest: Manifest, split: Split | None, per_class: int) -> Manifest:
    """The records of one side of the split (None: all), with at most `per_class` photos (0: all).

    Of a class and a side with more photos, each source gives as many as it can of an equal share:
    small photos are many, and their edges poor.
    """
    kept = manifest.select(split=split)
    if per_class:
        dropped = {id(record) for group in _crowds(kept) for record in group[per_class:]}
        kept = [record for record in kept if id(record) not in dropped]
    return Manifest(manifest.root, tuple(kept))


def _crowds(records: Sequence[ManifestRecord]) -> Iterable[list[ManifestRecord]]:
    """The photos of each class and side, the sources in turn."""
    groups: dict[tuple[str, Split], list[tuple[int, str, ManifestRecord]]] = defaultdict(list)
    turns: Counter[tuple[str, Split, str]] = Counter()
    for record in records:
        if record.kind == "photo":
            turn = (record.class_name, record.split, record.source)
            groups[turn[:2]].append((turns[turn], record.source, record))
            turns[turn] += 1
    for group in groups.values():
        yield [record for _, _, record in sorted(group, key=lambda entry: entry[:2])]


def _cached(record: ManifestRecord, row: int, aligned: bool) -> CachedPicture:
    return CachedPicture(
        record.class_name,
        record.kind,
        record.split,
        record.pair_id,
        record.source,
        row,
        aligned and row >= 0,
    )


def _photos(
    manifest: Manifest,
    classes: Sequence[str],
    detect: EdgeDetector,
    size: int,
    workers: int,
    tell: Callable[[str], None],
) -> tuple[Pixels, list[ManifestRecord], list[list[Polyline]]]:
    wanted = manifest.photos(classes)
    small: list[Pixels] = []
    kept: list[ManifestRecord] = []
    strokes: list[list[Polyline]] = []
    with Parallel(n_jobs=workers) as pool:
        for batch in _batches(wanted):
            read = [(record, _square_photo(manifest, record)) for record in batch]
            good = [(record, photo) for record, photo in read if photo is not None]
            if not good:
                continue
            drawn = [photo for record, photo in good if record.split != "judge"]
            found = iter(_edge_strokes(drawn, detect, pool))
            strokes += [[] if record.split == "judge" else next(found) for record, _ in good]
            small += [_resized(photo, size) for _, photo in good]
            kept += [record for record, _ in good]
            tell(f"{len(kept)} of {len(wanted)} photos")
    if not kept:
        raise DataError(
            f"None of the {len(wanted)} photos in {manifest.root} could be read. Check --source."
        )
    return np.stack(small), kept, strokes


def _batches(records: Sequence[ManifestRecord]) -> Iterator[Sequence[ManifestRecord]]:
    for first in range(0, len(records), BATCH):
        yield records[first : first + BATCH]


def _square_photo(manifest: Manifest, record: ManifestRecord) -> Pixels | None:
    try:
        return squared(manifest.photo(record))
    except (DataError, EngineError) as error:
        log.warning("Left out %s: %s", record.path, error)
        return None


def squared(photo: Pixels) -> Pixels:
    """Make a photo (H, W, 3) square: squeezed a little, the rest of the long side cut off."""
    height, width = photo.shape[:2]
    short, long = min(height, width), max(height, width)
    kept = min(long, round(short * SQUEEZE))
    first = (long - kept) // 2
    cut = photo[first : first + kept] if height > width else photo[:, first : first + kept]
    return _resized(np.ascontiguousarray(cut), short)


def _resized(photo: Pixels, side: int) -> Pixels:
    shrinks = photo.shape[0] > side or photo.shape[1] > side
    interpolation = cv2.INTER_AREA if shrinks else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(photo, (side, side), interpolation=interpolation), np.uint8)


def _edge_strokes(photos: list[Pixels], detect: EdgeDetector, pool: Any) -> list[list[Polyline]]:
    if not photos:
        return []
    enlarged = np.stack([_resized(photo, FRAME_PX) for photo in photos])
    found: list[list[Polyline]] = pool(delayed(edge_strokes)(edges) for edges in detect(enlarged))
    return found


def edge_strokes(probability: NDArray[np.float32]) -> list[Polyline]:
    """An edge probability (FRAME_PX, FRAME_PX) as strokes."""
    return trace(edge_lines(probability, EDGE_MAPS), LEAST_STROKE_PX)


def _sketches(
    manifest: Manifest, classes: Sequence[str], workers: int
) -> tuple[list[ManifestRecord], list[list[Polyline]]]:
    records = manifest.sketches(classes)
    traced = Parallel(n_jobs=workers)(
        delayed(_traced)(Manifest(manifest.root, ()), record) for record in records
    )
    good = [(record, drawn) for record, drawn in zip(records, traced, strict=True) if drawn]
    return [record for record, _ in good], [drawn for _, drawn in good]


def _traced(manifest: Manifest, record: ManifestRecord) -> list[Polyline]:
    try:
        frame, _ = letterbox_lines(manifest.lines(record), (FRAME_PX, FRAME_PX))
    except (DataError, EngineError) as error:
        log.warning("Left out %s: %s", record.path, error)
        return []
    return trace(frame, 3)
