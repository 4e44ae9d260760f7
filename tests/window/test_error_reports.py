"""The log file, and what happens where there can be none."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sketchpad import error_reports


@contextmanager
def fresh_logging() -> Iterator[None]:
    """A root logger without handlers, put back as it was afterwards."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    root.handlers.clear()
    yield
    for handler in root.handlers:
        handler.close()
    root.handlers[:] = handlers
    root.setLevel(level)


def test_warnings_go_into_the_log_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(error_reports, "log_folder", lambda: tmp_path)
    with fresh_logging():
        error_reports.start_logging()
        logging.getLogger("x").warning("the ink is low")
    assert "WARNING x: the ink is low" in (tmp_path / "sketchpad.log").read_text()


def test_without_a_writable_log_folder_messages_go_to_stderr(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(error_reports, "user_log_path", _refuse)
    with fresh_logging():
        error_reports.start_logging()
        logging.getLogger("x").warning("the ink is low")
    told = capsys.readouterr().err
    assert "There is no log file" in told
    assert "the ink is low" in told


def _refuse(*_: object, **__: object) -> Path:
    raise PermissionError(13, "Permission denied")
