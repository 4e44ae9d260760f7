"""One run over many pages: makes each picture, tells how far it is, remembers what failed."""

from __future__ import annotations

import logging
import sys
from dataclasses import replace
from pathlib import Path

from engine.classes import display_name
from engine.errors import EngineError
from engine.photo_lines import LineArtist
from engine.pictures import read_picture
from engine.pixels import PAPER
from engine.request import Request
from engine.result import Result
from engine.worker import Pipeline
from sketchpad.cli.errors import CommandError
from sketchpad.cli.pages import Page
from sketchpad.cli.result_files import save_result
from sketchpad.export.request_document import document_of

log = logging.getLogger(__name__)


class BatchRun:
    """Asks one pipeline for every page what `request` asks, over the page's own lines.

    `names` are those of its references, for the recipes.
    """

    def __init__(
        self,
        pipeline: Pipeline,
        request: Request,
        names: tuple[str, ...] = (),
        *,
        overwrite: bool,
        recipe: bool,
    ) -> None:
        self._pipeline, self._request, self._names = pipeline, request, names
        self._overwrite, self._recipe = overwrite, recipe
        self._artist = LineArtist()
        self._made: dict[Path, Path] = {}  # resolved target -> source
        self._kept = 0
        self._number = 0
        self.failures: list[str] = []

    def make(self, page: Page, count: int) -> None:
        """Make one page's picture, or note why there is none; says so in a line either way."""
        self._number += 1
        start = f"[{self._number}/{count}] {page.source}"
        try:
            self._check_place(page)
            if page.target.exists() and not self._overwrite:
                self._kept += 1
                print(f"{start}: kept {page.target}; --overwrite replaces it", flush=True)
                return
            result = self._picture(page)
        except (EngineError, CommandError) as error:
            self._fail(start, page, str(error))
        except OSError as error:
            self._fail(start, page, f"{error.strerror or error}: {error.filename or ''}")
        except Exception as error:  # one page must not end the run over all the others
            log.exception("%s failed", page.source)
            self._fail(start, page, f"it could not be made ({type(error).__name__}: {error})")
        else:
            self._made[page.target.resolve()] = page.source
            print(f"{start} -> {page.target}:{_told(result)}", flush=True)

    def summary(self) -> str:
        """How many pictures were made, kept and failed, and why the last did."""
        kept = f", {self._kept} kept" if self._kept else ""
        failed = f", {len(self.failures)} failed:" if self.failures else ""
        head = f"{len(self._made)} of {self._number} made{kept}{failed}"
        return "\n".join([head, *(f"  {failure}" for failure in self.failures)])

    def _check_place(self, page: Page) -> None:
        target = page.target.resolve()
        if target == page.source.resolve():
            raise CommandError("its result would replace the drawing; choose another --output.")
        if target in self._made:
            raise CommandError(
                f"its result would replace that of {self._made[target]}, which has the same name; "
                "rename one of them."
            )

    def _picture(self, page: Page) -> Result:
        lines = self._artist.lines(read_picture(page.source, max_side_px=None))
        if (lines == PAPER).all():
            raise CommandError("there are no lines on it; draw something on it first.")
        request = replace(self._request, lines=lines)
        result = self._pipeline.run(request)
        page.target.parent.mkdir(parents=True, exist_ok=True)
        document = document_of(request, page.source.stem, self._names)
        made_on = str(getattr(self._pipeline, "device", ""))
        save_result(page.target, request, result, document, recipe=self._recipe, device=made_on)
        return result

    def _fail(self, start: str, page: Page, why: str) -> None:
        self.failures.append(f"{page.source}: {why}")
        print(f"{start}: failed: {why}", file=sys.stderr, flush=True)


def _told(result: Result) -> str:
    height, width = result.pixels.shape[:2]
    shown = f" {display_name(result.class_name)}," if result.class_name else ""
    return f"{shown} {width}×{height} px, {result.timings_ms['total']:.0f} ms"
