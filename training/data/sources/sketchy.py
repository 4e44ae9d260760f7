"""The Sketchy Database: its own layout (`photo/tx_…/CLASS/ID.jpg`) and the flat one without tx.

The variants (`tx_` and twelve digits) are the same pictures, placed differently on the sheet:
photo tx_000000000000 is the whole photo stretched to the square, 000100000000 keeps its sides'
ratio; sketch 000000000000 lies on the stretched photo as it was drawn, the others are centred or
scaled, on the sheet or on the object's box.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

from training.data.classes import folder_name, is_class
from training.data.sources.found import IMAGENET_ID, FoundPicture

SOURCE = "sketchy"
LICENCE = "Sketchy Database, photos from ImageNet: research use"
ALIGNED = "tx_000000000000"
_VARIANT = re.compile(r"tx_\d{12}")
_NAME = re.compile(rf"({IMAGENET_ID.pattern})(-\d+)?")
_MARKED = re.compile(r"invalid-(ambiguous|context|error|pose)\.txt")


def recognise(path: str) -> FoundPicture | None:
    """The record of `…/photo|sketch/[tx_…/]CLASS/ID[-N].EXT`; None for any other path."""
    *folders, class_folder, file = PurePosixPath(path.replace("#", "/")).parts
    variant = folders.pop() if folders and _VARIANT.fullmatch(folders[-1]) else ALIGNED
    kind = folders[-1] if folders else ""
    name = _NAME.fullmatch(PurePosixPath(file).stem)
    if not name or not is_class(class_folder):
        return None
    source = SOURCE if variant == ALIGNED else f"{SOURCE}/{variant}"
    if kind == "photo" and not name[2]:
        return FoundPicture(path, folder_name(class_folder), "photo", name[1], source, LICENCE)
    if kind == "sketch" and name[2]:
        return FoundPicture(path, folder_name(class_folder), "sketch", name[1], source, LICENCE)
    return None


def is_list_of_marked(path: str) -> bool:
    """Whether a file is one of the database's `info/invalid-*.txt`."""
    return _MARKED.fullmatch(PurePosixPath(path).name) is not None


def marked_sketches(name: str, lines: Iterable[str]) -> dict[str, str]:
    """What the database's people marked as wrong: sketch name ("ID-N") -> why.

    `name` and `lines` are those of one `info/invalid-*.txt`, a sketch a line.
    """
    match = _MARKED.fullmatch(PurePosixPath(name).name)
    why = f"marked in the Sketchy Database: {match[1] if match else name}"
    stems = (PurePosixPath(line.strip()).name.removesuffix(".png") for line in lines)
    return {stem: why for stem in stems if _NAME.fullmatch(stem)}
