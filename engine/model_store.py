"""Finding released weights: those that come with the program and those the user added.

Reads headers only; loading weights is the pipelines' affair.
"""

from __future__ import annotations

import hashlib
import logging
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from platformdirs import user_data_path

from engine.checkpoint import CheckpointMeta, read_meta
from engine.errors import CheckpointError

log = logging.getLogger(__name__)

SUFFIX = ".safetensors"


@dataclass(frozen=True)
class ModelEntry:
    """One weights file that can be used."""

    name: str
    path: Path
    meta: CheckpointMeta
    sha256: str  # of the file

    @property
    def model_id(self) -> str:
        """Name and the first digits of the hash: what a result is labelled with."""
        return f"{self.name}@{self.sha256[:12]}"


def bundled_models_dir() -> Path:
    """The weights beside the packages: in a checkout and in an installed wheel alike."""
    return Path(__file__).resolve().parents[1] / "assets" / "models"


def user_models_dir() -> Path:
    """The folder for the user's own weights; it need not exist."""
    return user_data_path("sketchpad", appauthor=False) / "models"


def list_models(kind: str | None = None) -> list[ModelEntry]:
    """All usable weights, of one kind or of all: bundled ones first, then the user's, by name.

    Files that cannot be read are left out with a warning in the log.
    """
    entries = []
    for folder in (bundled_models_dir(), user_models_dir()):
        for path in sorted(folder.glob(f"*{SUFFIX}")):
            try:
                entry = describe_model(path)
            except (CheckpointError, OSError) as error:
                log.warning("Left out: %s", error)
                continue
            if kind is None or entry.meta.kind == kind:
                entries.append(entry)
    return entries


def default_model(kind: str) -> ModelEntry:
    """The weights to use where none were chosen; raises CheckpointError where there are none."""
    entries = list_models(kind)
    if not entries:
        raise CheckpointError(
            f"No weights for “{kind}” were found in {bundled_models_dir()} or "
            f"{user_models_dir()}. Put a {SUFFIX} file released for Sketchpad there, "
            "or train one."
        )
    return entries[0]


def describe_model(path: Path) -> ModelEntry:
    """Describe one weights file; raises CheckpointError."""
    meta = read_meta(path)
    status = path.stat()
    return ModelEntry(
        meta.name or path.stem, path, meta, _sha256(path, status.st_size, status.st_mtime_ns)
    )


@lru_cache(maxsize=64)
def _sha256(path: Path, size: int, mtime_ns: int) -> str:
    """Hash a file; its size and time are part of the cache's key, so a new file is hashed anew."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
