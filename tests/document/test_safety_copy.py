"""The files of one unsaved document: at every moment they hold the last state or the one before."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from itertools import count
from pathlib import Path

import numpy as np
import pytest

from sketchpad.document import safety_copy as safety_copy_module
from sketchpad.document.differences import Changes
from sketchpad.document.document import Document
from sketchpad.document.journal import Journal, read_journal
from sketchpad.document.project_file import pack_project
from sketchpad.document.recovery import find_lost
from sketchpad.document.safety_copy import SafetyCopy, journal_path
from sketchpad.document.stroke import Stroke


class Killed(BaseException):
    """The program dies here."""


STROKES = [Stroke(np.array([[x, 1, 1, 0]]), id=x + 2) for x in range(9)]


@cache
def drawing(strokes: int) -> Document:
    """A document with so many strokes, and the revision that it then has."""
    return Document.of_items(STROKES[:strokes], revision=strokes)


@pytest.fixture
def copy(tmp_path: Path) -> Iterator[SafetyCopy]:
    copy = SafetyCopy(tmp_path / "live" / "a.sketchpad", drawing(1))
    yield copy
    copy.remove()


def found(copy: SafetyCopy, tmp_path: Path) -> list[int]:
    """How many strokes each drawing has that the next run would find."""
    seen = tmp_path / "seen"
    shutil.rmtree(seen, ignore_errors=True)
    shutil.copytree(copy.path.parent, seen, ignore=shutil.ignore_patterns("*.lock"))
    findings = find_lost(seen)
    assert findings.damaged == []
    for lost in findings.drawings:
        lost.claim.release()
    return [len(lost.document.items) for lost in findings.drawings]


def renew(copy: SafetyCopy, document: Document, origin: Path | None = None) -> None:
    copy.renew(pack_project(document), document, origin)


def test_copy_and_journal_add_up(copy: SafetyCopy, tmp_path: Path) -> None:
    renew(copy, drawing(1))
    assert found(copy, tmp_path) == [1]
    copy.append(drawing(2), None)
    copy.append(drawing(3), None)
    assert found(copy, tmp_path) == [3]
    renew(copy, drawing(3))
    assert found(copy, tmp_path) == [3]
    assert sorted(x.suffix for x in copy.path.parent.iterdir()) == [".lock", ".sketchpad"]


def test_nothing_is_lost_before_anything_was_changed_or_after_it_was_saved(tmp_path: Path) -> None:
    copy = SafetyCopy(tmp_path / "live" / "a.sketchpad", drawing(1), settled=True)
    renew(copy, drawing(1))
    assert found(copy, tmp_path) == []
    copy.append(replace(drawing(1), revision=9), None)  # the same drawing
    assert found(copy, tmp_path) == []
    copy.append(drawing(2), None)
    assert found(copy, tmp_path) == [2]
    copy.settle()
    assert found(copy, tmp_path) == []
    copy.append(drawing(3), None)
    assert found(copy, tmp_path) == [3]
    copy.remove()
    assert list(copy.path.parent.iterdir()) == []


def test_what_is_drawn_before_there_is_a_copy_is_in_the_first_one(tmp_path: Path) -> None:
    copy = SafetyCopy(tmp_path / "live" / "a.sketchpad", drawing(0), settled=True)
    copy.append(drawing(1), None)
    assert found(copy, tmp_path) == []
    renew(copy, drawing(0))
    assert found(copy, tmp_path) == [1]
    copy.remove()


def test_a_copy_that_was_found_goes_on_behind_what_could_be_read(tmp_path: Path) -> None:
    """Its journal was cut amid a record, which is not what the next one is written behind."""
    copy = SafetyCopy(tmp_path / "live" / "a.sketchpad", drawing(1))
    renew(copy, drawing(1))
    for strokes in (2, 3):
        copy.append(drawing(strokes), None)
    shutil.copytree(copy.path.parent, tmp_path / "dead", ignore=shutil.ignore_patterns("*.lock"))
    copy.remove()
    (journal,) = (tmp_path / "dead").glob("*.journal")
    journal.write_bytes(journal.read_bytes()[:-5])
    (lost,) = find_lost(tmp_path / "dead").drawings
    assert len(lost.document.items) == 2

    journal_again = Journal(lost.journal, lost.journal_bytes)
    again = SafetyCopy.go_on(lost.path, lost.claim, journal_again, lost.document)
    more = replace(lost.document.sketch_layers[0], items=(*lost.document.items, STROKES[5]))
    again.append(replace(lost.document, layers=(more,), revision=5), None)
    assert found(again, tmp_path) == [3]
    renew(again, drawing(4))
    assert found(again, tmp_path) == [3], "what was added last"
    again.remove()


def test_what_is_appended_while_a_snapshot_is_packed_stays(
    copy: SafetyCopy, tmp_path: Path
) -> None:
    renew(copy, drawing(1))
    copy.append(drawing(2), None)
    copy.append(drawing(3), None)
    renew(copy, drawing(2))  # was packed before
    assert found(copy, tmp_path) == [3]
    copy.append(drawing(4), None)
    assert found(copy, tmp_path) == [4]


def test_a_snapshot_that_is_ahead_of_the_journal_is_not_taken_back(
    copy: SafetyCopy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it holds was not appended yet, or could not be."""
    renew(copy, drawing(1))
    renew(copy, drawing(2))
    assert found(copy, tmp_path) == [2]
    copy.append(drawing(3), None)
    renew(copy, drawing(4))
    assert found(copy, tmp_path) == [4]
    with monkeypatch.context() as full, pytest.raises(OSError, match="No space left"):
        full.setattr(os, "write", full_from(0))
        renew(copy, drawing(5))
    assert found(copy, tmp_path) == [4]
    copy.append(drawing(6), None)
    assert found(copy, tmp_path) == [6]


