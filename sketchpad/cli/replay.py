"""`sketchpad replay`: makes a picture again from the recipe inside it, and compares the two."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import tyro

from engine.errors import DeviceError
from engine.request import Lens
from engine.worker import Pipeline
from sketchpad.cli import loading
from sketchpad.cli.errors import CommandError
from sketchpad.document.document import Document
from sketchpad.document.project_file import ProjectFileError, save_project, unpack_project
from sketchpad.export.recipe import RecipeError
from sketchpad.export.recipe_png import PictureWithRecipe, read_recipe_png, save_recipe_png

if TYPE_CHECKING:
    from sketchpad.export.replay import Replay

DIFFERENT = 1


def replay(
    picture: tyro.conf.Positional[Path],
    verify: bool = False,
    output: Annotated[Path | None, tyro.conf.arg(aliases=["-o"])] = None,
    drawing: Path | None = None,
    model: Path | None = None,
    device: str | None = None,
) -> int:
    """Make a picture again from the recipe inside it.

    Args:
        picture: A PNG that Sketchpad saved with its recipe.
        verify: Compare the two; exit code 1 if they differ, and why is told.
        output: Where to write the picture that was made again, as PNG with its recipe.
        drawing: Where to write the drawing inside the picture, as a .sketchpad file.
        model: A weights file instead of the default of its kind.
        device: cpu, cuda, mps or xpu instead of the one that the picture was computed on.
    """
    if not (verify or output or drawing):
        output = picture.with_name(f"{picture.stem}-again.png")
    given, document = _read(picture)
    if drawing is not None:
        _save_drawing(drawing, document)
    if not (verify or output):
        return 0
    again = _make_again(given, document, model, device)
    if output is not None:
        save_recipe_png(output, again.result.pixels, again.recipe, given.project)
        print(f"{output}: made again, {again.result.timings_ms['total']:.0f} ms")
    return _tell(picture, given, again) if verify else 0


def _read(path: Path) -> tuple[PictureWithRecipe, Document]:
    try:
        given = read_recipe_png(path)
        return given, unpack_project(given.project, f"the drawing inside {path.name}")
    except (RecipeError, ProjectFileError) as error:
        raise CommandError(str(error)) from error


def _save_drawing(path: Path, document: Document) -> None:
    try:
        save_project(path, document)
    except ProjectFileError as error:
        raise CommandError(str(error)) from error
    print(f"{path}: the drawing; open it with `sketchpad gui {path}`")


def _make_again(
    given: PictureWithRecipe, document: Document, model: Path | None, device: str | None
) -> Replay:
    from sketchpad.export.replay import replay as make_again  # strokes are drawn with Qt

    def load(lens: Lens) -> Pipeline:
        return _pipeline(lens, model, device, given.recipe.device)

    return make_again(given.recipe, document, load)


def _pipeline(lens: Lens, model: Path | None, device: str | None, made_on: str) -> Pipeline:
    """The lens on the wanted device, else on the one that made the picture, else on the best."""
    if device is None and made_on:
        try:
            return loading.load_pipeline(lens, model, made_on)
        except DeviceError:
            pass  # it is not here; the verdict tells
    return loading.load_pipeline(lens, model, device)


def _tell(picture: Path, given: PictureWithRecipe, again: Replay) -> int:
    from sketchpad.export.replay import compare

    verdict = compare(given, again)
    print(f"{picture}: {verdict.summary}")
    for reason in verdict.reasons:
        print(f"  {reason}")
    return 0 if verdict.identical else DIFFERENT
