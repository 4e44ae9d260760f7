"""The tools of one canvas by their names: which one a press means, and how the pointer looks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QCursor

from sketchpad.canvas.brushes import BrushBox
from sketchpad.canvas.cursors import hint_cursor, ring_cursor, turn_cursor
from sketchpad.canvas.guidance import Guidance
from sketchpad.canvas.guide_lines import GuideTool
from sketchpad.canvas.hint_selection import HintSelection
from sketchpad.canvas.item_selection import ItemSelection
from sketchpad.canvas.perspective_grid import PerspectiveTool
from sketchpad.canvas.pressure import PressureCurve
from sketchpad.canvas.stabiliser import Point, Steadiness
from sketchpad.canvas.symmetry import Symmetry, SymmetryKind
from sketchpad.canvas.symmetry_axes import AxisTool
from sketchpad.canvas.tools.bend import BendTool
from sketchpad.canvas.tools.eraser import EraserTool
from sketchpad.canvas.tools.fill import FillTool
from sketchpad.canvas.tools.hint import HintTool
from sketchpad.canvas.tools.pan import PanTool
from sketchpad.canvas.tools.pen import PenTool
from sketchpad.canvas.tools.select import SelectTool
from sketchpad.canvas.tools.shape import ShapeTool, ellipse, rectangle
from sketchpad.canvas.tools.sizer import SizerTool
from sketchpad.canvas.tools.tool import PointerSample, StrokeTool, Tool
from sketchpad.canvas.tools.turn import TurnTool
from sketchpad.canvas.tools.underlay import UnderlayTool
from sketchpad.canvas.transform_box import Grip
from sketchpad.canvas.viewport import Viewport
from sketchpad.document.guides import Guide
from sketchpad.document.model import DocumentModel
from sketchpad.document.stroke import Brush, BrushKind, Stroke
from sketchpad.translation import shown_message

DRAWING_TOOLS = ("pen", "rectangle", "ellipse", "fill", "eraser")
TOOLS = (*DRAWING_TOOLS, "select", "lasso", "pan", "hint", "picker")
HINT_TOOLS = ("hint", "picker")
"""With these one works with colour hints."""
SELECT_TOOLS = ("select", "lasso")
SHAPE_TOOLS = ("rectangle", "ellipse")
ALT_TOOLS = ("hint", *SHAPE_TOOLS, *SELECT_TOOLS)
"""To these the Alt key means something."""
BRUSH_TOOLS = ("pen", *SHAPE_TOOLS, "eraser")
"""These have a size."""
SMALLEST_ERASER_VIEW_PX = 12.0


class Toolbox:
    """The chosen tool, and the keys that lend another one while they are held.

    The picker draws nothing: who takes colours is decided outside the canvas.
    """

    def __init__(
        self,
        model: DocumentModel,
        hint_selection: HintSelection,
        selection: ItemSelection,
        viewport: Viewport,
    ) -> None:
        self.selection = selection
        self._model = model
        self._viewport = viewport
        self._chosen = "pen"
        self._symmetry = Symmetry()
        self._grown: list[Stroke] = []  # the stroke being drawn with its copies
        self.symmetry_changed: Callable[[], object] = lambda: None
        """Called when the axes look different."""
        self.axis = AxisTool(viewport, lambda: self._symmetry, self.set_symmetry)
        self.grid = PerspectiveTool(viewport)
        self.guides = GuideTool(model, viewport)
        self.guidance = Guidance(self.guides, self.grid)
        self._grip: Grip | None = None  # under the pointer
        self._on_knob = False  # of symmetry or grid
        self._guide: Guide | None = None  # under the pointer
        self.brushes = BrushBox()
        self.erases_strokes = True
        """Whether the eraser takes whole strokes, or only the ink it touches."""
        self.pen = PenTool(model, viewport, self._drawing_brush)
        self.rubber = PenTool(model, viewport, lambda: self.brushes["eraser"])
        self.rectangle = ShapeTool(model, rectangle, self._drawing_brush)
        self.ellipse = ShapeTool(model, ellipse, self._drawing_brush)
        self.fill = FillTool(model, self._drawing_brush)
        self.eraser = EraserTool(model, 5.0)
        self.sizer = SizerTool(self.brushes, viewport)
        self.pan = PanTool(viewport.move)
        self.turn = TurnTool(viewport)
        self.select = SelectTool(model, selection, viewport, self.guidance.matrix)
        self.underlay = UnderlayTool(model, selection, viewport, self.guidance.matrix)
        self.bend = BendTool(model, selection, viewport, self.guidance.point)
        self.hint = HintTool(model, hint_selection, viewport)
        self.draws = False
        """Whether a stroke is being drawn, from the press to the release."""
        self.space_down = False
        self.shift_down = False
        self.alt_down = False
        self.turn_down = False

    def tell_changes(self, changed: Callable[[], object]) -> None:
        """Call this whenever what a tool shows over the sheet looks different."""
        self.symmetry_changed = self.grid.changed = changed
        self.guides.changed.connect(changed)
        self.bend.changed.connect(changed)

    @property
    def chosen(self) -> str:
        """One of TOOLS."""
        return self._chosen

    def choose(self, name: str) -> None:
        """Choose one of TOOLS; counts from the next press on."""
        if name not in TOOLS:
            raise ValueError(f"no tool is called {name!r}; there are {', '.join(TOOLS)}")
        self._chosen = name
        self.select.lasso = name == "lasso"
        self.bend.keep()

    @property
    def brush(self) -> BrushKind:
        """The brush of the chosen tool, or what one would draw with."""
        return "eraser" if self._chosen == "eraser" else self.brushes.chosen

    @property
    def brush_size_px(self) -> float:
        """Width of the chosen tool's brush in document pixels."""
        return self.brushes[self.brush].size_px

    @brush_size_px.setter
    def brush_size_px(self, size_px: float) -> None:
        self.brushes.resize(self.brush, size_px)

    def set_steadiness(self, steadiness: Steadiness) -> None:
        """How the ink follows the pen from the next press on."""
        self.pen.steadiness = self.rubber.steadiness = steadiness

    def set_calm(self, calm: bool) -> None:
        """Whether the trembling of slow hands is smoothed from the next press on."""
        self.pen.calm = self.rubber.calm = calm

    def set_pressure_curve(self, curve: PressureCurve) -> None:
        """What becomes of the pressures a pen reports from the next press on."""
        self.pen.curve = self.rubber.curve = curve

    @property
    def stroke_tools(self) -> tuple[StrokeTool, ...]:
        """Those whose drag becomes a stroke."""
        return self.pen, self.rubber, self.rectangle, self.ellipse

    @property
    def growing(self) -> list[Stroke]:
        """The stroke that is being drawn, by whichever tool, and what symmetry adds to it."""
        stroke = next((tool.growing for tool in self.stroke_tools if tool.growing), None)
        if stroke is None:
            return []
        if not self._grown or self._grown[0] is not stroke:
            self._grown = self._symmetry.with_copies(stroke)
        return self._grown

    @property
    def symmetry(self) -> Symmetry:
        """How what is drawn comes again."""
        return self._symmetry

    def choose_symmetry(self, kind: SymmetryKind) -> None:
        """How what is drawn comes again; around the middle of the sheet, unless it was before."""
        if self._symmetry.kind is SymmetryKind.NONE:
            self.centre_symmetry()
        self.set_symmetry(replace(self._symmetry, kind=kind))

    def lay_out_axes(self) -> None:
        """The sheet has another size: axes and vanishing points go where one would begin."""
        self.centre_symmetry()
        self.grid.choose(len(self.grid.perspective.points))

    def centre_symmetry(self) -> None:
        """Lay the centre of symmetry into the middle of the sheet."""
        sheet = self._viewport.sheet_size
        kind = self._symmetry.kind
        self.set_symmetry(Symmetry(kind, sheet.width() / 2, sheet.height() / 2))

    def set_symmetry(self, symmetry: Symmetry) -> None:
        """How what is drawn comes again from now on, and around which centre."""
        self._symmetry = symmetry
        for tool in self.stroke_tools:
            tool.symmetry = symmetry
        self.symmetry_changed()

    def guided_start(self, tool: Tool, sample: PointerSample) -> PointerSample:
        """Where a drag begins: a straight line and a shape on the guides that are near."""
        straight = sample.straight and tool in (self.pen, self.rubber)
        led = straight or tool in (self.rectangle, self.ellipse)
        return self.guidance.start(sample) if led else sample

    def guided(self, tool: Tool, start: PointerSample, sample: PointerSample) -> PointerSample:
        """A sample of a drag: a straight line led by guides and perspective, a shape by guides."""
        if tool in (self.rectangle, self.ellipse):
            return self.guidance.shape(start, sample)
        if sample.straight and tool in (self.pen, self.rubber):
            return self.guidance.line(start, sample)
        return sample

    @property
    def edits_hints(self) -> bool:
        """Whether colour hints are what one works with."""
        return self._chosen in HINT_TOOLS

    @property
    def selects(self) -> bool:
        """Whether strokes are selected with the chosen tool."""
        return self._chosen in SELECT_TOOLS

    def hover(self, at: QPointF) -> bool:
        """The pointer is over a point of the view; whether it looks different from before."""
        before = self._grip, self._on_knob, self._guide
        place = at.x(), at.y()
        box = self.underlay if self.underlay.layer else self.select
        self._grip = box.grip_under(*place) if self._shows_box else None
        self._on_knob = bool(self.axis.knob_at(at)) or self.grid.knob_at(at) >= 0
        self._on_knob = self._on_knob or self.bend.handle_at(at) is not None
        self._guide = self.guide_under(at)
        return before != (self._grip, self._on_knob, self._guide)

    @property
    def _shows_box(self) -> bool:
        """Whether the box around what is selected is there to be dragged."""
        return self.selects and self.bend.mesh is None

    def ask_guide(self, button: Qt.MouseButton, at: QPointF) -> bool:
        """Ask where the guide at a view point shall lie; False if a click there means another."""
        guide = self.guide_under(at) if button == Qt.MouseButton.LeftButton else None
        if guide is not None:
            self.guides.asked.emit(guide)
        return guide is not None

    def guide_under(self, at: QPointF) -> Guide | None:
        """The guide that a press at a view point would move, with a tool that selects."""
        guide = self.guides.guide_at(at) if self._shows_box else None
        on_grip = self.underlay.grip_under(at.x(), at.y()) not in (None, Grip.MOVE)
        return None if guide is None or on_grip or self.select.hits(at) else guide

    @property
    def picks(self) -> bool:
        """Whether a press takes a colour: with the picker, or Alt held in the hint tool."""
        alt_picks = self._chosen == "hint" and self.alt_down
        return (self._chosen == "picker" or alt_picks) and not (self.space_down or self.turns)

    @property
    def turns(self) -> bool:
        """Whether a press turns the sheet: R held, or Shift and the space bar."""
        return self.turn_down or (self.space_down and self.shift_down)

    def release_keys(self) -> None:
        """No key is held any more, but for Alt."""
        self.space_down = self.shift_down = self.turn_down = False

    @property
    def string(self) -> tuple[Point, Point] | None:
        """The string that pulls the ink of the stroke that is being drawn."""
        return self.pen.string or self.rubber.string

    def for_press(
        self, button: Qt.MouseButton, shift: bool = False, at: QPointF | None = None
    ) -> Tool | None:
        """The tool that a press of this button, at this point of the view, means."""
        if button == Qt.MouseButton.MiddleButton:
            return self.pan
        if button == Qt.MouseButton.RightButton and shift and self._chosen in BRUSH_TOOLS:
            self.sizer.kind = self.brush
            return self.sizer
        if button != Qt.MouseButton.LeftButton:
            return None
        if self.turns:
            return self.turn
        if self.space_down:
            return self.pan
        if at is not None and self.axis.knob_at(at):
            return self.axis
        if at is not None and self.grid.knob_at(at) >= 0:
            return self.grid
        if self.picks:
            return None
        if self.bend.mesh is not None:
            return self.bend
        if at is not None and not shift and self.guide_under(at):
            return self.guides
        if at is not None and self.selects and self.underlay.grip_under(at.x(), at.y()):
            return self.underlay
        tools: dict[str, Tool] = {
            "pen": self.pen,
            "rectangle": self.rectangle,
            "ellipse": self.ellipse,
            "fill": self.fill,
            "eraser": self.for_erasing(),
            "select": self.select,
            "lasso": self.select,
            "pan": self.pan,
            "hint": self.hint,
        }
        return tools[self._chosen]

    def refuses(self, tool: Tool) -> bool:
        """Whether this tool cannot draw now; the model then tells why."""
        if obstacle := self._obstacle(tool):
            self._model.refused.emit(shown_message(obstacle))
        return bool(obstacle)

    def _obstacle(self, tool: Tool | None) -> str:
        draws = tool in self.stroke_tools or tool is self.fill
        return self._model.obstacle() if draws else ""

    def for_erasing(self) -> Tool:
        """What takes strokes or ink away, as the user chose."""
        return self.eraser if self.erases_strokes else self.rubber

    def size_eraser(self) -> None:
        """Make the eraser of strokes as wide as its brush, but never too small to be seen."""
        smallest_px = SMALLEST_ERASER_VIEW_PX / self._viewport.zoom
        self.eraser.size_px = max(self.brushes["eraser"].size_px, smallest_px)

    def cursor(self, drag: Tool | None, device_pixel_ratio: float) -> QCursor:
        """What the pointer looks like, during a drag or before one."""
        if drag is self.pan:
            return QCursor(Qt.CursorShape.ClosedHandCursor)
        if drag is self.sizer:
            return QCursor(Qt.CursorShape.BlankCursor)  # the ring on the sheet says it
        if drag is self.turn or (drag is None and self.turns):
            return turn_cursor(device_pixel_ratio)
        if self.space_down or self._chosen == "pan":
            return QCursor(Qt.CursorShape.OpenHandCursor)
        if drag in (self.axis, self.grid) or (drag is None and self._on_knob):
            return QCursor(Qt.CursorShape.SizeAllCursor)
        if self.picks:
            return QCursor(Qt.CursorShape.CrossCursor)
        if drag is self.guides or (drag is None and self.selects and self._guide):
            return QCursor(Qt.CursorShape.SizeAllCursor)
        if self._chosen == "hint":
            return hint_cursor(self.hint.colour, device_pixel_ratio)
        if self.selects:
            return self._select_cursor(device_pixel_ratio)
        if drag is None and self._obstacle(self.for_press(Qt.MouseButton.LeftButton)):
            return QCursor(Qt.CursorShape.ForbiddenCursor)
        if self._chosen in (*SHAPE_TOOLS, "fill"):
            return QCursor(Qt.CursorShape.CrossCursor)
        size = self.brush_size_px * self._viewport.zoom
        if self._chosen == "eraser" and self.erases_strokes:
            size = max(size, SMALLEST_ERASER_VIEW_PX)
        return ring_cursor(size, device_pixel_ratio)

    def _select_cursor(self, device_pixel_ratio: float) -> QCursor:
        if self._grip is None:
            return QCursor(Qt.CursorShape.CrossCursor)
        if self._grip is Grip.TURN:
            return turn_cursor(device_pixel_ratio)
        moves = self._grip is Grip.MOVE
        shape = Qt.CursorShape.SizeAllCursor if moves else Qt.CursorShape.PointingHandCursor
        return QCursor(shape)

    def _drawing_brush(self) -> Brush:
        return self.brushes[self.brushes.chosen]