def test_a_journal_that_half_a_record_stays_in_is_done_without(
    copy: SafetyCopy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    renew(copy, drawing(1))
    copy.append(drawing(2), None)
    with monkeypatch.context() as broken, pytest.raises(OSError, match="No space left"):
        broken.setattr(os, "write", full_from(1))
        broken.setattr(os, "ftruncate", refuse)
        copy.append(drawing(3), None)
    with pytest.raises(OSError, match=os.strerror(errno.EIO)):
        copy.append(drawing(4), None)
    assert found(copy, tmp_path) == [2]
    renew(copy, drawing(4))
    copy.append(drawing(5), None)
    assert found(copy, tmp_path) == [5]


def test_what_a_dead_program_left_of_a_journal_is_not_taken_for_one_s_own(
    copy: SafetyCopy, tmp_path: Path
) -> None:
    data = pack_project(drawing(2))
    left = Journal(journal_path(copy.path, data))
    left.append(Changes(drawing(2), drawing(7)).pack())
    left.close()
    renew(copy, drawing(1))
    copy.append(drawing(2), None)
    copy.renew(data, drawing(2), None)
    assert found(copy, tmp_path) == [2]


def test_a_copy_that_is_the_same_to_the_byte_keeps_its_journal(
    copy: SafetyCopy, tmp_path: Path
) -> None:
    data = pack_project(drawing(1))
    copy.renew(data, drawing(1), None)
    copy.append(drawing(2), None)
    undone = replace(drawing(1), revision=3)
    copy.append(undone, None)
    copy.renew(data, undone, None)
    assert found(copy, tmp_path) == [1]
    copy.append(drawing(3), None)
    copy.path.unlink()  # by whom ever
    copy.renew(data, undone, None)
    assert found(copy, tmp_path) == [3]


def test_a_journal_of_another_copy_counts_for_nothing(copy: SafetyCopy, tmp_path: Path) -> None:
    renew(copy, drawing(1))
    copy.append(drawing(2), None)
    copy.path.write_bytes(pack_project(drawing(7)))
    assert found(copy, tmp_path) == [7]


STEPS = ("Journal", "replacing", "_remove")


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("drawn_meanwhile", [False, True])
def test_dying_while_the_copy_is_renewed_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, after: bool, drawn_meanwhile: bool
) -> None:
    """Before or after: the new journal is made, the copy replaced, the old journal removed."""
    copy = SafetyCopy(tmp_path / "live" / "a.sketchpad", drawing(1))
    renew(copy, drawing(1))
    for strokes in (2, 3):
        copy.append(drawing(strokes), None)
    real_sync = Journal.sync

    def sync(journal: Journal) -> None:
        real_sync(journal)
        copy.append(drawing(4), None)

    if drawn_meanwhile:
        monkeypatch.setattr(Journal, "sync", sync)
    real = getattr(safety_copy_module, step)

    def dying(*arguments: object, **named: object) -> object:
        if after:
            real(*arguments, **named)
        raise Killed

    with monkeypatch.context() as patch, pytest.raises(Killed):
        patch.setattr(safety_copy_module, step, dying)
        renew(copy, drawing(2))
    drawn = drawn_meanwhile and step != "Journal"
    assert found(copy, tmp_path) == [4 if drawn else 3]


