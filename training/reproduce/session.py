"""One experiment from its name to its folder: prepares the drawings, runs every arm, reports."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from lightning_fabric import Fabric

from training.config import RunSettings
from training.hardware import Hardware, build_fabric
from training.reproduce.condition import Condition
from training.reproduce.drawings import prepare_drawings
from training.reproduce.experiment import Experiment, run_experiment
from training.reproduce.guides import Guides
from training.reproduce.hint import Hint
from training.reproduce.lazy_unet import LazyUNet
from training.reproduce.loop import Bench, Scale
from training.reproduce.measured import Verdict, seeds_of
from training.reproduce.report import caution, claim_folder, table, write_report

EXPERIMENTS: Mapping[str, Experiment] = {
    each.name: each for each in (LazyUNet(), Guides(), Hint(), Condition())
}


@dataclass(frozen=True)
class Amounts:
    """What the command line changes of an experiment's scale; None leaves its own default."""

    steps: int | None = None
    size: int | None = None
    seed: int = 0
    seeds: int | None = None

    def of(self, scale: Scale) -> Scale:
        """The scale with the changes; raises TrainingError for what cannot be."""
        given = {"steps": self.steps, "size": self.size, "seeds": self.seeds}
        return replace(scale, **{name: n for name, n in given.items() if n is not None})

    def words(self) -> str:
        """The changes as words of a command."""
        given = {"steps": self.steps, "size": self.size, "seed": self.seed or None,
                 "seeds": self.seeds}  # fmt: skip
        return "".join(f" --{name} {n}" for name, n in given.items() if n is not None)


def smallest(scale: Scale) -> Scale:
    """What a dry run takes: two steps on a few drawings."""
    return replace(scale, steps=2, batch=2, drawings=6, held_out=4, readings=1, seeds=1)


def reproduce(
    name: str,
    amounts: Amounts,
    *,
    data: Path | None,
    output: Path | None = None,
    device: str = "auto",
    is_dry_run: bool = False,
) -> Verdict:
    """Run the experiment `name`, print its table and verdict, and write its folder.

    Without `data` it draws its own. Raises DataError for an empty folder, TrainingError for
    amounts or losses that do not work, RunError for an output that cannot be written.
    """
    experiment, started = EXPERIMENTS[name], time.perf_counter()
    scale = amounts.of(experiment.scale)
    scale, folder = smallest(scale) if is_dry_run else scale, output or Path("reproduced") / name
    if not is_dry_run:
        claim_folder(folder)
    fabric = build_fabric(Hardware(device), RunSettings(precision="32-true"))
    print(experiment.claim)
    count = scale.seeds * len(experiment.arms)
    print(
        f"{count} runs of {scale.steps} steps; Ctrl-C reports the seeds that are whole", flush=True
    )
    benches = list(_benches(scale, amounts.seed, data, fabric))
    runs = run_experiment(
        experiment, benches, lambda line: print(line, file=sys.stderr, flush=True)
    )
    verdict = experiment.verdict(runs)
    print(f"\n{table(experiment, runs)}\n")
    if is_dry_run:
        print(f"{len(runs)} runs of {scale.steps} steps work; nothing is written.")
        return verdict
    drawn = " --data DATA" if data else ""
    command = f"python -m training reproduce {name}{drawn}{amounts.words()}"
    write_report(experiment, runs, experiment.shown(benches[0].drawings), scale, command, folder)
    print(
        f"{verdict.outcome.capitalize()}. {verdict.sentence} {caution(scale, len(seeds_of(runs)))}"
    )
    print(f"{folder} holds curves, samples and numbers ({time.perf_counter() - started:.0f} s).")
    return verdict


def _benches(scale: Scale, first: int, data: Path | None, fabric: Fabric) -> Iterator[Bench]:
    for seed in range(first, first + scale.seeds):
        drawings = prepare_drawings(
            data, size=scale.size, drawings=scale.drawings, held_out=scale.held_out, seed=seed
        )
        yield Bench(drawings.to(fabric.device), scale, seed, fabric)
