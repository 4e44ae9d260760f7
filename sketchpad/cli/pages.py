"""Which drawings a batch is about, and where the picture of each goes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sketchpad.cli.errors import CommandError

PICTURE_SUFFIXES = frozenset(
    f".{name}"
    for name in ("png", "jpg", "jpeg", "webp", "gif", "bmp", "tif", "tiff", "avif", "tga")
)
"""What is taken from a folder; a file that is named itself may have any suffix."""


@dataclass(frozen=True)
class Page:
    """A drawing's file, and the PNG that is made of it."""

    source: Path
    target: Path


def find_pages(given: Sequence[Path], output: Path, recursive: bool) -> list[Page]:
    """Files as given, and the pictures of folders by name; with `recursive`, of theirs, too.

    Names are kept, below `output` as below the folder that was given. What lies in `output` is
    no page, and a drawing that was named twice is one. Shell patterns are understood where the
    shell has left them. Raises CommandError.
    """
    if not given:
        raise CommandError("name the drawings, or the folders that they are in.")
    out = output.resolve()
    pages = []
    for path in _expanded(given):
        if not path.is_dir():
            pages.append(Page(path, output / f"{path.stem}.png"))
            continue
        for source in _pictures_in(path, recursive):
            if out == path.resolve() or out not in source.resolve().parents:
                target = (output / source.relative_to(path)).with_suffix(".png")
                pages.append(Page(source, target))
    if not pages:
        where = " ".join(map(str, given))
        more = "" if recursive else " --recursive looks into the folders in a folder."
        raise CommandError(f"there are no drawings in {where}.{more}")
    once: dict[Path, Page] = {}
    for page in pages:
        once.setdefault(page.source.resolve(), page)
    return list(once.values())


def _expanded(given: Sequence[Path]) -> Iterator[Path]:
    for path in given:
        is_pattern = any(sign in path.name for sign in "*?[") and not path.exists()
        if is_pattern:
            yield from sorted(path.parent.glob(path.name))
        else:
            yield path


def _pictures_in(folder: Path, recursive: bool) -> list[Path]:
    found = folder.rglob("*") if recursive else folder.glob("*")
    return sorted(
        path
        for path in found
        if path.suffix.lower() in PICTURE_SUFFIXES
        and path.is_file()
        and not path.name.startswith(".")
    )
