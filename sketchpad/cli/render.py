"""`sketchpad render`: paints one line drawing from files to a file, without a window."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import tyro

from engine.line_art import clean_scan
from engine.pictures import read_picture, save_png
from engine.request import Lens, PaintRequest, StyleReference
from sketchpad.cli import loading
from sketchpad.cli.errors import CommandError


def render(
    lines: tyro.conf.Positional[Path],
    style: Annotated[tyro.conf.UseAppendAction[tuple[Path, ...]], tyro.conf.arg(aliases=["-s"])],
    output: Annotated[Path | None, tyro.conf.arg(aliases=["-o"])] = None,
    size: int = 256,
    strength: float = 1.0,
    seed: int = 0,
    model: Path | None = None,
    device: str | None = None,
) -> int:
    """Paint a line drawing in the colours of one or more pictures.

    Args:
        lines: The drawing: a clean one, a scan or a photo of a sheet. The result has its size.
        style: A picture whose colours are wanted; give it again to blend several.
        output: Where to write the PNG; beside the drawing if not given.
        size: Long side at which the network works, in px; a multiple of 32.
        strength: 0 leaves the paper white, 1 paints with full colours.
        seed: For networks that draw at random; the paint network does not, and ignores it.
        model: A weights file instead of the default that `sketchpad models` marks.
        device: cpu, cuda, mps or xpu instead of the best one here.
    """
    target = output or lines.with_name(f"{lines.stem}-painted.png")
    if target.suffix.lower() != ".png":
        raise CommandError(f"the result is a PNG; name the output {target.with_suffix('.png')}.")
    if not style:
        raise CommandError("give at least one --style picture whose colours are wanted.")
    request = PaintRequest(
        lines=clean_scan(read_picture(lines, max_side_px=None)),
        references=tuple(StyleReference(read_picture(path)) for path in style),
        strength=strength,
        seed=seed,
        size=size,
    )
    result = loading.load_pipeline(Lens.PAINT, model, device).run(request)
    save_png(target, result.pixels)
    height, width = result.pixels.shape[:2]
    print(f"{target}: {width}×{height} px, {result.timings_ms['total']:.0f} ms, {result.model_id}")
    return 0
