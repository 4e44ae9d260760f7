"""What the discriminator is told (Zhang et al. 2017, section 3.2): lines, nothing, or the style.

The generator is the guided U-net with a locked network's style vector. Beside eq. 2 it faces a
conditional patch discriminator as pix2pix has it (lines and painting), an unconditional DCGAN (the
painting alone, eq. 4), or the paper's AC-GAN (the same body, eq. 3 and eq. 4).
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace

import torch
from torch import Tensor

from engine.nn.residual_unet import Painting, ResidualUNet
from training.losses import painting_l1
from training.players import Update
from training.reproduce.drawings import Drawings, lines_reference_truth
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
    joint_outcome,
    mean_of,
)
from training.reproduce.networks import (
    EQUATION_2,
    build_unet,
    painted,
    small_config,
    style_of,
    to_pictures,
)
from training.reproduce.opponents import ACGAN, CONDITIONAL, OPPONENTS, UNCONDITIONAL
from training.task import Batch, Player

L1_WEIGHT = 50.0
"""λ of G*; between pix2pix's 100 and none: open in the paper."""
GAN_BETAS = (0.5, 0.99)
D_LR_SCALE = 0.3
_COLOURS = {CONDITIONAL: "#2ca02c", UNCONDITIONAL: "#d62728", ACGAN: "#1f77b4"}


class Condition:
    """Cross-reference: unseen lines, the style vector of another drawing in the same colours."""

    name = "condition"
    claim = (
        "A discriminator that sees the painting alone and has to tell its style vector (AC-GAN) "
        "makes paintings follow the style better than an unconditional one, and than one that "
        "also sees the lines, as pix2pix's (Zhang et al. 2017, section 3.2)."
    )
    arms = (CONDITIONAL, UNCONDITIONAL, ACGAN)
    scale = Scale(steps=300, drawings=384)
    columns: Mapping[str, str] = {
        "palette": "palette distance (ΔE)",
        SLOT_ERROR: "region error",
        "l1": "L1",
        "ssim": "SSIM",
    }

    def measure(self, arm: str, bench: Bench) -> Measured:
        """Train generator and discriminator in turn, then paint with other pictures' styles."""
        started, readings = time.perf_counter(), Readings()
        bench = replace(bench, drawings=bench.styled)
        unseen, pairs = bench.drawings.held_out, bench.drawings.pairs
        length = unseen["hint"].shape[1]
        generator = build_unet(small_config(length), bench.seed, guided=True)
        players = players_of(arm, generator, length, bench.seed)

        def watch(step: int, updates: Mapping[str, Update]) -> None:
            if bench.scale.is_reading(step):
                made = painted(generator, unseen["ink"], unseen["reference_hint"])
                opponent = {"discriminator": float(updates["discriminator"].loss)}
                readings.note(step, judged(pairs, made) | opponent)

        train(bench, players, watch, GAN_BETAS)
        made = painted(generator, unseen["ink"], unseen["reference_hint"])
        curves = readings.curves
        numbers = {name: curves[name].last() for name in self.columns}
        pictures = to_pictures(made)
        return Measured(arm, bench.seed, curves, numbers, pictures, time.perf_counter() - started)

    def verdict(self, runs: Sequence[Measured]) -> Verdict:
        """Nearer to the reference's colours than both others, in how many seeds?"""
        plain = compared(runs, "palette", ACGAN, UNCONDITIONAL)
        lines = compared(runs, "palette", ACGAN, CONDITIONAL)
        errors = ", ".join(f"{arm} {mean_of(runs, arm, SLOT_ERROR):.3f}" for arm in self.arms)
        return Verdict(
            joint_outcome([plain.outcome, lines.outcome]),
            f"The paintings' colours are {plain.low:.1f} ΔE from the reference's with AC-GAN, "
            f"{plain.high:.1f} with the unconditional discriminator (AC-GAN nearer in "
            f"{plain.times}) and {lines.high:.1f} with the conditional one (nearer in "
            f"{lines.times}; by more than {MARGIN:.0%} counts). Region errors: {errors}.",
        )

    def shown(self, drawings: Drawings) -> list[Column]:
        """Lines, reference and the painting under its lines."""
        return lines_reference_truth(drawings)

    def panels(self, runs: Sequence[Measured]) -> list[Panel]:
        """Colours, regions and L1 of unseen drawings, and the discriminators' losses."""
        return [
            _panel(runs, "palette", "distance from the reference's colours", "ΔE"),
            _panel(runs, SLOT_ERROR, "regions of unseen drawings", "mean |RGB| from the palette"),
            _panel(runs, "l1", "whole unseen drawings", "L1 (black to white = 1)"),
            _panel(runs, "discriminator", "discriminator", "its loss"),
        ]


def players_of(arm: str, generator: ResidualUNet, style: int, seed: int) -> list[Player]:
    """Discriminator, then generator, of one arm; style: length of the style vector."""
    torch.manual_seed(seed)
    opponent = OPPONENTS[arm](style)

    def generator_losses(batch: Batch) -> dict[str, Tensor]:
        out: Painting = generator(batch["ink"], style_of(batch["hint"]))
        terms = painting_l1(out, batch["painting"], batch["weight"])
        return terms | opponent.fooled(batch, out.painting)

    def discriminator_losses(batch: Batch) -> dict[str, Tensor]:
        with torch.no_grad():
            made = generator(batch["ink"], style_of(batch["hint"])).painting
        return opponent.own(batch, made)

    adversarial = {"gan": 1.0, "style": 1.0}
    weights = {name: L1_WEIGHT * weight for name, weight in EQUATION_2.items()}
    return [
        Player("discriminator", opponent.module, discriminator_losses, adversarial, D_LR_SCALE),
        Player("generator", generator, generator_losses, weights | adversarial),
    ]


def _panel(runs: Sequence[Measured], curve: str, title: str, y_label: str) -> Panel:
    lines = tuple(Line(arm, curves_of(runs, arm, curve), c) for arm, c in _COLOURS.items())
    return Panel(title, y_label, lines)
