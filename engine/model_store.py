"""Finding released weights: those the user added and those that come with the program.

Reads headers only, and whole files where somebody asks for their hash; loading weights is the
pipelines' affair.
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
from engine.message import Message, sentences

log = logging.getLogger(__name__)

SUFFIX = ".safetensors"


@dataclass(frozen=True)
class ModelEntry:
    """One weights file that can be used."""

    name: str
    path: Path
    meta: CheckpointMeta

    @property
    def sha256(self) -> str:
        """The hash of the file, as hex; the first time it reads the whole file."""
        status = self.path.stat()
        return _sha256(self.path, status.st_size, status.st_mtime_ns)

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
    """All usable weights, of one kind or of all: the user's own first, then the bundled, by name.

    The first of a kind is its default. Files that cannot be read are left out; see
    `unusable_models`.
    """
    entries, _ = _search()
    return [entry for entry in entries if kind is None or entry.meta.kind == kind]


def unusable_models() -> list[str]:
    """What is wrong with each weights file that cannot be used; a sentence for each, with path."""
    _, problems = _search()
    return problems


def default_model(kind: str) -> ModelEntry:
    """The weights to use where none were chosen; raises CheckpointError where there are none."""
    entries, problems = _search()
    for problem in problems:
        log.warning("Left out: %s", problem)
    for entry in entries:
        if entry.meta.kind == kind:
            return entry
    message = Message(
        "No weights for “{kind}” were found in {own} or {bundled}. "
        "Put a {suffix} file released for Sketchpad there, or train one.",
        kind=kind,
        own=user_models_dir(),
        bundled=bundled_models_dir(),
        suffix=SUFFIX,
    )
    raise CheckpointError(sentences(message, *problems))


def describe_model(path: Path) -> ModelEntry:
    """Describe one weights file; raises CheckpointError."""
    meta = read_meta(path)
    return ModelEntry(meta.name or path.stem, path, meta)


def _search() -> tuple[list[ModelEntry], list[str]]:
    """The usable weights in order of preference, and what is wrong with the others."""
    entries, problems = [], []
    for folder in (user_models_dir(), bundled_models_dir()):
        for path in sorted(folder.glob(f"*{SUFFIX}")):
            try:
                entries.append(describe_model(path))
            except (CheckpointError, OSError) as error:
                problems.append(str(error))
    return entries, problems


@lru_cache(maxsize=64)
def _sha256(path: Path, size: int, mtime_ns: int) -> str:
    """Hash a file; its size and time are part of the cache's key, so a new file is hashed anew."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
