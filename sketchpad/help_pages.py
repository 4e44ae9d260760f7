"""What the Help menu shows: the sheet of shortcuts, the log folder, and what the program is."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from sketchpad.action_set import Actions
from sketchpad.error_reports import log_folder
from sketchpad.icons import app_icon
from sketchpad.panels.about import AboutBox
from sketchpad.panels.shortcut_sheet import ShortcutSheet
from sketchpad.shortcuts import Shortcuts


class HelpPages(QObject):
    """Opens pages over the window; makes each when it is first asked for."""

    told = Signal(str)
    failed = Signal(str)

    def __init__(self, actions: Actions, shortcuts: Shortcuts, window: QWidget) -> None:
        super().__init__(window)
        self._actions, self._shortcuts = actions, shortcuts
        self._window = window
        self._shortcut_sheet: ShortcutSheet | None = None

    def show_shortcuts(self) -> None:
        """Open the sheet of shortcuts over the work, or put it away again."""
        if self._shortcut_sheet is None:
            self._shortcut_sheet = ShortcutSheet(self._actions, self._shortcuts, self._window)
        self._shortcut_sheet.setVisible(not self._shortcut_sheet.isVisible())

    def show_about(self) -> None:
        """Say what the program is."""
        box = AboutBox(app_icon(), self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.show()

    def open_log_folder(self) -> None:
        """Show the log in the desktop's file manager."""
        try:
            folder = log_folder()
        except OSError as error:
            words = self.tr("There is no log folder: {reason}.")
            self.failed.emit(words.format(reason=error.strerror or error))
            return
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self.told.emit(self.tr("The log is in {folder}.").format(folder=folder))
