"""Guides: straight lines across the whole sheet that one lays things along; they are no ink.

Plain immutable data, and how the project file writes it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, order=True)
class Guide:
    """Upright at x = `place_px`, or else level at y = `place_px`, in document pixels."""

    upright: bool
    place_px: float

    def __post_init__(self) -> None:
        if not math.isfinite(self.place_px):
            raise ValueError(f"a guide lies at a finite place, not at {self.place_px}")


def describe_guides(guides: Iterable[Guide]) -> list[dict[str, Any]]:
    """Guides as JSON."""
    return [{"upright": guide.upright, "place_px": guide.place_px} for guide in guides]


def build_guides(entries: Iterable[dict[str, Any]]) -> tuple[Guide, ...]:
    """Guides of their JSON; ValueError, LookupError and TypeError are signs of damage."""
    return tuple(Guide(bool(entry["upright"]), float(entry["place_px"])) for entry in entries)
