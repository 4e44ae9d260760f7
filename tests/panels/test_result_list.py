"""The row of kept pictures: hundreds of them, of which only those in sight are read."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from engine.pictures import save_png
from sketchpad.panels import result_list
from sketchpad.panels.result_list import ResultList, StripEntry

MANY = 500


@pytest.fixture
def thumbnail(tmp_path: Path) -> Path:
    path = tmp_path / "teal.png"
    save_png(path, np.full((40, 40, 3), (20, 120, 120), np.uint8))
    return path


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What was read from disk."""
    seen: list[Path] = []
    real = result_list.QPixmap

    def pixmap(*args: object) -> object:
        if isinstance(args[0], str):
            seen.append(Path(args[0]))
        return real(*args)

    monkeypatch.setattr(result_list, "QPixmap", pixmap)
    return seen


def entries(thumbnail: Path) -> list[StripEntry]:
    return [
        StripEntry(
            id=f"{place:032x}",
            label=f"label {place}",
            title=f"drawing: label {place}",
            told="all about it",
            thumbnail=thumbnail.with_name(f"{place}.png") if place else thumbnail,
            starred=place % 7 == 0,
        )
        for place in range(MANY)
    ]


def shown(qtbot: QtBot, pictures: list[StripEntry]) -> ResultList:
    row = ResultList()
    qtbot.addWidget(row)
    row.resize(800, 110)
    row.show_entries(pictures)
    row.show()
    QTest.qWaitForWindowExposed(row)
    return row


def test_of_five_hundred_only_those_in_sight_are_read(
    qtbot: QtBot, thumbnail: Path, read: list[Path]
) -> None:
    row = shown(qtbot, entries(thumbnail))
    row.grab()
    assert 5 <= len(read) <= 15
    row.show_entries(entries(thumbnail)[::2])  # a word was typed into the search
    row.grab()
    assert len(read) <= 30
    row.show_entries(entries(thumbnail))
    row.scrollToItem(row.item(MANY - 1))
    row.grab()
    assert len(read) <= 45, "what lies between was never seen"
    assert row.visualItemRect(row.item(MANY - 1)).intersects(row.viewport().rect())


def test_what_is_seen_stays_in_sight_when_the_row_changes(qtbot: QtBot, thumbnail: Path) -> None:
    row = shown(qtbot, entries(thumbnail))
    row.setCurrentRow(300)
    scrolled = row.horizontalScrollBar().value()
    assert scrolled > 0
    row.show_entries(entries(thumbnail))
    assert row.horizontalScrollBar().value() == scrolled
    assert row.selected == [f"{300:032x}"]
    without = [entry for entry in entries(thumbnail) if entry.id != f"{300:032x}"]
    row.show_entries(without)
    assert row.currentRow() == 300
    assert row.selected == []


def test_a_picture_that_cannot_be_read_is_a_white_one(qtbot: QtBot, thumbnail: Path) -> None:
    row = shown(qtbot, entries(thumbnail)[:2])
    seen = row.grab().toImage()
    colours = [
        seen.pixelColor(row.visualItemRect(row.item(place)).center() * seen.devicePixelRatio())
        for place in range(2)
    ]
    assert colours[0].getRgb()[:3] == (20, 120, 120)
    assert colours[1] == Qt.GlobalColor.white
