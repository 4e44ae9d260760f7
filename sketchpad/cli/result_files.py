"""Writes a result to a file whose suffix tells the format: PNG, OpenRaster or Photoshop."""

from __future__ import annotations

from pathlib import Path

from engine.request import Request
from engine.result import Result
from sketchpad.cli.errors import CommandError
from sketchpad.document.document import Document
from sketchpad.document.project_file import pack_project
from sketchpad.export.layer_stack import stack_of
from sketchpad.export.open_raster import SUFFIX as ORA
from sketchpad.export.open_raster import save_open_raster
from sketchpad.export.photoshop import SUFFIX as PSD
from sketchpad.export.photoshop import save_photoshop
from sketchpad.export.recipe import recipe_of
from sketchpad.export.recipe_png import save_recipe_png

PNG = ".png"
LAYERED = (ORA, PSD)


def check_target(path: Path) -> None:
    """Raise CommandError where the suffix names no format that can be written."""
    if path.suffix.lower() not in (PNG, *LAYERED):
        raise CommandError(
            f"the result is a PNG, or OpenRaster or Photoshop with layers; name the output "
            f"{path.with_suffix(PNG)}, {path.with_suffix(ORA)} or {path.with_suffix(PSD)}."
        )


def wants_layers(path: Path) -> bool:
    """Whether the file's format holds layers."""
    return path.suffix.lower() in LAYERED


def save_result(
    path: Path, request: Request, result: Result, document: Document, *, recipe: bool, device: str
) -> None:
    """Write the result; a PNG carries its recipe where that is wanted. Raises PictureError.

    `document` is the drawing that the request comes from.
    """
    suffix = path.suffix.lower()
    if suffix == ORA:
        save_open_raster(path, stack_of(result, document))
    elif suffix == PSD:
        save_photoshop(path, stack_of(result, document))
    elif recipe:
        made_by = recipe_of(document, result, request.lines, device=device)
        save_recipe_png(path, result.pixels, made_by, pack_project(document))
    else:
        save_recipe_png(path, result.pixels)
