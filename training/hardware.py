"""Where a run computes: devices, processes and precision, as one Fabric."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lightning_fabric import Fabric
from lightning_fabric.plugins import MixedPrecision
from lightning_fabric.plugins.precision import Precision

from engine.devices import pick_device
from training.config import RunSettings
from training.errors import TrainingError

FABRIC_DEVICES = ("cpu", "cuda", "mps")


@dataclass(frozen=True)
class Hardware:
    """What the command line asks for; `device` as `engine.devices.pick_device` takes it.

    A device with an index ("cuda:1") is exactly that one, so it goes with one process only.
    """

    device: str = "auto"
    devices: int = 1  # per machine
    nodes: int = 1

    @property
    def names_one_device(self) -> bool:
        """Whether the user chose a device by its index."""
        return ":" in self.device

    def __post_init__(self) -> None:
        if self.devices < 1 or self.nodes < 1:
            raise TrainingError("--devices and --nodes must be 1 or more")
        if self.names_one_device and (self.devices > 1 or self.nodes > 1):
            raise TrainingError(
                f"--device {self.device} is one device, but {self.devices} on each of "
                f"{self.nodes} machines are asked for; use --device "
                f"{self.device.partition(':')[0]}, or leave out --devices and --nodes"
            )


class ExactInputs(MixedPrecision):
    """bf16 autocast that leaves batches alone: Fabric would round the targets to bf16 as well."""

    def convert_input(self, data: Any) -> Any:
        return data


def build_fabric(hardware: Hardware, run: RunSettings) -> Fabric:
    """Return the launched Fabric of a run; with several devices, one process for each.

    Raises DeviceError for a device that is not there, TrainingError for one that cannot train.
    """
    device = pick_device(hardware.device)
    if device.type not in FABRIC_DEVICES:
        raise TrainingError(
            f"training does not run on {device}; use --device {', '.join(FABRIC_DEVICES)}"
        )
    precision = Precision()
    if run.precision == "bf16-mixed":
        precision = ExactInputs("bf16-mixed", device.type)
    fabric = Fabric(
        accelerator=device.type,
        # "auto" resolves to the first device, which must not limit how many are used.
        devices=[device.index or 0] if hardware.names_one_device else hardware.devices,
        num_nodes=hardware.nodes,
        plugins=[precision],
    )
    fabric.launch()
    return fabric
