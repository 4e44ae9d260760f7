"""Every action of the window in one table: its name, menu, text, shortcuts, icon and handler."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sketchpad.action_spec import ActionSpec
from sketchpad.canvas.stabiliser import StabiliserMode
from sketchpad.canvas.toolbox import HINT_TOOLS
from sketchpad.document.stroke import BrushKind
from sketchpad.selection_actions import (
    CLIPBOARD_ACTIONS,
    GUIDE_ACTIONS,
    RULER_ACTIONS,
    SELECTION_ACTIONS,
)
from sketchpad.settings import LensChoice, ThemeChoice
from sketchpad.translation import LANGUAGES, SYSTEM

if TYPE_CHECKING:
    from sketchpad.main_window import MainWindow


def _theme(name: str, text: str, choice: ThemeChoice) -> ActionSpec:
    def choose(window: MainWindow, on: bool) -> None:
        if on:
            window.choose_theme(choice)

    return ActionSpec(name, "View/Theme", text, switch=choose, section=2, choice_of="theme")


def _language(code: str, text: str) -> ActionSpec:
    def choose(window: MainWindow, on: bool) -> None:
        if on:
            window.language.choose(code)

    return ActionSpec(f"language_{code}", "View/Language", text, switch=choose, section=2,
                      choice_of="language", translated=code == SYSTEM)  # fmt: skip


def _lens(choice: LensChoice, text: str, key: str) -> ActionSpec:
    def choose(window: MainWindow, on: bool) -> None:
        if on:
            window.choose_lens(choice)

    return ActionSpec(f"lens_{choice.value}", "Lens", text, switch=choose, shortcuts=(key,),
                      choice_of="lens")  # fmt: skip


def _working_size(size_px: int, text: str) -> ActionSpec:
    def choose(window: MainWindow, on: bool) -> None:
        if on:
            window.choose_working_size(size_px)

    return ActionSpec(f"working_size_{size_px}", "Lens/Working size", text, switch=choose,
                      section=2, choice_of="working_size")  # fmt: skip


def _brush(kind: BrushKind, text: str, key: str) -> ActionSpec:
    def choose(window: MainWindow, on: bool) -> None:
        if on:
            window.pens.choose_brush(kind)

    return ActionSpec(f"brush_{kind}", "Draw/Br&ushes", text, switch=choose, shortcuts=(key,),
                      icon=kind, section=2, choice_of="brush")  # fmt: skip


def _eraser(strokes: bool, text: str) -> ActionSpec:
    def choose(window: MainWindow, on: bool) -> None:
        if on:
            window.pens.erase_strokes(strokes)

    name = f"erase_{'strokes' if strokes else 'ink'}"
    return ActionSpec(name, "Draw/Eraser &takes", text, switch=choose, section=2,
                      choice_of="eraser")  # fmt: skip


def _stabiliser(mode: StabiliserMode, text: str) -> ActionSpec:
    def choose(window: MainWindow, on: bool) -> None:
        if on:
            window.pens.choose_stabiliser(mode)

    return ActionSpec(f"stabiliser_{mode.value}", "Draw/Stabiliser", text, switch=choose,
                      section=2, choice_of="stabiliser")  # fmt: skip


def _layer_switch(name: str, text: str) -> ActionSpec:
    return ActionSpec(f"layer_{name}", "Layer", text, section=2,
                      switch=lambda w, on: w.layers.switch(name, on))  # fmt: skip


def _tool(name: str, text: str, key: str) -> ActionSpec:
    def choose(window: MainWindow, on: bool) -> None:
        if on:
            window.canvas.set_tool(name)

    icon = "brush" if name == "pen" else name
    section = 1 if name in HINT_TOOLS else 0
    return ActionSpec(name, "Draw", text, switch=choose, shortcuts=(key,), icon=icon,
                      section=section, choice_of="tool")  # fmt: skip


# fmt: off
ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("new", "File", "&New drawing", lambda w: w.projects.new(),
               shortcuts=("Ctrl+N",), icon="new"),
    ActionSpec("open", "File", "&Open…", lambda w: w.projects.ask_open(),
               shortcuts=("Ctrl+O",), icon="open"),
    ActionSpec("lost", "File", "&Lost drawings…", lambda w: w.lost.show_list(), icon="time"),
    ActionSpec("close_document", "File", "&Close", lambda w: w.tabs.close(),
               shortcuts=("Ctrl+W",), icon="close"),
    ActionSpec("clear_recent", "File/Open &recent", "Clear this list",
               lambda w: w.projects.clear_recent(), section=9),
    ActionSpec("save", "File", "&Save", lambda w: w.projects.save(),
               shortcuts=("Ctrl+S",), icon="save", section=1),
    ActionSpec("save_as", "File", "Save &as…", lambda w: w.projects.ask_save_as(),
               shortcuts=("Ctrl+Shift+S",), section=1),
    ActionSpec("save_picture", "File", "Save painting as PN&G…",
               lambda w: w.export.ask_save(w.projects.title, w.panes.active),
               shortcuts=("Ctrl+Shift+E",), icon="save-picture", section=2),
    ActionSpec("export", "File", "E&xport…",
               lambda w: w.export.ask_export(w.projects.title, w.panes.active),
               shortcuts=("Ctrl+Alt+E",), icon="save-picture", section=2),
    ActionSpec("recipe_in_pictures", "File", "Sa&ve the recipe inside the picture",
               switch=lambda w, on: w.export.set_recipe_inside(on), section=2),
    ActionSpec("time_film", "File", "Save a film of the &drawing…",
               lambda w: w.films.ask_or_stop(w.projects.title), icon="film", section=2),
    ActionSpec("open_sketch", "File", "Open s&ketch picture…", lambda w: w.intake.ask_sketch(),
               shortcuts=("Ctrl+Shift+O",), icon="sketch", section=3),
    ActionSpec("quit", "File", "&Quit", lambda w: w.close(),
               shortcuts=("Ctrl+Q",), icon="quit", section=4),

    ActionSpec("undo", "Edit", "&Undo", lambda w: w.model.undo_stack.undo(),
               shortcuts=("Ctrl+Z",), icon="undo"),
    ActionSpec("redo", "Edit", "&Redo", lambda w: w.model.undo_stack.redo(),
               shortcuts=("Ctrl+Shift+Z", "Ctrl+Y"), icon="redo"),
    ActionSpec("undo_history", "Edit", "Undo &history", lambda w: w.undo_history.bring_up(),
               shortcuts=("Ctrl+H",), icon="steps"),
    *CLIPBOARD_ACTIONS,
    ActionSpec("copy", "Edit", "C&opy painting", lambda w: w.export.copy(w.panes.active),
               icon="copy", section=1),
    ActionSpec("paste", "Edit", "&Paste where the pointer is", lambda w: w.paste(),
               shortcuts=("Ctrl+V",), icon="paste", section=1),
    ActionSpec("paste_reference", "Edit", "Paste as re&ference",
               lambda w: w.intake.paste_reference(), shortcuts=("Ctrl+Shift+V",), section=1),
    *SELECTION_ACTIONS,
    ActionSpec("clear", "Edit", "Cl&ear the paper", lambda w: w.model.clear(),
               shortcuts=("Ctrl+Del",), icon="clear", section=2),

    ActionSpec("zoom_in", "View", "Zoom &in", lambda w: w.canvas.viewport.zoom_step(+1),
               shortcuts=("Ctrl++", "Ctrl+="), icon="zoom-in"),
    ActionSpec("zoom_out", "View", "Zoom &out", lambda w: w.canvas.viewport.zoom_step(-1),
               shortcuts=("Ctrl+-",), icon="zoom-out"),
    ActionSpec("fit", "View", "&Fit the paper", lambda w: w.canvas.fit(),
               shortcuts=("Ctrl+0",), icon="fit"),
    ActionSpec("actual_size", "View", "&Actual size", lambda w: w.canvas.actual_size(),
               shortcuts=("Ctrl+1",), icon="actual-size"),
    ActionSpec("turn_left", "View", "Turn the paper &left", lambda w: w.viewing.turn(-1),
               shortcuts=("4",), icon="turn-left", section=4),
    ActionSpec("turn_right", "View", "Turn the paper &right", lambda w: w.viewing.turn(+1),
               shortcuts=("6",), icon="turn-right", section=4),
    ActionSpec("straighten", "View", "Lay the paper &straight", lambda w: w.viewing.straighten(),
               shortcuts=("5",), icon="straighten", section=4),
    ActionSpec("mirror_view", "View", "See it in the &mirror",
               switch=lambda w, on: w.viewing.set_mirrored(on),
               shortcuts=("M",), icon="mirror", section=4),
    *RULER_ACTIONS,
    ActionSpec("navigator", "View", "O&verview of the paper",
               switch=lambda w, on: w.viewing.show_navigator(on),
               shortcuts=("N",), icon="navigator", section=1),
    ActionSpec("compare", "View", "&Compare with the line art",
               switch=lambda w, on: w.panes.set_comparing(on),
               shortcuts=("C",), icon="compare", section=1),
    ActionSpec("panels", "View", "Tool strip and &panels",
               switch=lambda w, on: w.workspace.show_panels(on),
               shortcuts=("Tab",), icon="panels", section=1, only_drawing=True),
    ActionSpec("history", "View", "&Kept pictures",
               switch=lambda w, on: w.kept.show_strip(on),
               shortcuts=("Ctrl+Shift+K",), icon="history", section=1),
    ActionSpec("full_screen", "View", "F&ull screen: only paper and pictures",
               switch=lambda w, on: w.show_only_pictures(on),
               shortcuts=("F11",), icon="full-screen", section=1),
    ActionSpec("time", "View", "&Time: how it was drawn",
               switch=lambda w, on: w.time.show_bar(on), shortcuts=("T",), icon="time", section=1),
    ActionSpec("time_play", "View", "Pla&y how it was drawn",
               switch=lambda w, on: w.time.play(on), shortcuts=("Shift+T",), icon="play",
               section=1),
    ActionSpec("time_now", "View", "Return to no&w", lambda w: w.time.return_to_now(),
               shortcuts=("End", "Esc"), section=1),
    ActionSpec("time_continue", "Edit", "Continue fro&m here",
               lambda w: w.time.continue_from_here(), icon="branch", section=2),
    ActionSpec("time_branch", "Edit", "Continue in a new ta&b",
               lambda w: w.time.branch_off(w.documents), icon="branch", section=2),
    _theme("theme_system", "As the &desktop", ThemeChoice.SYSTEM),
    _theme("theme_light", "&Light", ThemeChoice.LIGHT),
    _theme("theme_dark", "Dar&k", ThemeChoice.DARK),
    _language(SYSTEM, "As the &desktop"),
    *(_language(code, name) for code, name in LANGUAGES.items()),
    ActionSpec("next_pane", "View", "Go to the &next pane", lambda w: w.workspace.focus_next_pane(),
               shortcuts=("F6",), section=3),
    ActionSpec("next_document", "View", "Ne&xt drawing", lambda w: w.documents.step(+1),
               shortcuts=("Ctrl+Tab", "Ctrl+PgDown"), section=3),
    ActionSpec("previous_document", "View", "Previous &drawing", lambda w: w.documents.step(-1),
               shortcuts=("Ctrl+Shift+Tab", "Ctrl+PgUp"), section=3),

    _tool("pen", "&Brush", "B"),
    _tool("rectangle", "&Rectangle", "U"),
    _tool("ellipse", "E&llipse", "O"),
    _tool("fill", "&Fill a closed region", "G"),
    _tool("eraser", "&Eraser", "E"),
    _tool("select", "&Select strokes", "S"),
    _tool("lasso", "Select &with a lasso", "Q"),
    _tool("pan", "&Hand: move the paper", "H"),
    _tool("hint", "&Colour hint", "K"),
    _tool("picker", "Colour &picker", "I"),
    ActionSpec("hint_colour", "Draw", "Choose the hint colour…", lambda w: w.hints.ask_colour(),
               icon="swatches", section=1),
    ActionSpec("swap_colours", "Draw", "Hi&nt colour before", lambda w: w.hints.swap(),
               shortcuts=("X",), section=1),
    ActionSpec("clear_hints", "Draw", "Take &all colour hints away",
               lambda w: w.model.clear_hints(), icon="clear", section=1),
    _brush("pencil", "&Pencil", "1"),
    _brush("ink", "&Ink", "2"),
    _brush("marker", "&Marker", "3"),
    _eraser(True, "Whole &strokes"),
    _eraser(False, "Only what it &touches"),
    _stabiliser(StabiliserMode.NONE, "&None"),
    _stabiliser(StabiliserMode.LIGHT, "&Gentle"),
    _stabiliser(StabiliserMode.STRING, "&Pulled by a string"),
    ActionSpec("pen_settings", "Draw", "Pen settings…", lambda w: w.pens.show_settings(),
               icon="pen-settings", section=2),
    ActionSpec("thinner", "Draw", "Thinner brush", lambda w: w.pens.scale_size(1 / 1.2),
               shortcuts=("[",), section=2),
    ActionSpec("thicker", "Draw", "Th&icker brush", lambda w: w.pens.scale_size(1.2),
               shortcuts=("]",), section=2),
    *GUIDE_ACTIONS,
    ActionSpec("sample", "Draw", "Sa&mple drawing", lambda w: w.draw_sample(),
               icon="sketch", section=3),

    ActionSpec("layer_new", "Layer", "&New layer", lambda w: w.model.add_layer(),
               shortcuts=("Ctrl+Shift+N",), icon="add"),
    ActionSpec("layer_underlay", "Layer", "Place picture as &underlay…",
               lambda w: w.intake.ask_underlay(), icon="underlay"),
    ActionSpec("layer_duplicate", "Layer", "&Duplicate layer", lambda w: w.layers.duplicate(),
               shortcuts=("Ctrl+J",), icon="duplicate"),
    ActionSpec("layer_merge", "Layer", "&Merge with the layer below",
               lambda w: w.layers.merge_down(), shortcuts=("Ctrl+E",), icon="merge-down"),
    ActionSpec("layer_delete", "Layer", "D&elete layer", lambda w: w.layers.delete(),
               icon="clear"),
    ActionSpec("layer_rename", "Layer", "&Rename layer…", lambda w: w.layers.rename()),
    ActionSpec("layer_raise", "Layer", "Move layer u&p", lambda w: w.layers.move(+1),
               shortcuts=("Ctrl+]",), icon="raise", section=1),
    ActionSpec("layer_lower", "Layer", "Move layer do&wn", lambda w: w.layers.move(-1),
               shortcuts=("Ctrl+[",), icon="lower", section=1),
    ActionSpec("layer_above", "Layer", "Draw on the layer &above", lambda w: w.layers.step(+1),
               shortcuts=("PgUp",), section=1),
    ActionSpec("layer_below", "Layer", "Draw on the layer &below", lambda w: w.layers.step(-1),
               shortcuts=("PgDown",), section=1),
    _layer_switch("visible", "&Show it"),
    _layer_switch("locked", "&Lock it"),
    _layer_switch("drives", "It dri&ves the result"),
    ActionSpec("layers", "Layer", "La&yers panel", switch=lambda w, on: w.layers.show_panel(on),
               shortcuts=("F7",), icon="layers", section=3),

    _lens(LensChoice.PAINT, "&Paint", "F2"),
    _lens(LensChoice.PHOTO, "P&hoto", "F3"),
    _lens(LensChoice.BOTH, "&Both", "F4"),
    ActionSpec("live", "Lens", "Follow &while drawing",
               switch=lambda w, on: w.set_live(on), shortcuts=("L",), icon="live", section=1),
    ActionSpec("repaint", "Lens", "Make the picture &now", lambda w: w.session.repaint(),
               shortcuts=("F5",), icon="repaint", section=1),
    _working_size(192, "192 px  (faster)"),
    _working_size(256, "256 px  (finest)"),  # the largest side the network was trained on
    ActionSpec("add_reference", "Lens/Add a &reference", "Reference from a &file…",
               lambda w: w.intake.ask_references(),
               shortcuts=("Ctrl+R",), icon="picture", section=3),
    ActionSpec("add_pasted_reference", "Lens/Add a &reference", "Reference from the &clipboard",
               lambda w: w.intake.paste_reference(), icon="paste", section=3),
    ActionSpec("keep", "Lens", "&Keep this picture",
               lambda w: w.kept.keep(
                   w.projects.title, w.panes.active, w.model.document.drawing),
               shortcuts=("Ctrl+K",), icon="keep", section=1),
    ActionSpec("find_class", "Lens", "Find a &class for the photo", lambda w: w.find_class(),
               shortcuts=("Ctrl+F",), section=4),
    ActionSpec("dice", "Lens", "Roll the &dice: another photo", lambda w: w.photo.roll_dice(),
               shortcuts=("D",), icon="dice", section=4),
    ActionSpec("variations", "Lens", "Choose among nine &variations",
               lambda w: w.photo.offer_variations(),
               shortcuts=("V",), icon="variations", section=4),

    ActionSpec("shortcuts", "Help", "&Keyboard shortcuts", lambda w: w.help.show_shortcuts(),
               shortcuts=("Shift+?", "?", "F1"), icon="help"),
    ActionSpec("log", "Help", "Open the &log folder", lambda w: w.help.open_log_folder(),
               section=1),
    ActionSpec("about", "Help", "&About Sketchpad", lambda w: w.help.show_about(),
               icon="about", section=1),
)
# fmt: on
