"""PACS: photos and sketches of a few classes, re-centred, so a pair is not aligned by pixels.

Its sketches are Sketchy's (`ID-N.png`, paired by the ImageNet id) and TU-Berlin's (unpaired); its
photos Caltech-256's (`CCC_NNNN.jpg`) and ImageNet's.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from training.data.classes import folder_name, is_class
from training.data.sources.found import IMAGENET_ID, FoundPicture

SOURCE = "pacs"
LICENCE = "PACS: research use"
EXTRA_CLASSES = frozenset({"house", "person"})
"""Classes of PACS that the Sketchy Database does not have."""
_SKETCH = re.compile(rf"({IMAGENET_ID.pattern})-\d+")
_PHOTO = re.compile(rf"({IMAGENET_ID.pattern})")


def recognise(path: str) -> FoundPicture | None:
    """The record of `…pacs…/photo|sketch/CLASS/NAME.EXT`; None for any other path."""
    parts = PurePosixPath(path.replace("#", "/")).parts
    if len(parts) < 4 or not any("pacs" in part.lower() for part in parts[:-3]):
        return None
    kind, class_folder, stem = parts[-3], parts[-2], PurePosixPath(parts[-1]).stem
    if not (is_class(class_folder) or class_folder in EXTRA_CLASSES):
        return None
    class_name = class_folder if class_folder in EXTRA_CLASSES else folder_name(class_folder)
    if kind == "photo":
        match = _PHOTO.fullmatch(stem)
        pair_id = match[1] if match else f"caltech256:{stem}"
        return FoundPicture(path, class_name, "photo", pair_id, SOURCE, LICENCE)
    if kind == "sketch":
        match = _SKETCH.fullmatch(stem)
        pair_id = match[1] if match else f"tu-berlin:{stem}"
        return FoundPicture(path, class_name, "sketch", pair_id, SOURCE, LICENCE)
    return None
