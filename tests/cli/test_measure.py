from __future__ import annotations

import json
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from engine.checkpoint import CheckpointMeta, save_checkpoint
from engine.request import Lens
from engine.stopwatch import Stopwatch
from sketchpad.__main__ import main
from sketchpad.cli import loading
from sketchpad.cli.bench_window import measure_window
from sketchpad.cli.errors import CommandError
from sketchpad.cli.measure import Measurement, measurements_of, time_repeats
from tests.fakes import FakePipeline, both_lenses


def test_percentiles_are_those_of_the_values() -> None:
    measured = Measurement("group", "stage", tuple(float(value) for value in range(101)))

    assert (measured.p50, measured.p95) == (50.0, 95.0)
    assert measured.as_json() == {
        "group": "group",
        "stage": "stage",
        "unit": "ms",
        "p50": 50.0,
        "p95": 95.0,
        "repeats": 101,
    }


def test_a_stopwatch_becomes_measurements_in_its_order() -> None:
    watch = Stopwatch()
    for stage, duration_ms in (("second", 2.0), ("first", 1.0), ("second", 4.0)):
        watch.add(stage, duration_ms)

    found = [(entry.group, entry.stage, entry.values) for entry in measurements_of(watch, "g")]
    assert found == [("g", "second", (2.0, 4.0)), ("g", "first", (1.0,))]


def test_repeats_leave_the_first_run_out() -> None:
    calls: list[int] = []

    measured = time_repeats("group", "stage", calls.append, repeats=3)

    assert calls == [0, 1, 2, 3]
    assert len(measured.values) == 3


def test_bench_prints_json_with_every_engine_stage(
    fake_pipeline: FakePipeline, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["bench", "--repeats", "2", "--no-window", "--json"]) == 0

    measured = json.loads(capsys.readouterr().out)["measurements"]
    found = {(entry["group"], entry["stage"]) for entry in measured}
    assert ("memory", "peak of this process") in found
    assert {("model", "load weights"), ("draft 192 px", "total"), ("full 256 px", "total")} <= found
    assert {("style switch 256 px", "never seen"), ("style switch 256 px", "seen before")} <= found
    assert {request.size for request in fake_pipeline.requests} == {192, 256}


def test_bench_measures_the_photo_lens_where_it_has_weights(
    fake_pipeline: FakePipeline,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sketchpad.cli.loading.installed_lenses", lambda: list(Lens))

    assert main(["bench", "--repeats", "2", "--no-window", "--json"]) == 0

    measured = json.loads(capsys.readouterr().out)["measurements"]
    found = {(entry["group"], entry["stage"]) for entry in measured}
    assert {("photo model", "load weights"), ("photo, class guessed", "network")} <= found
    assert {("photo draft, class chosen", "total"), ("photo variations", "9 at once")} <= found
    asked = {(r.class_name, r.variations, r.draft) for r in fake_pipeline.photo_requests}
    assert asked == {("", 1, False), ("pizza", 1, True), ("", 9, False)}


def test_the_window_is_measured_through_every_lens(
    qtbot: QtBot, fake_pipeline: FakePipeline
) -> None:
    measured = measure_window(both_lenses(fake_pipeline), repeats=2, lenses=tuple(Lens))

    found = {(entry.group, entry.stage): len(entry.values) for entry in measured}
    for lens, picture in (("paint", "painting"), ("photo", "photo")):
        group = f"window, {lens} lens"
        assert found[group, f"pen lift to {picture}, with the rest before it"] == 2
        assert found[group, f"request to {picture}"] >= 2
    assert ("window", "processor use when idle") in found


def test_the_given_weights_take_the_place_of_their_own_kind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "mine.safetensors"
    save_checkpoint(path, {}, CheckpointMeta("photo", {}))
    asked: list[tuple[object, ...]] = []
    monkeypatch.setattr(loading, "load_lens", lambda *what: asked.append(what))
    monkeypatch.setattr(loading, "installed_lenses", lambda: [Lens.PAINT])

    load, lenses = loading.loader(path, "cpu")
    for lens in lenses:
        load(lens)

    assert asked == [(Lens.PAINT, None, "cpu"), (Lens.PHOTO, path, "cpu")]


def test_weights_that_no_lens_uses_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "reader.safetensors"
    save_checkpoint(path, {}, CheckpointMeta("reader", {}))
    with pytest.raises(CommandError, match="of the kind “reader”; give .* paint or photo"):
        loading.loader(path, None)


def test_bench_prints_a_table(
    fake_pipeline: FakePipeline, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["bench", "--repeats", "1", "--no-window"]) == 0

    output = capsys.readouterr().out
    assert "p95" in output
    assert "never seen" in output


def test_bench_refuses_no_repeats(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", "--repeats", "0"]) == 2
    assert "--repeats" in capsys.readouterr().err
