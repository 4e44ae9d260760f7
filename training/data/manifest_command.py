"""Making the manifest: find the pictures, look into each, group near-duplicates, decide splits."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path, PurePosixPath

from joblib import Parallel, delayed
from rich.progress import track

from engine.errors import PictureError
from engine.files import replacing
from training.data.manifest import (
    MANIFEST,
    Manifest,
    ManifestRecord,
    Split,
    ranked_splits,
    split_of,
)
from training.data.manifest_report import ManifestReport, Problem
from training.data.near_duplicates import Fingerprint, Groups, fingerprint, group_near
from training.data.sources import pacs, photo_folders, sketchy, vector_drawings
from training.data.sources.files import (
    Listing,
    list_files,
    read_bytes,
    read_lines,
    read_photo,
    split_path,
)
from training.data.sources.found import FoundPicture
from training.errors import DataError

REPORT = "manifest_report.txt"
INK_BELOW = 245
"""A sketch without a pixel darker than this is blank; the threshold of the distance field."""
_CHUNK = 256


@dataclass(frozen=True)
class Examined:
    """What looking into a picture told: hashes, or what is wrong with it."""

    found: FoundPicture
    sha256: str = ""
    fingerprint: Fingerprint | None = None
    problem: str = ""


def build_manifest(source: Path, output: Path, workers: int = 1) -> ManifestReport:
    """Write `manifest.jsonl` and `manifest_report.txt` into `output` for what lies in `source`.

    What is wrong with a picture goes into the report, which is returned. Raises DataError if
    `source` is no folder or holds nothing that is known.
    """
    source = source.resolve()
    report = ManifestReport()
    found = find_pictures(source, list_files(source), report)
    if not found:
        raise DataError(
            f"{source} holds no photos or sketches of a known layout. "
            "Unpack the data sets there; their folders keep their names."
        )
    examined = _usable(_examine_all(source, found, workers), report)
    photos = [(e.found.pair_id, e.fingerprint) for e in examined if e.fingerprint]
    groups = group_near([name for name, _ in photos], [each for _, each in photos])
    records = _records(examined, decide_splits(examined, groups))
    report.groups = list(groups.members().values())
    report.moved = sorted(
        {r.pair_id for r in records if r.kind == "photo" and r.split != split_of(r.pair_id)}
    )
    report.count(records)
    Manifest(source, records).write(output / MANIFEST)
    with replacing(output / REPORT) as beside:
        beside.write_text(report.text(), encoding="utf8")
    return report


def find_pictures(source: Path, listing: Listing, report: ManifestReport) -> list[FoundPicture]:
    """The pictures of known layouts, in the listing's order; the rest goes into the report."""
    found = []
    for path in listing.pictures:
        known = pacs.recognise(path) or sketchy.recognise(path) or photo_folders.recognise(path)
        if known:
            found.append(known)
        else:
            report.strangers[str(PurePosixPath(path).parent)] += 1
    for path in listing.drawings:
        found += vector_drawings.recognise(source / path, path)
    report.packed = list(listing.packed)
    report.left_out += [Problem(*pair) for pair in listing.unreadable]
    marked: dict[str, str] = {}
    for path in filter(sketchy.is_list_of_marked, listing.texts):
        lines = read_bytes(source, path).decode("utf8", "replace").splitlines()
        marked |= sketchy.marked_sketches(path, lines)
    return _without_marked(found, marked, report) if marked else found


def _without_marked(
    found: Iterable[FoundPicture], marked: dict[str, str], report: ManifestReport
) -> list[FoundPicture]:
    kept = []
    for picture in found:
        stem = PurePosixPath(picture.path).stem
        if picture.kind == "sketch" and stem in marked:
            report.left_out.append(Problem(picture.path, marked[stem]))
        else:
            kept.append(picture)
    return kept


def examine(root: Path, found: FoundPicture) -> Examined:
    """Read one picture: its hashes, or why it is of no use."""
    try:
        file, member = split_path(found.path)
        if found.kind == "photo":
            print_ = fingerprint(read_photo(root, found.path))
            if int(print_.thumb.max()) - int(print_.thumb.min()) < 2:
                return Examined(found, problem="the photo is of one colour")
            return Examined(found, _sha256(read_bytes(root, found.path)), print_)
        if read_lines(root, found.path).min() >= INK_BELOW:
            return Examined(found, problem="the sketch is blank")
        if found.source == vector_drawings.SOURCE and member:
            strokes = vector_drawings.load_strokes(root / file, member)
            return Examined(found, vector_drawings.digest(strokes))
        return Examined(found, _sha256(read_bytes(root, found.path)))
    except (DataError, PictureError) as error:
        return Examined(found, problem=str(error))


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _examine_chunk(root: Path, chunk: Sequence[FoundPicture]) -> list[Examined]:
    return [examine(root, found) for found in chunk]


def _examine_all(root: Path, found: Sequence[FoundPicture], workers: int) -> list[Examined]:
    chunks = [found[k : k + _CHUNK] for k in range(0, len(found), _CHUNK)]
    results = Parallel(n_jobs=workers, return_as="generator")(
        delayed(_examine_chunk)(root, chunk) for chunk in chunks
    )
    shown = track(results, "Looking into pictures", total=len(chunks))
    return [examined for chunk in shown for examined in chunk]


def _usable(everything: Iterable[Examined], report: ManifestReport) -> list[Examined]:
    """Without what is wrong and without copies; a copied photo's sketches go to the one kept."""
    kept: dict[tuple[str, str, str], Examined] = {}
    renamed: dict[str, str] = {}
    for each in everything:
        found = each.found
        if each.problem:
            report.left_out.append(Problem(found.path, each.problem))
            continue
        first = kept.setdefault((each.sha256, found.kind, found.class_name), each)
        if first is each:
            continue
        report.copies.append(Problem(found.path, f"the same file as {first.found.path}"))
        if found.kind == "photo" and found.pair_id != first.found.pair_id:
            renamed[found.pair_id] = first.found.pair_id
    return [
        replace(each, found=replace(each.found, pair_id=renamed[each.found.pair_id]))
        if each.found.kind == "sketch" and each.found.pair_id in renamed
        else each
        for each in kept.values()
    ]


def decide_splits(examined: Iterable[Examined], groups: Groups) -> dict[str, Split]:
    """The split of every pair id; a whole group goes where its leader does.

    Photos that people drew are ranked within their class, all others follow `split_of`.
    """
    kinds: dict[str, dict[str, set[str]]] = {}
    for each in examined:
        pairs = kinds.setdefault(each.found.class_name, {})
        pairs.setdefault(each.found.pair_id, set()).add(each.found.kind)
    leaders: dict[str, Split] = {}
    for _, pairs in sorted(kinds.items()):
        sketched = {groups.leader(name) for name, kind in pairs.items() if len(kind) == 2}
        for leader, split in ranked_splits(sketched).items():
            leaders.setdefault(leader, split)
    names = {name for pairs in kinds.values() for name in pairs}
    return {
        name: leaders.get(leader) or split_of(leader)
        for name in names
        for leader in (groups.leader(name),)
    }


def _records(
    examined: Iterable[Examined], splits: Mapping[str, Split]
) -> tuple[ManifestRecord, ...]:
    return tuple(
        ManifestRecord(
            **asdict(each.found),
            split=splits[each.found.pair_id],
            sha256=each.sha256,
            phash=f"{each.fingerprint.phash:016x}" if each.fingerprint else "",
        )
        for each in examined
    )
