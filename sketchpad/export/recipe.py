"""A picture's recipe: what it was made of, small enough to be read, and the drawing beside it.

Plain data and its JSON; how it lies in a PNG is told in `recipe_png.py`, how a picture is made from
it again in `replay.py`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.model_store import list_models
from engine.request import Lens, content_hash
from engine.result import Result
from sketchpad.document.document import Document
from sketchpad.program_version import installed_version

FORMAT = "sketchpad recipe"
FORMAT_VERSION = 1
UPSCALER = "upscaler"
"""The kind of the network that finishes photos; without one they are enlarged smoothly."""


class RecipeError(Exception):
    """A picture has no recipe that can be read, or none could be put in; says what to do."""


@dataclass(frozen=True)
class ModelUsed:
    """Weights that made the picture; `sha256` is the file's, or its first digits."""

    kind: str
    name: str
    sha256: str


@dataclass(frozen=True)
class ReferenceUsed:
    """A reference that was in use; its pixels lie in the drawing, under the same hash."""

    name: str
    sha256: str
    weight: float


@dataclass(frozen=True)
class Recipe:
    """Everything beside the drawing that decides a picture, and the hashes to check it with."""

    lens: Lens
    models: tuple[ModelUsed, ...]
    size_px: int  # long side at which the network worked
    class_name: str  # what a photo shows, chosen or read; empty for a painting
    seed: int
    references: tuple[ReferenceUsed, ...]
    width_px: int
    height_px: int
    lines_sha256: str  # of the rendered lines, as `content_hash`
    picture_sha256: str  # of the picture's pixels, as `content_hash`
    device: str = ""  # what computed it, where that is known: "cpu", "cuda:0"
    program: str = ""

    def to_json(self) -> str:
        """The recipe as text, for people and programs."""
        fields = asdict(self) | {"lens": self.lens.value}
        head = {"format": FORMAT, "version": FORMAT_VERSION}
        text = json.dumps(head | fields, ensure_ascii=False, indent=1)
        return text.encode(errors="replace").decode()  # a file's name may be no text at all

    @classmethod
    def from_json(cls, text: str, name: str) -> Recipe:
        """Read it back; `name` is the picture's, for messages. Raises RecipeError."""
        try:
            fields: Any = json.loads(text)
            if fields.pop("format") != FORMAT:
                raise ValueError("it is of another format")
            version = int(fields.pop("version"))
        except (ValueError, LookupError, TypeError, AttributeError) as error:
            raise _damaged(name, error) from error
        if version > FORMAT_VERSION:
            raise RecipeError(
                f"The recipe in {name} was written by a newer Sketchpad (version {version}, this "
                f"program reads up to {FORMAT_VERSION}). Update Sketchpad to use it."
            )
        try:
            for number in ("size_px", "seed", "width_px", "height_px"):
                fields[number] = int(fields[number])
            fields["lens"] = Lens(fields["lens"])
            fields["models"] = tuple(ModelUsed(**entry) for entry in fields["models"])
            fields["references"] = tuple(ReferenceUsed(**entry) for entry in fields["references"])
            return cls(**fields)
        except (ValueError, LookupError, TypeError) as error:
            raise _damaged(name, error) from error


def recipe_of(
    document: Document,
    result: Result,
    lines: NDArray[np.uint8],
    *,
    device: str = "",
) -> Recipe:
    """The recipe of a full result that was made from this document's lines (H, W).

    Quick where `models_used` was asked for these weights before.
    """
    height, width = result.pixels.shape[:2]
    painted = result.lens is Lens.PAINT
    used = [r for r in document.references if r.active] if painted else []
    return Recipe(
        lens=result.lens,
        models=models_used(result.lens, result.model_id),
        size_px=result.size,
        class_name=result.class_name,
        seed=document.seed,
        references=tuple(ReferenceUsed(r.name, r.content_hash, r.weight) for r in used),
        width_px=width,
        height_px=height,
        lines_sha256=content_hash(lines),
        picture_sha256=content_hash(result.pixels),
        device=device,
        program=installed_version(),
    )


def models_used(lens: Lens, model_id: str) -> tuple[ModelUsed, ...]:
    """The weights behind a result: those of its id, and for a photo those of the upscaler.

    Reads them for their hashes, but only for the first time.
    """
    name, _, digits = model_id.partition("@")
    named = [entry for entry in list_models(lens.value) if entry.name == name]
    own = [entry for entry in named if entry.model_id == model_id]
    if own:
        models = [ModelUsed(lens.value, own[0].name, own[0].sha256)]
    else:  # weights from elsewhere: the id has their name and the first digits of their hash
        models = [ModelUsed(lens.value, name, digits)]
    if lens is Lens.PHOTO:
        models += [ModelUsed(UPSCALER, e.name, e.sha256) for e in list_models(UPSCALER)[:1]]
    return tuple(models)


def differing_models(wanted: Sequence[ModelUsed], given: Sequence[ModelUsed]) -> list[str]:
    """A phrase for every kind whose weights are others than the recipe's, or are missing."""
    here = {model.kind: model for model in given}
    phrases = []
    for model in wanted:
        other = here.get(model.kind)
        digits = model.sha256[: len(other.sha256)] if other else ""
        if other is None:
            phrases.append(f"no {model.kind} weights here, instead of {_named(model)}")
        elif other != model and not (digits and other.sha256.startswith(digits)):
            phrases.append(f"{model.kind} weights {_named(other)} instead of {_named(model)}")
    return phrases


def _named(model: ModelUsed) -> str:
    return f"{model.name} ({model.sha256[:12] or 'unknown'})"


def _damaged(name: str, error: Exception) -> RecipeError:
    return RecipeError(f"The recipe in {name} is damaged ({error}). Use another copy of it.")
