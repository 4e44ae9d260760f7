"""Films made by a process of its own: progress, the finished file, stopping, failing."""

from __future__ import annotations

import os
from pathlib import Path

import cv2
import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from sketchpad import dialogs, film_export
from sketchpad.main_window import MainWindow
from tests.window_stage import draw_line

FILM_PATIENCE_MS = 120_000


@pytest.fixture
def target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the user wants the film."""
    path = tmp_path / "film.mp4"
    monkeypatch.setattr(dialogs, "ask_film_target", lambda *_: path)
    return path


def is_busy(window: MainWindow) -> bool:
    return window.films.busy


def ask(window: MainWindow) -> None:
    window.actions_by_name["time_film"].trigger()


def test_a_film_is_made_while_one_draws_on(window: MainWindow, qtbot: QtBot, target: Path) -> None:
    draw_line(window, (100, 100), (900, 100))
    words: list[str] = []
    window.films.progressed.connect(lambda text, _: words.append(text))
    with qtbot.waitSignal(window.films.told, timeout=FILM_PATIENCE_MS) as told:
        ask(window)
        assert is_busy(window)
        assert window.time.bar.film_progress == "Film 0 %"
        assert window.actions_by_name["time_film"].text() == film_export.STOP_WORDS
        draw_line(window, (100, 900), (900, 900))  # which the film does not show
    assert told.args[0].startswith("Saved film.mp4: 12 s, ")
    assert "only the drawing is shown" in told.args[0]
    assert words[-1] == "" and any(word.startswith("Film 8") for word in words)
    assert window.actions_by_name["time_film"].text() == film_export.MAKE_WORDS
    assert not is_busy(window)
    last = last_frame(target)
    assert last.shape == (512, 512)
    assert last[50, 100:400].max() < 100
    assert last[450].min() > 200


def last_frame(path: Path) -> np.ndarray:
    """The last frame in grey."""
    capture, last = cv2.VideoCapture(str(path)), None
    while True:
        there, frame = capture.read()
        if not there:
            break
        last = frame
    assert last is not None
    return np.asarray(cv2.cvtColor(last, cv2.COLOR_BGR2GRAY))


def test_a_film_can_be_stopped(window: MainWindow, target: Path) -> None:
    draw_line(window, (100, 100), (900, 100))
    ask(window)
    assert is_busy(window)
    ask(window)  # the action says "Stop making the film" now
    assert not is_busy(window)
    assert window.messages.text == "The film was not made."
    assert window.time.bar.film_progress == ""
    assert not target.exists()


def test_closing_the_window_ends_the_film(window: MainWindow, target: Path) -> None:
    draw_line(window, (100, 100), (900, 100))
    ask(window)
    window.projects.discard_changes()
    window.close()
    assert not is_busy(window)
    assert not target.exists()


def test_what_the_process_complains_of_is_told(
    window: MainWindow, qtbot: QtBot, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw_line(window, (100, 100), (900, 100))
    monkeypatch.setattr(
        film_export, "save_project", lambda path, _: Path(path).write_bytes(b"damaged")
    )
    with qtbot.waitSignal(window.films.failed, timeout=FILM_PATIENCE_MS) as failed:
        ask(window)
    assert failed.args[0].startswith("The film could not be made: drawing.sketchpad is not")
    assert not is_busy(window)


def test_a_folder_that_cannot_be_written_to_is_told(
    window: MainWindow, qtbot: QtBot, target: Path
) -> None:
    draw_line(window, (100, 100), (900, 100))
    os.mkdir(target)  # a folder of that name is in the way
    with qtbot.waitSignal(window.films.failed, timeout=FILM_PATIENCE_MS) as failed:
        ask(window)
    assert failed.args[0].startswith("film.mp4 could not be written")


def test_there_is_nothing_to_film_on_an_empty_sheet(window: MainWindow) -> None:
    ask(window)
    assert "nothing to film" in window.messages.text
    assert not is_busy(window)
