"""Finds string literals that a user of the window could read and that Qt does not translate."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

WRAPPERS = {"tr", "translate", "QT_TRANSLATE_NOOP", "shown", "counted"}
SINKS = {
    *("setText", "setToolTip", "setStatusTip", "setWhatsThis", "setWindowTitle", "setTitle"),
    *("setAccessibleName", "setAccessibleDescription", "setPlaceholderText", "setHeaderLabels"),
    *("setPrefix", "setSuffix", "setLabelText", "setInformativeText", "setDetailedText"),
    *("setButtonText", "setTabText", "setTabToolTip", "setItemText", "addItem", "addItems"),
    *("addAction", "addMenu", "addTab", "addButton", "addRow", "drawText", "beginMacro"),
    *("QLabel", "QPushButton", "QToolButton", "QCheckBox", "QRadioButton", "QAction", "QMenu"),
    *("QGroupBox", "QMessageBox", "getText", "getOpenFileName", "getSaveFileName", "question"),
    *("getOpenFileNames", "warning", "information", "critical", "about", "emit"),
    *("show_info", "show_error", "show_waiting", "show_offer", "set_note", "set_badge"),
}
"""Whatever words these are given are seen."""
NOT_SEEN = {
    *("debug", "info", "warning", "error", "exception", "getLogger", "Formatter"),  # the log
    *("ValueError", "KeyError", "TypeError", "AttributeError", "RuntimeError", "IndexError"),
    *("LookupError", "NotImplementedError", "OSError", "PermissionError", "IsADirectoryError"),
    *("CommandError", "RecipeError"),  # the command line's
    *("_Stored", "QSettings", "setObjectName", "findChild", "QFont", "property", "setProperty"),
    *("TypeVar", "compile", "setStyleSheet", "add_itxt", "Key", "QKeySequence", "setStyle"),
    *("setFamily", "setFamilies", "fontFamilies", "namedtuple", "strftime", "hasFormat"),
    *("setData", "ActionSpec", "open", "Template", "setApplicationName", "getattr", "hasattr"),
}
"""What these are given is no text of the window; actions are collected from their table."""
WORD = re.compile(r"[A-Za-z]{2,}")
SENTENCE = re.compile(r"[A-Za-z]{2,}[^A-Za-z]? +[A-Za-z“(&]|^&?[A-Z][a-z]+|[a-z]…$|&[A-Za-z]")


@dataclass(frozen=True)
class Found:
    """A literal that may be seen."""

    module: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.module}:{self.line}: {self.text!r}"


def unwrapped(path: Path, name: str) -> list[Found]:
    """Every literal of a module that looks like a text for people, or is given to be shown."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    finder = _Finder(name, _docstrings(tree))
    finder.visit(tree)
    return finder.found


class _Finder(ast.NodeVisitor):
    def __init__(self, name: str, docstrings: set[int]) -> None:
        self._name, self._docstrings = name, docstrings
        self._shown = 0  # inside of how many sinks we are
        self.found: list[Found] = []

    def visit_Call(self, node: ast.Call) -> None:
        called = _called(node)
        if called in WRAPPERS:
            for argument in node.args[2:]:
                self.visit(argument)
            return
        if called in NOT_SEEN and not (called in SINKS and _is_dialog(node)):
            return
        shows = called in SINKS
        self.visit(node.func)
        self._shown += shows
        for argument in [*node.args, *node.keywords]:
            self.visit(argument)
        self._shown -= shows

    def visit_Compare(self, node: ast.Compare) -> None:
        """What is compared is a name or a key, not a text."""

    def visit_Subscript(self, node: ast.Subscript) -> None:
        self.visit(node.value)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value is not None:
            self.visit(node.value)

    def visit_arg(self, node: ast.arg) -> None:
        """An annotation is no text."""

    def visit_Raise(self, node: ast.Raise) -> None:
        if node.exc is not None:
            self.visit(node.exc)

    def visit_Assert(self, node: ast.Assert) -> None:
        """Seen by programmers only."""

    def visit_Dict(self, node: ast.Dict) -> None:
        for value in node.values:
            self.visit(value)

    def visit_Constant(self, node: ast.Constant) -> None:
        text = node.value
        if not isinstance(text, str) or id(node) in self._docstrings:
            return
        if SENTENCE.search(text) or (self._shown and WORD.search(text)):
            self.found.append(Found(self._name, node.lineno, text))


def _called(node: ast.Call) -> str:
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""


def _is_dialog(node: ast.Call) -> bool:
    return isinstance(node.func, ast.Attribute) and "QMessageBox" in ast.unparse(node.func)


def _docstrings(tree: ast.Module) -> set[int]:
    """Strings that stand as statements: of modules, classes, functions and attributes."""
    return set(_standing(tree))


def _standing(tree: ast.Module) -> Iterator[int]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield id(node.value)
