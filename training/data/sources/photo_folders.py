"""Plain folders of photos, one per class: `…/CLASS/NAME.jpg`.

A known data set is told by the start of a file's name; of any other folder the licence is unknown
to the program, and the manifest says so.
"""

from __future__ import annotations

from pathlib import PurePosixPath

from training.data.classes import folder_name, is_class
from training.data.sources.found import IMAGENET_ID, IMAGENET_TERMS, FoundPicture

UNKNOWN_LICENCE = "unknown: ask who gave you the photos"
_LICENCES = {
    "tinyimagenet": IMAGENET_TERMS,
    "caltech101": "CC BY 4.0",
    "flowers5": "CC BY 2.0",
}
_NOT_PHOTOS = frozenset({"sketch", "sketches", "edges"})


def recognise(path: str) -> FoundPicture | None:
    """The record of `…/CLASS/NAME.EXT`; None if CLASS is no class or its folder holds sketches."""
    parts = PurePosixPath(path.replace("#", "/")).parts
    if len(parts) < 2 or not is_class(parts[-2]) or _NOT_PHOTOS.intersection(parts[:-2]):
        return None
    class_name, stem = folder_name(parts[-2]), PurePosixPath(parts[-1]).stem
    prefix, _, rest = stem.partition("_")
    if prefix in _LICENCES and rest:
        # Caltech-101 counts every class from one.
        own = f"{class_name}/{rest}" if prefix == "caltech101" else rest
        return FoundPicture(path, class_name, "photo", f"{prefix}:{own}", prefix, _LICENCES[prefix])
    source = parts[-3].removesuffix(".tar") if len(parts) > 2 else "photos"
    if IMAGENET_ID.fullmatch(stem):
        return FoundPicture(path, class_name, "photo", stem, source, IMAGENET_TERMS)
    pair_id = f"{source}:{PurePosixPath(*parts).with_suffix('')}"
    return FoundPicture(path, class_name, "photo", pair_id, source, UNKNOWN_LICENCE)
