"""No text of the window is written so that Qt cannot translate it: the source is searched."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache

from sketchpad.translations import catalogue
from tests.translation.unwrapped import Found, unwrapped

COMMAND_LINE_ONLY = {
    "sketchpad/cli/film_run.py",
    "sketchpad/export/recipe.py",
    "sketchpad/export/replay.py",
}
"""What only `sketchpad render`, `replay` and `film` say; the film's messages are collected."""
ALLOWED = {
    "Sketchpad": "the program's name",
    "[*] — Sketchpad": "the program's name in the title of the window",
    "File/Open recent": "the name of a menu in the code",
    "La&yer": "a menu; collected with the others",
    "Sketchpad recipe": "a key inside PNG files",
    "sketchpad document": "a mark inside project files",
    "Thumbnails/thumbnail.png": "a path inside OpenRaster files",
    "it is cut short": "the command line's: recipes are read by `sketchpad replay`",
    "its recipe": "the same",
    "the picture": "the same",
    " was changed on the way": "the same",
    'sketchpad batch pages/*.png --style "': "a command to be typed",
    "Fill": "the name of an item in the file",
    "Lines": "the first layer's name in the file; `shown_layer` translates it",
    "English": "a language by its own name",
    "Deutsch": "a language by its own name",
    "Hant": "a script's code",
}
KEYS = re.compile(
    r"((Ctrl|Shift|Alt)\+)*([A-Z0-9?;,\[\]+=-]|Left|Right|Up|Down|Return|Enter|Space|F\d+)?"
)


MODULES = tuple(catalogue.sources())


@cache
def collected() -> frozenset[str]:
    """What needs no mark, since the catalogue finds it."""
    return frozenset(text for _, text in catalogue.entries())


def test_every_text_is_marked() -> None:
    left: list[Found] = []
    for module in MODULES:
        name = catalogue.name_of(module)
        if not name.startswith("engine/") and name not in COMMAND_LINE_ONLY:  # has only messages
            left += [found for found in unwrapped(module, name) if not _accounted_for(found)]
    assert not left, "\n".join(map(str, left))


def _accounted_for(found: Found) -> bool:
    return (
        found.text in collected()
        or found.text in ALLOWED
        or KEYS.fullmatch(found.text) is not None
        or found.text in MENUS
    )


MENUS = frozenset(spec.menu.partition("/")[0] for spec in catalogue.ACTIONS)
"""Names of menus, by which the code finds them."""


def calls(*names: str) -> Iterator[tuple[str, ast.Call]]:
    """Where functions or methods with these names are called, and the calls."""
    for module in MODULES:
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in names:
                yield f"{catalogue.name_of(module)}:{node.lineno}", node


def test_texts_are_literals_that_lupdate_can_read() -> None:
    for where, call in calls("tr", "translate", "QT_TRANSLATE_NOOP"):
        passes_on = where.startswith("sketchpad/translation.py")  # what tables hold, to be shown
        if _is_text(call) and not passes_on:
            texts = call.args[:1] if _is_tr(call) else call.args[:2]
            assert all(isinstance(text, ast.Constant) for text in texts), where


def test_only_ones_own_tr_is_called() -> None:
    for where, call in calls("tr"):
        assert ast.unparse(call.func) == "self.tr", where


def test_plurals_are_marked_as_such() -> None:
    for where, call in calls("tr", "translate", "counted"):
        if where.startswith("sketchpad/translation.py") or not _is_text(call):
            continue
        literals = [part.value for part in call.args if isinstance(part, ast.Constant)]
        counts = any("%n" in str(text) for text in literals)
        called = ast.unparse(call.func)
        if called == "counted":
            assert counts and len(literals) == 2 and len(call.args) == 3, where
        else:  # lupdate takes no plural from `translate`
            assert counts == (len(call.args) == 3) and (not counts or _is_tr(call)), where


def test_classes_with_plurals_have_no_heirs() -> None:
    """`tr` asks for the class at hand first, and an untranslated plural is filled in there."""
    counting, parents = set(), set()
    for module in MODULES:
        tree = ast.parse(module.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                parents |= {ast.unparse(base) for base in node.bases}
                if '"%n' in ast.unparse(node).replace("'", '"'):
                    counting.add(node.name)
    assert not counting & parents


def message_calls() -> Iterator[tuple[str, ast.Call]]:
    """Where messages and errors that carry one are made, and the calls."""
    for module in MODULES:
        if catalogue.name_of(module) not in catalogue.PROGRAMMERS_ONLY:
            for call in catalogue.message_calls(module):
                yield f"{catalogue.name_of(module)}:{call.lineno}", call


def test_errors_carry_a_template() -> None:
    for where, call in message_calls():
        pieces = any(isinstance(part, ast.JoinedStr) for part in ast.walk(call))
        assert not pieces, f"{where}: give values by name, not in an f-string"


def test_templates_name_the_values_that_they_are_given() -> None:
    for where, call in message_calls():
        if call.args and isinstance(call.args[0], ast.Constant):
            wanted = set(re.findall(r"\{(\w+)\}", str(call.args[0].value)))
            given = {keyword.arg for keyword in call.keywords}
            later = "detail" in wanted  # filled in by the worker, which keeps such templates
            assert wanted == given or later, f"{where}: {wanted ^ given}"


def _is_tr(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Attribute) and call.func.attr == "tr"


def _is_text(call: ast.Call) -> bool:
    """Whether it is the `translate` of texts, not that of rectangles and painters."""
    if _is_tr(call):
        return True
    owner = ast.unparse(call.func)
    return owner in ("translate", "QCoreApplication.translate", "QT_TRANSLATE_NOOP", "counted")
