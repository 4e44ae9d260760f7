"""Files of a folder of downloads, in and outside of archives: listing them, reading one.

A picture inside a plain .tar is read where it lies; its path is "ARCHIVE.tar#MEMBER". Compressed
archives have no random access: they are named so that the user can unpack them.
"""

from __future__ import annotations

import functools
import os
import re
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

import numpy as np
from numpy.typing import NDArray

from engine.pictures import read_picture
from training.data.sources import vector_drawings
from training.errors import DataError

PICTURE_SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".bmp", ".gif", ".tif", ".tiff"})
_PACKED = (".zip", ".7z", ".rar", ".tgz", ".tar.gz", ".tar.bz2", ".tar.xz")
_MEMBER = re.compile(r"(.+?\.(?:tar|json\.xz))#(.+)", re.IGNORECASE)
DRAWING_PX = 256
"""The side of the sheet on which a vector drawing is read as lines."""


@dataclass
class Listing:
    """What lies in a folder of downloads, as paths for the manifest, sorted.

    pictures: files outside of archives first. texts: lists such as Sketchy's. packed: archives
    that were not looked into. unreadable: archives that are damaged, with the reason.
    """

    pictures: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    drawings: list[str] = field(default_factory=list)
    packed: list[str] = field(default_factory=list)
    unreadable: list[tuple[str, str]] = field(default_factory=list)


def list_files(root: Path) -> Listing:
    """Everything below `root`; an archive that is unpacked beside itself is passed over.

    Raises DataError if `root` is no folder.
    """
    if not root.is_dir():
        raise DataError(f"{root} is no folder. Give the folder of the downloaded data sets.")
    listing, archives = Listing(), []
    for path in sorted(_walk(root)):
        name = PurePosixPath(path).name.lower()
        if PurePosixPath(name).suffix in PICTURE_SUFFIXES:
            listing.pictures.append(path)
        elif name == vector_drawings.FILE:
            listing.drawings.append(path)
        elif name.endswith(".txt"):
            listing.texts.append(path)
        elif name.endswith(_PACKED):
            listing.packed.append(path)
        elif name.endswith(".tar"):
            archives.append(path)
    for archive in archives:
        _list_archive(root, archive, listing)
    return listing


def _walk(root: Path) -> Iterator[str]:
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for file in files:
            if not file.startswith("."):
                yield (Path(folder) / file).relative_to(root).as_posix()


def _list_archive(root: Path, archive: str, listing: Listing) -> None:
    try:
        members = sorted(_members(root / archive))
    except (tarfile.TarError, OSError) as error:
        listing.unreadable.append((archive, f"the archive cannot be read ({error})"))
        return
    beside = (root / archive).parent
    for member in members:
        suffix = PurePosixPath(member).suffix.lower()
        if (beside / PurePosixPath(member).parts[0]).is_dir():
            continue
        if suffix in PICTURE_SUFFIXES:
            listing.pictures.append(f"{archive}#{member}")
        elif suffix == ".txt":
            listing.texts.append(f"{archive}#{member}")


@functools.lru_cache(maxsize=16)
def _members(archive: Path) -> dict[str, tuple[int, int]]:
    """Where each file of a plain .tar begins, and its bytes."""
    with tarfile.open(archive, "r:") as tar:
        return {
            member.name.removeprefix("./"): (member.offset_data, member.size)
            for member in tar
            if member.isfile() and not PurePosixPath(member.name).name.startswith(".")
        }


def split_path(path: str) -> tuple[str, str | None]:
    """The file on disk and, inside it, the member that a manifest's path names."""
    match = _MEMBER.fullmatch(path)
    return (match[1], match[2]) if match else (path, None)


def read_bytes(root: Path, path: str) -> bytes:
    """The bytes of a picture or text, in or outside of a .tar. Raises DataError."""
    file, member = split_path(path)
    try:
        if member is None:
            return (root / file).read_bytes()
        offset, size = _members(root / file)[member]
        with (root / file).open("rb") as archive:
            archive.seek(offset)
            return archive.read(size)
    except (OSError, KeyError, tarfile.TarError) as error:
        raise DataError(
            f"{path} cannot be read below {root} ({error}). "
            "Are the downloads still there? If they moved, make the manifest again."
        ) from error


def read_photo(root: Path, path: str) -> NDArray[np.uint8]:
    """A photo as (H, W, 3) RGB. Raises DataError or PictureError."""
    return read_picture(read_bytes(root, path))


def read_lines(root: Path, path: str) -> NDArray[np.uint8]:
    """A sketch as lines, (H, W), 255 = paper; a vector drawing is drawn on 256 px.

    Raises DataError or PictureError.
    """
    file, member = split_path(path)
    if member is not None and file.endswith(vector_drawings.FILE):
        return vector_drawings.draw(vector_drawings.load_strokes(root / file, member), DRAWING_PX)
    pixels = read_picture(read_bytes(root, path))
    return np.ascontiguousarray(pixels.min(axis=2))
