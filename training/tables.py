"""Strict frozen dataclasses from TOML tables and back; knows nothing about any recipe.

An unknown key is an error that names the nearest known one; a wrong type says what was expected.
"""

from __future__ import annotations

import difflib
import types
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, Field, asdict, fields, is_dataclass
from pathlib import Path
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

import tomli_w

from training.errors import RecipeError

T = TypeVar("T")


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return the tail of an error message: the nearest known word, or all of them."""
    names = sorted(known)
    nearest = difflib.get_close_matches(word, names, n=1, cutoff=0.5)
    return f"; did you mean {nearest[0]!r}?" if nearest else f"; known: {', '.join(names)}"


def from_table(cls: type[T], table: Mapping[str, Any], where: str) -> T:
    """Build the dataclass `cls` strictly from a TOML table.

    Nested dataclasses take nested tables, tuples take arrays, `Literal` takes one of its values,
    an int is accepted for a float. `where` ("optimiser") starts every message. A ValueError raised
    by `__post_init__` is reported as a RecipeError too.
    """
    if not isinstance(table, Mapping):
        raise RecipeError(f"{where or 'recipe'}: expected a table, got {_shown(table)}")
    known = {field.name: field for field in fields(cls) if field.init}  # type: ignore[arg-type]
    for key in table:
        if key not in known:
            raise RecipeError(f"unknown key {_path(where, key)!r}{did_you_mean(key, known)}")
    for name, field in known.items():
        if name not in table and _is_required(field):
            raise RecipeError(f"{_path(where, name)} is missing and has no default")
    hints = get_type_hints(cls)
    values = {key: _convert(value, hints[key], _path(where, key)) for key, value in table.items()}
    try:
        return cls(**values)
    except ValueError as error:
        raise RecipeError(f"{where or 'recipe'}: {error}") from error


def _path(where: str, key: str) -> str:
    return f"{where}.{key}" if where else key


def _is_required(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _shown(value: Any) -> str:
    return f"{value!r} ({type(value).__name__})"


def _convert(value: Any, hint: Any, where: str) -> Any:
    origin = get_origin(hint)
    if origin is Literal:
        return _one_of(value, get_args(hint), where)
    if origin in (Union, types.UnionType):
        return _any_of(value, get_args(hint), where)
    if origin is tuple:
        return _tuple(value, get_args(hint), where)
    if is_dataclass(hint) and isinstance(hint, type):
        return from_table(hint, value, where)
    return _plain(value, origin or hint, where)


def _one_of(value: Any, allowed: tuple[Any, ...], where: str) -> Any:
    if any(value == item and type(value) is type(item) for item in allowed):
        return value
    names = ", ".join(repr(item) for item in allowed)
    raise RecipeError(f"{where}: expected one of {names}, got {_shown(value)}")


def _any_of(value: Any, hints: tuple[Any, ...], where: str) -> Any:
    tables = [hint for hint in hints if is_dataclass(hint) and isinstance(hint, type)]
    if tables and isinstance(value, Mapping):  # the one that it looks like, so that slips are named
        return from_table(max(tables, key=lambda table: _known_keys(table, value)), value, where)
    messages = []
    for hint in (hint for hint in hints if hint is not type(None)):
        try:
            return _convert(value, hint, where)
        except RecipeError as error:
            messages.append(str(error))
    raise RecipeError(" or ".join(messages))


def _known_keys(cls: type[Any], table: Mapping[str, Any]) -> int:
    return len(table.keys() & {field.name for field in fields(cls)})


def _tuple(value: Any, hints: tuple[Any, ...], where: str) -> tuple[Any, ...]:
    if not isinstance(value, list | tuple):
        raise RecipeError(f"{where}: expected an array, got {_shown(value)}")
    if len(hints) == 2 and hints[1] is Ellipsis:
        hints = (hints[0],) * len(value)
    if len(hints) != len(value):
        raise RecipeError(f"{where}: expected {len(hints)} values, got {len(value)}")
    pairs = zip(value, hints, strict=True)
    return tuple(_convert(item, hint, f"{where}[{i}]") for i, (item, hint) in enumerate(pairs))


def _plain(value: Any, kind: Any, where: str) -> Any:
    if kind is Any:
        return value
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if kind is Path and isinstance(value, str):
        return Path(value)
    is_bool_for_int = kind is int and isinstance(value, bool)
    if isinstance(kind, type) and isinstance(value, kind) and not is_bool_for_int:
        return value
    name = getattr(kind, "__name__", str(kind))
    raise RecipeError(f"{where}: expected {name}, got {_shown(value)}")


def to_toml(settings: Any) -> str:
    """Write a dataclass or mapping as TOML text that `from_table` reads back; None is left out."""
    table = asdict(settings) if is_dataclass(settings) else settings  # type: ignore[arg-type]
    return tomli_w.dumps(_writable(table))


def _writable(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _writable(item) for key, item in value.items() if item is not None}
    if isinstance(value, list | tuple):
        return [_writable(item) for item in value]
    return str(value) if isinstance(value, Path) else value
