from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from engine.files import replacing


def test_the_new_content_takes_the_place_of_the_old(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")
    with replacing(path) as beside:
        beside.write_text("new")
        assert path.read_text() == "old"
    assert path.read_text() == "new"
    assert list(tmp_path.iterdir()) == [path]


def test_after_an_exception_nothing_has_changed(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")
    with pytest.raises(KeyboardInterrupt), replacing(path) as beside:
        beside.write_text("half")
        raise KeyboardInterrupt
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_a_link_keeps_pointing_at_the_replaced_file(tmp_path: Path) -> None:
    target, link = tmp_path / "target.txt", tmp_path / "link.txt"
    target.write_text("old")
    link.symlink_to(target)
    with replacing(link) as beside:
        beside.write_text("new")
    assert link.is_symlink() and target.read_text() == "new"


def test_the_content_is_on_the_disk_before_it_takes_the_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")
    synced: list[tuple[str, list[str]]] = []

    def note(fd: int) -> None:
        synced.append((path.read_text(), [x.read_text() for x in tmp_path.glob(".a.txt.*")]))

    monkeypatch.setattr(os, "fsync", note)
    with replacing(path) as beside:
        beside.write_text("new")
    assert synced[0] == ("old", ["new"])
    assert synced[1:] in ([], [("new", [])]), "then the folder, where that is possible"
    assert path.read_text() == "new"


def test_folders_and_protected_files_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")
    path.chmod(0o400)
    with pytest.raises(PermissionError, match="write-protected"), replacing(path):
        raise AssertionError("the block must not run")
    with pytest.raises(IsADirectoryError), replacing(tmp_path):
        raise AssertionError("the block must not run")


def test_permissions_are_those_of_an_ordinary_file(tmp_path: Path) -> None:
    """Whatever the writer gave its file; and a file that is replaced keeps its own."""
    ordinary, path = tmp_path / "ordinary", tmp_path / "new"
    ordinary.touch()
    with replacing(path) as beside:
        beside.write_text("1")
        beside.chmod(0o600)
    assert path.stat().st_mode == ordinary.stat().st_mode
    path.chmod(0o640)
    with replacing(path) as beside:
        beside.write_text("2")
    assert path.stat().st_mode & 0o777 == 0o640


def test_what_a_program_that_died_left_is_removed_when_it_is_old(tmp_path: Path) -> None:
    path = tmp_path / "a[1].txt"
    old, young = (tmp_path / f".a[1].txt.{name}.part" for name in ("0123abcd", "4567abcd"))
    other = tmp_path / ".b.txt.0123abcd.part"
    for left in (old, young, other):
        left.write_text("half")
    for left in (old, other):
        os.utime(left, (1000, 1000))
    with replacing(path) as beside:
        beside.write_text("new")
    assert sorted(tmp_path.iterdir()) == sorted([path, young, other])
