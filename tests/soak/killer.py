"""Starts one run, kills it at a chosen kind of moment, and judges what it left behind."""

from __future__ import annotations

import json
import os
import random
import select
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image

from sketchpad.document.project_file import ProjectFileError, load_project, unpack_project
from sketchpad.document.recovery import find_lost
from sketchpad.export.recipe_png import project_inside
from tests.soak.program import Orders, run
from tests.soak.states import Record, digest_of

PATIENCE_S = 120.0
"""A run that says nothing for so long is stuck."""
COPY_WAIT_S = 5.0
GLANCE_S = 0.002
_DRAWING = {
    "stroke": 70.0, "undo": 8.0, "redo": 4.0, "layer": 3.0, "hint": 4.0, "strength": 4.0,
    "reference": 2.0, "save": 3.0, "tab": 3.0, "open": 2.0, "close": 1.0,
}  # fmt: skip
_SAVING = {**_DRAWING, "save": 50.0}
_EXPORTING = {**_DRAWING, "export": 50.0}
_OTHERWISE = {**_DRAWING, "stroke": 10.0, "hint": 20.0, "strength": 20.0, "reference": 20.0}
_CHANGING_TABS = {**_DRAWING, "tab": 30.0, "open": 15.0, "close": 15.0}


class LossError(Exception):
    """Something the user made is gone, or cannot be opened."""


@dataclass(frozen=True)
class Outcome:
    """What one kill did."""

    acts: int
    strokes: int
    missing: int  # finished acts that the drawings lack
    amid: str  # the act that was going on; empty between acts


Moment = Callable[[Orders, "Reports", random.Random], None]


class Reports:
    """The lines of a run, read as they come."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._rest = b""
        self.record = Record()

    def wait(self, timeout_s: float) -> list[dict[str, Any]]:
        """What was said until now; waits at most `timeout_s`. LossError if the run ended."""
        if not select.select([self._descriptor], [], [], timeout_s)[0]:
            return []
        data = os.read(self._descriptor, 1 << 16)
        if not data:
            raise LossError("the program ended by itself")
        return self._take(data)

    def drain(self) -> None:
        """Read what was said before the end."""
        while data := os.read(self._descriptor, 1 << 16):
            self._take(data)

    def events(self, wanted: str, act: str = "") -> Iterator[dict[str, Any]]:
        """The events "begins", "changed" or "did" as they come, of one act or of any."""
        while True:
            said = self.wait(PATIENCE_S)
            if not said:
                raise LossError(f"the program did nothing for {PATIENCE_S:.0f} s")
            yield from (x for x in said if wanted in x and x[wanted].startswith(act))

    def _take(self, data: bytes) -> list[dict[str, Any]]:
        *lines, self._rest = (self._rest + data).split(b"\n")
        events = [json.loads(line) for line in lines]
        for event in events:
            self.record.take(event)
        return events


# ---- when to kill


def _after(wanted: str, act: str, most: int, then_s: float) -> Moment:
    """Some acts later, and up to `then_s` after an act of this name began, changed or ended."""

    def wait(orders: Orders, reports: Reports, chance: random.Random) -> None:
        events = reports.events(wanted, act)
        for _ in range(chance.randint(1, most)):
            next(events)
        time.sleep(chance.uniform(0.0, then_s))

    return wait


def _amid_copy(orders: Orders, reports: Reports, chance: random.Random) -> None:
    """While a safety copy lies half written; after some seconds at the latest, for it is quick."""
    _amid_file(orders.recovery, ".*.part", reports, skip=chance.randint(0, 2))


def _amid_saving(orders: Orders, reports: Reports, chance: random.Random) -> None:
    """While a drawing's own file lies half written, or shortly after the key was pressed."""
    if chance.random() < 0.5:
        _after("begins", "save", 3, 0.05)(orders, reports, chance)
    else:
        _amid_file(orders.folder, ".*.sketchpad.*.part", reports, skip=chance.randint(0, 1))


def _amid_file(folder: Path, name: str, reports: Reports, skip: int) -> None:
    end = time.monotonic() + COPY_WAIT_S
    seen: set[Path] = set()
    while time.monotonic() < end:
        reports.wait(GLANCE_S)
        seen |= set(folder.glob(name))
        if len(seen) > skip:
            return


