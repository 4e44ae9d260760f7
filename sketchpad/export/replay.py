"""Making a picture again from its recipe, and telling how it differs from the one at hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from engine.request import Lens, Request, content_hash
from engine.result import Result
from engine.worker import Pipeline
from sketchpad.document.document import Document
from sketchpad.document.model import DocumentModel
from sketchpad.export.recipe import Recipe, differing_models, models_used
from sketchpad.export.recipe_png import PictureWithRecipe
from sketchpad.live.requests import paint_request, photo_request
from sketchpad.program_version import installed_version

DEVICE_LEVELS = 2
"""Other processors round differently: so many levels are told as that."""


@dataclass(frozen=True, eq=False)
class Replay:
    """A picture that was made again, and what was found on the way."""

    result: Result
    lines: NDArray[np.uint8]  # (H, W), what the drawing looks like
    recipe: Recipe  # of what was made now


@dataclass(frozen=True)
class Verdict:
    """How a picture compares with the one made again from its recipe; sentences for people."""

    identical: bool
    summary: str
    reasons: tuple[str, ...] = ()


def request_of(recipe: Recipe, document: Document, lines: NDArray[np.uint8]) -> Request:
    """The full pass that the recipe tells of; raises RequestError."""
    if recipe.lens is Lens.PHOTO:
        shown = replace(document, class_name=recipe.class_name, seed=recipe.seed)
        return photo_request(shown, lines, variations=1, revision=0, draft=False)
    return paint_request(document, lines, size_px=recipe.size_px, revision=0, draft=False)


def replay(recipe: Recipe, document: Document, load: Callable[[Lens], Pipeline]) -> Replay:
    """Draw the document's lines and send them through the lens; raises EngineError."""
    lines = DocumentModel(document).rendered_lines()
    request = request_of(recipe, document, lines)
    pipeline = load(recipe.lens)
    result = pipeline.run(request)
    now = replace(
        recipe,
        models=models_used(recipe.lens, result.model_id),
        lines_sha256=content_hash(lines),
        picture_sha256=content_hash(result.pixels),
        device=str(getattr(pipeline, "device", "")),
        program=installed_version(),
    )
    return Replay(result, lines, now)


def compare(picture: PictureWithRecipe, again: Replay) -> Verdict:
    """Whether the picture is what its recipe gives, and every reason that it may not be."""
    then, now = picture.recipe, again.recipe
    given, made = picture.pixels, again.result.pixels
    if given.shape == made.shape and np.array_equal(given, made):
        return Verdict(True, "identical, pixel by pixel")
    reasons = _reasons(then, now)
    if content_hash(given) != then.picture_sha256:
        size = f"{then.width_px}×{then.height_px} px"
        resized = given.shape[:2] != (then.height_px, then.width_px)
        how = f"it was saved with {size}" if resized else "its pixels are others"
        reasons.insert(0, f"the picture was changed after it was saved: {how}")
        if now.picture_sha256 == then.picture_sha256:
            return Verdict(False, "changed; its recipe still gives the original", tuple(reasons))
    return Verdict(False, _distance(given, made), tuple(reasons))


def _reasons(then: Recipe, now: Recipe) -> list[str]:
    reasons = differing_models(then.models, now.models)
    if then.lines_sha256 != now.lines_sha256:
        version = f" ({then.program}, here {now.program})" if then.program != now.program else ""
        reasons.append(f"this version of the program draws the strokes differently{version}")
    if then.device != now.device and then.device and now.device:
        reasons.append(f"it was computed on {then.device}, now on {now.device}")
    return reasons


def _distance(given: NDArray[np.uint8], made: NDArray[np.uint8]) -> str:
    if given.shape != made.shape:
        sizes = [f"{pixels.shape[1]}×{pixels.shape[0]} px" for pixels in (given, made)]
        return f"not comparable: the picture has {sizes[0]}, its recipe gives {sizes[1]}"
    levels = np.abs(given.astype(np.int16) - made).max(axis=2)
    share = f"in {(levels > 0).mean():.2%} of the pixels, by at most {levels.max()} of 255 levels"
    if levels.max() <= DEVICE_LEVELS:
        return f"almost the same: it differs {share}, as another processor may round"
    return f"different {share}"
