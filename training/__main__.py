"""`python -m training`: train, export, evaluate, data and reproduce, as typed commands."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import tyro

from engine.errors import EngineError
from training.data_commands import Data
from training.errors import TrainingError
from training.reproduce.commands import Reproduce


@dataclass(frozen=True)
class Train:
    """Train a network from a recipe, or go on with a run."""

    recipe: tyro.conf.Positional[str]
    """A name in training/recipes, or a path to a .toml file (a run's recipe.toml, for example)."""
    run: Path | None = None
    """Folder of the run; resumed if it holds a state. Default: runs/RECIPE."""
    hours: float | None = None
    """Time budget over the whole run, resumed sessions included."""
    steps: int | None = None
    """Number of steps of the whole run."""
    data: Path | None = None
    """Folder of prepared data; see the data command."""
    weights: Annotated[Path | None, tyro.conf.arg(name="from")] = None
    """Start a new run from these .safetensors weights, or from the folder of another run, whose
    opponents go on, too. Classes are matched by name; new ones start as the mean of the known."""
    set: tyro.conf.UseAppendAction[tuple[str, ...]] = ()
    """Change the recipe, for example --set optimiser.lr=3e-4; may be repeated."""
    device: str = "auto"
    """auto, cpu, cuda, cuda:1 or mps."""
    devices: int = 1
    """Devices (processes) on each machine."""
    nodes: int = 1
    """Machines, each started with torchrun."""
    dry_run: bool = False
    """Build everything, try a few steps, print what would happen; write nothing."""
    json: bool = False
    """Print JSON lines even on a terminal."""

    def __call__(self) -> None:
        from training.commands import dry_run, reproducible_command, train
        from training.config import load_recipe
        from training.hardware import Hardware

        budget = [f"run.hours={self.hours}"] if self.hours is not None else []
        budget += [f"run.steps={self.steps}"] if self.steps is not None else []
        recipe = load_recipe(self.recipe, [*self.set, *budget])
        hardware = Hardware(self.device, self.devices, self.nodes)
        if self.dry_run:
            dry_run(recipe, data=self.data, weights=self.weights, hardware=hardware)
            return
        train(
            recipe,
            self.run or Path("runs") / Path(self.recipe).stem,
            data=self.data,
            weights=self.weights,
            hardware=hardware,
            command=reproducible_command(self.recipe, self.hours, self.steps, self.set),
            json_lines=self.json,
        )


@dataclass(frozen=True)
class Export:
    """Write the averaged weights of a run as fp16 .safetensors, ready for the application."""

    run: tyro.conf.Positional[Path]
    """Folder of the run."""
    output: Annotated[Path | None, tyro.conf.arg(aliases=["-o"])] = None
    """File to write. Default: RUN.safetensors, named as the run's folder."""
    data: Path | None = None
    """Folder of prepared data; photo networks measure their norms on its sketches first."""

    def __call__(self) -> None:
        from training.commands import export

        output = self.output or Path(f"{self.run.resolve().name}.safetensors")
        export(self.run, output, self.data)


@dataclass(frozen=True)
class Evaluate:
    """Measure released weights of any kind on data that they were not trained on."""

    weights: tyro.conf.Positional[Path]
    """A .safetensors file."""
    data: Path
    """Folder of prepared data."""
    output: Annotated[Path, tyro.conf.arg(aliases=["-o"])] = Path("evaluation")
    """Folder for the numbers, the contact sheet and the model card."""
    baseline: tyro.conf.UseAppendAction[tuple[Path, ...]] = ()
    """Weights to measure beside a photo or paint network; may be repeated for paint networks."""
    illustrations: Path | None = None
    """Folder of prepared illustrations, for paint networks. Default: DATA/illustrations."""
    references: tyro.conf.UseAppendAction[tuple[Path, ...]] = ()
    """Picture, or folder of pictures, for a paint network's contact sheet; may be repeated."""

    def __call__(self) -> None:
        from training.evaluation.dispatch import Beside, evaluate

        beside = Beside(self.baseline, self.illustrations, self.references)
        evaluate(self.weights, self.data, self.output, beside)


Command = Train | Export | Evaluate | Data | Reproduce


def parse_command(arguments: Sequence[str]) -> Command:
    """Read a command line, without the program's name; one that is wrong ends the process."""
    command: Command = tyro.extras.subcommand_cli_from_dict(
        {
            "train": Train,
            "export": Export,
            "evaluate": Evaluate,
            "data": Data,
            "reproduce": Reproduce,
        },
        prog="python -m training",
        description="Train, measure and release Sketchpad's networks.",
        args=arguments,
    )
    return command


def main() -> int:
    """Run one command; returns the exit code."""
    command = parse_command(sys.argv[1:])
    try:
        command()
    except (TrainingError, EngineError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
