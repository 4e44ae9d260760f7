"""Which devices a run gets, without having them: Fabric only tells what it was asked for."""

from __future__ import annotations

from typing import Any

import pytest
import torch

from training import hardware
from training.config import RunSettings
from training.errors import TrainingError
from training.hardware import Hardware, build_fabric

RUN = RunSettings(precision="32-true")


class RecordingFabric:
    """Stands in for Fabric on machines without accelerators."""

    def __init__(self, **asked: Any) -> None:
        self.asked = asked

    def launch(self) -> None:
        self.asked["launched"] = True


@pytest.fixture
def four_gpus(monkeypatch: pytest.MonkeyPatch) -> None:
    """As `pick_device` answers on such a machine: "auto" is the first device, with its index."""
    monkeypatch.setattr(hardware, "Fabric", RecordingFabric)
    answers = {"auto": "cuda:0", "cuda": "cuda", "cuda:3": "cuda:3", "cpu": "cpu"}
    monkeypatch.setattr(hardware, "pick_device", lambda name: torch.device(answers[name]))


@pytest.mark.parametrize(
    ("asked", "accelerator", "devices"),
    [
        (Hardware(devices=4), "cuda", 4),
        (Hardware("cuda", devices=2, nodes=3), "cuda", 2),
        (Hardware("cuda:3"), "cuda", [3]),
        (Hardware(), "cuda", 1),
        (Hardware("cpu", devices=2), "cpu", 2),
    ],
)
def test_the_number_of_devices_counts_unless_one_was_named(
    four_gpus: None, asked: Hardware, accelerator: str, devices: int | list[int]
) -> None:
    fabric = build_fabric(asked, RUN)
    assert isinstance(fabric, RecordingFabric)
    assert fabric.asked["accelerator"] == accelerator
    assert fabric.asked["devices"] == devices
    assert fabric.asked["num_nodes"] == asked.nodes
    assert fabric.asked["launched"]


@pytest.mark.parametrize("more", [{"devices": 2}, {"nodes": 2}])
def test_one_named_device_does_not_go_with_several(more: dict[str, int]) -> None:
    with pytest.raises(TrainingError, match=r"--device cuda:1 is one device.*--device cuda,"):
        Hardware("cuda:1", **more)


@pytest.mark.parametrize("more", [{"devices": 0}, {"nodes": -1}])
def test_less_than_one_is_refused(more: dict[str, int]) -> None:
    with pytest.raises(TrainingError, match="must be 1 or more"):
        Hardware(**more)


def test_a_device_that_cannot_train_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hardware, "pick_device", lambda name: torch.device("xpu:0"))
    with pytest.raises(TrainingError, match=r"does not run on xpu:0; use --device cpu, cuda, mps"):
        build_fabric(Hardware(), RUN)
