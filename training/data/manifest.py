"""The manifest: every photo and sketch at hand, with its class, pair, split, licence and hashes.

Owns the record, its file (JSON lines) and the rules that decide the split. Finding the
pictures is `training.data.sources`, hashing and grouping them `training.data.manifest_command`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field, fields
from functools import cached_property
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from engine.files import replacing
from training.data.sources.files import read_lines, read_photo
from training.errors import DataError

FORMAT = 1
MANIFEST = "manifest.jsonl"
Kind = Literal["photo", "sketch"]
Split = Literal["train", "judge", "held_out"]
SPLITS: tuple[Split, ...] = ("train", "judge", "held_out")
_TRAIN_SHARE, _JUDGE_SHARE = 0.70, 0.15
_FEW = 20
_ADVICE = "Make it with `python -m training data manifest --source DOWNLOADS --cache DATA`."


@dataclass(frozen=True)
class ManifestRecord:
    """One picture; the sketches of a photo have its `pair_id`, an unpaired picture its own.

    path: relative to the manifest's root, with "/"; of a picture inside an archive or a file of
    drawings, "FILE#MEMBER". class_name: in folder spelling. source: the data set, for Sketchy with
    its variant. phash: 16 hex digits of the photo's perceptual hash, "" for sketches.
    """

    path: str
    class_name: str
    kind: Kind
    pair_id: str
    source: str
    licence: str
    split: Split
    sha256: str
    phash: str = ""


def split_of(pair_id: str) -> Split:
    """`train` (70 %), `judge` (15 %) or `held_out` (15 %), by a hash of the pair id alone.

    Where there is a manifest, its records' `split` counts: near-duplicates stay together, and a
    class with few sketched photos has some on each side (`ranked_splits`).
    """
    draw = _draw(pair_id)
    if draw < _TRAIN_SHARE:
        return "train"
    return "judge" if draw < _TRAIN_SHARE + _JUDGE_SHARE else "held_out"


def ranked_splits(pair_ids: Iterable[str]) -> dict[str, Split]:
    """Splits for few photos, by the order of their hashes where chance would leave a side empty.

    15 % of them, but at least one of two, are held out; as many are the judge's if there are four
    or more. Twenty and more follow `split_of`, so that a photo added to them moves no other.
    """
    ranked = sorted(set(pair_ids), key=_draw, reverse=True)
    if len(ranked) >= _FEW:
        return {pair_id: split_of(pair_id) for pair_id in ranked}
    share = max(1, round((1 - _TRAIN_SHARE - _JUDGE_SHARE) * len(ranked)))
    held_out = share if len(ranked) >= 2 else 0
    judge = share if len(ranked) >= 4 else 0
    splits: dict[str, Split] = {}
    for rank, pair_id in enumerate(ranked):
        below: Split = "judge" if rank < held_out + judge else "train"
        splits[pair_id] = "held_out" if rank < held_out else below
    return splits


def _draw(pair_id: str) -> float:
    digest = hashlib.sha256(pair_id.encode("utf8")).digest()
    return int.from_bytes(digest[:8], "big") / 2**64


def data_sets(records: Iterable[ManifestRecord]) -> tuple[dict[str, str], ...]:
    """What a model card lists: each source once, with its licence."""
    licences = {record.source.partition("/")[0]: record.licence for record in records}
    return tuple(
        {"name": source, "licence": licence, "source": f"pictures of “{source}”"}
        for source, licence in sorted(licences.items())
    )


@dataclass(frozen=True)
class Manifest:
    """All records, and the folder that their paths start from."""

    root: Path
    records: tuple[ManifestRecord, ...] = field(repr=False)

    def select(
        self,
        kind: Kind | None = None,
        classes: str | Iterable[str] | None = None,
        split: Split | None = None,
        source: str | None = None,
    ) -> list[ManifestRecord]:
        """The records that meet every condition given, in the manifest's order."""
        wanted = {classes} if isinstance(classes, str) else set(classes or ())
        return [
            record
            for record in self.records
            if (kind is None or record.kind == kind)
            and (classes is None or record.class_name in wanted)
            and (split is None or record.split == split)
            and (source is None or record.source == source)
        ]

    def photos(
        self, classes: str | Iterable[str] | None = None, split: Split | None = None
    ) -> list[ManifestRecord]:
        """The photos of these classes (all) and of this split (all)."""
        return self.select("photo", classes, split)

    def sketches(
        self, classes: str | Iterable[str] | None = None, split: Split | None = None
    ) -> list[ManifestRecord]:
        """The sketches of these classes (all) and of this split (all), paired or not."""
        return self.select("sketch", classes, split)

    def sketches_of(self, pair_id: str) -> Sequence[ManifestRecord]:
        """The sketches that people drew of one photo."""
        return self._by_pair.get((pair_id, "sketch"), ())

    def photos_of(self, pair_id: str) -> Sequence[ManifestRecord]:
        """The photo of a sketch: none, one, or one of each source and variant."""
        return self._by_pair.get((pair_id, "photo"), ())

    @cached_property
    def classes(self) -> tuple[str, ...]:
        """The classes that have records, sorted."""
        return tuple(sorted({record.class_name for record in self.records}))

    @cached_property
    def _by_pair(self) -> dict[tuple[str, str], list[ManifestRecord]]:
        pairs: dict[tuple[str, str], list[ManifestRecord]] = {}
        for record in self.records:
            pairs.setdefault((record.pair_id, record.kind), []).append(record)
        return pairs

    def photo(self, record: ManifestRecord) -> NDArray[np.uint8]:
        """A photo's pixels, (H, W, 3) RGB. Raises DataError or PictureError."""
        return read_photo(self.root, record.path)

    def lines(self, record: ManifestRecord) -> NDArray[np.uint8]:
        """A sketch's lines, (H, W), 255 = paper. Raises DataError or PictureError."""
        return read_lines(self.root, record.path)

    def write(self, path: Path) -> None:
        """Write as JSON lines: a header, then one record a line. Replaces `path` in one step."""
        path.parent.mkdir(parents=True, exist_ok=True)
        header = {"format": FORMAT, "root": str(self.root), "records": len(self.records)}
        with replacing(path) as beside, beside.open("w", encoding="utf8") as file:
            file.write(json.dumps(header) + "\n")
            for record in self.records:
                file.write(json.dumps(asdict(record)) + "\n")

    @classmethod
    def read(cls, path: Path, root: Path | None = None) -> Manifest:
        """Read a manifest, or the one in a folder; `root` says where the pictures lie now.

        Raises DataError if it is missing, cut short or of another format.
        """
        path = path / MANIFEST if path.is_dir() else path
        if not path.is_file():
            raise DataError(f"There is no manifest at {path}. {_ADVICE}")
        try:
            with path.open(encoding="utf8") as file:
                header = json.loads(next(file, "{}"))
                if header.get("format") != FORMAT:
                    raise DataError(f"{path} has another format. {_ADVICE}")
                records = tuple(_record(json.loads(line)) for line in file if line.strip())
        except (ValueError, TypeError, AttributeError) as error:
            raise DataError(f"{path} is damaged ({error}). {_ADVICE}") from error
        if len(records) != header["records"]:
            raise DataError(
                f"{path} is cut short: {len(records)} of {header['records']} records. {_ADVICE}"
            )
        return cls(root or Path(header["root"]), records)


_FIELDS = frozenset(entry.name for entry in fields(ManifestRecord))


def _record(entry: dict[str, str]) -> ManifestRecord:
    if unknown := entry.keys() - _FIELDS:
        raise ValueError(f"unknown field {sorted(unknown)[0]!r}")
    if entry.get("kind") not in ("photo", "sketch") or entry.get("split") not in SPLITS:
        raise ValueError(f"kind {entry.get('kind')!r}, split {entry.get('split')!r}")
    return ManifestRecord(**entry)  # type: ignore[arg-type]  # the two literals are checked above
