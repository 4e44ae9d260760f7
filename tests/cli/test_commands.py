from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from sketchpad.__main__ import main
from sketchpad.cli import commands


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["--help"])

    assert stop.value.code == 0
    output = capsys.readouterr().out
    assert all(name in output for name in commands.COMMANDS)


def test_an_unknown_command_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["pant"])

    assert stop.value.code == 2
    assert "Traceback" not in capsys.readouterr().err


def test_without_a_display_the_window_is_refused_with_a_way_out(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["gui"]) == 2

    assert "sketchpad demo" in capsys.readouterr().err


def test_without_a_display_the_demo_can_stand_in(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    written: list[Path] = []
    monkeypatch.setattr("sketchpad.cli.demo.demo", lambda output: written.append(output) or 0)

    assert main(["gui", "--demo-if-headless", "--output", str(tmp_path)]) == 0
    assert written == [tmp_path]


def test_interrupting_is_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted() -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(commands, "COMMANDS", {"doctor": interrupted, "models": interrupted})

    assert main(["doctor"]) == 130
    assert capsys.readouterr().err == "sketchpad: interrupted\n"


def test_the_command_line_starts_without_torch_and_qt() -> None:
    code = (
        "import sys, sketchpad.cli.commands; "
        "print([name for name in ('torch', 'PySide6') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


def test_with_a_display_the_window_opens_with_the_given_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr("sketchpad.cli.launch.describe_display", lambda: "a screen")
    monkeypatch.setattr("sketchpad.app.run_gui", lambda argv: started.append(argv) or 0)

    assert main(["gui", "drawing.png"]) == 0
    assert started == [["sketchpad", "drawing.png"]]
