"""Which device computes, and in which precision."""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass

import torch

from engine.errors import DeviceError

DEVICE_VARIABLE = "SKETCHPAD_DEVICE"


@dataclass(frozen=True)
class DeviceInfo:
    """A device of this machine, for reports."""

    name: str  # as pick_device takes it
    label: str  # the maker's name
    precision: torch.dtype
    memory_mb: int | None  # None where torch does not tell


def pick_device(name: str | None = None) -> torch.device:
    """The device of that name, or of SKETCHPAD_DEVICE, or the best one there is.

    Names are torch's ("cpu", "cuda", "cuda:1", "mps", "xpu") or "auto". Raises DeviceError.
    """
    wanted = (name or os.environ.get(DEVICE_VARIABLE) or "auto").strip().lower()
    available = _available()
    if wanted == "auto":
        return torch.device(available[0])
    if wanted in available or wanted in {entry.partition(":")[0] for entry in available}:
        return torch.device(wanted)
    raise DeviceError(
        "There is no device “{wanted}” here. Available: {devices}. Choose one of them, or unset "
        "{variable} for the best one.",
        wanted=wanted,
        devices=", ".join(["auto", *available]),
        variable=DEVICE_VARIABLE,
    )


def pick_precision(device: torch.device) -> torch.dtype:
    """The fastest dtype that the device computes natively and that our networks bear."""
    if device.type == "cpu":
        native = _cpu_computes_bf16()
        return torch.bfloat16 if native else torch.float32
    if device.type == "cuda":
        major, _ = torch.cuda.get_device_capability(device)
        if major >= 8:
            return torch.bfloat16
        return torch.float16 if major == 7 else torch.float32
    return {"mps": torch.float16, "xpu": torch.bfloat16}.get(device.type, torch.float32)


def describe_devices() -> list[DeviceInfo]:
    """Every device that pick_device accepts, the best first."""
    return [_describe(torch.device(name)) for name in _available()]


def _available() -> list[str]:
    """Names of the usable devices, the best first; the CPU is always the last."""
    if not torch.accelerator.is_available():
        return ["cpu"]
    accelerator = torch.accelerator.current_accelerator()
    if accelerator is None:
        return ["cpu"]
    count = torch.accelerator.device_count()
    return [*(f"{accelerator.type}:{index}" for index in range(count)), "cpu"]


def _cpu_computes_bf16() -> bool:
    """True with AVX-512 BF16 or AMX; elsewhere torch emulates bf16 and loses time."""
    capabilities = getattr(torch.cpu, "get_capabilities", None)
    if capabilities is not None:
        flags = capabilities()
        return bool(flags.get("avx512_bf16") or flags.get("amx_bf16"))
    probes = ("_is_avx512_bf16_supported", "_is_amx_tile_supported")  # torch before 2.11
    return any(probe() for name in probes if (probe := getattr(torch.cpu, name, None)))


def _describe(device: torch.device) -> DeviceInfo:
    label, memory_mb = platform.processor() or platform.machine(), None
    if device.type in ("cuda", "xpu"):
        properties = getattr(torch, device.type).get_device_properties(device)
        label, memory_mb = properties.name, properties.total_memory // 2**20
    elif device.type == "mps":
        label = "Apple GPU"
    return DeviceInfo(str(device), label, pick_precision(device), memory_mb)
