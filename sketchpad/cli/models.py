"""`sketchpad models`: which weights are here, what they were trained on, under which licences.

`sketchpad models fetch NAME` downloads the locked network that a network without it needs.
"""

from __future__ import annotations

from textwrap import wrap
from typing import Literal

import tyro

from engine.classes import display_name
from engine.locked_weights import FILES, find_file
from engine.model_store import (
    ModelEntry,
    bundled_models_dir,
    list_models,
    unusable_models,
    user_models_dir,
)
from sketchpad.cli.errors import CommandError
from sketchpad.cli.fetch import fetch

_LINE_LENGTH = 100


def models(
    action: tyro.conf.Positional[Literal["list", "fetch"]] = "list",
    name: tyro.conf.Positional[str] = "",
    kind: str | None = None,
) -> int:
    """List the weights at hand with their data sets and licences, or fetch a network by name.

    Args:
        action: list (the default of each kind is marked) or fetch.
        name: What to fetch: vgg19, with which networks trained as in the paper read references.
        kind: Only weights of this kind, for example paint, photo or reader.
    """
    if action == "fetch":
        return _fetch(name)
    if name:
        raise CommandError(f"“models list” takes no name; did you mean `models fetch {name}`?")
    _list(kind)
    return 0


def _fetch(name: str) -> int:
    if name not in FILES:
        problem = f"There is no “{name}” to fetch." if name else "Say what to fetch."
        raise CommandError(f"{problem} Known: {', '.join(FILES)}.")
    path, is_new = fetch(FILES[name])
    print(f"{FILES[name].title}: {'fetched and checked' if is_new else 'already here'}, {path}")
    return 0


def _list(kind: str | None) -> None:
    entries = list_models(kind)
    defaults = {entry.meta.kind: entry for entry in reversed(entries)}  # the first of each kind
    for entry in entries:
        print("\n".join(describe_model(entry, is_default=entry is defaults[entry.meta.kind])))
    if not entries:
        print(f"No weights{f' for “{kind}”' if kind else ''} in {bundled_models_dir()}.")
    for problem in unusable_models():
        print(f"Not usable: {problem}")
    for name, file in FILES.items() if kind is None else ():
        if (path := find_file(file)) is not None:
            print(f"{file.title}, locked: {path}")
        else:
            print(f"{file.title}: not here; `sketchpad models fetch {name}` downloads it.")
    print(f"Weights of your own go into {user_models_dir()} and are preferred.")


def describe_model(entry: ModelEntry, is_default: bool) -> list[str]:
    """The lines that describe one weights file; the default is what is used unless told."""
    megabytes = entry.path.stat().st_size / 1e6
    lines = [
        f"{entry.name}  ({entry.meta.kind}, step {entry.meta.step:,}, {megabytes:.1f} MB)"
        + (", the default" if is_default else ""),
        f"  file     {entry.path}",
        f"  sha256   {entry.sha256}",
    ]
    if entry.meta.classes:
        lines += wrap(
            ", ".join(sorted(display_name(name) for name in entry.meta.classes)),
            width=_LINE_LENGTH,
            initial_indent="  classes  ",
            subsequent_indent=" " * 11,
        )
    if entry.meta.command:
        lines.append(f"  trained  {entry.meta.command}")
    for data_set in entry.meta.data_sets:
        parts = [data_set.get("name", "?"), data_set.get("licence", "licence unknown")]
        lines.append(f"  data     {' · '.join(parts + [data_set.get('source', '')]).strip(' ·')}")
    return lines
