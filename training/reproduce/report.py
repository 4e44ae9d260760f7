"""The files of an experiment: curves, samples, a table as Markdown and JSON, and the verdict."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryFile

import numpy as np

from engine.files import replacing
from training.errors import RunError
from training.reproduce.experiment import Experiment
from training.reproduce.figures import Column, draw_panels, save_small, side_by_side
from training.reproduce.loop import Scale
from training.reproduce.measured import Measured, Verdict, seeds_of

CURVES, SAMPLES, REPORT, NUMBERS = "curves.png", "samples.png", "report.md", "numbers.json"


def claim_folder(folder: Path) -> None:
    """Make the folder before minutes are spent; raises RunError where nothing can be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise RunError(_cannot_write(folder, error)) from error


def _cannot_write(folder: Path, error: OSError) -> str:
    return f"Cannot write into {folder}: {error}. Choose another --output."


def write_report(
    experiment: Experiment,
    runs: Sequence[Measured],
    shown: Sequence[Column],
    scale: Scale,
    command: str,
    folder: Path,
) -> Verdict:
    """Write everything into `folder`; `shown` are the columns of samples before those of the arms.

    Raises RunError where the folder cannot be written.
    """
    verdict = experiment.verdict(runs)
    first = [run for run in runs if run.seed == seeds_of(runs)[0]]
    columns = [*shown, *((run.arm, run.pictures) for run in first)]
    try:
        draw_panels(experiment.panels(runs), folder / CURVES)
        save_small(side_by_side(columns), folder / SAMPLES)
        _write(folder / NUMBERS, json.dumps(as_json(experiment, runs, verdict, scale), indent=1))
        _write(folder / REPORT, as_markdown(experiment, runs, verdict, scale, command))
    except OSError as error:
        raise RunError(_cannot_write(folder, error)) from error
    return verdict


def _write(path: Path, text: str) -> None:
    with replacing(path) as beside:
        beside.write_text(text, encoding="utf8")


def table(experiment: Experiment, runs: Sequence[Measured]) -> str:
    """A Markdown table with a row an arm: means over the seeds, and their range if several."""
    headings = list(experiment.columns.values())
    rows = ["| arm | " + " | ".join(headings) + " |", "|---" + "|---:" * len(headings) + "|"]
    for arm in experiment.arms:
        of_arm = [run for run in runs if run.arm == arm]
        cells = (_cell([run.numbers[name] for run in of_arm]) for name in experiment.columns)
        rows.append(f"| {arm} | " + " | ".join(cells) + " |")
    return "\n".join(rows)


def _cell(values: Sequence[float]) -> str:
    mean = f"{np.mean(values):.3g}"
    return mean if len(values) == 1 else f"{mean} ({min(values):.3g} to {max(values):.3g})"


def caution(scale: Scale, seeds: int) -> str:
    """How much the run was, so that nobody takes it for more."""
    runs = "one seed" if seeds == 1 else f"{seeds} seeds"
    return (
        f"This was {runs} of {scale.steps} steps with {scale.batch} drawings of {scale.size} px: "
        "a small-scale look, no proof about the paper's 256 px and longer training."
    )


def as_markdown(
    experiment: Experiment, runs: Sequence[Measured], verdict: Verdict, scale: Scale, command: str
) -> str:
    """The page of one experiment."""
    return f"""# {experiment.name}

**Claim.** {experiment.claim}

**{verdict.outcome.capitalize()}.** {verdict.sentence} {caution(scale, len(seeds_of(runs)))}

    {command}

{table(experiment, runs)}

![curves]({CURVES})

![samples]({SAMPLES})
"""


def as_json(
    experiment: Experiment, runs: Sequence[Measured], verdict: Verdict, scale: Scale
) -> dict[str, object]:
    """Everything that was measured, as plain values."""
    return {
        "experiment": experiment.name,
        "claim": experiment.claim,
        "outcome": verdict.outcome,
        "sentence": verdict.sentence,
        "scale": asdict(scale),
        "runs": [
            {
                "arm": run.arm,
                "seed": run.seed,
                "seconds": round(run.seconds, 1),
                "numbers": dict(run.numbers),
                "curves": {name: asdict(curve) for name, curve in run.curves.items()},
            }
            for run in runs
        ],
    }
