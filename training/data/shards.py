"""Shards: prepared pictures as WebDataset .tar files, written by many workers.

Owns the format, the index and how a broken-off run goes on. What is computed for a picture is
passed in (`training.data.shard_pictures`), where it is computed is `training.data.backends`; how
a run reads them is `training.data.shard_photos`.

Colour is stored as JPEG 95 without chroma subsampling, as the release does; planes as PNG.
"""

from __future__ import annotations

import hashlib
import json
import re
import urllib.request
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import cv2
import numpy as np
import webdataset as wds
from joblib import Parallel, delayed
from numpy.typing import NDArray
from rich.progress import track

from engine.errors import PictureError
from engine.files import replacing
from training.data.backends import on_backend
from training.data.manifest import ManifestRecord, data_sets
from training.errors import DataError

FORMAT = 2
INDEX = "shards.json"
_NAME = re.compile(r"[a-z_]+-\d{6}\.tar")
TRIES, TIMEOUT_S = 3, 60.0
"""Of a file that has an address."""
_JPEG = [
    cv2.IMWRITE_JPEG_QUALITY,
    95,
    cv2.IMWRITE_JPEG_SAMPLING_FACTOR,
    cv2.IMWRITE_JPEG_SAMPLING_FACTOR_444,
]

Prepare = Callable[[Path, ManifestRecord], Mapping[str, NDArray[np.uint8]]]
"""(root, record) -> uint8 arrays by name, (H, W, 3) RGB or (H, W); it must be picklable, and its
`repr` must tell what it computes, so that a run with other settings starts anew."""


@dataclass(frozen=True)
class Shard:
    """One file. job: hash of what was to go in; sha256: of the file. problems: "path: reason"."""

    name: str
    samples: int
    bytes: int
    sha256: str
    job: str
    problems: tuple[str, ...] = ()


@dataclass(frozen=True)
class ShardIndex:
    """All shards of a folder; class k of a sample is `classes[k]`. data_sets: for model cards."""

    classes: tuple[str, ...]
    shards: tuple[Shard, ...]
    data_sets: tuple[dict[str, str], ...]

    @property
    def samples(self) -> int:
        """How many pictures the folder holds."""
        return sum(shard.samples for shard in self.shards)

    @property
    def problems(self) -> list[str]:
        """The pictures that could not be prepared, "path: reason"."""
        return [problem for shard in self.shards for problem in shard.problems]

    @classmethod
    def read(cls, place: str | Path) -> ShardIndex:
        """Read the index of a folder, or of one with an https address.

        Raises DataError if it is missing, damaged or too old.
        """
        advice = "Write the shards with `python -m training data shards MANIFEST --output DIR`."
        try:
            index = json.loads(read_file(place, INDEX))
            if index["format"] != FORMAT:
                raise DataError(f"{INDEX} in {place} has another format. {advice}")
            shards = tuple(_shard(entry) for entry in index["shards"])
            return cls(tuple(index["classes"]), shards, tuple(index["data_sets"]))
        except FileNotFoundError as error:
            raise DataError(f"There are no finished shards in {place}. {advice}") from error
        except (ValueError, KeyError, TypeError) as error:
            raise DataError(f"{INDEX} in {place} is damaged ({error}). {advice}") from error

    def write(self, folder: Path) -> None:
        """Write the index in one step."""
        index = {
            "format": FORMAT,
            "samples": self.samples,
            "classes": self.classes,
            "data_sets": self.data_sets,
            "shards": [asdict(shard) for shard in self.shards],
        }
        with replacing(folder / INDEX) as beside:
            beside.write_text(json.dumps(index, indent=1), encoding="utf8")


def write_shards(
    root: Path,
    records: Sequence[ManifestRecord],
    output: Path,
    prepare: Prepare,
    *,
    classes: Sequence[str],
    name: str = "train",
    per_shard: int = 1000,
    workers: int = 1,
    backend: str = "loky",
    scheduler: str | None = None,
) -> ShardIndex:
    """Prepare `records` and write them as `output/NAME-000000.tar` and on, with an index.

    Pictures go in the order of their content's hash, so that every shard has all classes. A shard
    that lies there complete, made of the same pictures in the same way, is not made again.
    Pictures that cannot be prepared are noted in the index. Raises DataError.
    """
    if not records:
        raise DataError("No picture is to go into the shards. Check the split and the classes.")
    if missing := {record.class_name for record in records} - set(classes):
        raise DataError(f"The list of classes lacks {', '.join(sorted(missing))}.")
    output.mkdir(parents=True, exist_ok=True)
    (output / INDEX).unlink(missing_ok=True)  # an index stands for finished shards
    ordered = sorted(records, key=lambda record: (record.sha256, record.path))
    cut = [ordered[k : k + per_shard] for k in range(0, len(ordered), per_shard)]
    with on_backend(backend, workers, scheduler):
        results = Parallel(return_as="generator")(
            delayed(_write_shard)(
                root, part, output / f"{name}-{k:06d}.tar", prepare, tuple(classes)
            )
            for k, part in enumerate(cut)
        )
        shards = tuple(track(results, "Writing shards", total=len(cut)))
    index = ShardIndex(tuple(classes), shards, data_sets(records))
    index.write(output)
    return index


