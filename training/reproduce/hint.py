"""What a global hint (Zhang et al. 2017) cannot say: which region takes which colour.

Both arms train the same encoder with the same U-net; one also reads the reference's patches by
cross-attention (`attention_strides`). The reference is another character in the same colours.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace

import torch
from torch import Tensor, nn

from engine.nn.paint_network import PaintNetwork, PaintNetworkConfig
from engine.nn.style_encoder import StyleEncoderConfig
from training.losses import painting_l1
from training.players import Update
from training.reproduce.drawings import REFERENCE_PX, Drawings, lines_reference_truth
from training.reproduce.figures import Column, Line, Panel
from training.reproduce.judging import SLOT_ERROR, judged
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
from training.reproduce.networks import EQUATION_2, small_config, to_pictures, unit_l1
from training.task import Batch, Player

GLOBAL, CORRESPONDENCE = "global hint", "hint + correspondence"
STRIDES = {GLOBAL: (), CORRESPONDENCE: (4, 2)}
ENCODER = StyleEncoderConfig(
    size=REFERENCE_PX, stem_stride=4, channels=(48, 64, 96), tokens=64, hint=128
)
UNUSED = 0.02
"""Paintings that change less than this with the reference hardly look at it (L1)."""
WEIGHTS = {**EQUATION_2, "pointer": 0.5}
_COLOURS = {GLOBAL: "#d62728", CORRESPONDENCE: "#1f77b4"}


class Hint:
    """Slot errors: how far each region's colour is from the palette's."""

    name = "hint"
    claim = (
        "One global vector cannot say which region takes which colour; attention from the sketch "
        "to the reference's patches can (ours, beside Zhang et al. 2017, section 3.1)."
    )
    arms = (GLOBAL, CORRESPONDENCE)
    scale = Scale(steps=400, drawings=384)
    columns: Mapping[str, str] = {
        SLOT_ERROR: "region error",
        "hair": "hair",
        "skin": "skin",
        "clothes": "clothes",
        "background": "background",
        "l1": "L1",
        "ssim": "SSIM",
    }

    def measure(self, arm: str, bench: Bench) -> Measured:
        """Train encoder and U-net together, then judge the regions of unseen drawings."""
        started, readings = time.perf_counter(), Readings()
        network = build_network(arm, bench.seed).to(bench.fabric.device)
        unseen, pairs = bench.drawings.held_out, bench.drawings.pairs

        def watch(step: int, _: Mapping[str, Update]) -> None:
            if bench.scale.is_reading(step):
                readings.note(step, judged(pairs, _painted(network, unseen)))

        train(bench, (player_of(network),), watch)
        made = _painted(network, unseen)
        curves = readings.curves
        other = {**unseen, "reference": unseen["reference"].roll(1, dims=0)}
        numbers = {name: curves[name].last() for name in self.columns}
        numbers["swayed"] = unit_l1(_painted(network, other), made)
        pictures = to_pictures(made)
        return Measured(arm, bench.seed, curves, numbers, pictures, time.perf_counter() - started)

    def verdict(self, runs: Sequence[Measured]) -> Verdict:
        """Smaller region errors with the correspondence, in how many seeds?"""
        found = compared(runs, SLOT_ERROR, CORRESPONDENCE, GLOBAL)
        by_slot = ", ".join(
            f"{name} {mean_of(runs, GLOBAL, name):.3f} and "
            f"{mean_of(runs, CORRESPONDENCE, name):.3f}"
            for name in ("hair", "skin", "clothes", "background")
        )
        return Verdict(
            found.outcome,
            f"Regions miss their colour by {found.high:.3f} (mean |RGB|, 0 to 1) with the global "
            f"hint alone and by {found.low:.3f} with the correspondence, lower by more than "
            f"{MARGIN:.0%} in {found.times}: {by_slot}. "
            + _how_swayed(mean_of(runs, GLOBAL, "swayed")),
        )

    def shown(self, drawings: Drawings) -> list[Column]:
        """Lines, reference and the painting under its lines."""
        return lines_reference_truth(drawings)

    def panels(self, runs: Sequence[Measured]) -> list[Panel]:
        """Region errors and L1 of unseen drawings."""
        return [
            _panel(runs, SLOT_ERROR, "regions of unseen drawings", "mean |RGB| from the palette"),
            _panel(runs, "l1", "whole unseen drawings", "L1 (black to white = 1)"),
        ]


def _how_swayed(change: float) -> str:
    """Whether the global hint was in use at all, or only slower to be learnt."""
    said = f"Another reference changes the global arm's paintings by {change:.3f} (L1)"
    if change >= UNUSED:
        return f"{said}: it is in use."
    return (
        f"{said}: it is hardly in use yet, so this says which is learnt sooner, not what a "
        "trained one could say."
    )


def build_network(arm: str, seed: int) -> PaintNetwork:
    """Encoder and guided U-net of one arm."""
    unet = replace(
        small_config(ENCODER.hint, 0),
        attention_strides=STRIDES[arm],
        attention_heads=2,
        attention_channels=16,
        token_channels=ENCODER.tokens,
    )
    torch.manual_seed(seed)
    return PaintNetwork(PaintNetworkConfig(unet, ENCODER))


def player_of(network: PaintNetwork) -> Player:
    """Both halves under eq. 2; the attention's colours count, too."""

    def losses(batch: Batch) -> dict[str, Tensor]:
        out = network(batch["ink"], batch["reference"])
        return painting_l1(out, batch["painting"], batch["weight"])

    return Player("generator", network, losses, WEIGHTS)


@torch.no_grad()
def _painted(network: nn.Module, batch: Batch) -> Tensor:
    made: Tensor = network(batch["ink"], batch["reference"]).painting.float()
    return made.clamp(-1, 1)


def _panel(runs: Sequence[Measured], curve: str, title: str, y_label: str) -> Panel:
    lines = tuple(Line(arm, curves_of(runs, arm, curve), c) for arm, c in _COLOURS.items())
    return Panel(title, y_label, lines)
