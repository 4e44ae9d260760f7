"""Guide decoders under long hints (Zhang et al. 2017, section 3.1): does L1 fall further?"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace

from training.players import Update
from training.reproduce.drawings import Drawings, lines_reference_truth
from training.reproduce.figures import Column, Line, Panel
from training.reproduce.loop import Bench, Scale, train
from training.reproduce.measured import (
    MARGIN,
    Measured,
    Readings,
    Verdict,
    compared,
    curves_of,
    mean_of,
)
from training.reproduce.networks import (
    build_unet,
    guided_player,
    painted,
    small_config,
    to_pictures,
    unit_l1,
)
from training.reproduce.style_hints import of_length

LENGTHS = (256, 2048, 4096)
PLAIN, GUIDED = "without guides", "with guides"
_PAPERS = LENGTHS[-1]
_UNUSED = 0.002
_COLOURS = {PLAIN: "#d62728", GUIDED: "#1f77b4"}


def arm_name(length: int, kind: str) -> str:
    """The arm with a hint of `length` numbers."""
    return f"{length}, {kind}"


class Guides:
    """L1 of unseen drawings, each with its own painting as the style picture, as in training."""

    name = "guides"
    claim = (
        "With a 4096-d hint the U-net's L1 stays on a higher plateau without guide decoders than "
        "with them (Zhang et al. 2017, section 3.1: about 0.25 and 0.18 after 14.5 k steps)."
    )
    arms = tuple(arm_name(length, kind) for length in LENGTHS for kind in (PLAIN, GUIDED))
    scale = Scale(steps=400, drawings=384)
    columns: Mapping[str, str] = {
        "l1": "L1, unseen drawings",
        "train_l1": "L1, training",
        "wrong_l1": "L1 with another's hint",
    }

    def measure(self, arm: str, bench: Bench) -> Measured:
        """Train one U-net under eq. 2 with hints of the arm's length."""
        started, readings = time.perf_counter(), Readings()
        length, kind = arm.split(", ")
        drawings = of_length(bench.styled, int(length))
        bench = replace(bench, drawings=drawings)
        network = build_unet(small_config(int(length)), bench.seed, guided=kind == GUIDED)
        unseen = drawings.held_out
        since: list[float] = []  # the training's L1 after the last reading

        def watch(step: int, updates: Mapping[str, Update]) -> None:
            since.append(float(updates["generator"].terms["painting"]) / 2)
            if bench.scale.is_reading(step):
                made = painted(network, unseen["ink"], unseen["hint"])
                l1 = unit_l1(made, unseen["painting"])
                readings.note(step, {"l1": l1, "train": sum(since) / len(since)})
                since.clear()

        train(bench, (guided_player(network),), watch)
        made = painted(network, unseen["ink"], unseen["hint"])
        wrong = painted(network, unseen["ink"], unseen["hint"].roll(1, dims=0))
        curves = readings.curves
        numbers = {
            "l1": curves["l1"].last(),
            "train_l1": curves["train"].last(),
            "wrong_l1": unit_l1(wrong, unseen["painting"]),
        }
        pictures = to_pictures(made)
        return Measured(arm, bench.seed, curves, numbers, pictures, time.perf_counter() - started)

    def verdict(self, runs: Sequence[Measured]) -> Verdict:
        """Lower with guides under the paper's 4096 numbers; the other lengths are reported."""
        parts, found = [], {}
        for length in LENGTHS:
            plain, guided = (arm_name(length, kind) for kind in (PLAIN, GUIDED))
            found[length] = compared(runs, "l1", guided, plain)
            parts.append(
                f"{length}: {found[length].high:.4f} without, {found[length].low:.4f} with, "
                f"lower in {found[length].times}"
            )
        used = mean_of(runs, arm_name(_PAPERS, GUIDED), "wrong_l1") - mean_of(
            runs, arm_name(_PAPERS, GUIDED), "l1"
        )
        return Verdict(
            found[_PAPERS].outcome,
            f"L1 of unseen drawings by length of the hint: {'; '.join(parts)} (lower by more than "
            f"{MARGIN:.0%} counts). With another drawing's {_PAPERS}-d hint, the guided network's "
            f"L1 changes by {used:+.4f}"
            + (": the hint is hardly used yet." if used < _UNUSED else ", so the hint is used."),
        )

    def shown(self, drawings: Drawings) -> list[Column]:
        """Lines and the painting under its lines, which is the style picture, too."""
        lines, _, truth = lines_reference_truth(drawings)
        return [lines, truth]

    def panels(self, runs: Sequence[Measured]) -> list[Panel]:
        """The L1 of unseen drawings for each length, and the training's under the longest."""
        panels = [
            _panel(runs, length, "l1", f"unseen drawings, {length}-d hint") for length in LENGTHS
        ]
        return [*panels, _panel(runs, _PAPERS, "train", f"training, {_PAPERS}-d hint")]


def _panel(runs: Sequence[Measured], length: int, curve: str, title: str) -> Panel:
    lines = tuple(
        Line(kind, curves_of(runs, arm_name(length, kind), curve), colour)
        for kind, colour in _COLOURS.items()
    )
    return Panel(title, "L1 (black to white = 1)", lines, shared="l1")
