from __future__ import annotations

import ctypes
import struct
import sys
from pathlib import Path
from typing import Any

import pytest

from sketchpad.cli.memory import ProcessMemoryCounters, peak_memory_mb, windows_peak_bytes


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="compares with Linux' own")
def test_the_peak_is_what_linux_notes_as_high_water() -> None:
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    high_water_mb = int(status["VmHWM"].removesuffix("kB")) * 1024 / 1e6

    # Linux lets a process start with its parent's peak, so it may be more.
    assert 0.99 * high_water_mb <= peak_memory_mb() < 20 * high_water_mb


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
