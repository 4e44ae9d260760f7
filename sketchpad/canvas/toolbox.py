"""The tools of one canvas by their names: which one a press means, and how the pointer looks."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QCursor

from sketchpad.canvas.cursors import hint_cursor, ring_cursor
from sketchpad.canvas.hint_selection import HintSelection
from sketchpad.canvas.tools.eraser import EraserTool
from sketchpad.canvas.tools.hint import HintTool
from sketchpad.canvas.tools.pan import PanTool
from sketchpad.canvas.tools.pen import PenTool
from sketchpad.canvas.tools.tool import Tool
from sketchpad.canvas.viewport import Viewport
from sketchpad.document.model import DocumentModel

TOOLS = ("pen", "eraser", "pan", "hint", "picker")
HINT_TOOLS = ("hint", "picker")
"""With these one works with colour hints."""
SMALLEST_BRUSH_PX, LARGEST_BRUSH_PX = 1.0, 100.0
SMALLEST_ERASER_VIEW_PX = 12.0


class Toolbox:
    """The chosen tool, and the keys that lend another one while they are held.

    The picker draws nothing: who takes colours is decided outside the canvas.
    """

    def __init__(self, model: DocumentModel, selection: HintSelection, viewport: Viewport) -> None:
        self._viewport = viewport
        self._chosen = "pen"
        self.pen = PenTool(model, 5.0)
        self.eraser = EraserTool(model, 5.0)
        self.pan = PanTool(viewport.move)
        self.hint = HintTool(model, selection, viewport)
        self.space_down = False
        self.alt_down = False

    @property
    def chosen(self) -> str:
        """One of TOOLS."""
        return self._chosen

    def choose(self, name: str) -> None:
        """Choose one of TOOLS; counts from the next press on."""
        if name not in TOOLS:
            raise ValueError(f"no tool is called {name!r}; there are {', '.join(TOOLS)}")
        self._chosen = name

    @property
    def brush_size_px(self) -> float:
        """Width of the pen and the eraser in document pixels, 1 to 100."""
        return self.pen.brush_size_px

    @brush_size_px.setter
    def brush_size_px(self, size_px: float) -> None:
        self.pen.brush_size_px = min(LARGEST_BRUSH_PX, max(SMALLEST_BRUSH_PX, size_px))

    @property
    def edits_hints(self) -> bool:
        """Whether colour hints are what one works with."""
        return self._chosen in HINT_TOOLS

    @property
    def picks(self) -> bool:
        """Whether a press takes a colour: with the picker, or Alt held in the hint tool."""
        alt_picks = self._chosen == "hint" and self.alt_down
        return (self._chosen == "picker" or alt_picks) and not self.space_down

    def for_press(self, button: Qt.MouseButton) -> Tool | None:
        """The tool that a press of this button means."""
        if button == Qt.MouseButton.MiddleButton:
            return self.pan
        if button != Qt.MouseButton.LeftButton:
            return None
        if self.space_down:
            return self.pan
        if self.picks:
            return None
        tools: dict[str, Tool] = {
            "pen": self.pen,
            "eraser": self.eraser,
            "pan": self.pan,
            "hint": self.hint,
        }
        return tools[self._chosen]

    def size_eraser(self) -> None:
        """Make the eraser as wide as the brush, but never too small to be seen."""
        smallest_px = SMALLEST_ERASER_VIEW_PX / self._viewport.zoom
        self.eraser.size_px = max(self.brush_size_px, smallest_px)

    def cursor(self, drag: Tool | None, device_pixel_ratio: float) -> QCursor:
        """What the pointer looks like, during a drag or before one."""
        if drag is self.pan:
            return QCursor(Qt.CursorShape.ClosedHandCursor)
        if self.space_down or self._chosen == "pan":
            return QCursor(Qt.CursorShape.OpenHandCursor)
        if self.picks:
            return QCursor(Qt.CursorShape.CrossCursor)
        if self._chosen == "hint":
            return hint_cursor(self.hint.colour, device_pixel_ratio)
        size = self.brush_size_px * self._viewport.zoom
        if self._chosen == "eraser":
            size = max(size, SMALLEST_ERASER_VIEW_PX)
        return ring_cursor(size, device_pixel_ratio)
