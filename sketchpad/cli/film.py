"""`sketchpad film`: how a drawing was drawn, beside its growing painting, as MP4, GIF or WebP."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import tyro

from sketchpad.cli.errors import CommandError

SUFFIXES = (".mp4", ".gif", ".webp")
SHORTEST_S, LONGEST_S = 1.0, 120.0
SMALLEST_PX, LARGEST_PX = 64, 2048


def film(
    drawing: tyro.conf.Positional[Path],
    output: Annotated[Path | None, tyro.conf.arg(aliases=["-o"])] = None,
    seconds: float = 12.0,
    size: int = 512,
    style: Annotated[
        tyro.conf.UseAppendAction[tuple[str, ...]], tyro.conf.arg(aliases=["-s"])
    ] = (),
    class_name: Annotated[str | None, tyro.conf.arg(name="class", aliases=["-c"])] = None,
    paintings: int = 24,
    stacked: bool | None = None,
    model: Path | None = None,
    device: str | None = None,
    json: bool = False,
) -> int:
    """Make a film of how a drawing was drawn, beside its growing painting or photo.

    Args:
        drawing: A .sketchpad file.
        output: Where to write the film: .mp4, .gif or .webp; by default an .mp4 beside the
            drawing.
        seconds: Length of the film; the time of drawing is spread over it.
        size: Long side of the drawing in the film, in px.
        style: A picture or palette whose colours are wanted instead of the drawing's own
            references; give it again to blend several.
        class_name: Photos instead of paintings: what they show, e.g. pizza; "guess" lets the
            program read the drawing.
        paintings: How many pictures follow one another beside the drawing; 0 shows it alone.
        stacked: Put the pictures below the drawing instead of at the right; by default that is
            done for wide drawings.
        model: A weights file instead of the default that `sketchpad models` marks.
        device: cpu, cuda, mps or xpu instead of the best one here.
        json: Tell progress as one JSON object a line, and let other programs go first.
    """
    target = output or drawing.with_suffix(".mp4")
    _check(target, seconds, size, paintings)
    from sketchpad.cli.film_run import FilmRun, JsonTeller, Teller  # strokes are drawn with Qt

    run = FilmRun(
        drawing,
        JsonTeller() if json else Teller(),
        style=style,
        class_name=class_name,
        model=model,
        device=device,
    )
    return run.make(target, seconds, size, paintings, stacked)


def _check(target: Path, seconds: float, size: int, paintings: int) -> None:
    if target.suffix.lower() not in SUFFIXES:
        raise CommandError(f"name the film {target.stem}.mp4, .gif or .webp.")
    if not SHORTEST_S <= seconds <= LONGEST_S:
        raise CommandError(f"--seconds lies between {SHORTEST_S:g} and {LONGEST_S:g}.")
    if not SMALLEST_PX <= size <= LARGEST_PX:
        raise CommandError(f"--size lies between {SMALLEST_PX} and {LARGEST_PX} px.")
    if paintings < 0:
        raise CommandError("--paintings is 0 or more.")
