"""The most memory that this process has held so far, as each system tells it."""

from __future__ import annotations

import ctypes
import sys
from ctypes import c_size_t, c_uint32
from typing import Any


def peak_memory_mb() -> float:
    """The peak of the resident set (on Windows: the working set) of this process."""
    if sys.platform == "win32":
        return windows_peak_bytes(ctypes.windll.kernel32) / 1e6
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak * 1024 / 1e6  # bytes, elsewhere KiB


class ProcessMemoryCounters(ctypes.Structure):
    """Windows' PROCESS_MEMORY_COUNTERS, with its own names."""

    _fields_ = (
        ("cb", c_uint32),  # the size of this structure
        ("PageFaultCount", c_uint32),
        ("PeakWorkingSetSize", c_size_t),
        ("WorkingSetSize", c_size_t),
        ("QuotaPeakPagedPoolUsage", c_size_t),
        ("QuotaPagedPoolUsage", c_size_t),
        ("QuotaPeakNonPagedPoolUsage", c_size_t),
        ("QuotaNonPagedPoolUsage", c_size_t),
        ("PagefileUsage", c_size_t),
        ("PeakPagefileUsage", c_size_t),
    )


def windows_peak_bytes(kernel32: Any) -> int:
    """Ask kernel32.dll for the peak working set; raises OSError where it does not answer."""
    counters = ProcessMemoryCounters(cb=ctypes.sizeof(ProcessMemoryCounters))
    this_process = ctypes.c_void_p(-1)  # a handle that always means the caller
    if not kernel32.K32GetProcessMemoryInfo(this_process, ctypes.byref(counters), counters.cb):
        raise OSError("Windows does not tell this process's memory")
    return int(counters.PeakWorkingSetSize)
