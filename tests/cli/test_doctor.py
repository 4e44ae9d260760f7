from __future__ import annotations

import importlib.metadata
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.checkpoint import CheckpointMeta, save_checkpoint
from sketchpad.__main__ import main
from sketchpad.cli import doctor
from sketchpad.cli.doctor import Finding, check_folders, check_packages, check_system, is_writable


def test_reports_the_versions_in_use() -> None:
    found = {finding.topic: finding.value for finding in check_packages()}

    assert found["numpy"] == importlib.metadata.version("numpy")
    assert found["torch"] == importlib.metadata.version("torch")


def test_a_second_qt_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.metadata, "version", lambda name: "4.9")

    problems = {finding.topic: finding.problem for finding in check_packages() if finding.problem}

    assert set(problems) == set(doctor.HARMFUL_PACKAGES)
    assert "opencv-python-headless" in problems["opencv-python"]


def test_missing_weights_give_exit_code_1(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("engine.model_store.bundled_models_dir", lambda: tmp_path)
    monkeypatch.setattr(doctor, "CHECKS", (doctor.check_system, doctor.check_models))

    assert main(["doctor"]) == 1

    output = capsys.readouterr().out
    assert "problem: weights" in output
    assert "python" in output


def test_damaged_weights_are_a_problem_though_there_are_others(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("engine.model_store.bundled_models_dir", lambda: tmp_path)
    meta = CheckpointMeta(kind="paint", config={}, name="good")
    save_checkpoint(tmp_path / "good.safetensors", {}, meta)
    (tmp_path / "bad.safetensors").write_bytes(b"nothing")

    good, bad, *missing = doctor.check_models()

    assert good.value.startswith("good, step 0") and not good.problem
    assert "bad.safetensors is not a readable" in bad.problem
    assert [finding.topic for finding in missing] == [
        "weights: photo",
        "weights: reader",
        "weights: upscaler",
    ]
    assert not any(finding.problem for finding in missing), "one can paint without them"


def test_a_broken_check_is_reported_and_the_others_still_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def check_moon() -> Iterator[Finding]:
        yield Finding("moon", "risen")
        raise RuntimeError("the moon has set")

    monkeypatch.setattr(doctor, "CHECKS", (check_moon, check_system))

    assert main(["doctor"]) == 1

    output = capsys.readouterr().out
    assert "problem: moon: RuntimeError: the moon has set" in output
    assert "system" in output


def test_healthy_means_exit_code_0(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(doctor, "CHECKS", (check_system,))

    assert main(["doctor"]) == 0
    assert "No problem found." in capsys.readouterr().out


def test_folders_are_named_with_whether_they_can_be_written() -> None:
    findings = list(check_folders())

    topics = [finding.topic for finding in findings]
    assert topics == ["settings", "user data", "log", "current folder"]
    assert all("(writable)" in finding.value for finding in findings)


def test_this_qt_does_not_use_up_none() -> None:
    assert not doctor.loses_none(), "PySide6 6.12 on Python 3.11 crashes sooner or later"


def test_a_folder_that_does_not_exist_yet_is_judged_by_its_parent(tmp_path: Path) -> None:
    blocker = tmp_path / "file"
    blocker.write_text("not a folder")

    assert is_writable(tmp_path / "new" / "folder")
    assert not is_writable(blocker / "inside")
