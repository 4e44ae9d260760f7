"""`sketchpad models`: which weights are here, what they were trained on, under which licences."""

from __future__ import annotations

from textwrap import wrap

from engine.classes import display_name
from engine.model_store import (
    ModelEntry,
    bundled_models_dir,
    list_models,
    unusable_models,
    user_models_dir,
)

_LINE_LENGTH = 100


def models(kind: str | None = None) -> int:
    """List the weights at hand, with their data sets and licences; the default is marked.

    Args:
        kind: Only weights of this kind, for example paint, photo or reader.
    """
    entries = list_models(kind)
    defaults = {entry.meta.kind: entry for entry in reversed(entries)}  # the first of each kind
    for entry in entries:
        print("\n".join(describe_model(entry, is_default=entry is defaults[entry.meta.kind])))
    if not entries:
        print(f"No weights{f' for “{kind}”' if kind else ''} in {bundled_models_dir()}.")
    for problem in unusable_models():
        print(f"Not usable: {problem}")
    print(f"Weights of your own go into {user_models_dir()} and are preferred.")
    return 0


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
