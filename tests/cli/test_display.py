"""A display counts only if it answers: Qt aborts the program over one that does not."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from sketchpad.cli import display
from sketchpad.cli.display import describe_display, describe_silence

NOBODY = ":987"  # no server has such a number
on_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks Linux displays")


@pytest.fixture(autouse=True)
def no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    display._answers.cache_clear()


@pytest.mark.parametrize(
    ("variables", "described", "silent"),
    [
        ({"DISPLAY": ":0"}, "DISPLAY=:0", ""),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, "", ""),
        ({"WAYLAND_DISPLAY": "gone"}, "", "WAYLAND_DISPLAY=gone does not answer"),
        (
            {"WAYLAND_DISPLAY": "gone", "DISPLAY": ":0"},
            "DISPLAY=:0",
            "WAYLAND_DISPLAY=gone does not answer",
        ),
        ({}, "", ""),
    ],
)
def test_what_is_told_of_displays_that_answer_and_that_do_not(
    variables: dict[str, str], described: str, silent: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    probes = {"WAYLAND_DISPLAY": lambda name: False, "DISPLAY": lambda name: True}
    monkeypatch.setattr(display, "_PROBES", probes)
    monkeypatch.setattr(sys, "platform", "linux")
    for name, value in variables.items():
        monkeypatch.setenv(name, value)

    assert describe_display() == described
    assert describe_silence() == silent


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_a_desktop_is_there_whatever_the_variables_say(
    system: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setenv("DISPLAY", NOBODY)

    assert (describe_display(), describe_silence()) == ("the desktop", "")


@on_linux
@pytest.mark.parametrize("runtime_folder", ["here", ""])
def test_displays_that_are_gone_do_not_answer(
    runtime_folder: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path) if runtime_folder else "")
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-987")
    monkeypatch.setenv("DISPLAY", NOBODY)

    assert describe_display() == ""
    assert capfd.readouterr().err == ""  # the libraries say nothing of their own


@on_linux
def test_without_the_library_nothing_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> bool:
        raise OSError("libxcb.so.1: cannot open shared object file")

    monkeypatch.setattr(display, "_PROBES", {"DISPLAY": missing})
    monkeypatch.setenv("DISPLAY", ":0")

    assert describe_display() == ""


@on_linux
@pytest.mark.parametrize("arguments", [[], ["gui"]])
def test_a_dead_display_is_a_clear_line_and_not_an_abort(arguments: list[str]) -> None:
    environment = {**os.environ, "DISPLAY": NOBODY}
    done = subprocess.run(
        [sys.executable, "-m", "sketchpad", *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 2
    assert f"(DISPLAY={NOBODY} does not answer). Run `sketchpad demo`" in done.stderr


@pytest.fixture
def x_server() -> Iterator[str]:
    """The DISPLAY of a real X server without a screen."""
    program = shutil.which("Xvfb")
    if program is None:
        pytest.skip("needs Xvfb")
    read_end, write_end = os.pipe()
    server = subprocess.Popen(
        [program, "-displayfd", str(write_end), "-nolisten", "tcp"],
        pass_fds=[write_end],
        stderr=subprocess.DEVNULL,
    )
    os.close(write_end)
    try:
        with os.fdopen(read_end) as told:
            yield f":{told.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


OPEN_ONCE_ASKED = """
from sketchpad.cli.display import describe_display, describe_silence
print(describe_display(), describe_silence())
from PySide6.QtGui import QGuiApplication
print(QGuiApplication([]).platformName())
"""


def test_a_living_server_answers_and_takes_the_window_afterwards(x_server: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", OPEN_ONCE_ASKED],
        env={**os.environ, "DISPLAY": x_server},
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.split() == [f"DISPLAY={x_server}", "xcb"]
