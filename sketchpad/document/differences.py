"""What changed between two states of a document, as bytes, and the later state made from them.

The parts of a document are immutable, hence compared by identity: what stayed is referred to and
only what is new is described, in the words of the project file. Which verb did it does not matter,
so strokes, undo, layers and settings are all the same here.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from typing import Any, TypeVar

from sketchpad.document.document import Document, Reference
from sketchpad.document.guides import build_guides, describe_guides
from sketchpad.document.layers import Layer, PictureLayer, SketchLayer
from sketchpad.document.project_file import HEAD
from sketchpad.document.project_parts import (
    Packer,
    PictureOwner,
    Unpacker,
    build_hint,
    describe_hint,
)
from sketchpad.document.stroke import Item

_PARTS = ("layers", "references", "hints", "guides")
_SETTINGS = tuple(x.name for x in fields(Document) if x.name not in (*_PARTS, "revision"))
_BULK = ("id", "items", "pixels", "content_hash")
"""Of a layer or reference: what does not belong to the properties that may be changed."""

Part = TypeVar("Part", bound=Layer | Reference)


class Changes:
    """What makes `after` of `before`; false if they are the same but for their revisions."""

    def __init__(self, before: Document, after: Document) -> None:
        packer = self._packer = Packer()
        head = self._head = _settings_head(before, after)
        if not _same(before.layers, after.layers):
            known = {layer.id: layer for layer in before.layers}
            head["layers"] = [_describe_layer(known.get(x.id), x, packer) for x in after.layers]
        if not _same(before.references, after.references):
            pictures = {reference.id: reference for reference in before.references}
            head["references"] = [
                _describe_reference(pictures.get(x.id), x, packer) for x in after.references
            ]
        if not _same(before.hints, after.hints):
            head["hints"] = [describe_hint(hint) for hint in after.hints]
        if before.guides != after.guides:
            head["guides"] = describe_guides(after.guides)

    def __bool__(self) -> bool:
        return bool(self._head)

    @property
    def unpacked(self) -> Sequence[PictureOwner]:
        """What brings new pictures that `pack` would have to turn into PNG first."""
        return self._packer.unpacked

    def pack(self) -> bytes:
        """All of it as bytes; empty if nothing changed."""
        if not self:
            return b""
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            archive.writestr(HEAD, json.dumps(self._head))
            self._packer.write(archive)
        return buffer.getvalue()


def _settings_head(before: Document, after: Document) -> dict[str, Any]:
    settings = _changes(before, after, _SETTINGS)
    return {"settings": settings} if settings else {}


def apply(before: Document, changes: bytes) -> Document:
    """The state after `changes`; `before` is not altered. Damage raises what zip and JSON raise."""
    with zipfile.ZipFile(io.BytesIO(changes)) as archive:
        head = json.loads(archive.read(HEAD))
        unpacker = Unpacker(archive)
        found: dict[str, Any] = dict(head.get("settings", {}))
        if "layers" in head:
            known = {layer.id: layer for layer in before.layers}
            found["layers"] = tuple(_layer(x, known, unpacker) for x in head["layers"])
        if "references" in head:
            pictures = {reference.id: reference for reference in before.references}
            found["references"] = tuple(
                _reference(x, pictures, unpacker) for x in head["references"]
            )
        if "hints" in head:
            found["hints"] = tuple(build_hint(entry) for entry in head["hints"])
        if "guides" in head:
            found["guides"] = build_guides(head["guides"])
    return replace(before, **found)


def _describe_layer(old: Layer | None, new: Layer, packer: Packer) -> dict[str, Any]:
    if isinstance(old, SketchLayer) and isinstance(new, SketchLayer):
        entry = {"kept": new.id, "changes": _changes(old, new, _properties(new))}
        if old.items != new.items:  # by identity
            entry["items"] = list(_describe_items(old.items, new.items, packer))
        return entry
    if isinstance(old, PictureLayer) and isinstance(new, PictureLayer) and old.pixels is new.pixels:
        return {"kept": new.id, "changes": _changes(old, new, _properties(new))}
    return {"new": packer.layer(new)}


def _layer(entry: dict[str, Any], known: dict[int, Layer], unpacker: Unpacker) -> Layer:
    if "new" in entry:
        return unpacker.layer(entry["new"])
    old = known[entry["kept"]]
    if isinstance(old, SketchLayer) and "items" in entry:
        old = replace(old, items=tuple(_items(entry["items"], old.items, unpacker)))
    return _changed(old, entry["changes"])


def _describe_items(
    old: Sequence[Item], new: Sequence[Item], packer: Packer
) -> Iterable[list[int] | dict[str, Any]]:
    """Runs of old items as [first, end], and new ones as the project file describes them."""
    count = len(old)
    if new[:count] == old[: len(new)]:  # drawn or undone; compared by identity, hence quickly
        yield from ([[0, min(count, len(new))]] if count and new else [])
        yield from (packer.item(item) for item in new[count:])
        return
    place_of = {item: place for place, item in enumerate(old)}
    run: list[int] | None = None
    for item in new:
        place = place_of.get(item)
        if place is not None and run is not None and run[1] == place:
            run[1] += 1
            continue
        if run is not None:
            yield run
        run = None if place is None else [place, place + 1]
        if place is None:
            yield packer.item(item)
    if run is not None:
        yield run


def _items(
    entries: Iterable[list[int] | dict[str, Any]], old: Sequence[Item], unpacker: Unpacker
) -> Iterable[Item]:
    for entry in entries:
        if isinstance(entry, dict):
            yield unpacker.item(entry)
        else:
            yield from old[entry[0] : entry[1]]


def _describe_reference(old: Reference | None, new: Reference, packer: Packer) -> dict[str, Any]:
    if old is not None and old.pixels is new.pixels:
        return {"kept": new.id, "changes": _changes(old, new, _properties(new))}
    return {"new": packer.reference(new)}


def _reference(entry: dict[str, Any], known: dict[int, Reference], unpacker: Unpacker) -> Reference:
    if "new" in entry:
        return unpacker.reference(entry["new"])
    return _changed(known[entry["kept"]], entry["changes"])


def _changed(old: Part, changes: dict[str, Any]) -> Part:
    return replace(old, **changes) if changes else old


def _properties(part: Layer | Reference) -> tuple[str, ...]:
    return tuple(x.name for x in fields(part) if x.name not in _BULK)


def _changes(old: object, new: object, names: Iterable[str]) -> dict[str, Any]:
    return {name: getattr(new, name) for name in names if getattr(old, name) != getattr(new, name)}


def _same(old: Sequence[object], new: Sequence[object]) -> bool:
    return len(old) == len(new) and all(x is y for x, y in zip(old, new, strict=True))
