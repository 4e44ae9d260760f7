"""Where a run computes: devices, processes and precision, as one Fabric."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import torch
from lightning_fabric import Fabric
from lightning_fabric.plugins import MixedPrecision
from lightning_fabric.plugins.precision import Precision

from training.config import RunSettings
from training.errors import TrainingError

DEVICES = ("cpu", "cuda", "mps")


@dataclass(frozen=True)
class Hardware:
    """What the command line asks for; "auto" takes the accelerator if there is one."""

    device: str = "auto"
    devices: int = 1  # per machine
    nodes: int = 1


class ExactInputs(MixedPrecision):
    """bf16 autocast that leaves batches alone: Fabric would round the targets to bf16 as well."""

    def convert_input(self, data: Any) -> Any:
        return data


def build_fabric(hardware: Hardware, run: RunSettings) -> Fabric:
    """Return the launched Fabric of a run; with several devices, one process for each."""
    device = _device_name(hardware.device)
    precision: Precision = Precision()
    if run.precision == "bf16-mixed":
        precision = ExactInputs("bf16-mixed", device)
    fabric = Fabric(
        accelerator=device,
        devices=hardware.devices,
        num_nodes=hardware.nodes,
        plugins=[precision],
    )
    fabric.launch()
    return fabric


def _device_name(wanted: str) -> str:
    accelerator = torch.accelerator.current_accelerator(check_available=True)
    present = accelerator.type if accelerator else "cpu"
    if wanted == "auto":
        return present if present in DEVICES else "cpu"
    if wanted not in DEVICES:
        raise TrainingError(f"--device {wanted}: training knows auto, {', '.join(DEVICES)}")
    if wanted not in ("cpu", present):
        raise TrainingError(f"--device {wanted}: this machine has {present}; use --device auto")
    return wanted