MOMENTS: dict[str, tuple[Moment, Mapping[str, float]]] = {
    "at any moment": (_after("begins", "", 9, 0.3), _DRAWING),
    "amid a stroke": (_after("begins", "stroke", 7, 0.03), _DRAWING),
    "just after a first stroke": (_after("did", "stroke", 1, 0.0), _CHANGING_TABS),
    "just after a stroke": (_after("did", "stroke", 7, 0.01), _DRAWING),
    "just after anything else": (_after("changed", "", 9, 0.01), _OTHERWISE),
    "amid saving": (_amid_saving, _SAVING),
    "amid a safety copy": (_amid_copy, _DRAWING),
    "amid exporting": (_after("begins", "export", 3, 0.2), _EXPORTING),
    "amid changing tabs": (_after("begins", "tab", 4, 0.05), _CHANGING_TABS),
    "amid opening": (_after("begins", "open", 2, 0.1), _CHANGING_TABS),
    "amid closing a tab": (_after("begins", "close", 2, 0.1), _CHANGING_TABS),
}


# ---- one kill


def kill_once(folder: Path, kind: str, seed: int, interval_ms: int) -> Outcome:
    """One run on what the last one left in `folder`; LossError if more than one act is missing."""
    moment, weights = MOMENTS[kind]
    orders = Orders(folder, seed, interval_ms, weights)
    chance = random.Random(seed)
    left, files = lost_in(orders), saved_in(orders)
    child, descriptor = _start(orders)
    reports = Reports(descriptor)
    try:
        next(reports.events("did", "start"))
        moment(orders, reports, chance)
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    reports.drain()
    os.close(descriptor)
    record = reports.record
    _check_start(record, left, files)
    _check_files(orders, record, files)
    missing = record.missing(lost_in(orders), saved_in(orders))
    if missing is None or missing > 1:
        raise LossError(f"{missing or 'all'} acts are missing of {record.names[-6:]}")
    return Outcome(len(record.names) - 1, record.names.count("stroke"), missing, record.begun)


def lost_in(orders: Orders) -> dict[str, str]:
    """What the unsaved drawings hold that the next run finds, by the names of their copies."""
    findings = find_lost(orders.recovery)
    for drawing in findings.drawings:
        drawing.claim.release()
    if findings.damaged:
        raise LossError(f"damaged safety copies: {findings.damaged}")
    return {x.path.name: digest_of(x.document) for x in findings.drawings}


def saved_in(orders: Orders) -> dict[str, str]:
    """What the drawings' own files hold, by their names; LossError if one cannot be opened."""
    try:
        return {path.name: digest_of(load_project(path)) for path in orders.files}
    except ProjectFileError as error:
        raise LossError(f"a saved file is damaged: {error}") from error


def _check_start(record: Record, left: Mapping[str, str], files: Mapping[str, str]) -> None:
    """It shows all that was lost, or else what was saved last."""
    shown = {name: digest for name, (digest, _) in record.states[0].items()}
    if any(shown.get(name) != digest for name, digest in left.items()):
        raise LossError("the program did not start with what had been left for it")
    if files and not left and files[max(files)] not in shown.values():
        raise LossError("the program did not open what had been saved")


def _check_files(orders: Orders, record: Record, before: Mapping[str, str]) -> None:
    """Each holds the state of its last save, or of the one that was going on."""
    found, wanted = saved_in(orders), {**before, **record.saved}
    if record.saving is not None and record.saving[0] in found:
        name, digest = record.saving
        wanted[name] = digest if found[name] == digest else wanted.get(name, "")
    if found != wanted:
        raise LossError("a saved file holds neither the old nor the new state")
    if orders.export.exists():
        try:
            with Image.open(orders.export) as picture:
                picture.load()
            unpack_project(project_inside(orders.export) or b"", orders.export.name)
        except (OSError, ProjectFileError) as error:
            raise LossError(f"the exported picture is damaged: {error}") from error


def _start(orders: Orders) -> tuple[int, int]:
    """The child's process id and where its reports can be read."""
    read_end, write_end = os.pipe()
    sys.stdout.flush()
    child = os.fork()
    if child:
        os.close(write_end)
        return child, read_end
    os.close(read_end)
    try:
        run(orders, write_end)
    except BaseException:  # the parent sees that the reports end
        traceback.print_exc()
    finally:
        os._exit(1)
