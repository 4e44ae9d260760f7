from __future__ import annotations

import pytest

from engine.stopwatch import Stopwatch


@pytest.fixture
def now_s() -> list[float]:
    """A clock that the test turns: its only element."""
    return [100.0]


def test_stages_add_up_and_the_total_counts_the_time_between_them(now_s: list[float]) -> None:
    watch = Stopwatch(lambda: now_s[0])
    for stage, duration_s in (("read", 0.25), ("paint", 0.5), ("read", 0.125)):
        with watch.time(stage):
            now_s[0] += duration_s
        now_s[0] += 1.0
    assert watch.durations_ms == {"read": [250.0, 125.0], "paint": [500.0]}
    assert watch.timings_ms() == {"read": 375.0, "paint": 500.0, "total": 3875.0}
    assert list(watch.timings_ms()) == ["read", "paint", "total"]


def test_what_fails_is_not_counted() -> None:
    watch = Stopwatch()
    watch.add("second", 2.0)
    watch.add("first", 1.0)
    with pytest.raises(ValueError, match="broken"), watch.time("third"):
        raise ValueError("broken")
    assert list(watch.durations_ms) == ["second", "first"]
