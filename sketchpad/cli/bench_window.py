"""Measures the real window, offscreen: ink, pen lift to picture, start-up, idling."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterable

from PySide6.QtCore import QEvent, QEventLoop, QPointF, QTimer
from PySide6.QtWidgets import QApplication

from engine.request import Lens
from engine.stopwatch import Stopwatch
from engine.worker import LoadLens
from sketchpad.cli.bench_engine import sample_reference
from sketchpad.cli.errors import CommandError
from sketchpad.cli.measure import Measurement, measurements_of
from sketchpad.cli.stage import staged_window
from sketchpad.cli.window_events import Awaited, send_mouse
from sketchpad.lens_names import PICTURE_NAME
from sketchpad.live.lens_ledger import PaintedDrawing
from sketchpad.main_window import MainWindow
from sketchpad.settings import LensChoice

EVENTS_PER_STROKE = 40
PASS_TIMEOUT_S = 60.0
STARTS = 3
IDLE_S = 1.0
_START = "from sketchpad.cli.bench_window import show_and_tell; show_and_tell()"


def measure_window(
    load: LoadLens, repeats: int, lenses: Iterable[Lens] = (Lens.PAINT,)
) -> list[Measurement]:
    """Draw `repeats` strokes with the mouse through each lens, then let the window idle."""
    measured = []
    with staged_window(load) as window:
        window.model.add_reference(sample_reference(seed=0).pixels, "bench")
        for lens in lenses:
            window.choose_lens(LensChoice(lens.value))
            watch = _measure_lens(window, lens, repeats)
            measured += measurements_of(watch, f"window, {lens.value} lens")
        measured.append(Measurement("window", "processor use when idle", (_idle_percent(),), "%"))
    return measured


def _measure_lens(window: MainWindow, lens: Lens, repeats: int) -> Stopwatch:
    watch, picture = Stopwatch(), PICTURE_NAME[lens]
    answers = Awaited(window.session.painted, window.session.failed)
    latencies = Awaited(window.session.latency_measured)
    _draw_and_wait(window, answers, Stopwatch(), 0, picture)  # loads and warms up
    latencies.received.clear()
    for row in range(1, repeats + 1):
        _draw_and_wait(window, answers, watch, row, picture)
    for latency in latencies.received:
        watch.add(f"request to {picture}", latency.last_ms)
    answers.close()
    latencies.close()
    return watch


def measure_start_up() -> Measurement:
    """From the command to a drawn window, in fresh processes; the weights load behind it."""
    watch = Stopwatch()
    for _ in range(STARTS):
        start_s = time.perf_counter()
        with subprocess.Popen([sys.executable, "-c", _START], stdout=subprocess.PIPE) as child:
            told = child.stdout.readline() if child.stdout else b""
            watch.add("command to first stroke possible", (time.perf_counter() - start_s) * 1000)
        if told.strip() != b"shown":
            raise CommandError("the window did not come up in a process of its own.")
    return measurements_of(watch, "start-up")[0]


def show_and_tell() -> None:
    """In a process of its own: open the window as `sketchpad` does and say when it is drawn."""
    from sketchpad.cli.loading import load_pipeline

    with staged_window(load_pipeline) as window:
        window.grab()
        print("shown", flush=True)


def _draw_and_wait(
    window: MainWindow, answers: Awaited, watch: Stopwatch, row: int, picture: str
) -> None:
    """One stroke across the sheet, then the full picture of it."""
    canvas, model = window.canvas, window.model
    y = model.document.height_px * (0.1 + 0.8 * (row % 16) / 16)
    step = model.document.width_px / (EVENTS_PER_STROKE + 2)
    path = [canvas.to_view(QPointF(step * (i + 1), y)) for i in range(EVENTS_PER_STROKE)]
    send_mouse(canvas, QEvent.Type.MouseButtonPress, path[0])
    for point in path[1:]:
        with watch.time("pen event to ink"):
            send_mouse(canvas, QEvent.Type.MouseMove, point)
    with watch.time(f"pen lift to {picture}, with the rest before it"):
        send_mouse(canvas, QEvent.Type.MouseButtonRelease, path[-1])
        answers.wait(_is_full, PASS_TIMEOUT_S)
        QApplication.processEvents()  # paints it


def _is_full(answer: object) -> bool:
    if isinstance(answer, str):
        raise CommandError(f"the engine failed: {answer}")
    return isinstance(answer, PaintedDrawing) and not answer.result.draft


def _idle_percent() -> float:
    """Processor time of all threads while nothing happens, in percent of one core."""
    loop = QEventLoop()
    QTimer.singleShot(round(IDLE_S * 1000), loop.quit)
    start_s, busy_s = time.perf_counter(), time.process_time()
    loop.exec()
    return 100 * (time.process_time() - busy_s) / (time.perf_counter() - start_s)
