"""What a measurement was made on, in words, so that numbers can be compared."""

from __future__ import annotations

import os
import platform
from pathlib import Path

CPU_INFO = Path("/proc/cpuinfo")


def machine_in_words() -> str:
    """Processor, cores, how many programs waited for them in the last minute, and the system."""
    busy = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return f"{processor_name()}, {os.cpu_count()} cores{busy}, {platform.system()}"


def processor_name(cpu_info: Path = CPU_INFO) -> str:
    """The processor as the system calls it."""
    try:
        lines = cpu_info.read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or platform.machine()
