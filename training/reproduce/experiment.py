"""What an experiment is: arms that differ in one thing, trained alike, and a claim to be judged."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol

from training.errors import TrainingError
from training.reproduce.drawings import Drawings
from training.reproduce.figures import Column, Panel
from training.reproduce.loop import Bench, Scale
from training.reproduce.measured import Measured, Verdict


class Experiment(Protocol):
    """One claim and the runs that test it.

    name: the word on the command line. claim: what is said, in one sentence, and where. arms: the
    variants; each sees the same batches. scale: the default amounts. columns: headings of the
    table, by number of `Measured`.
    """

    @property
    def name(self) -> str: ...

    @property
    def claim(self) -> str: ...

    @property
    def arms(self) -> tuple[str, ...]: ...

    @property
    def scale(self) -> Scale: ...

    @property
    def columns(self) -> Mapping[str, str]: ...

    def measure(self, arm: str, bench: Bench) -> Measured:
        """Train one arm on the bench and measure it."""

    def verdict(self, runs: Sequence[Measured]) -> Verdict:
        """Judge the claim from the numbers of all runs."""

    def shown(self, drawings: Drawings) -> list[Column]:
        """The columns of the samples that come before those of the arms."""

    def panels(self, runs: Sequence[Measured]) -> list[Panel]:
        """The curves to be drawn."""


def run_experiment(
    experiment: Experiment, benches: Iterable[Bench], tell: Callable[[str], None]
) -> list[Measured]:
    """Measure every arm on every bench (one a seed); `tell` is given a line after each.

    Ctrl-C ends it with the seeds that are whole; raises TrainingError where there is none.
    """
    runs: list[Measured] = []
    try:
        for bench in benches:
            for arm in experiment.arms:
                runs.append(experiment.measure(arm, bench))
                tell(_line(experiment, runs[-1]))
    except KeyboardInterrupt:
        whole = len(runs) // len(experiment.arms) * len(experiment.arms)
        if not whole:
            raise TrainingError(
                "Stopped before every arm was trained once; nothing is written. "
                "Fewer --steps take less time."
            ) from None
        tell("stopped: the seeds that were whole are reported")
        return runs[:whole]
    return runs


def _line(experiment: Experiment, run: Measured) -> str:
    columns = experiment.columns.items()
    shown = ", ".join(f"{heading} {run.numbers[name]:.3g}" for name, heading in columns)
    return f"{run.arm}, seed {run.seed}: {shown} ({run.seconds:.0f} s)"
