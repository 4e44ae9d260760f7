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
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sketchpad.document.project_file import ProjectFileError, load_project
from sketchpad.document.recovery import find_lost
from tests.soak.program import Orders, run
from tests.soak.states import BLANK, Record, State, state_of

PATIENCE_S = 60.0
"""A run that says nothing for so long is stuck."""
COPY_WAIT_S = 5.0
_DRAWING = {"stroke": 80.0, "undo": 8.0, "redo": 4.0, "layer": 3.0, "save": 5.0}
_SAVING = {"stroke": 50.0, "undo": 5.0, "redo": 2.0, "layer": 3.0, "save": 40.0}


class LossError(Exception):
    """Something the user made is gone, or cannot be opened."""


@dataclass(frozen=True)
class Outcome:
    """What one kill did."""

    acts: int
    missing: int  # acts that the drawing lacks; -1: it has more than was reported
    amid: str  # the act that was going on; empty between acts


Moment = Callable[[Orders, "Reports", random.Random], None]


class Reports:
    """The lines of a run, read as they come."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._rest = b""
        self.record = Record()
        self.acts = 0

    def wait(self, timeout_s: float) -> list[dict]:
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

    def events(self, wanted: str, act: str = "") -> Iterator[dict]:
        """The events "begins" or "did" as they come, of one act or of any."""
        while True:
            said = self.wait(PATIENCE_S)
            if not said:
                raise LossError(f"the program did nothing for {PATIENCE_S:.0f} s")
            yield from (x for x in said if wanted in x and x[wanted].startswith(act))

    def _take(self, data: bytes) -> list[dict]:
        *lines, self._rest = (self._rest + data).split(b"\n")
        events = [json.loads(line) for line in lines]
        for event in events:
            self.record.take(event)
            self.acts += "did" in event
        return events


def _sometime(orders: Orders, reports: Reports, chance: random.Random) -> None:
    end = time.monotonic() + chance.uniform(0.0, 1.2)
    while (rest := end - time.monotonic()) > 0:
        reports.wait(rest)


def _amid_stroke(orders: Orders, reports: Reports, chance: random.Random) -> None:
    _skip(reports, "begins", "stroke", chance.randint(0, 6))
    time.sleep(chance.uniform(0.0, 0.02))


def _after_stroke(orders: Orders, reports: Reports, chance: random.Random) -> None:
    _skip(reports, "did", "stroke", chance.randint(0, 6))
    time.sleep(chance.uniform(0.0, 0.01))


def _amid_save(orders: Orders, reports: Reports, chance: random.Random) -> None:
    _skip(reports, "begins", "save", chance.randint(0, 2))
    time.sleep(chance.uniform(0.0, 0.03))


def _amid_copy(orders: Orders, reports: Reports, chance: random.Random) -> None:
    """While a safety copy lies half written; after some seconds at the latest, for it is quick."""
    end = time.monotonic() + COPY_WAIT_S
    skip = chance.randint(0, 2)
    seen: set[Path] = set()
    while time.monotonic() < end:
        reports.wait(0.0)
        seen |= set(orders.recovery.glob(".*.part"))
        if len(seen) > skip:
            return


MOMENTS: dict[str, tuple[Moment, dict[str, float]]] = {
    "at any moment": (_sometime, _DRAWING),
    "amid a stroke": (_amid_stroke, _DRAWING),
    "just after a stroke": (_after_stroke, _DRAWING),
    "amid saving": (_amid_save, _SAVING),
    "amid a safety copy": (_amid_copy, _DRAWING),
}


def kill_once(folder: Path, kind: str, seed: int, interval_ms: int, saved: State) -> Outcome:
    """One run on what the last one left in `folder`; LossError if more than one act is missing.

    `saved` is what the drawing's file holds at the beginning.
    """
    moment, weights = MOMENTS[kind]
    orders = Orders(folder, seed, interval_ms, weights)
    chance = random.Random(seed)
    expected = what_is_left(orders)
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
    if reports.record.states[0] != expected:
        raise LossError("the program did not start with what had been left for it")
    missing = reports.record.missing(what_is_left(orders))
    if missing is None or missing > 1:
        raise LossError(f"{missing or 'all'} acts are missing of {reports.record.names[-6:]}")
    _check_file(orders, reports.record, saved)
    return Outcome(reports.acts, missing, reports.record.begun)


def what_is_left(orders: Orders) -> State:
    """What the next run is to show: lost work if there is some, else what was saved."""
    findings = find_lost(orders.recovery)
    for drawing in findings.drawings:
        drawing.claim.release()
    if findings.damaged or len(findings.drawings) > 1:
        raise LossError(f"safety copies: {findings}")
    if findings.drawings:
        return state_of(findings.drawings[0].document)
    return saved_state(orders.drawing)


def saved_state(path: Path) -> State:
    """What the drawing's own file holds; LossError if it cannot be opened."""
    if not path.exists():
        return BLANK
    try:
        return state_of(load_project(path))
    except ProjectFileError as error:
        raise LossError(f"the saved file is damaged: {error}") from error


def _check_file(orders: Orders, record: Record, saved: State) -> None:
    """It holds the state of the last save, or of the one that was going on."""
    allowed = [([saved] + record.saved)[-1]]
    if record.begun == "save":
        allowed.append(record.states[-1])
    if saved_state(orders.drawing) not in allowed:
        raise LossError("the saved file holds neither the old nor the new state")


def _skip(reports: Reports, wanted: str, act: str, count: int) -> None:
    events = reports.events(wanted, act)
    for _ in range(count + 1):
        next(events)


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
