"""Starts the program: the one place where settings, theme, window and engine meet."""

from __future__ import annotations

import signal
from collections.abc import Sequence
from pathlib import Path

from platformdirs import user_data_path
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from engine.lenses import load_lens
from engine.worker import LoadLens
from sketchpad import clipboard
from sketchpad.error_reports import install_exception_hook, start_logging
from sketchpad.icons import app_icon
from sketchpad.main_window import MainWindow
from sketchpad.settings import Settings
from sketchpad.theme import Theme
from sketchpad.translation import speak


def build_window(
    load: LoadLens,
    settings: Settings | None = None,
    recovery_folder: Path | None = None,
    history_folder: Path | None = None,
) -> MainWindow:
    """The window, not shown yet; the engine loads its lenses on its own thread meanwhile.

    Needs a QApplication. `recovery_folder` receives autosaves; None switches them off.
    `history_folder` receives kept results; None keeps them only as long as the window is open.
    """
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    settings = settings or Settings()
    theme = Theme.of(application, settings.theme)
    return MainWindow(load, settings, theme, recovery_folder, history_folder)


def _hear_every_move() -> None:
    """Let no pointer event be left out while the window is busy; needs the application.

    Qt's X11 part makes one move of all that wait, and switches that on when it starts: what was
    drawn while the networks load became a corner, or a dot.
    """
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_CompressHighFrequencyEvents, False)
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_CompressTabletEvents, False)


def run_gui(argv: Sequence[str]) -> int:
    """Run the program until its window closes; files in `argv` are opened. Returns exit status."""
    start_logging()
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C in the terminal ends the program
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    application = QApplication(list(argv))
    _hear_every_move()
    application.setApplicationName("Sketchpad")
    application.setDesktopFileName("sketchpad")
    application.setWindowIcon(app_icon())
    application.aboutToQuit.connect(clipboard.let_go)
    settings = Settings()
    speak(application, settings.language)
    data = user_data_path("sketchpad", appauthor=False)
    window = build_window(
        load_lens, settings, recovery_folder=data / "recovery", history_folder=data / "results"
    )
    install_exception_hook(window.messages.show_error_later)
    window.show()
    for name in application.arguments()[1:]:
        window.projects.open_path(Path(name))
    window.lost.recover()
    return application.exec()
