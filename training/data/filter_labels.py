"""Which labels of ImageNet and of COCO mean one of the paper's 50 classes.

By name, never by index: label sets count differently (COCO with or without gaps, ImageNet with or
without a background), and each set of weights brings its own list.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from training.data.classes import PAPER_CLASSIFIED, PAPER_DETECTED
from training.errors import DataError

_OTHER_IMAGENET_NAMES: Mapping[str, tuple[str, ...]] = {
    "bell": ("chime",),
    "cup": ("coffee mug",),
    "hedgehog": ("porcupine",),
    "hotdog": ("hot dog",),
    "pig": ("hog",),
    "rifle": ("assault rifle",),
}
"""ImageNet's names where they are not ours; it knows "porcupine, hedgehog" as one."""

IMAGENET_NAMES: Mapping[str, frozenset[str]] = {
    name: frozenset({name, *_OTHER_IMAGENET_NAMES.get(name, ())}) for name in PAPER_CLASSIFIED
}
"""Class -> names of ImageNet labels, for the classes that the paper filtered with a classifier."""

COCO_NAMES: Mapping[str, frozenset[str]] = {
    name: frozenset({"car" if name == "car_(sedan)" else name}) for name in PAPER_DETECTED
}
"""Class -> names of COCO categories, for the classes that the paper filtered with a detector."""


def label_indices(labels: Sequence[str], names: Collection[str]) -> frozenset[int]:
    """The indices of the labels that have one of `names` among their synonyms.

    A label is a name or several with commas between ("hog, pig, grunter"); a longer name that
    contains one ("tiger cat") is another thing. Raises DataError if there is none.
    """
    found = frozenset(
        index
        for index, label in enumerate(labels)
        if any(synonym.strip().lower() in names for synonym in label.split(","))
    )
    if not found:
        raise DataError(
            f"None of the model's {len(labels)} labels means {' or '.join(sorted(names))}. "
            "Choose weights trained on ImageNet-1k (classifier) or COCO (detector)."
        )
    return found
