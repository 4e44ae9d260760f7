"""A picture that a layout recognised, before anybody looked inside."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

IMAGENET_TERMS = "ImageNet terms: research use"
IMAGENET_ID = re.compile(r"n\d{8}_\d+")


@dataclass(frozen=True)
class FoundPicture:
    """A photo or a sketch: the manifest's record without what is read from the picture."""

    path: str
    class_name: str
    kind: Literal["photo", "sketch"]
    pair_id: str
    source: str
    licence: str
