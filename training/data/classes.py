"""Class lists that only training needs: the paper's, the release's and ours, in folder spelling."""

from __future__ import annotations

from difflib import get_close_matches

from engine.classes import SKETCHY_CLASSES, display_name
from training.errors import DataError

PAPER_DETECTED: tuple[str, ...] = (
    "airplane", "apple", "bear", "bench", "bicycle", "cat", "car_(sedan)", "chair", "couch", "cow",
    "dog", "elephant", "giraffe", "horse", "knife", "motorcycle", "scissors", "sheep", "spoon",
)  # fmt: skip
"""The paper's classes whose photos an object detector chose (COCO knows them)."""

PAPER_CLASSIFIED: tuple[str, ...] = (
    "ant", "banana", "bee", "bell", "candle", "cannon", "castle", "church", "cup", "geyser",
    "hammer", "hedgehog", "hotdog", "hourglass", "jellyfish", "lion", "mushroom", "pig",
    "pineapple", "pizza", "pretzel", "rifle", "scorpion", "snail", "starfish", "strawberry",
    "tank", "teapot", "tiger", "volcano", "zebra",
)  # fmt: skip
"""The paper's classes whose photos an ImageNet classifier chose."""

PAPER_CLASSES: tuple[str, ...] = tuple(sorted(PAPER_DETECTED + PAPER_CLASSIFIED))
"""The 50 classes that SketchyGAN was trained on; its released networks know the same."""

FIRST_CLASSES: tuple[str, ...] = (
    "airplane", "banana", "butterfly", "car_(sedan)", "dog",
    "elephant", "flower", "motorcycle", "pizza", "teapot",
)  # fmt: skip
"""Ten classes whose photos look alike from one to the next: the first our network learns."""

WIDER_CLASSES: tuple[str, ...] = tuple(
    sorted((*FIRST_CLASSES, "fish", "mushroom", "jellyfish", "penguin", "lion", "cat"))
)
"""The first ten and six more that the photos at hand can carry."""

CLASS_LISTS: dict[str, tuple[str, ...]] = {
    "sketchy": SKETCHY_CLASSES,
    "paper": PAPER_CLASSES,
    "first": FIRST_CLASSES,
    "wider": WIDER_CLASSES,
}
"""The lists that a command can be given by name."""

_BY_DISPLAY_NAME = {display_name(name): name for name in SKETCHY_CLASSES}


def is_class(name: str) -> bool:
    """Whether `folder_name` knows a class, in folder spelling or the paper's."""
    return name in SKETCHY_CLASSES or _spoken(name) in _BY_DISPLAY_NAME


def folder_name(name: str) -> str:
    """A class in folder spelling, from that or from the paper's: "car" -> "car_(sedan)".

    Raises DataError for what is no class of the Sketchy Database.
    """
    if name in SKETCHY_CLASSES:
        return name
    spoken = _spoken(name)
    if spoken in _BY_DISPLAY_NAME:
        return _BY_DISPLAY_NAME[spoken]
    near = get_close_matches(spoken, _BY_DISPLAY_NAME, n=1)
    advice = f"Did you mean {near[0]!r}?" if near else "See the list in engine/classes.py."
    raise DataError(f"{name!r} is no class of the Sketchy Database. {advice}")


def parse_classes(words: str) -> tuple[str, ...]:
    """A list by its name ("first", "paper", …) or classes with commas, in folder spelling."""
    if words in CLASS_LISTS:
        return CLASS_LISTS[words]
    return tuple(folder_name(word.strip()) for word in words.split(",") if word.strip())


def _spoken(name: str) -> str:
    return name.lower().replace("_", " ").strip()
