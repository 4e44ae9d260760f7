"""Chosen results inside a project file: `results/001.png` and what is known of it beside it.

They are pictures that were made from the drawing; a damaged one is left out, the drawing opens.
"""

from __future__ import annotations

import json
import logging
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

log = logging.getLogger(__name__)

FOLDER = "results/"
LARGEST_BYTES = 256 * 2**20
"""More than any picture of a sheet takes; what claims to be larger is not unpacked."""


@dataclass(frozen=True, eq=False)
class StoredResult:
    """A kept result as it lies in a project file."""

    png: bytes
    description: Mapping[str, Any]


def write_results(archive: zipfile.ZipFile, results: Sequence[StoredResult]) -> None:
    """Put the results into the archive."""
    for number, result in enumerate(results, 1):
        name = f"{FOLDER}{number:03}"
        archive.writestr(f"{name}.png", result.png, zipfile.ZIP_STORED)
        text = json.dumps(dict(result.description), ensure_ascii=False)
        archive.writestr(f"{name}.json", text.encode("utf-8", errors="replace"))


def read_results(path: Path) -> list[StoredResult]:
    """The results in a project file that are whole; never raises."""
    found: list[StoredResult] = []
    try:
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                if name.startswith(FOLDER) and name.endswith(".png"):
                    found += _read(archive, name)
    except (OSError, ValueError, zipfile.BadZipFile) as error:
        log.warning("No results could be read from %s: %s", path, error)
    return found


def _read(archive: zipfile.ZipFile, name: str) -> list[StoredResult]:
    """The result in a list, or nothing where it is damaged."""
    try:
        names = name, f"{name.removesuffix('.png')}.json"
        if sum(archive.getinfo(each).file_size for each in names) > LARGEST_BYTES:
            raise ValueError("it is too large")
        png, text = (archive.read(each) for each in names)
        description = json.loads(text)
        if not isinstance(description, dict):
            raise ValueError("its description is none")
    except (
        LookupError,
        ValueError,
        OSError,
        EOFError,
        RuntimeError,
        RecursionError,
        zlib.error,
        zipfile.BadZipFile,
    ) as error:
        log.warning("Left out of the results of a drawing: %s (%s)", name, error)
        return []
    return [StoredResult(png, description)]
