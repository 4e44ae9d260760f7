"""`sketchpad render`: paints or photographs one line drawing from files to a file, windowless."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import tyro

from engine.classes import display_name
from engine.photo_lines import LineArtist
from engine.pictures import read_picture, save_png
from engine.pixels import PAPER
from engine.request import PaintRequest, PhotoRequest, Request, StyleReference
from sketchpad.cli import loading
from sketchpad.cli.errors import CommandError

GUESS = "guess"


def render(
    lines: tyro.conf.Positional[Path],
    style: Annotated[
        tyro.conf.UseAppendAction[tuple[Path, ...]], tyro.conf.arg(aliases=["-s"])
    ] = (),
    class_name: Annotated[str | None, tyro.conf.arg(name="class", aliases=["-c"])] = None,
    output: Annotated[Path | None, tyro.conf.arg(aliases=["-o"])] = None,
    size: int = 256,
    strength: float = 1.0,
    seed: int = 0,
    model: Path | None = None,
    device: str | None = None,
) -> int:
    """Paint a line drawing in the colours of pictures, or turn it into a photo of an object.

    Args:
        lines: The drawing: a clean one, a scan or a photo of a sheet. The result has its size.
        style: A picture whose colours are wanted; give it again to blend several.
        class_name: What the photo shows, e.g. pizza or "hot-air balloon"; "guess" lets the program
            read the drawing. `sketchpad models` lists what it knows.
        output: Where to write the PNG; beside the drawing if not given.
        size: Long side at which the paint network works, in px; a multiple of 32.
        strength: Of the painting: 0 leaves the paper white, 1 paints with full colours.
        seed: Of the photo: another one gives another photo of the same drawing.
        model: A weights file instead of the default that `sketchpad models` marks.
        device: cpu, cuda, mps or xpu instead of the best one here.
    """
    made = "painted" if class_name is None else "photo"
    target = output or lines.with_name(f"{lines.stem}-{made}.png")
    if target.suffix.lower() != ".png":
        raise CommandError(f"the result is a PNG; name the output {target.with_suffix('.png')}.")
    if bool(style) == (class_name is not None):
        raise CommandError(
            "give either --style pictures whose colours are wanted, for a painting, "
            "or --class with what is drawn, for a photo."
        )
    drawing = LineArtist().lines(read_picture(lines, max_side_px=None))
    if (drawing == PAPER).all():
        raise CommandError(f"there are no lines on {lines}; draw something on it first.")
    request: Request
    if class_name is not None:
        request = PhotoRequest(drawing, "" if class_name == GUESS else class_name, seed)
    else:
        references = tuple(StyleReference(read_picture(path)) for path in style)
        request = PaintRequest(drawing, references, strength, seed, size)
    result = loading.load_pipeline(request.lens, model, device).run(request)
    save_png(target, result.pixels)
    height, width = result.pixels.shape[:2]
    shown = f" {display_name(result.class_name)}," if result.class_name else ""
    total_ms = result.timings_ms["total"]
    print(f"{target}:{shown} {width}×{height} px, {total_ms:.0f} ms, {result.model_id}")
    if result.note:
        print(result.note)
    return 0
