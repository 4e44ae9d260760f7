"""`sketchpad batch`: the same colours, or the same class, for many drawings in one go."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import numpy as np
import tyro

from engine.pixels import PAPER
from engine.request import PaintRequest, PhotoRequest, Request
from sketchpad.cli import loading
from sketchpad.cli.batch_run import BatchRun
from sketchpad.cli.errors import CommandError
from sketchpad.cli.pages import find_pages
from sketchpad.cli.render import GUESS
from sketchpad.cli.style_options import read_look

SOME_FAILED = 1


def batch(
    pages: tyro.conf.Positional[tuple[Path, ...]],
    output: Annotated[Path, tyro.conf.arg(aliases=["-o"])],
    style: Annotated[
        tyro.conf.UseAppendAction[tuple[str, ...]], tyro.conf.arg(aliases=["-s"])
    ] = (),
    class_name: Annotated[str | None, tyro.conf.arg(name="class", aliases=["-c"])] = None,
    recursive: bool = False,
    overwrite: bool = False,
    size: int | None = None,
    strength: float | None = None,
    flatness: float | None = None,
    gap: float | None = None,
    recipe: bool = True,
    seed: int = 0,
    model: Path | None = None,
    device: str | None = None,
) -> int:
    """Paint many drawings in the same colours, or turn them into photos of one class.

    A drawing that cannot be read does not stop the others: it is told of at the end, and the exit
    code is 1.

    Args:
        pages: Drawings, or folders of them.
        output: The folder for the results, PNG files with the drawings' names.
        style: A palette that the window has saved (its .json file, or its name), or a picture
            whose colours are wanted; give it again to blend several.
        class_name: Photos instead of paintings: what they show, e.g. pizza; "guess" lets the
            program read each drawing. `sketchpad models` lists what it knows.
        recursive: Look into the folders in a folder, too; the results' folders have their names.
        overwrite: Replace results that are there already; otherwise they are kept.
        size: Long side at which the paint network works, in px; a multiple of 32, usually 256.
        strength: Of the paintings: 0 leaves the paper white, 1 paints with full colours; a
            palette has its own.
        flatness: Of the paintings: 0 as painted, 1 fills each closed region with one colour; a
            palette has its own.
        gap: Gaps in the lines up to so many px of the drawing (usually 6) count as closed.
        recipe: Put what made it inside each picture: settings, lines, references. `sketchpad
            replay` makes the picture from that again.
        seed: Of the photos: another one gives other photos of the same drawings.
        model: A weights file instead of the default that `sketchpad models` marks.
        device: cpu, cuda, mps or xpu instead of the best one here.
    """
    settings = {"strength": strength, "size": size, "flatness": flatness, "gap_px": gap}
    given: dict[str, Any] = {name: value for name, value in settings.items() if value is not None}
    _check_choice(style, class_name, list(given))
    found = find_pages(pages, output, recursive)
    request: Request
    names: tuple[str, ...] = ()
    if class_name is not None:
        request = _photo(class_name, seed)
    else:
        request, names = _painting(style, given, seed)
    pipeline = loading.load_pipeline(request.lens, model, device)
    run = BatchRun(pipeline, request, names, overwrite=overwrite, recipe=recipe)
    for page in found:
        run.make(page, len(found))
    print(run.summary())
    return SOME_FAILED if run.failures else 0


def _painting(
    style: tuple[str, ...], given: dict[str, Any], seed: int
) -> tuple[PaintRequest, tuple[str, ...]]:
    """What is asked of every page, over a sheet that each takes the place of; references' names."""
    look = read_look(style, given.get("strength"), given.get("flatness"))
    options = given | {"strength": look.strength, "flatness": look.flatness}
    return PaintRequest(_sheet(), look.references, seed=seed, **options), look.names


def _photo(class_name: str, seed: int) -> PhotoRequest:
    return PhotoRequest(_sheet(), "" if class_name == GUESS else class_name, seed)


def _sheet() -> np.ndarray[Any, np.dtype[np.uint8]]:
    return np.full((1, 1), PAPER, np.uint8)


def _check_choice(style: tuple[str, ...], class_name: str | None, settings: list[str]) -> None:
    """Refuse what is neither paintings nor photos, and photos with a painting's settings."""
    if not style and class_name is None:
        raise CommandError(
            "say what the drawings become: --style with a palette or a picture whose colours are "
            "wanted, for paintings, or --class with what is drawn, for photos."
        )
    if style and class_name is not None:
        raise CommandError(
            "--style makes paintings and --class makes photos; give one of them, and run the "
            "command twice for both."
        )
    if class_name is not None and settings:
        options = ", ".join(f"--{name.removesuffix('_px')}" for name in settings)
        raise CommandError(f"{options}: only paintings have that, and --class makes photos.")