def read_file(place: str | Path, name: str) -> bytes:
    """A file of a folder, or of one with an https address, where it is tried a few times.

    Raises FileNotFoundError where a folder lacks it, DataError where it cannot be had.
    """
    is_address = str(place).startswith(("https://", "http://"))
    problem: OSError | None = None
    for _ in range(TRIES if is_address else 1):
        try:
            if not is_address:
                return (Path(place) / name).read_bytes()
            with urllib.request.urlopen(f"{place}/{name}", timeout=TIMEOUT_S) as reply:
                return bytes(reply.read())
        except FileNotFoundError:
            raise
        except OSError as error:
            problem = error
    raise DataError(
        f"{name} cannot be read from {place} ({problem}). Check the folder or the address; the "
        "same command goes on."
    ) from problem


def _write_shard(
    root: Path,
    records: Sequence[ManifestRecord],
    path: Path,
    prepare: Prepare,
    classes: tuple[str, ...],
) -> Shard:
    """One worker's work: a shard and, when it is whole, its note beside it."""
    job = _job(records, prepare, classes)
    if (done := _finished(path, job)) is not None:
        return done
    problems: list[str] = []
    with (
        replacing(path) as beside,
        beside.open("wb") as file,
        wds.TarWriter(file, encoder=False, mtime=0) as writer,
    ):
        for number, record in enumerate(records):
            try:
                arrays = prepare(root, record)
            except (DataError, PictureError) as error:
                problems.append(f"{record.path}: {error}")
                continue
            key = f"{path.stem}-{number:06d}"
            writer.write({"__key__": key, **_encoded(arrays, record, classes)})
    data = path.read_bytes()
    sha256 = hashlib.sha256(data).hexdigest()
    shard = Shard(path.name, len(records) - len(problems), len(data), sha256, job, tuple(problems))
    with replacing(_note(path)) as beside:
        beside.write_text(json.dumps(asdict(shard)), encoding="utf8")
    return shard


def _note(path: Path) -> Path:
    return path.with_suffix(".json")


def _job(records: Sequence[ManifestRecord], prepare: Prepare, classes: Sequence[str]) -> str:
    content = [FORMAT, repr(prepare), list(classes), [asdict(record) for record in records]]
    return hashlib.sha256(json.dumps(content).encode("utf8")).hexdigest()


def _finished(path: Path, job: str) -> Shard | None:
    """The note of a shard that was made of the same pictures, in the same way, and lies there."""
    try:
        shard = _shard(json.loads(_note(path).read_text(encoding="utf8")))
        whole = shard.job == job and path.stat().st_size == shard.bytes
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return shard if whole else None


def _shard(entry: Mapping[str, object]) -> Shard:
    shard = Shard(**{**entry, "problems": tuple(entry["problems"])})  # type: ignore[arg-type]
    if not _NAME.fullmatch(shard.name):  # it becomes part of a path or an address
        raise ValueError(f"{shard.name!r} is no name of a shard")
    return shard


def _encoded(
    arrays: Mapping[str, NDArray[np.uint8]], record: ManifestRecord, classes: Sequence[str]
) -> dict[str, bytes]:
    """Files of a sample: NAME.jpg or NAME.png of each array, and what is known of it as json."""
    facts = {
        "class": classes.index(record.class_name),
        "pair_id": record.pair_id,
        "path": record.path,
        "licence": record.licence,
    }
    files = {"json": json.dumps(facts).encode("utf8")}
    for name, pixels in arrays.items():
        colour = pixels.ndim == 3
        suffix, options = (".jpg", _JPEG) if colour else (".png", [])
        plain = cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR) if colour else pixels
        done, data = cv2.imencode(suffix, plain, options)
        if not done:
            raise DataError(f"{name} of {record.path} cannot be stored ({pixels.shape}).")
        files[name + suffix] = data.tobytes()
    return files
