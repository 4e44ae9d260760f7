"""A real window for the commands: its own settings, nothing remembered, closed without asking."""

from __future__ import annotations

import logging
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QSettings, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from engine.worker import LoadLens
from sketchpad.app import build_window
from sketchpad.main_window import MainWindow
from sketchpad.settings import Settings
from sketchpad.translation import speak

WINDOW_SIZE_PX = (1280, 800)


@contextmanager
def staged_window(
    load: LoadLens, size_px: tuple[int, int] = WINDOW_SIZE_PX
) -> Iterator[MainWindow]:
    """Show the window over these lenses and close it afterwards, whatever happened."""
    # The engine logs its failures with tracebacks; a command tells them in one line instead.
    logging.getLogger("engine").addHandler(logging.NullHandler())
    application = QApplication.instance() or QApplication(["sketchpad"])
    speak(application, "en")  # as the command line does
    with tempfile.TemporaryDirectory() as folder, _without_platform_remarks():
        store = QSettings(str(Path(folder) / "settings.ini"), QSettings.Format.IniFormat)
        window = build_window(load, Settings(store))
        window.resize(*size_px)
        window.show()
        application.processEvents()
        try:
            yield window
        finally:
            window.model.undo_stack.setClean()  # nothing in it that anybody wants to keep
            window.close()
            application.processEvents()


@contextmanager
def _without_platform_remarks() -> Iterator[None]:
    """Hush the offscreen platform, which says of each window what it cannot do for it."""

    def tell(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if message.startswith("This plugin does not support"):
            return
        if previous is None:
            print(message, file=sys.stderr)
        else:
            previous(kind, context, message)

    previous = qInstallMessageHandler(tell)
    try:
        yield
    finally:
        qInstallMessageHandler(previous)
