"""The rows of the table of actions that work on what is selected."""

from __future__ import annotations

from sketchpad.action_spec import ActionSpec

# fmt: off
SELECTION_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("copy_selected", "Edit", "&Copy: selected strokes, or else the picture",
               lambda w: w.editing.copy(), shortcuts=("Ctrl+C",), icon="copy", section=1),
    ActionSpec("cut", "Edit", "Cu&t the selected strokes", lambda w: w.editing.cut(),
               shortcuts=("Ctrl+X",), icon="cut", section=1),
    ActionSpec("duplicate", "Edit", "&Duplicate the selected strokes",
               lambda w: w.editing.duplicate(),
               shortcuts=("Ctrl+D",), icon="duplicate", section=1),
    ActionSpec("delete", "Edit", "De&lete what is selected", lambda w: w.editing.delete(),
               shortcuts=("Del", "Backspace"), icon="clear", section=1),
    ActionSpec("select_all", "Edit", "Select &all strokes", lambda w: w.editing.select_all(),
               shortcuts=("Ctrl+A",), section=3),
    ActionSpec("select_none", "Edit", "Select &nothing", lambda w: w.canvas.selection.clear(),
               shortcuts=("Ctrl+Shift+A",), section=3),
    ActionSpec("flip_across", "Edit", "Flip left to ri&ght", lambda w: w.canvas.edits.flip(),
               shortcuts=("Shift+H",), section=3),
    ActionSpec("flip_down", "Edit", "Flip &upside down",
               lambda w: w.canvas.edits.flip(upside_down=True),
               shortcuts=("Shift+V",), section=3),
)
# fmt: on
