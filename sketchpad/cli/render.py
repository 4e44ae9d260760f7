"""`sketchpad render`: paints or photographs one line drawing from files to a file, windowless."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import numpy as np
import tyro
from numpy.typing import NDArray

from engine.classes import display_name
from engine.layers_out import make_folder, save_layers
from engine.photo_lines import LineArtist
from engine.pictures import REFERENCE_SIDE_PX, read_picture
from engine.pixels import PAPER
from engine.request import PaintRequest, PhotoRequest, StyleReference
from engine.result import Result
from sketchpad.cli import loading
from sketchpad.cli.errors import CommandError
from sketchpad.cli.hint_options import parse_hints
from sketchpad.cli.result_files import check_target, save_result, wants_layers
from sketchpad.export.request_document import document_of

GUESS = "guess"
Strings = Annotated[tyro.conf.UseAppendAction[tuple[str, ...]], tyro.conf.arg(metavar="X,Y,COLOUR")]


def render(
    lines: tyro.conf.Positional[Path],
    style: Annotated[
        tyro.conf.UseAppendAction[tuple[Path, ...]], tyro.conf.arg(aliases=["-s"])
    ] = (),
    class_name: Annotated[str | None, tyro.conf.arg(name="class", aliases=["-c"])] = None,
    output: Annotated[Path | None, tyro.conf.arg(aliases=["-o"])] = None,
    size: int | None = None,
    strength: float | None = None,
    hint: Strings = (),
    flatness: float | None = None,
    gap: float | None = None,
    layers: Path | None = None,
    recipe: bool = True,
    seed: int = 0,
    model: Path | None = None,
    device: str | None = None,
) -> int:
    """Paint a line drawing in the colours of pictures, or turn it into a photo of an object.

    Args:
        lines: The drawing: a clean one, a scan or a photo of a sheet. The result has its size.
        style: A picture whose colours are wanted; give it again to blend several.
        class_name: What the photo shows, e.g. pizza or airplane; "guess" lets the program read the
            drawing. `sketchpad models` lists what it knows.
        output: Where to write it: a PNG, or .ora (OpenRaster) or .psd (Photoshop) with layers.
            Beside the drawing, as PNG, if not given.
        size: Long side at which the paint network works, in px; a multiple of 32, usually 256.
        strength: Of the painting: 0 leaves the paper white, 1 (usual) paints with full colours.
        hint: A colour for the closed region around a place of the drawing, x,y,#rrggbb in px from
            the upper left corner, or x,y,none for white paper; a fourth part is the dot's radius
            in px. Give it again for several; hints work without --style, too.
        flatness: Of the painting: 0 (usual) as painted, 1 fills each closed region with one colour.
        gap: Gaps in the lines up to so many px of the drawing (usually 6) count as closed.
        layers: A folder into which the painting's layers are written, too: flat colours, shading,
            light and lines.
        recipe: Put what made it inside a PNG: settings, lines, references. `sketchpad replay`
            makes the picture from that again.
        seed: Of the photo: another one gives another photo of the same drawing.
        model: A weights file instead of the default that `sketchpad models` marks.
        device: cpu, cuda, mps or xpu instead of the best one here.
    """
    painted = class_name is None
    target = output or lines.with_name(f"{lines.stem}-{'painted' if painted else 'photo'}.png")
    check_target(target)
    settings = {"strength": strength, "size": size, "flatness": flatness, "gap_px": gap}
    given: dict[str, Any] = {name: value for name, value in settings.items() if value is not None}
    _check_choice(style, hint, class_name, [*given, *(["layers"] if layers else [])])
    drawing = LineArtist().lines(read_picture(lines, max_side_px=None))
    if (drawing == PAPER).all():
        raise CommandError(f"there are no lines on {lines}; draw something on it first.")
    request: PaintRequest | PhotoRequest
    if class_name is not None:
        request = PhotoRequest(drawing, "" if class_name == GUESS else class_name, seed)
    else:
        given["layers"] = layers is not None or wants_layers(target)
        request = _painting(drawing, style, hint, {**given, "seed": seed})
    if layers is not None:
        make_folder(layers)  # told now, not after minutes of work
    pipeline = loading.load_pipeline(request.lens, model, device)
    result = pipeline.run(request)
    document = document_of(request, lines.stem, tuple(path.stem for path in style))
    made_on = str(getattr(pipeline, "device", ""))
    save_result(target, request, result, document, recipe=recipe, device=made_on)
    _tell(target, result)
    if layers is not None:
        _save_layers(layers, result)
    return 0


def _painting(
    drawing: NDArray[np.uint8],
    style: tuple[Path, ...],
    hint: tuple[str, ...],
    settings: dict[str, Any],
) -> PaintRequest:
    """What the paint lens is asked: lines (H, W), pictures, hints as words, other settings."""
    references = [StyleReference(read_picture(path, REFERENCE_SIDE_PX)) for path in style]
    hints = parse_hints(hint, drawing.shape)
    return PaintRequest(drawing, tuple(references), hints, **settings)


def _check_choice(
    style: tuple[Path, ...], hint: tuple[str, ...], class_name: str | None, settings: list[str]
) -> None:
    """Refuse what is neither a painting nor a photo, or a photo with a painting's settings."""
    if class_name is None and not (style or hint) or class_name is not None and style:
        raise CommandError(
            "give either --style pictures whose colours are wanted, for a painting (or --hint "
            "with a place and its colour), or --class with what is drawn, for a photo."
        )
    unused = [*settings, *(["hint"] if hint else [])]
    if class_name is not None and unused:
        options = ", ".join(f"--{name.removesuffix('_px')}" for name in unused)
        raise CommandError(
            f"{options}: only paintings have that, and --class makes a photo; "
            "leave it out, or give --style instead of --class."
        )


def _tell(target: Path, result: Result) -> None:
    height, width = result.pixels.shape[:2]
    shown = f" {display_name(result.class_name)}," if result.class_name else ""
    total_ms = result.timings_ms["total"]
    print(f"{target}:{shown} {width}×{height} px, {total_ms:.0f} ms, {result.model_id}")
    if result.note:
        print(result.note)


def _save_layers(folder: Path, result: Result) -> None:
    paths = save_layers(folder, result.layers)
    print(f"{folder}: {', '.join(path.name for path in paths)}")
    print("Stack them in this order; the names tell which one multiplies and which one is added.")
