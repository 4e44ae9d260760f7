"""Makes films of the drawing in a process of its own, so that drawing and painting go on.

The process is `sketchpad film`: it has its own networks and its own memory, yields the processor to
the window, and can be ended at any time without a trace.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from PySide6.QtCore import QLocale, QObject, QProcess, QProcessEnvironment, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from engine.files import replacing
from engine.message import message_from
from engine.request import Lens
from sketchpad import dialogs
from sketchpad.amounts import percent
from sketchpad.document.model import DocumentModel
from sketchpad.document.project_file import ProjectFileError, save_project
from sketchpad.document.stroke import Stroke
from sketchpad.panels.lens_panes import LensPanes
from sketchpad.settings import Settings
from sketchpad.translation import QT_TRANSLATE_NOOP, shown, shown_error, shown_message

MAKE_WORDS = QT_TRANSLATE_NOOP("actions", "Save a film of the &drawing…")
STOP_WORDS = QT_TRANSLATE_NOOP("actions", "Stop making the &film")
_STOP_MS = 3000


class FilmExport(QObject):
    """At most one film at a time, of the drawing as it was when it was asked for."""

    progressed = Signal(str, str)
    """How far the film is, and what is being done; empty once none is being made."""
    told = Signal(str)
    failed = Signal(str)

    def __init__(
        self,
        model: DocumentModel,
        panes: LensPanes,
        settings: Settings,
        action: QAction,
        window: QWidget,
    ) -> None:
        """`action` makes a film; while one is being made it stops it."""
        super().__init__(window)
        self._model, self._panes, self._settings = model, panes, settings
        self._action, self._window = action, window
        self._process: QProcess | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._target = Path()
        self._unread = b""
        self._last: dict[str, Any] = {}

    @property
    def busy(self) -> bool:
        """Whether a film is being made."""
        return self._process is not None

    def ask_or_stop(self, title: str) -> None:
        """Let the user choose where a film of the drawing goes; or stop the one in the making."""
        if self.busy:
            self.stop()
            self.told.emit(self.tr("The film was not made."))
            return
        if not any(isinstance(item, Stroke) for item in self._model.document.items):
            self.failed.emit(self.tr("There is nothing to film yet. Draw something first."))
            return
        proposal = Path(self._settings.last_folder) / f"{title}.mp4"
        target = dialogs.ask_film_target(self._window, str(proposal))
        if target is not None:
            self.make(target)

    def make(self, target: Path) -> None:
        """Begin a film of the drawing through the active lens; `told` or `failed` follows."""
        self._target, self._unread, self._last = target, b"", {}
        self._folder = tempfile.TemporaryDirectory(prefix="sketchpad-film-")
        drawing = Path(self._folder.name) / "drawing.sketchpad"
        try:
            save_project(drawing, self._model.document)
        except ProjectFileError as error:
            self._end()
            self.failed.emit(shown_error(error))
            return
        process = self._process = QProcess(self)
        process.setProcessEnvironment(_environment())
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._finished)
        process.errorOccurred.connect(self._did_not_start)
        arguments = ["-m", "sketchpad", "film", str(drawing), "--json"]
        arguments += ["--output", str(self._made)]
        if self._panes.active is Lens.PHOTO:
            arguments += ["--class", self._model.document.class_name or "guess"]
        process.start(sys.executable, arguments)
        self._tell(self.tr("starting"), 0.0)
        self._action.setText(shown("actions", STOP_WORDS))

    def stop(self) -> None:
        """Make no film after all; what was at its place stays."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.waitForFinished(_STOP_MS)
            process.deleteLater()
        self._end()

    @property
    def _made(self) -> Path:
        assert self._folder is not None
        return Path(self._folder.name) / f"film{self._target.suffix.lower()}"

    def _read(self) -> None:
        if self._process is None:
            return
        self._unread += bytes(self._process.readAllStandardOutput().data())
        *lines, self._unread = self._unread.split(b"\n")
        for line in lines:
            try:
                self._last = json.loads(line)
            except ValueError:
                continue  # a library talks
            if "doing" in self._last:
                self._tell(self._said(), self._last["done"])

    def _tell(self, doing: str, done: float) -> None:
        words = self.tr("Film {percent}").format(percent=percent(100 * done))
        self.progressed.emit(words, doing)

    def _finished(self, code: int, status: QProcess.ExitStatus) -> None:
        process = self._process
        if process is None:
            return  # stopped
        self._read()
        complaint = bytes(process.readAllStandardError().data()).decode(errors="replace").strip()
        well = status is QProcess.ExitStatus.NormalExit and code == 0
        self._process = None
        process.deleteLater()
        if well:
            self._deliver()
        else:
            reason = self.tr("its process was ended")
            if "failed" in self._last:
                reason = self._said()
            elif complaint:
                reason = complaint.splitlines()[-1].removeprefix("sketchpad: ")
            words = self.tr("The film could not be made: {reason}")
            self.failed.emit(words.format(reason=reason))
        self._end()

    def _said(self) -> str:
        """What the process said last, in the user's language."""
        return shown_message(message_from(self._last.get("message", "")))

    def _deliver(self) -> None:
        try:
            with replacing(self._target) as beside:
                shutil.copyfile(self._made, beside)
        except OSError as error:
            words = self.tr("{name} could not be written: {reason}. Try another.")
            reason = error.strerror or error
            self.failed.emit(words.format(name=self._target.name, reason=reason))
            return
        self._settings.last_folder = str(self._target.parent)
        seconds, megabytes = self._last.get("seconds", 0), self._last.get("bytes", 0) / 1e6
        words = self.tr("Saved {name}: {seconds} s, {megabytes} MB.").format(
            name=self._target.name,
            seconds=QLocale().toString(float(seconds), "g", 6),
            megabytes=QLocale().toString(megabytes, "f", 1),
        )
        remark = self._said()
        self.told.emit(f"{words} {remark}".rstrip())

    def _did_not_start(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart and self._process is not None:
            self._process = None
            self._end()
            self.failed.emit(
                self.tr("The film could not be made: no second Python could be started.")
            )

    def _end(self) -> None:
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None
        self._action.setText(shown("actions", MAKE_WORDS))
        self.progressed.emit("", "")


def _environment() -> QProcessEnvironment:
    """This process's own, with half of the processors for the film's networks."""
    environment = QProcessEnvironment.systemEnvironment()
    half = max(1, (os.cpu_count() or 2) // 2)
    environment.insert("OMP_NUM_THREADS", str(half))
    return environment
