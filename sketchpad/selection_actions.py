"""The rows of the table of actions about what is selected, rulers, guides and symmetry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sketchpad.action_spec import ActionSpec
from sketchpad.canvas.ruler_ticks import RulerUnit
from sketchpad.canvas.symmetry import SymmetryKind

if TYPE_CHECKING:
    from sketchpad.main_window import MainWindow


def _symmetry(kind: SymmetryKind, text: str, *keys: str) -> ActionSpec:
    def choose(window: MainWindow, on: bool) -> None:
        if on:
            window.canvas.tools.choose_symmetry(kind)

    return ActionSpec(f"symmetry_{kind.value}", "Draw/S&ymmetry", text, switch=choose,
                      shortcuts=keys, section=4, choice_of="symmetry")  # fmt: skip


def _perspective(points: int, text: str, *keys: str) -> ActionSpec:
    def choose(window: MainWindow, on: bool) -> None:
        if on:
            window.canvas.tools.grid.choose(points)

    return ActionSpec(f"perspective_{points}", "Draw/Perspecti&ve grid", text, switch=choose,
                      shortcuts=keys, section=4, choice_of="perspective")  # fmt: skip


def _bend(size: int, text: str, *keys: str) -> ActionSpec:
    return ActionSpec(f"bend_{size}", "Edit/Bend the &selected strokes", text,
                      lambda w: w.editing.bend(size), shortcuts=keys, section=3)  # fmt: skip


def _ruler_unit(unit: RulerUnit, text: str) -> ActionSpec:
    def choose(window: MainWindow, on: bool) -> None:
        if on:
            window.viewing.guiding.choose_unit(unit)

    return ActionSpec(f"ruler_{unit.value}", "View/Rulers count in", text, switch=choose,
                      section=4, choice_of="ruler_unit")  # fmt: skip


# fmt: off
RULER_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("rulers", "View", "Rul&ers", switch=lambda w, on: w.viewing.guiding.show_rulers(on),
               shortcuts=("Ctrl+Shift+R",), section=4),
    _ruler_unit(RulerUnit.PX, "&Pixels"),
    _ruler_unit(RulerUnit.MM, "&Millimetres"),
)
CLIPBOARD_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("copy_selected", "Edit", "&Copy: selected strokes, or else the picture",
               lambda w: w.editing.copy(), shortcuts=("Ctrl+C",), icon="copy", section=1),
    ActionSpec("cut", "Edit", "Cu&t the selected strokes", lambda w: w.editing.cut(),
               shortcuts=("Ctrl+X",), icon="cut", section=1),
)
SELECTION_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("duplicate", "Edit", "&Duplicate the selected strokes",
               lambda w: w.editing.duplicate(),
               shortcuts=("Ctrl+D",), icon="duplicate", section=3),
    ActionSpec("delete", "Edit", "De&lete what is selected", lambda w: w.editing.delete(),
               shortcuts=("Del", "Backspace"), icon="clear", section=3),
    ActionSpec("select_all", "Edit", "Select &all strokes", lambda w: w.editing.select_all(),
               shortcuts=("Ctrl+A",), section=3),
    ActionSpec("select_none", "Edit", "Select &nothing", lambda w: w.canvas.selection.clear(),
               shortcuts=("Ctrl+Shift+A",), section=3),
    ActionSpec("flip_across", "Edit", "Flip left to ri&ght", lambda w: w.canvas.edits.flip(),
               shortcuts=("Shift+H",), section=3),
    ActionSpec("flip_down", "Edit", "Fl&ip upside down",
               lambda w: w.canvas.edits.flip(upside_down=True),
               shortcuts=("Shift+V",), section=3),
    _bend(3, "With &3 × 3 points"),
    _bend(4, "With &4 × 4 points", "W"),
    _bend(5, "With &5 × 5 points"),
)
GUIDE_ACTIONS: tuple[ActionSpec, ...] = (
    _symmetry(SymmetryKind.NONE, "&None", "Shift+Y"),
    _symmetry(SymmetryKind.LEFT_RIGHT, "&Left and right alike", "Y"),
    _symmetry(SymmetryKind.UP_DOWN, "&Above and below alike"),
    _symmetry(SymmetryKind.QUARTERS, "&Four quarters alike"),
    _symmetry(SymmetryKind.RAYS, "&Six rays"),
    ActionSpec("symmetry_centre", "Draw/S&ymmetry", "Back to the &middle of the paper",
               lambda w: w.canvas.tools.centre_symmetry(), section=4),
    _perspective(0, "&None", "Shift+P"),
    _perspective(1, "&One vanishing point", "P"),
    _perspective(2, "&Two vanishing points"),
    ActionSpec("guides_shown", "Draw/&Guides", "&Show the guides",
               switch=lambda w, on: w.viewing.guiding.show_guides(on),
               shortcuts=("Ctrl+;",), section=4),
    ActionSpec("guides_locked", "Draw/&Guides", "&Lock the guides",
               switch=lambda w, on: w.viewing.guiding.lock_guides(on),
               shortcuts=("Ctrl+Alt+;",), section=4),
    ActionSpec("guides_snap", "Draw/&Guides", "Lines and shapes &catch on guides and grid",
               switch=lambda w, on: w.viewing.guiding.snap(on),
               shortcuts=("Ctrl+Shift+;",), section=4),
    ActionSpec("guides_arrange", "Draw/&Guides", "&Arrange the guides…",
               lambda w: w.viewing.guiding.arrange(), section=4),
    ActionSpec("guides_clear", "Draw/&Guides", "&Take all guides away",
               lambda w: w.model.clear_guides(), section=4),
)
# fmt: on
