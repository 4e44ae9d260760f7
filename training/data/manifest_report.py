"""What was found while the manifest was made, for people: counts, duplicates, what is wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from training.data.manifest import SPLITS, ManifestRecord

_MOST_LINES = 200


@dataclass(frozen=True)
class Problem:
    """A file that is not in the manifest, or not as it was found, and why."""

    path: str
    reason: str


@dataclass
class ManifestReport:
    """All findings of one run; `text` is what the command writes beside the manifest.

    left_out: damaged or blank pictures and what Sketchy's people marked. copies: files equal byte
    for byte. groups: pair ids whose photos are near-duplicates. moved: photos on another side than
    their own hash says, for that or because their class has few sketched ones. strangers: pictures
    of no known class, per folder. packed: archives not looked into.
    """

    left_out: list[Problem] = field(default_factory=list)
    copies: list[Problem] = field(default_factory=list)
    groups: list[Sequence[str]] = field(default_factory=list)
    moved: list[str] = field(default_factory=list)
    strangers: Counter[str] = field(default_factory=Counter)
    packed: list[str] = field(default_factory=list)
    counts: Mapping[tuple[str, str, str], int] = field(default_factory=dict)

    def count(self, records: Iterable[ManifestRecord]) -> None:
        """Note how many records each class has of each kind and split."""
        self.counts = Counter((r.class_name, r.kind, r.split) for r in records)

    def text(self) -> str:
        """The whole report; long lists end with how many lines are not shown."""
        parts = [self.summary(), "", *self._table()]
        parts += _section("Left out", [f"{p.path}: {p.reason}" for p in self.left_out])
        parts += _section("Copies", [f"{p.path}: {p.reason}" for p in self.copies])
        parts += _section(
            "Near-duplicates, kept on one side", [" = ".join(group) for group in self.groups]
        )
        parts += _section(
            "Pictures of no known class",
            [f"{folder}: {count}" for folder, count in sorted(self.strangers.items())],
        )
        parts += _section("Compressed archives, not looked into", self.packed)
        return "\n".join(parts) + "\n"

    def summary(self) -> str:
        """A few lines for the terminal."""
        lines = [
            f"{self._total(kind=kind)} {kind}s: "
            + ", ".join(f"{self._total(kind=kind, split=split)} {split}" for split in SPLITS)
            for kind in ("photo", "sketch")
        ]
        lines[1] = lines[1].replace("sketchs", "sketches")
        lines.append(
            f"{len(self.left_out)} pictures left out, {len(self.copies)} copies, "
            f"{len(self.groups)} groups of near-duplicates; {len(self.moved)} photos are not on "
            "the side of their own hash, for these or for classes with few sketches"
        )
        if self.packed:
            names = ", ".join(self.packed[:3]) + (", …" if len(self.packed) > 3 else "")
            lines.append(f"Compressed archives are not looked into; unpack what you need: {names}")
        return "\n".join(lines)

    def _total(self, kind: str, split: str | None = None) -> int:
        return sum(
            count for (_, k, s), count in self.counts.items() if k == kind and split in (None, s)
        )

    def _table(self) -> list[str]:
        columns = [(kind, split) for kind in ("photo", "sketch") for split in SPLITS]
        head = "".join(f"{kind + ' ' + split:>17}" for kind, split in columns)
        lines = [f"{'class':<18}{head}"]
        for name in sorted({name for name, _, _ in self.counts}):
            cells = (self.counts.get((name, kind, split), 0) for kind, split in columns)
            lines.append(f"{name:<18}" + "".join(f"{cell:>17}" for cell in cells))
        return lines


def _section(title: str, lines: Sequence[str]) -> list[str]:
    if not lines:
        return []
    shown = [f"  {line}" for line in lines[:_MOST_LINES]]
    if len(lines) > _MOST_LINES:
        shown.append(f"  and {len(lines) - _MOST_LINES} more")
    return ["", f"{title} ({len(lines)})", *shown]
