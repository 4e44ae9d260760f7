"""The undo history: commands in a row, as many as fit into a memory budget.

Qt's own stack cannot forget its oldest commands, so this is one with the same words that can.
"""

from __future__ import annotations

from collections.abc import Sequence
from weakref import WeakSet

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand

BUDGET_BYTES = 128 * 2**20
STEP_BYTES = 512
"""What a command takes besides what it holds."""
NEVER_MERGES = -1


class Command(QUndoCommand):
    """One undo step; `redo` does it, also for the first time."""

    @property
    def cost_bytes(self) -> int:
        """Memory that is free once the step is forgotten: of what the document no longer has."""
        return STEP_BYTES


class Group(Command):
    """Several commands that are one step."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.commands: list[Command] = []

    def redo(self) -> None:
        for command in self.commands:
            command.redo()

    def undo(self) -> None:
        for command in reversed(self.commands):
            command.undo()

    @property
    def cost_bytes(self) -> int:
        return sum(command.cost_bytes for command in self.commands)


class UndoSteps:
    """The steps of one document, done and undone, and which of them lead to what is saved."""

    def __init__(self) -> None:
        self.commands: list[Command] = []
        self.index = 0  # how many are done
        self.clean_index: int | None = 0  # None: no step leads back to what was saved
        self.cost_bytes = 0  # of all of them

    @property
    def clean(self) -> bool:
        """Whether what is there now is saved."""
        return self.index == self.clean_index

    @property
    def can_forget(self) -> bool:
        """Whether more than the latest step is left."""
        return self.index > 1 or len(self.commands) > max(1, self.index)

    def forget_one(self) -> None:
        """Forget the oldest step, or where only one is done the last of those that were undone."""
        gone = self.commands.pop(0 if self.index > 1 else -1)
        self.cost_bytes -= gone.cost_bytes
        if self.index > 1:
            self.index -= 1
            self.clean_index = None if self.clean_index is None else self.clean_index - 1
        if self.clean_index is not None and not 0 <= self.clean_index <= len(self.commands):
            self.clean_index = None


class UndoStack(QObject):
    """Commands that were done, and those that were undone and can be done again.

    Works on the steps of the document that is shown. When those of all open documents together
    take more than `budget_bytes`, the one with the largest forgets its oldest; the latest step of
    each can always be undone. The names of Qt's QUndoStack.
    """

    canUndoChanged = Signal(bool)  # noqa: N815 (Qt's name)
    canRedoChanged = Signal(bool)  # noqa: N815
    cleanChanged = Signal(bool)  # noqa: N815
    indexChanged = Signal(int)  # noqa: N815
    """The history or the place in it changed."""
    jumping = Signal(bool)
    """Several steps are about to be undone or done again at once; they have been."""

    def __init__(self, parent: QObject | None = None, budget_bytes: int = BUDGET_BYTES) -> None:
        super().__init__(parent)
        self._budget_bytes = budget_bytes
        self._steps = UndoSteps()
        self._of_all: WeakSet[UndoSteps] = WeakSet([self._steps])  # until their documents close
        self._group: Group | None = None
        self._depth = 0
        self._told = (False, False, True)

    @property
    def steps(self) -> UndoSteps:
        """The steps of the document that is shown."""
        return self._steps

    def show(self, steps: UndoSteps) -> None:
        """Work on the steps of another document from now on."""
        assert self._group is None, "a step is under way"
        self._steps = steps
        self._of_all.add(steps)
        self._tell()

    # ---- doing

    def push(self, command: Command) -> None:
        """Do a command; it becomes the latest step, or a part of it if they merge."""
        command.redo()
        if self._group is not None:
            _append(self._group.commands, command, may_merge=True)
        else:
            self._take(command)

    def beginMacro(self, text: str) -> None:  # noqa: N802 (Qt's name)
        """Make one step of all that is pushed until `endMacro`; may be nested."""
        self._depth += 1
        if self._group is None:
            self._group = Group(text)
            self._tell()

    def endMacro(self) -> None:  # noqa: N802 (Qt's name)
        """End what `beginMacro` began; a step in which nothing was pushed is none."""
        self._depth -= 1
        if self._depth == 0 and self._group is not None:
            group, self._group = self._group, None
            if group.commands:
                self._take(group)
            else:
                self._tell()

    def undo(self) -> None:
        """Take the latest step back, if there is one."""
        self.setIndex(self._steps.index - 1)

    def redo(self) -> None:
        """Do the step that was taken back last again, if there is one."""
        self.setIndex(self._steps.index + 1)

    def setIndex(self, index: int) -> None:  # noqa: N802 (Qt's name)
        """Undo or redo until `index` steps are done, as far as there are so many."""
        steps = self._steps
        index = max(0, min(index, len(steps.commands)))
        if self._group is not None or index == steps.index:
            return
        jumps = abs(index - steps.index) > 1
        if jumps:
            self.jumping.emit(True)
        try:
            while steps.index > index:
                steps.index -= 1
                steps.commands[steps.index].undo()
            while steps.index < index:
                steps.commands[steps.index].redo()
                steps.index += 1
        finally:
            if jumps:
                self.jumping.emit(False)
            self._tell()

    def setClean(self) -> None:  # noqa: N802 (Qt's name)
        """What is there now is saved."""
        self._steps.clean_index = self._steps.index
        self._tell()

    # ---- asking

    def canUndo(self) -> bool:  # noqa: N802 (Qt's name)
        return self._steps.index > 0 and self._group is None

    def canRedo(self) -> bool:  # noqa: N802 (Qt's name)
        return self._steps.index < len(self._steps.commands) and self._group is None

    def isClean(self) -> bool:  # noqa: N802 (Qt's name)
        return self._steps.clean

    def undoText(self) -> str:  # noqa: N802 (Qt's name)
        """What `undo` would take back; empty if nothing."""
        return self._steps.commands[self._steps.index - 1].text() if self.canUndo() else ""

    def redoText(self) -> str:  # noqa: N802 (Qt's name)
        """What `redo` would do again; empty if nothing."""
        return self._steps.commands[self._steps.index].text() if self.canRedo() else ""

    def index(self) -> int:
        """How many steps are done."""
        return self._steps.index

    def count(self) -> int:
        """How many steps there are, done and undone."""
        return len(self._steps.commands)

    def text(self, place: int) -> str:
        """The name of a step; 0 is the oldest."""
        return self._steps.commands[place].text()

    # ---- inside

    def _take(self, command: Command) -> None:
        steps = self._steps
        commands = steps.commands
        steps.cost_bytes -= _cost(commands[steps.index :])
        del commands[steps.index :]
        if steps.clean_index is not None and steps.clean_index > steps.index:
            steps.clean_index = None
        steps.cost_bytes -= _cost(commands[-1:])  # for it may become another step
        count = len(commands)
        _append(commands, command, may_merge=steps.index != steps.clean_index)
        steps.cost_bytes += _cost(commands[max(0, count - 1) :])
        steps.index = len(commands)
        self._keep_to_budget()
        self._tell()

    def _keep_to_budget(self) -> None:
        while sum(steps.cost_bytes for steps in self._of_all) > self._budget_bytes:
            long_ones = [steps for steps in self._of_all if steps.can_forget]
            if not long_ones:
                return
            max(long_ones, key=lambda steps: steps.cost_bytes).forget_one()

    def _tell(self) -> None:
        now = self.canUndo(), self.canRedo(), self.isClean()
        signals = self.canUndoChanged, self.canRedoChanged, self.cleanChanged
        before, self._told = self._told, now
        for signal, old, new in zip(signals, before, now, strict=True):
            if old != new:
                signal.emit(new)
        self.indexChanged.emit(self._steps.index)


def _cost(commands: Sequence[Command]) -> int:
    return sum(command.cost_bytes for command in commands)


def _append(commands: list[Command], command: Command, *, may_merge: bool) -> None:
    """Add a command that was done, or let the one before it take it in."""
    latest = commands[-1] if commands else None
    if (
        may_merge
        and latest is not None
        and latest.id() != NEVER_MERGES
        and latest.id() == command.id()
        and latest.mergeWith(command)
    ):
        if latest.isObsolete():
            commands.pop()
        return
    commands.append(command)


def bytes_of(parts: Sequence[object]) -> int:
    """Memory of the arrays that strokes, pictures and references hold."""
    return sum(
        value.nbytes for part in parts for value in vars(part).values() if hasattr(value, "nbytes")
    )
