"""Texts that lupdate cannot see in the source: tables of actions, and the templates of messages.

They are written out as Python that lupdate reads; the file is never imported or kept.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TypeGuard

from sketchpad import bundled
from sketchpad.action_set import menu_title
from sketchpad.actions import ACTIONS
from sketchpad.translation import COUNTED

ROOT = Path(__file__).resolve().parents[2]
PROGRAMMERS_ONLY = ("engine/edges.py", "engine/request.py", "engine/upscale.py")
"""What these say of their arguments no user can bring about."""
COMMAND_LINE = "sketchpad/cli/"
COMMAND_LINE_OF_THE_WINDOW = "sketchpad/cli/film_run.py"
"""The window starts it as a process and shows its messages."""


def sources() -> list[Path]:
    """Every module with texts of the window, without the command line and this package."""
    found = [*(ROOT / "sketchpad").rglob("*.py"), *(ROOT / "engine").rglob("*.py")]
    return sorted(path for path in found if _shown_by_the_window(name_of(path)))


def entries() -> list[tuple[str, str]]:
    """Context and English text of everything that is collected, each once."""
    found = [("actions", spec.text) for spec in ACTIONS if spec.translated]
    for spec in ACTIONS:
        top, _, sub = spec.menu.partition("/")
        found += [("menus", menu_title(top)), *([("menus", sub)] if sub else [])]
    found += [("Bundled", bundled.title_of(path)) for path in bundled.reference_pictures()]
    found += [("messages", template) for path in sources() for template in templates(path)]
    return list(dict.fromkeys(found))


def counts() -> list[tuple[str, str]]:
    """Context and English text of everything that is `counted`."""
    calls = [node for path in sources() for node in ast.walk(_tree(path)) if _is_counted(node)]
    return list(dict.fromkeys(tuple(map(ast.literal_eval, call.args[:2])) for call in calls))


def as_python() -> str:
    """A module of nothing but marks, for lupdate, which takes plurals for literal numbers only."""
    marks = [f"QT_TRANSLATE_NOOP({_quoted(c)}, {_quoted(text)})\n" for c, text in entries()]
    for context, text in counts():
        marks.append(f"translate({_quoted(context)}, {_quoted(text)}, {_quoted(COUNTED)}, 1)\n")
    return "".join(marks)


def templates(path: Path) -> list[str]:
    """The literal templates of the messages and errors that a module makes."""
    if name_of(path) in PROGRAMMERS_ONLY:
        return []
    arguments = [call.args[0] for call in message_calls(path) if call.args]
    return [a.value for a in arguments if isinstance(a, ast.Constant) and isinstance(a.value, str)]


def message_calls(path: Path) -> Iterator[ast.Call]:
    """Every call in a module that makes a message, or an error that carries one."""
    for node in ast.walk(_tree(path)):
        called = node.func if isinstance(node, ast.Call) else None
        if isinstance(node, ast.Call) and isinstance(called, ast.Name) and called.id in _makers():
            yield node


@cache
def _makers() -> frozenset[str]:
    """Messages, and every error class that comes from the engine's."""
    classes = [n for path in sources() for n in _tree(path).body if isinstance(n, ast.ClassDef)]
    makers, before = {"Message", "EngineError"}, 0
    while len(makers) > before:
        before = len(makers)
        makers |= {c.name for c in classes if makers & {ast.unparse(base) for base in c.bases}}
    return frozenset(makers)


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _is_counted(node: ast.AST) -> TypeGuard[ast.Call]:
    return isinstance(node, ast.Call) and ast.unparse(node.func) == "counted"


def _shown_by_the_window(name: str) -> bool:
    if name.startswith(COMMAND_LINE):
        return name == COMMAND_LINE_OF_THE_WINDOW
    return not name.startswith("sketchpad/translations/")


def name_of(path: Path) -> str:
    """The path of a module inside the project."""
    return path.relative_to(ROOT).as_posix()


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
