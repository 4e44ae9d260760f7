from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from sketchpad.document.undo_stack import Command, UndoStack, UndoSteps


class Add(Command):
    """Adds a number to a list; numbers of one `drag` merge into a sum."""

    def __init__(self, numbers: list[int], number: int, drag: int = 0, cost: int = 100) -> None:
        super().__init__(f"add {number}")
        self._numbers, self._number, self._drag, self._cost = numbers, number, drag, cost

    def redo(self) -> None:
        self._numbers.append(self._number)

    def undo(self) -> None:
        self._numbers.pop()

    def id(self) -> int:
        return self._drag or -1

    def mergeWith(self, other: object) -> bool:  # noqa: N802 (Qt's name)
        assert isinstance(other, Add)
        self._number += other._number
        self._numbers[-2:] = [self._number]
        if self._number == 0:
            self._numbers.pop()
            self.setObsolete(True)
        return True

    @property
    def cost_bytes(self) -> int:
        return self._cost


def texts(stack: UndoStack) -> list[str]:
    return [stack.text(place) for place in range(stack.count())]


@pytest.fixture
def numbers() -> list[int]:
    return []


def test_steps_go_back_and_forth(qapp: object, numbers: list[int]) -> None:
    stack = UndoStack()
    for number in (1, 2, 3):
        stack.push(Add(numbers, number))
    assert (numbers, texts(stack), stack.index()) == ([1, 2, 3], ["add 1", "add 2", "add 3"], 3)
    assert (stack.undoText(), stack.redoText()) == ("add 3", "")
    stack.undo()
    assert (numbers, stack.undoText(), stack.redoText()) == ([1, 2], "add 2", "add 3")
    stack.setIndex(0)
    stack.undo()
    assert (numbers, stack.canUndo(), stack.canRedo()) == ([], False, True)
    stack.setIndex(99)
    stack.redo()
    assert numbers == [1, 2, 3]
    stack.setIndex(1)
    stack.push(Add(numbers, 9))
    assert (numbers, texts(stack), stack.canRedo()) == ([1, 9], ["add 1", "add 9"], False)


def test_merged_steps_are_one_and_a_drag_back_is_none(qapp: object, numbers: list[int]) -> None:
    stack = UndoStack()
    stack.push(Add(numbers, 7))
    for number in (1, 2):
        stack.push(Add(numbers, number, drag=5))
    assert (numbers, stack.count()) == ([7, 3], 2)
    stack.push(Add(numbers, -3, drag=5))
    assert (numbers, stack.count(), stack.undoText()) == ([7], 1, "add 7")
    stack.push(Add(numbers, 4, drag=6))
    stack.push(Add(numbers, 4, drag=8))
    assert stack.count() == 3, "another drag is another step"


def test_what_was_saved_stays_a_step_of_its_own(qapp: object, numbers: list[int]) -> None:
    stack = UndoStack()
    stack.push(Add(numbers, 1, drag=5))
    stack.setClean()
    stack.push(Add(numbers, 1, drag=5))
    assert (stack.count(), stack.isClean()) == (2, False)
    stack.undo()
    assert stack.isClean()
    stack.undo()
    stack.push(Add(numbers, 8))
    assert not stack.isClean(), "the steps to what was saved are gone"
    stack.undo()
    assert not stack.isClean()


def test_a_group_is_one_step_and_an_empty_one_is_none(qapp: object, numbers: list[int]) -> None:
    stack = UndoStack()
    stack.beginMacro("outer")
    stack.beginMacro("inner")
    stack.push(Add(numbers, 1))
    stack.endMacro()
    assert not stack.canUndo(), "nothing is taken back in the middle"
    stack.push(Add(numbers, 2))
    stack.endMacro()
    assert (texts(stack), numbers) == (["outer"], [1, 2])
    stack.undo()
    assert numbers == []
    stack.redo()
    assert numbers == [1, 2]
    stack.beginMacro("nothing")
    stack.endMacro()
    assert stack.count() == 1


