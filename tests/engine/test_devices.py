from __future__ import annotations

import pytest
import torch

from engine import devices
from engine.devices import DEVICE_VARIABLE, describe_devices, pick_device, pick_precision
from engine.errors import DeviceError


@pytest.fixture(autouse=True)
def no_wish(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(DEVICE_VARIABLE, raising=False)


@pytest.fixture
def two_gpus(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.accelerator, "is_available", lambda: True)
    monkeypatch.setattr(torch.accelerator, "current_accelerator", lambda: torch.device("cuda"))
    monkeypatch.setattr(torch.accelerator, "device_count", lambda: 2)


@pytest.fixture
def no_gpu(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.accelerator, "is_available", lambda: False)


@pytest.mark.usefixtures("two_gpus")
def test_the_accelerator_is_preferred_and_can_be_overridden(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert pick_device() == torch.device("cuda:0")
    assert pick_device("CUDA:1 ") == torch.device("cuda:1")
    assert pick_device("cuda") == torch.device("cuda")
    monkeypatch.setenv(DEVICE_VARIABLE, "cpu")
    assert pick_device() == torch.device("cpu")
    assert pick_device("auto") == torch.device("cuda:0")


@pytest.mark.usefixtures("no_gpu")
def test_without_an_accelerator_the_cpu_is_used() -> None:
    assert pick_device() == torch.device("cpu")
    assert [info.name for info in describe_devices()] == ["cpu"]


@pytest.mark.usefixtures("two_gpus")
@pytest.mark.parametrize("name", ["cuda:2", "mps", "toaster", "meta", "cuda:x"])
def test_an_unknown_device_is_refused_with_the_choices(name: str) -> None:
    with pytest.raises(DeviceError, match=f"“{name}”.*auto, cuda:0, cuda:1, cpu"):
        pick_device(name)


@pytest.mark.usefixtures("no_gpu")
def test_a_wrong_variable_names_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(DEVICE_VARIABLE, "cuda")
    with pytest.raises(DeviceError, match="unset SKETCHPAD_DEVICE"):
        pick_device()


@pytest.mark.parametrize(
    ("flags", "dtype"),
    [
        ({"avx512_bf16": True}, torch.bfloat16),
        ({"amx_bf16": True}, torch.bfloat16),
        ({"avx2": True, "avx512_f": True}, torch.float32),
    ],
)
def test_cpus_use_bf16_only_where_they_compute_it(
    flags: dict[str, bool], dtype: torch.dtype, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(torch.cpu, "get_capabilities", lambda: flags, raising=False)
    assert pick_precision(torch.device("cpu")) is dtype


def test_an_older_torch_is_asked_through_its_own_probes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(torch.cpu, "get_capabilities", raising=False)
    monkeypatch.setattr(torch.cpu, "_is_amx_tile_supported", lambda: False, raising=False)
    for native in (True, False):
        monkeypatch.setattr(
            torch.cpu, "_is_avx512_bf16_supported", lambda native=native: native, raising=False
        )
        assert devices._cpu_computes_bf16() is native


@pytest.mark.parametrize(
    ("capability", "dtype"),
    [((9, 0), torch.bfloat16), ((7, 5), torch.float16), ((6, 1), torch.float32)],
)
def test_gpus_use_what_their_generation_computes(
    capability: tuple[int, int], dtype: torch.dtype, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(torch.cuda, "get_device_capability", lambda device: capability)
    assert pick_precision(torch.device("cuda:0")) is dtype


def test_every_described_device_can_be_picked_and_computes() -> None:
    infos = describe_devices()
    assert infos[-1].name == "cpu"
    for info in infos:
        ones = torch.ones(4, dtype=info.precision, device=pick_device(info.name))
        assert info.label
        assert ones.sum().item() == 4
