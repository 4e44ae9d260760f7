from __future__ import annotations

from sketchpad.live.latency import Latency, LatencyMeter


def test_percentiles_of_recent_passes() -> None:
    meter = LatencyMeter()
    for duration_ms in range(1, 101):
        latency = meter.add(float(duration_ms))
    # Only the last 60 count: 41 .. 100.
    assert latency == Latency(100.0, 70.5, 97.05)


def test_one_slow_pass_is_forgotten() -> None:
    meter = LatencyMeter(capacity=3)
    meter.add(5000.0)
    for _ in range(3):
        latency = meter.add(70.0)
    assert latency == Latency(70.0, 70.0, 70.0)
