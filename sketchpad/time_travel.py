"""Looks back through the making of the drawing, plays it, and goes on from an earlier moment.

Ties time bar, canvas and live session together; what a moment is, `timeline/` says.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from sketchpad.action_set import Actions
from sketchpad.canvas.past_sheet import PastSheet
from sketchpad.canvas.view import CanvasView
from sketchpad.document.model import DocumentModel
from sketchpad.live.session import LiveSession
from sketchpad.open_documents import OpenDocuments
from sketchpad.panels.time_bar import TimeBar
from sketchpad.timeline.branch import go_on_from
from sketchpad.timeline.clock_face import as_clock, at_moment
from sketchpad.timeline.moment_sheet import MomentSheet
from sketchpad.timeline.moments import Timeline

FRAME_MS = 33
REST_MS = 200
"""A moment that has not changed for so long is painted in full."""
ONLY_PAST = ("time_now", "time_continue", "time_branch")


class TimeTravel(QObject):
    """At most one earlier moment is shown; any change of the drawing leads back to now."""

    told = Signal(str)

    def __init__(
        self, model: DocumentModel, canvas: CanvasView, session: LiveSession, actions: Actions
    ) -> None:
        super().__init__(canvas)
        self._model, self._session, self._actions = model, session, actions
        self.bar = TimeBar(*(actions[f"time_{name}"] for name in ("play", "continue", "film")))
        self.bar.close_button.clicked.connect(lambda: actions["time"].setChecked(False))
        self.past_sheet = PastSheet(canvas)
        self._timeline = Timeline(())
        self._lines: MomentSheet | None = None  # what the lenses see, at scale 1
        self._t_ms: float | None = None  # None: now
        self._speed = 1.0
        self._since_frame = QElapsedTimer()
        self._draws = QTimer(self, singleShot=True, interval=0)  # the newest moment wins
        self._draws.timeout.connect(self._show)
        self._rests = QTimer(self, singleShot=True, interval=REST_MS)
        self._rests.timeout.connect(lambda: self._look_back(moves=False))
        self._plays = QTimer(self, interval=FRAME_MS)
        self._plays.timeout.connect(self._play_on)
        self._reads = QTimer(self, singleShot=True, interval=0)
        self._reads.timeout.connect(self._read_timeline)
        self.bar.moment_wanted.connect(self._take_moment)
        self.bar.speed_chosen.connect(self._set_speed)
        self.bar.slider.stepped.connect(self._step)
        canvas.stroke_started.connect(self.return_to_now)
        model.leaving.connect(self.return_to_now)
        model.items_changed.connect(lambda _: self._drawing_changed())
        model.layers_changed.connect(self._drawing_changed)
        self._tell()

    # ---- what actions call

    @property
    def t_ms(self) -> float | None:
        """The moment that is shown, in milliseconds; None is now."""
        return self._t_ms

    def show_bar(self, on: bool) -> None:
        """Show the time bar, or hide it and return to now."""
        if on:
            self._read_timeline()
        else:
            self.return_to_now()
        self.bar.setVisible(on)

    def show_moment(self, t_ms: float) -> None:
        """Show the drawing, and its pictures, as they were; the end is now."""
        if t_ms >= self._timeline.duration_ms:
            self.return_to_now()
            return
        self._t_ms = max(0.0, t_ms)
        self.bar.show_moment(self._t_ms)
        self._draws.start()
        self._tell()

    def return_to_now(self) -> None:
        """Show the drawing as it is."""
        self._actions["time_play"].setChecked(False)
        if self._t_ms is None:
            return
        self._t_ms = self._lines = None
        self._draws.stop()
        self._rests.stop()
        self.past_sheet.uncover()
        self.bar.show_moment(None)
        self._session.look_at_now()
        self._tell()

    def play(self, on: bool) -> None:
        """Let time go on from the moment that is shown, from now on from the beginning; or stop."""
        if not on:
            self._plays.stop()
            return
        self._actions["time"].setChecked(True)
        self._read_timeline()
        if self._timeline.duration_ms <= 0:
            self.told.emit(self.tr("Nothing was drawn yet that could be played."))
            self._actions["time_play"].setChecked(False)
            return
        self.show_moment(self._t_ms or 0.0)
        self._since_frame.start()
        self._plays.start()

    def continue_from_here(self) -> None:
        """Make the moment that is shown the drawing; one undo step brings back what came later."""
        if self._t_ms is None:
            return
        t_ms, timeline = self._t_ms, self._timeline
        self.return_to_now()
        go_on_from(self._model, timeline, t_ms)
        words = self.tr("The drawing goes on from {moment}. Undo brings back the rest.")
        self.told.emit(words.format(moment=as_clock(t_ms)))

    def branch_off(self, documents: OpenDocuments) -> None:
        """Go on from the moment that is shown in a drawing of its own; this one stays as it is."""
        if self._t_ms is None:
            return
        t_ms, timeline = self._t_ms, self._timeline
        documents.add_beside(replace(self._model.document))  # its parts are immutable
        go_on_from(self._model, timeline, t_ms)
        words = self.tr("A new drawing goes on from {moment}; the other one is as it was.")
        self.told.emit(words.format(moment=as_clock(t_ms)))

    # ---- inside

    def _take_moment(self, t_ms: float) -> None:
        """The user put the handle somewhere: time stops there."""
        self._actions["time_play"].setChecked(False)
        self.show_moment(t_ms)

    def _step(self, direction: int) -> None:
        here_ms = self._timeline.duration_ms if self._t_ms is None else self._t_ms
        timeline = self._timeline
        back = direction < 0
        target = timeline.start_before(here_ms) if back else timeline.start_after(here_ms)
        self._take_moment(target)

    def _set_speed(self, speed: float) -> None:
        self._speed = speed

    def _play_on(self) -> None:
        passed_ms = self._since_frame.restart() * self._speed
        self.show_moment((self._t_ms or 0.0) + passed_ms)

    def _show(self) -> None:
        if self._t_ms is None:
            return
        words = at_moment(self._t_ms, self._timeline.duration_ms)
        self.past_sheet.show_moment(self._timeline.moment(self._t_ms), words)
        self._look_back(moves=True)
        self._rests.start()

    def _look_back(self, *, moves: bool) -> None:
        if self._t_ms is not None:
            layers = self._timeline.moment(self._t_ms).layers
            self._session.look_back(layers, self._past_lines, moves=moves)

    def _past_lines(self) -> NDArray[np.uint8]:
        """What the lenses saw at the moment that is shown: (H, W) uint8, 255 = paper."""
        if self._lines is None:
            document = self._model.document
            self._lines = MomentSheet(document.width_px, document.height_px)
        self._lines.show(self._timeline.moment(self._t_ms or 0.0))
        return self._lines.lines()

    def _drawing_changed(self) -> None:
        self.return_to_now()
        if not self.bar.isHidden():
            self._reads.start()

    def _read_timeline(self) -> None:
        if self._timeline.layers != self._model.document.layers:
            self._timeline = Timeline(self._model.document.layers)
            self.bar.show_timeline(self._timeline.starts_ms, self._timeline.duration_ms)

    def _tell(self) -> None:
        past = self._t_ms is not None
        for name in ONLY_PAST:
            self._actions[name].setEnabled(past)