def test_the_oldest_steps_are_forgotten_beyond_the_budget(qapp: object, numbers: list[int]) -> None:
    stack = UndoStack(budget_bytes=350)
    for number in range(6):
        stack.push(Add(numbers, number))
    assert texts(stack) == ["add 3", "add 4", "add 5"]
    stack.setIndex(0)
    assert numbers == [0, 1, 2], "what was done before can no longer be taken back"
    stack.setIndex(2)
    stack.push(Add(numbers, 7, cost=1000))
    assert texts(stack) == ["add 7"], "the latest step can always be undone"
    stack.undo()
    assert numbers == [0, 1, 2, 3, 4]


def test_what_was_saved_can_be_forgotten(qapp: object, numbers: list[int]) -> None:
    stack = UndoStack(budget_bytes=250)
    stack.push(Add(numbers, 0))
    stack.setClean()
    stack.push(Add(numbers, 1))
    stack.push(Add(numbers, 2))
    stack.undo()
    stack.undo()
    assert stack.isClean(), "it is where the oldest step that is left began"
    for number in range(5):
        stack.push(Add(numbers, number))
    stack.setIndex(0)
    assert not stack.isClean()


def test_a_step_of_several_commands_makes_it_unsaved_when_it_ends(
    qtbot: QtBot, numbers: list[int]
) -> None:
    stack = UndoStack()
    told: list[tuple[bool, bool]] = []
    stack.cleanChanged.connect(lambda on: told.append((on, stack.steps.clean)))
    stack.beginMacro("two")
    stack.push(Add(numbers, 1))
    stack.push(Add(numbers, 2))
    stack.endMacro()
    assert told == [(False, False)], "whoever looks when it is told finds it so"


def test_it_tells_what_changes_and_only_that(qtbot: QtBot, numbers: list[int]) -> None:
    stack, told = UndoStack(), []
    stack.canUndoChanged.connect(lambda on: told.append(("undo", on)))
    stack.canRedoChanged.connect(lambda on: told.append(("redo", on)))
    stack.cleanChanged.connect(lambda on: told.append(("clean", on)))
    stack.push(Add(numbers, 1))
    stack.push(Add(numbers, 2))
    assert told == [("undo", True), ("clean", False)]
    stack.undo()
    assert told[2:] == [("redo", True)]
    first = stack.steps
    stack.show(UndoSteps())
    assert told[3:] == [("undo", False), ("redo", False), ("clean", True)]
    stack.show(first)
    assert told[6:] == [("undo", True), ("redo", True), ("clean", False)]


def test_the_steps_of_all_documents_share_the_budget(qapp: object, numbers: list[int]) -> None:
    stack, first, second = UndoStack(budget_bytes=500), UndoSteps(), UndoSteps()
    stack.show(first)
    for number in range(4):
        stack.push(Add(numbers, number))
    stack.undo()
    stack.show(second)
    others: list[int] = []
    for number in range(3):
        stack.push(Add(others, number, cost=120))
    assert (first.index, len(first.commands), len(second.commands)) == (1, 2, 2)
    stack.push(Add(others, 9, cost=450))
    assert texts(stack) == ["add 9"], "the one with most to forget, and beyond that the others"
    assert (first.index, len(first.commands)) == (1, 1), "but never the latest step"
    stack.show(first)
    stack.undo()
    assert numbers == [0, 1]
    del second  # its document is closed
    for number in range(4):
        stack.push(Add(numbers, number))
    assert len(texts(stack)) == 4


def test_a_jump_over_many_steps_is_told_of_once(qapp: object, numbers: list[int]) -> None:
    stack = UndoStack()
    for number in range(6):
        stack.push(Add(numbers, number))
    told: list[object] = []
    stack.jumping.connect(lambda on: told.append((on, len(numbers))))
    stack.indexChanged.connect(told.append)
    stack.setIndex(2)
    assert told == [(True, 6), (False, 2), 2]
    stack.redo()
    stack.setIndex(3)
    assert told[3:] == [3], "one step is no jump, and none is nothing"
