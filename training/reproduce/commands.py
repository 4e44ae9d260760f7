"""`python -m training reproduce …`: the experiments of the paper as typed commands."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

import tyro

Name = Literal["lazy-unet", "guides", "hint", "condition"]


@dataclass(frozen=True)
class Reproduce:
    """Repeat an experiment of style2paints' paper at small scale and say whether its claim held."""

    experiment: tyro.conf.Positional[Name]
    """lazy-unet: copying. guides: hints of 256, 2048, 4096. hint: global or correspondence.
    condition: discriminators."""
    data: Path | None = None
    """Folder of prepared drawings; see the data command. Default: our own characters."""
    output: Annotated[Path | None, tyro.conf.arg(aliases=["-o"])] = None
    """Folder for curves, samples, table and verdict. Default: reproduced/NAME."""
    steps: int | None = None
    """Steps of each run. Default: minutes on two CPU cores."""
    size: int | None = None
    """Side of the sheets in px, a multiple of 8."""
    seed: int = 0
    """The first seed."""
    seeds: int | None = None
    """With how many seeds each arm is trained."""
    device: str = "auto"
    """auto, cpu, cuda, cuda:1 or mps."""
    dry_run: bool = False
    """Two steps of every arm on a few drawings; write nothing."""

    def __call__(self) -> None:
        from training.reproduce.session import Amounts, reproduce

        reproduce(
            self.experiment,
            Amounts(self.steps, self.size, self.seed, self.seeds),
            data=self.data,
            output=self.output,
            device=self.device,
            is_dry_run=self.dry_run,
        )