def full_from(call: int) -> Callable[..., int]:
    """os.write of a disk that gets full: a call takes half of what is given, later ones none."""
    real, calls = os.write, count(1)

    def write(descriptor: int, data: bytes) -> int:
        number = next(calls)
        if number > call:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(descriptor, data[: len(data) // 2] if number == call else data)

    return write


def test_half_a_record_is_taken_back_and_comes_with_the_next_one(
    copy: SafetyCopy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    renew(copy, drawing(1))
    copy.append(drawing(2), None)
    with monkeypatch.context() as full, pytest.raises(OSError, match="No space left"):
        full.setattr(os, "write", full_from(1))
        copy.append(drawing(3), None)
    assert found(copy, tmp_path) == [2]
    copy.append(drawing(4), None)
    assert found(copy, tmp_path) == [4]


@pytest.mark.parametrize("call", [1, 2])
def test_two_journals_never_differ(
    copy: SafetyCopy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: int
) -> None:
    """The disk gets full while a new copy is written: a change is in both journals or in none."""
    renew(copy, drawing(1))
    copy.append(drawing(2), None)
    real_sync = Journal.sync

    def sync(journal: Journal) -> None:
        real_sync(journal)
        with monkeypatch.context() as full, pytest.raises(OSError, match="No space left"):
            full.setattr(os, "write", full_from(call))
            copy.append(drawing(3), None)
        assert found(copy, tmp_path) == [2]

    with monkeypatch.context() as patch:
        patch.setattr(Journal, "sync", sync)
        renew(copy, drawing(2))
    assert found(copy, tmp_path) == [2]
    copy.append(drawing(4), None)
    assert found(copy, tmp_path) == [4]


def test_the_file_it_belongs_to_is_known(copy: SafetyCopy, tmp_path: Path) -> None:
    origin = tmp_path / "cat.sketchpad"
    renew(copy, drawing(1), origin)
    (lost,) = of_crashed(copy, tmp_path)
    assert (lost.origin, lost.name) == (origin, "cat")
    renew(copy, drawing(2), None)
    (lost,) = of_crashed(copy, tmp_path)
    assert (lost.origin, lost.name) == (None, "Untitled")


def of_crashed(copy: SafetyCopy, tmp_path: Path) -> list:
    found(copy, tmp_path)
    findings = find_lost(tmp_path / "seen")
    for lost in findings.drawings:
        lost.claim.release()
    return findings.drawings


# ---- the journal


def cut(data: bytes) -> Iterator[bytes]:
    yield from (data[:end] for end in range(len(data)))


def flipped(data: bytes) -> Iterator[bytes]:
    yield from (data[:i] + bytes([data[i] ^ 0x20]) + data[i + 1 :] for i in range(len(data)))


@pytest.mark.parametrize("harm", [cut, flipped])
def test_a_harmed_journal_is_read_as_far_as_it_is_whole(
    tmp_path: Path, harm: Callable[[bytes], Iterator[bytes]]
) -> None:
    records = [b"first", b"", b"third " * 9]
    journal = Journal(tmp_path / "journal")
    for record in records:
        journal.append(record)
    journal.close()
    path = tmp_path / "harmed"
    whole = (tmp_path / "journal").read_bytes()
    assert list(read_journal(tmp_path / "journal")) == records
    for data in harm(whole):
        path.write_bytes(data)
        read = list(read_journal(path))
        assert read == records[: len(read)] and len(read) < 3


def test_no_journal_is_an_empty_one(tmp_path: Path) -> None:
    assert list(read_journal(tmp_path / "none")) == []
