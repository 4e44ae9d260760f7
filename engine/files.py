"""Writing a file in one step, so that an interrupted save never costs the file that was there."""

from __future__ import annotations

import glob
import os
import secrets
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

LEFT_OVER_S = 3600.0


@contextmanager
def replacing(path: str | os.PathLike[str]) -> Iterator[Path]:
    """Yield a new path beside `path`; what is written there takes its place when the block ends.

    The new content is on the disk before it takes the place, so that even a power cut leaves the
    old file or the new one. After an exception the old file is untouched and nothing is left
    beside it. A write-protected file is not replaced, though its folder would allow it. The file
    keeps the old one's permissions, or gets those of any new file, whatever the writer gave it.
    What a program that died left beside it is removed when it is an hour old.
    Raises OSError.
    """
    target = Path(os.path.realpath(path))
    if target.is_dir():
        raise IsADirectoryError(f"{target} is a folder")
    if target.exists() and not target.stat().st_mode & 0o222:
        raise PermissionError(f"{target} is write-protected")
    beside = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    try:
        beside.touch()
        permissions = (target if target.exists() else beside).stat().st_mode
        yield beside
        with beside.open("rb+") as file:  # Windows syncs only what is open for writing
            os.fsync(file.fileno())
        beside.chmod(stat.S_IMODE(permissions))
        os.replace(beside, target)
        sync_folder(target.parent)
        _remove_leftovers(target)
    finally:
        beside.unlink(missing_ok=True)


def _remove_leftovers(target: Path) -> None:
    with suppress(OSError):
        for part in target.parent.glob(f".{glob.escape(target.name)}.????????.part"):
            if time.time() - part.stat().st_mtime > LEFT_OVER_S:
                part.unlink()


def sync_folder(folder: Path) -> None:
    """Wait until the folder knows the new name, where the system can tell."""
    if os.name == "nt":
        return  # a folder cannot be opened there
    with suppress(OSError):  # some network file systems refuse; the file itself is safe
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
