"""Released weights: a .safetensors file whose header carries one JSON CheckpointMeta.

Owns the file format, not the networks: the pipelines say how theirs is built from the meta
(`build_network`), and it is then filled with `load_into`. Nothing is ever unpickled. torch is
imported late, so that listing is quick.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from safetensors import SafetensorError, safe_open

from engine.errors import CheckpointError
from engine.files import replacing

if TYPE_CHECKING:
    from torch import Tensor, nn

FORMAT_VERSION = 1
HEADER_KEY = "sketchpad"
_SHOWN_KEYS = 4

Network = TypeVar("Network")


@dataclass(frozen=True)
class CheckpointMeta:
    """Everything needed to build the network of a weights file and to say where it comes from."""

    kind: str  # which pipeline it belongs to, e.g. "paint"
    config: dict[str, Any]  # the network's own configuration
    preprocessing: dict[str, Any] = field(default_factory=dict)  # range, polarity, size
    step: int = 0
    data_sets: list[dict[str, str]] = field(default_factory=list)  # name, licence, source
    command: str = ""  # how it was trained
    name: str = ""
    classes: list[str] = field(default_factory=list)  # in the order of the network's labels
    format_version: int = FORMAT_VERSION


def save_checkpoint(
    path: str | os.PathLike[str],
    state_dict: Mapping[str, Tensor],
    meta: CheckpointMeta,
    *,
    half: bool = False,
) -> None:
    """Write weights and meta in one step: an old file stays whole until the new one is complete.

    With `half`, floating-point tensors are stored as fp16. Raises CheckpointError when the target
    cannot be written, or when a weight is not finite in the stored precision.
    """
    from safetensors.torch import save_file

    tensors = {key: _storable(key, value, half) for key, value in state_dict.items()}
    try:
        with replacing(path) as beside:
            save_file(tensors, beside, {HEADER_KEY: json.dumps(asdict(meta))})
    except (OSError, SafetensorError) as error:
        raise CheckpointError(
            "The weights cannot be written to {path} ({error}). Choose a folder that exists and "
            "can be written to.",
            path=path,
            error=error,
        ) from error


def read_meta(path: str | os.PathLike[str]) -> CheckpointMeta:
    """Read the header only; raises CheckpointError."""
    try:
        with safe_open(path, framework="numpy") as file:
            header = file.metadata() or {}
    except (OSError, SafetensorError) as error:
        raise _unreadable(path, error) from error
    if HEADER_KEY not in header:
        raise CheckpointError(
            "{path} holds weights but no Sketchpad description. Use a file released for "
            "Sketchpad, or export it again with its meta.",
            path=path,
        )
    return _parse_meta(path, header[HEADER_KEY])


def load_checkpoint(
    path: str | os.PathLike[str], expected_kind: str
) -> tuple[CheckpointMeta, dict[str, Tensor]]:
    """Read meta and weights (floating-point tensors as float32, on the CPU).

    Raises CheckpointError for a file of another kind, of a newer format, cut short or damaged.
    """
    import torch
    from safetensors.torch import load_file

    meta = read_meta(path)
    if meta.kind != expected_kind:
        raise CheckpointError(
            "{path} holds a “{kind}” network, but “{expected_kind}” is needed here. Choose "
            "weights of the kind “{expected_kind}”.",
            path=path,
            kind=meta.kind,
            expected_kind=expected_kind,
        )
    try:
        tensors = load_file(path)
    except (OSError, SafetensorError) as error:
        raise _unreadable(path, error) from error
    return meta, {
        key: value.to(torch.float32) if value.is_floating_point() else value
        for key, value in tensors.items()
    }


def build_network(
    meta: CheckpointMeta,
    path: str | os.PathLike[str],
    what: str,
    build: Callable[[dict[str, Any]], Network],
) -> Network:
    """Build the network of a file from its config, without the weights.

    `what` it is stands in the message of the CheckpointError for a config that does not fit.
    """
    try:
        return build(meta.config)
    except (KeyError, TypeError, ValueError) as error:
        raise CheckpointError(
            "{path} describes {what} that this version cannot build ({error}). Update the "
            "program, or choose other weights.",
            path=path,
            what=what,
            error=error,
        ) from error


def load_into(
    module: nn.Module, state_dict: Mapping[str, Tensor], path: str | os.PathLike[str]
) -> None:
    """Fill a network strictly; raises CheckpointError that names what does not fit."""
    own = module.state_dict()
    problems = [
        _listing("missing", sorted(own.keys() - state_dict.keys())),
        _listing("unexpected", sorted(state_dict.keys() - own.keys())),
        _listing(
            "of another shape",
            [
                f"{key} {tuple(state_dict[key].shape)} instead of {tuple(own[key].shape)}"
                for key in sorted(own.keys() & state_dict.keys())
                if own[key].shape != state_dict[key].shape
            ],
        ),
    ]
    if any(problems):
        raise CheckpointError(
            "The weights in {path} do not fit the network described in its header: {problems}. "
            "Download or export the file again.",
            path=path,
            problems="; ".join(filter(None, problems)),
        )
    module.load_state_dict(state_dict, strict=True)


def _storable(key: str, tensor: Tensor, half: bool) -> Tensor:
    import torch

    stored = tensor.detach().cpu()
    if stored.is_floating_point():
        stored = stored.half() if half else stored
        if not bool(torch.isfinite(stored).all()):
            raise CheckpointError(
                "The weight {key} is not finite as {dtype}. Go back to an earlier checkpoint, or "
                "store full precision if it is only large.",
                key=key,
                dtype=stored.dtype,
            )
    return stored.clone(memory_format=torch.contiguous_format)  # no shared storage in the file


def _parse_meta(path: str | os.PathLike[str], text: str) -> CheckpointMeta:
    try:
        raw = json.loads(text)
        version = int(raw["format_version"])
    except (ValueError, KeyError, TypeError) as error:
        raise CheckpointError(
            "The description in the header of {path} is damaged ({error}). Download or export "
            "the file again.",
            path=path,
            error=repr(error),
        ) from error
    if version > FORMAT_VERSION:
        raise CheckpointError(
            "{path} has format {version}; this program reads up to {format_version}. Update the "
            "program.",
            path=path,
            version=version,
            format_version=FORMAT_VERSION,
        )
    known = {entry.name for entry in fields(CheckpointMeta)}
    try:
        return CheckpointMeta(**{key: value for key, value in raw.items() if key in known})
    except TypeError as error:
        raise CheckpointError(
            "The description in the header of {path} is incomplete ({error}). Download or export "
            "the file again.",
            path=path,
            error=error,
        ) from error


def _unreadable(path: str | os.PathLike[str], error: Exception) -> CheckpointError:
    path = Path(path)
    if not path.is_file():
        return CheckpointError(
            "There is no weights file at {path}. Check the path.",
            path=path,
        )
    if "incomplete" in str(error).lower():
        return CheckpointError(
            "{path} is cut short: it holds {bytes} bytes, fewer than its header announces. "
            "Download or copy it again.",
            path=path,
            bytes=path.stat().st_size,
        )
    return CheckpointError(
        "{path} is not a readable .safetensors file ({error}). Choose another file.",
        path=path,
        error=error,
    )


def _listing(title: str, keys: list[str]) -> str:
    if not keys:
        return ""
    more = f" and {len(keys) - _SHOWN_KEYS} more" if len(keys) > _SHOWN_KEYS else ""
    return f"{len(keys)} {title}: {', '.join(keys[:_SHOWN_KEYS])}{more}"
