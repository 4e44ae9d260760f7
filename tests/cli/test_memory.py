from __future__ import annotations

import ctypes
import struct
import subprocess
import sys
from typing import Any

import pytest

from sketchpad.cli.memory import ProcessMemoryCounters, peak_memory_mb, windows_peak_bytes


HOLD_60_MB = """
from sketchpad.cli.memory import peak_memory_mb
before = peak_memory_mb()
held = bytearray(b"x") * 60_000_000
del held
print(before, peak_memory_mb())
"""


def test_the_peak_counts_what_was_held_for_a_moment() -> None:
    done = subprocess.run(
        [sys.executable, "-c", HOLD_60_MB], capture_output=True, text=True, check=True
    )

    before_mb, after_mb = map(float, done.stdout.split())
    assert 1 < before_mb < 500
    assert 50 < after_mb - before_mb < 70


class FakeKernel32:
    """Fills the structure as the documentation lays it out, byte by byte."""

    def __init__(self, answers: bool) -> None:
        self.answers = answers

    def K32GetProcessMemoryInfo(self, process: ctypes.c_void_p, counters: Any, size: int) -> int:  # noqa: N802
        assert process.value == ctypes.c_void_p(-1).value
        if self.answers:
            ctypes.memmove(counters, struct.pack("@II8N", size, 7, *range(1000, 1008)), size)
        return int(self.answers)


def test_windows_tells_the_peak_working_set() -> None:
    assert ctypes.sizeof(ProcessMemoryCounters) == 8 + 8 * ctypes.sizeof(ctypes.c_size_t)
    assert windows_peak_bytes(FakeKernel32(answers=True)) == 1000
    with pytest.raises(OSError, match="does not tell"):
        windows_peak_bytes(FakeKernel32(answers=False))


@pytest.mark.skipif(sys.platform != "win32", reason="asks the real kernel32.dll")
def test_windows_itself_answers() -> None:
    assert peak_memory_mb() > 10
