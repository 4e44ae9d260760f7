"""What a lens is asked about a document, and what its picture depends on. Pure functions.

When it is asked, and what becomes of the answer, is decided in `session.py`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.request import Lens, PaintRequest, PhotoRequest, Request, StyleReference
from sketchpad.document.document import MIN_WEIGHT, Document
from sketchpad.live.lens_ledger import Basis

LENS_ORDER = (Lens.PHOTO, Lens.PAINT)
"""In which order the lenses are asked: the quick one keeps the other waiting least."""


def has_colours(document: Document) -> bool:
    """Whether there are colours to paint with: a reference in use, or a colour hint."""
    return bool(document.hints) or any(r.active for r in document.references)


def basis_of(document: Document, lens: Lens, grown: int, size_px: int) -> Basis:
    """Everything that the lens's picture depends on, to be compared.

    `grown` says how often the active stroke has grown, `size_px` the paint network's working size.
    """
    layers = tuple((layer.items, layer.opacity) for layer in document.driving_layers)
    drawing: Basis = (layers, grown, document.width_px, document.height_px)
    if lens is Lens.PHOTO:
        return (*drawing, document.class_name, document.seed)
    look = document.strength, document.flatness, document.gap_px
    return (*drawing, document.references, document.hints, *look, size_px)


def paint_request(
    document: Document,
    lines: NDArray[np.uint8],
    *,
    size_px: int,
    revision: int,
    draft: bool,
    layers: bool = False,
) -> PaintRequest:
    """The document's lines (H, W) to be painted, and taken apart into layers; RequestError."""
    return PaintRequest(
        lines=lines,
        references=tuple(
            StyleReference(r.pixels, max(r.weight, MIN_WEIGHT), r.content_hash)
            for r in document.references
            if r.active
        ),
        hints=document.hints,
        strength=document.strength,
        flatness=document.flatness,
        gap_px=document.gap_px,
        layers=layers,
        seed=document.seed,
        size=size_px,
        revision=revision,
        draft=draft,
    )


def photo_request(
    document: Document, lines: NDArray[np.uint8], *, variations: int, revision: int, draft: bool
) -> PhotoRequest:
    """The document's lines (H, W) to be turned into photos; raises RequestError."""
    return PhotoRequest(
        lines=lines,
        class_name=document.class_name,
        seed=document.seed,
        variations=variations,
        revision=revision,
        draft=draft,
    )


@dataclass
class Wishes:
    """What is wanted of the next full pictures beyond single plain ones."""

    variations: int = 1  # of the photo
    layers: bool = False  # of the painting

    def drop(self, lens: Lens) -> None:
        """A single plain picture will do."""
        if lens is Lens.PHOTO:
            self.variations = 1
        else:
            self.layers = False

    def request(
        self, lens: Lens, document: Document, lines: NDArray[np.uint8],
        *, size_px: int, revision: int, draft: bool,
    ) -> Request:  # fmt: skip
        """What the lens is asked; drafts are plain. Raises RequestError."""
        if lens is Lens.PHOTO:
            count = 1 if draft else self.variations
            return photo_request(document, lines, variations=count, revision=revision, draft=draft)
        layers = self.layers and not draft
        return paint_request(
            document, lines, size_px=size_px, revision=revision, draft=draft, layers=layers
        )
