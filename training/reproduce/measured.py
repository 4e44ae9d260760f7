"""What arms measured, and comparing them over seeds; knows no network, no picture and no file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
Outcome = Literal["seen", "partly seen", "not seen"]
MARGIN = 0.02
"""One number counts as lower than another from this share of it on."""
LEAST_SEEDS = 2
"""With fewer, nothing counts as more than partly seen."""


@dataclass(frozen=True)
class Curve:
    """One number over the steps of a run; `steps` and `values` have one length."""

    steps: tuple[int, ...]
    values: tuple[float, ...]

    def last(self, share: float = 0.25) -> float:
        """Mean of the last `share` of the values, of one at least."""
        count = max(1, round(share * len(self.values)))
        return float(np.mean(self.values[-count:]))


@dataclass(frozen=True, eq=False)
class Measured:
    """What one arm gave with one seed.

    pictures: what the network made of the first held-out drawings, (S, S, 3) each.
    """

    arm: str
    seed: int
    curves: Mapping[str, Curve]
    numbers: Mapping[str, float]
    pictures: Sequence[Pixels] = ()
    seconds: float = 0.0


@dataclass(frozen=True)
class Verdict:
    """Whether the claim was seen, and the sentence that says so with its numbers."""

    outcome: Outcome
    sentence: str


def mean_of(runs: Sequence[Measured], arm: str, number: str) -> float:
    """Mean of one number of one arm over its seeds."""
    return float(np.mean([run.numbers[number] for run in runs if run.arm == arm]))


def curves_of(runs: Sequence[Measured], arm: str, name: str) -> tuple[Curve, ...]:
    """The curve `name` of an arm, one for each seed."""
    return tuple(run.curves[name] for run in runs if run.arm == arm)


def seeds_of(runs: Sequence[Measured]) -> list[int]:
    """The seeds that were run, in order."""
    return sorted({run.seed for run in runs})


def counted(wins: int, seeds: int) -> Outcome:
    """Seen in all seeds, of two at least; in some, or in a single one; in none."""
    if wins == 0:
        return "not seen"
    return "seen" if wins == seeds >= LEAST_SEEDS else "partly seen"


@dataclass(frozen=True)
class Comparison:
    """In how many seeds one arm's number lay under another's, and both means."""

    wins: int
    seeds: int
    low: float
    high: float

    @property
    def outcome(self) -> Outcome:
        """As `counted` has it."""
        return counted(self.wins, self.seeds)

    @property
    def times(self) -> str:
        """`2 of 2 seeds`."""
        return f"{self.wins} of {self.seeds} seed{'s' * (self.seeds != 1)}"


def compared(
    runs: Sequence[Measured], number: str, low: str, high: str, margin: float = MARGIN
) -> Comparison:
    """Count the seeds in which arm `low` lies under arm `high` by more than `margin` of it."""
    numbers = {(run.arm, run.seed): run.numbers[number] for run in runs}
    seeds = seeds_of(runs)
    wins = sum(numbers[low, seed] < (1 - margin) * numbers[high, seed] for seed in seeds)
    return Comparison(wins, len(seeds), mean_of(runs, low, number), mean_of(runs, high, number))


def joint_outcome(outcomes: Sequence[Outcome]) -> Outcome:
    """One outcome for the parts of a claim: what they agree on, or partly seen."""
    return outcomes[0] if len(set(outcomes)) == 1 else "partly seen"


class Readings:
    """Collects numbers step by step; what is noted once is a curve from then on."""

    def __init__(self) -> None:
        self._noted: dict[str, list[tuple[int, float]]] = {}

    def note(self, step: int, numbers: Mapping[str, float]) -> None:
        """Add numbers by name that were read after `step` steps."""
        for name, value in numbers.items():
            self._noted.setdefault(name, []).append((step, float(value)))

    @property
    def curves(self) -> dict[str, Curve]:
        """The curve of every number."""
        return {
            name: Curve(tuple(s for s, _ in rows), tuple(v for _, v in rows))
            for name, rows in self._noted.items()
        }
