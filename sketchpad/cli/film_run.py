"""Makes the film that `sketchpad film` asks for, and tells how far it is: to people, or as JSON."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from engine.errors import EngineError
from engine.message import Message, message_fields
from engine.request import Lens, PaintRequest, PhotoRequest
from sketchpad.cli import loading
from sketchpad.cli.errors import CommandError
from sketchpad.cli.render import GUESS
from sketchpad.cli.style_options import read_look
from sketchpad.document.document import Document, Reference
from sketchpad.document.project_file import ProjectFileError, load_project
from sketchpad.live.requests import has_colours, paint_request, photo_request
from sketchpad.timeline.film import (
    FilmLayout,
    PaintLines,
    Picture,
    film_frames,
    lay_out,
    paint_moments,
    plan_film,
)
from sketchpad.timeline.film_file import FRAME_MS, FilmFile, write_film
from sketchpad.timeline.moments import Timeline

FULL_PX, DRAFT_PX = 256, 192
"""Working sizes of the paint network for the last painting and for those before it."""
NICENESS = 10


class Teller:
    """Tells a person at a terminal."""

    def progress(self, what: str, done: float) -> None:
        """What is being done, and how much of everything is done (0..1)."""
        if sys.stderr.isatty():
            print(f"\r{100 * done:3.0f} %  {what:<24}", end="", file=sys.stderr, flush=True)

    def finished(self, written: FilmFile, layout: FilmLayout, remark: str) -> None:
        """What was written."""
        if sys.stderr.isatty():
            print("\r", end="", file=sys.stderr)
        size, length = "×".join(map(str, layout.frame)), f"{written.seconds:g} s"
        megabytes = written.bytes / 1e6
        print(f"{written.path}: {size} px, {length}, {written.frames} frames, {megabytes:.2f} MB")
        if remark:
            print(remark)

    def failed(self, error: EngineError) -> None:
        """Why there is no film; whoever started the program is told besides."""


class JsonTeller(Teller):
    """Tells another program, one JSON object a line, which goes on working meanwhile."""

    def __init__(self) -> None:
        if hasattr(os, "nice"):
            os.nice(NICENESS)

    def progress(self, what: str, done: float) -> None:
        record = {"doing": what, "done": round(done, 4), "message": message_fields(what)}
        _print_json(record)

    def finished(self, written: FilmFile, layout: FilmLayout, remark: str) -> None:
        film = {"film": str(written.path), "bytes": written.bytes, "seconds": written.seconds}
        film |= {"size": list(layout.frame), "remark": remark, "done": 1.0}
        _print_json(film | {"message": message_fields(remark)})

    def failed(self, error: EngineError) -> None:
        _print_json({"failed": str(error), "message": message_fields(error.message)})


class FilmRun:
    """One drawing, and how it is looked at."""

    def __init__(
        self,
        drawing: Path,
        teller: Teller,
        *,
        style: tuple[str, ...] = (),
        class_name: str | None = None,
        model: Path | None = None,
        device: str | None = None,
    ) -> None:
        """Read the drawing and its styles; raises CommandError, or an EngineError of a style.

        `class_name` None paints; otherwise photos are made of this class, "guess" reads it.
        """
        self._teller, self._model, self._device = teller, model, device
        self._lens = Lens.PAINT if class_name is None else Lens.PHOTO
        self._document = _styled(_read(drawing), style)
        if class_name is not None:
            wanted = "" if class_name == GUESS else class_name
            self._document = replace(self._document, class_name=wanted)
        self._timeline = Timeline(self._document.driving_layers)
        if self._timeline.duration_ms <= 0:
            raise CommandError(f"{drawing} has no strokes; a film shows how strokes are drawn.")

    def make(
        self, target: Path, seconds: float, size: int, paintings: int, stacked: bool | None
    ) -> int:
        """Write the film, the drawing's long side `size` px; raises EngineError and OSError."""
        try:
            return self._make(target, seconds, size, paintings, stacked)
        except EngineError as error:
            self._teller.failed(error)
            raise

    def _make(
        self, target: Path, seconds: float, size: int, paintings: int, stacked: bool | None
    ) -> int:
        document, timeline = self._document, self._timeline
        painted = paintings > 0 and (self._lens is Lens.PHOTO or has_colours(document))
        layout = lay_out(
            document.width_px, document.height_px, size, painted=painted, stacked=stacked
        )
        frame_ms = FRAME_MS[target.suffix.lower()]
        plan = plan_film(timeline, seconds, frame_ms, paintings if painted else 0)
        tell, made = self._teller.progress, list[Picture]()
        if painted:
            tell(Message("loading the networks"), 0.0)
            made = paint_moments(document, timeline, plan, layout, self._painter(), tell)
        frames = film_frames(document, timeline, plan, layout, made, tell)
        written = write_film(target, frames, frame_ms, made)
        lonely = paintings > 0 and not painted
        told = Message("The drawing has no references: only the drawing is shown.")
        remark = told if lonely else ""
        self._teller.finished(written, layout, remark)
        return 0

    def _painter(self) -> PaintLines:
        """Sends lines through the real pipeline; all but the best ones are drafts."""
        pipeline = loading.load_pipeline(self._lens, self._model, self._device)
        document = self._document

        def paint(lines: Picture, best: bool) -> Picture:
            request: PaintRequest | PhotoRequest
            if self._lens is Lens.PHOTO:
                request = photo_request(document, lines, variations=1, revision=0, draft=not best)
            else:
                size_px = FULL_PX if best else DRAFT_PX
                request = paint_request(
                    document, lines, size_px=size_px, revision=0, draft=not best
                )
            return pipeline.run(request).pixels

        return paint


def _read(path: Path) -> Document:
    try:
        return load_project(path)
    except ProjectFileError as error:
        raise CommandError(str(error)) from error


def _styled(document: Document, style: tuple[str, ...]) -> Document:
    """The document with the styles that were given in place of its references."""
    if not style:
        return document
    look = read_look(style, None, None)
    references = tuple(
        Reference(number, f"style {number}", x.pixels, min(1.0, x.weight), True, x.content_hash)
        for number, x in enumerate(look.references, start=1)
    )
    return replace(document, references=references, strength=look.strength, flatness=look.flatness)


def _print_json(record: dict[str, Any]) -> None:
    print(json.dumps(record), flush=True)
