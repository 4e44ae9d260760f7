"""Finding lost drawings among whatever may lie in the folder, and throwing them away."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from sketchpad.document.claim import Claim
from sketchpad.document.document import Document
from sketchpad.document.project_file import ProjectFileError, save_project
from sketchpad.document.recovery import (
    DISCARDED_KEPT_DAYS,
    Findings,
    bring_back,
    discard,
    discard_document,
    find_lost,
    sweep,
)
from sketchpad.document.safety_copy import claim_path, saved_path
from sketchpad.document.stroke import Stroke

LATER_S = (DISCARDED_KEPT_DAYS + 1) * 86_400


def lose(folder: Path, name: str, seed: int = 0, when_s: int = 1000) -> Path:
    """What a crashed program leaves: a copy that nobody holds any more."""
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}.sketchpad"
    stroke = Stroke(np.random.default_rng(seed).uniform(1, 99, (40, 4)))
    save_project(path, Document.of_items([stroke], seed=seed))
    os.utime(path, (when_s, when_s))
    return path


def look(folder: Path) -> Findings:
    """Look and let go."""
    findings = find_lost(folder)
    for drawing in findings.drawings:
        drawing.claim.release()
    return findings


def seeds(folder: Path) -> list[int]:
    return [drawing.document.seed for drawing in look(folder).drawings]


def test_all_are_found_the_newest_first(tmp_path: Path) -> None:
    lose(tmp_path, "a", seed=1, when_s=1000)
    lose(tmp_path, "b", seed=2, when_s=3000)
    lose(tmp_path, "c", seed=3, when_s=2000)
    findings = look(tmp_path)
    assert [drawing.document.seed for drawing in findings.drawings] == [2, 3, 1]
    assert findings.drawings[0].changed_s == 3000
    assert findings.drawings[0].size_bytes == (tmp_path / "b.sketchpad").stat().st_size


def test_no_folder_means_nothing_to_recover(tmp_path: Path) -> None:
    assert look(tmp_path / "never") == Findings()
    file = tmp_path / "file"
    file.write_text("not a folder")
    assert look(file) == Findings()


def test_what_another_program_holds_is_its_own(tmp_path: Path) -> None:
    claim = Claim(claim_path(lose(tmp_path, "a")))
    assert find_lost(tmp_path).drawings == []
    claim.release()
    assert len(look(tmp_path).drawings) == 1


# ---- damage


def damages() -> Iterator[tuple[str, float]]:
    yield "empty", 0
    yield "text", 0
    yield from (("cut", part / 20) for part in range(1, 20))
    yield from (("flipped", part / 20) for part in range(20))


def harmed(whole: bytes, kind: str, part: float) -> bytes:
    place = int(len(whole) * part)
    if kind == "cut":
        return whole[:place]
    if kind == "flipped":
        return (
            whole[:place]
            + bytes(byte ^ 0xFF for byte in whole[place : place + 24])
            + (whole[place + 24 :])
        )
    return {"empty": b"", "text": b"my holiday"}[kind]


@pytest.mark.parametrize(("kind", "part"), list(damages()))
def test_a_damaged_copy_is_set_aside_and_the_others_are_found(
    tmp_path: Path, kind: str, part: float
) -> None:
    lose(tmp_path, "good", seed=4)
    bad = lose(tmp_path, "bad", seed=5)
    data = harmed(bad.read_bytes(), kind, part)
    bad.write_bytes(data)
    findings = look(tmp_path)
    assert [drawing.document.seed for drawing in findings.drawings] == [4]
    assert findings.damaged == [tmp_path / "bad.sketchpad.damaged"]
    assert findings.damaged[0].read_bytes() == data
    assert not bad.exists()
    assert seeds(tmp_path) == [4], "it is not looked at again"


def test_every_flipped_byte_is_harmless(tmp_path: Path) -> None:
    """It is noticed, or it stands where nothing depends on it; never does anything escape."""
    whole = lose(tmp_path, "a", seed=6).read_bytes()
    for place in range(0, len(whole), 3):
        flipped = bytes([whole[place] ^ 0xFF])
        (tmp_path / "a.sketchpad").write_bytes(whole[:place] + flipped + whole[place + 1 :])
        findings = look(tmp_path)
        assert len(findings.drawings) + len(findings.damaged) == 1
        for path in findings.damaged:
            path.unlink()


def test_nothing_is_ever_set_aside_over_something_else(tmp_path: Path) -> None:
    (tmp_path / "bad.sketchpad").write_bytes(b"PK half a file")
    (tmp_path / "bad.sketchpad.damaged").write_bytes(b"from an earlier time")
    assert look(tmp_path).damaged == [tmp_path / "bad.sketchpad.damaged1"]
    assert (tmp_path / "bad.sketchpad.damaged").read_bytes() == b"from an earlier time"


def test_the_journal_of_a_damaged_copy_goes_aside_with_it(tmp_path: Path) -> None:
    (tmp_path / "bad.sketchpad").write_bytes(b"PK half a file")
    (tmp_path / "bad.sketchpad.1a.journal").write_bytes(b"SKJ1")
    assert look(tmp_path).damaged == [tmp_path / "bad.sketchpad.damaged"]
    assert (tmp_path / "bad.sketchpad.1a.journal.damaged").read_bytes() == b"SKJ1"


def test_a_copy_with_nothing_unsaved_in_it_is_not_lost(tmp_path: Path) -> None:
    lose(tmp_path, "unsaved", seed=4)
    saved_path(lose(tmp_path, "saved", seed=5)).write_bytes(b"")
    saved_path(tmp_path / "damaged.sketchpad").write_bytes(b"")
    (tmp_path / "damaged.sketchpad").write_bytes(b"PK half a file")
    assert seeds(tmp_path) == [4]
    assert look(tmp_path).damaged == [], "of no interest"


def test_a_folder_with_the_name_of_a_copy_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "folder.sketchpad").mkdir()
    lose(tmp_path, "good", seed=4)
    assert seeds(tmp_path) == [4]
    assert (tmp_path / "folder.sketchpad").is_dir()


@pytest.mark.parametrize("denied", ["read_bytes", "rename"])
def test_what_may_not_be_read_or_moved_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, denied: str
) -> None:
    bad = lose(tmp_path, "bad")
    if denied == "rename":
        bad.write_bytes(b"PK half a file")
    lose(tmp_path, "good", seed=4)
    real = getattr(Path, denied)

    def refuse(path: Path, *rest: object) -> object:
        if path == bad:
            raise PermissionError(13, "Permission denied")
        return real(path, *rest)

    with monkeypatch.context() as patch:
        patch.setattr(Path, denied, refuse)
        assert seeds(tmp_path) == [4]
    assert bad.exists()


# ---- throwing away


def test_what_was_discarded_can_be_brought_back(tmp_path: Path) -> None:
    path = lose(tmp_path, "a", seed=7)
    (tmp_path / "a.sketchpad.origin").write_text("/home/me/cat.sketchpad")
    (drawing,) = find_lost(tmp_path).drawings
    thrown = discard(drawing)
    assert not path.exists() and thrown.exists()
    assert look(tmp_path).drawings == []
    back = bring_back(thrown)
    assert (back.document.seed, back.name, back.path) == (7, "cat", path)
    back.claim.release()
    assert seeds(tmp_path) == [7]


def test_an_open_drawing_can_be_discarded_and_brought_back(tmp_path: Path) -> None:
    thrown = discard_document(tmp_path / "copies", Document(seed=8), tmp_path / "cat.sketchpad")
    assert seeds(tmp_path / "copies") == []
    back = bring_back(thrown)
    assert (back.document.seed, back.origin) == (8, tmp_path / "cat.sketchpad")
    back.claim.release()


def test_what_is_gone_cannot_be_brought_back(tmp_path: Path) -> None:
    lose(tmp_path, "a")
    (drawing,) = find_lost(tmp_path).drawings
    thrown = discard(drawing)
    thrown.write_bytes(b"damaged meanwhile")
    with pytest.raises(ProjectFileError, match="not a Sketchpad document"):
        bring_back(thrown)
    with pytest.raises(OSError):
        bring_back(tmp_path / "discarded" / "never.sketchpad")


def test_sweeping_removes_what_nobody_wants_any_more(tmp_path: Path) -> None:
    lose(tmp_path, "old", seed=1)
    lose(tmp_path, "kept", seed=2)
    discard(next(x for x in find_lost(tmp_path).drawings if x.document.seed == 1))
    thrown = tmp_path / "discarded" / "old.sketchpad"
    for left in ("gone.sketchpad.lock", "gone.sketchpad.1a.journal", ".gone.sketchpad.2b.part"):
        (tmp_path / left).write_bytes(b"")
    for name, suffixes in (("saved", (".lock", ".saved")), ("unlocked", (".saved", ".9.journal"))):
        path = lose(tmp_path, name)
        for suffix in suffixes:
            path.with_name(path.name + suffix).write_bytes(b"")
    running = Claim(claim_path(tmp_path / "running.sketchpad"))
    (tmp_path / "running.sketchpad.3c.journal").write_bytes(b"")
    sweep(tmp_path, now_s=thrown.stat().st_mtime + LATER_S - 2 * 86_400)
    assert thrown.exists()
    sweep(tmp_path, now_s=thrown.stat().st_mtime + LATER_S)
    names = {path.name for path in tmp_path.rglob("*")}
    assert names == {
        "kept.sketchpad", "kept.sketchpad.lock", "discarded",
        "running.sketchpad.lock", "running.sketchpad.3c.journal",
    }  # fmt: skip
    running.release()
