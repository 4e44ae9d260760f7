"""The lazy U-net (Zhang et al. 2017, section 3.1): asked to copy a picture, who does the work?

A gray drawing goes in and is wanted back. The first level's skip can hand it on as it is.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from math import hypot

import torch
from torch import Tensor

from engine.nn.residual_unet import ResidualUNet
from training.losses import grayscale
from training.reproduce.drawings import Drawings
from training.reproduce.figures import Column, Line, Panel
from training.reproduce.loop import Bench, Scale, train
from training.reproduce.measured import (
    Measured,
    Readings,
    Verdict,
    compared,
    counted,
    curves_of,
    joint_outcome,
    mean_of,
    seeds_of,
)
from training.reproduce.networks import (
    EQUATION_2,
    build_unet,
    equation_2,
    painted,
    small_config,
    to_pictures,
    unit_l1,
)
from training.reproduce.probes import (
    MIDDLE,
    activation_sizes,
    gradient_norms,
    taken_out,
    unet_layers,
)
from training.task import Batch, Player

PLAIN, GUIDED = "without guides", "with guides"
LAZY_SHARE = 0.1
"""A middle that gets less than this share of the outer levels' gradient counts as lazy."""
WOKEN = 3.0
"""So many times the plain share counts as woken by the guides."""
PROBED = 8
_COLOURS = ("#9ecae1", "#4292c6", "#08519c", "#d62728", "#ff7f0e", "#006d2c", "#41ab5d", "#a1d99b")


class LazyUNet:
    """Gradients and activations of every level while a U-net learns to copy."""

    name = "lazy-unet"
    claim = (
        "A U-net that can solve its task through the outer skips leaves the middle without "
        "gradient, as when it copies its input; guide decoders wake the middle "
        "(Zhang et al. 2017, section 3.1)."
    )
    arms = (PLAIN, GUIDED)
    scale = Scale(steps=200, drawings=128)
    columns: Mapping[str, str] = {
        "share": "gradient, middle / outer",
        "share_painting": "of the painting's loss",
        "owed": "copy owed to the middle",
        "error": "copy error",
    }

    def measure(self, arm: str, bench: Bench) -> Measured:
        """Train one U-net to copy, reading its levels on the way."""
        started, readings = time.perf_counter(), Readings()
        network = build_unet(small_config(1, 0), bench.seed, guided=arm == GUIDED)
        network.to(bench.fabric.device)
        probed = copying({k: v[:PROBED] for k, v in bench.drawings.held_out.items()})
        player = Player("generator", network, lambda b: equation_2(network, copying(b)), EQUATION_2)
        readings.note(0, levels(network, probed))

        def watch(step: int, _: object) -> None:
            if bench.scale.is_reading(step):
                readings.note(step, levels(network, probed))

        train(bench, (player,), watch)
        unseen = copying(bench.drawings.held_out)
        made = painted(network, unseen["ink"], unseen["hint"])
        with taken_out(network.middle_exit):
            without = painted(network, unseen["ink"], unseen["hint"])
        curves = readings.curves
        numbers = {
            "share": curves["share"].last(),
            "share_painting": curves["share painting"].last(),
            "first_share": curves["share"].values[0],
            "owed": unit_l1(made, without),
            "error": unit_l1(made, unseen["painting"]),
        }
        pictures = to_pictures(made)
        return Measured(arm, bench.seed, curves, numbers, pictures, time.perf_counter() - started)

    def verdict(self, runs: Sequence[Measured]) -> Verdict:
        """Lazy without guides, and several times the gradient with them, in how many seeds?"""
        seeds = seeds_of(runs)
        plain = [run for run in runs if run.arm == PLAIN]
        lazy = sum(run.numbers["share"] < LAZY_SHARE for run in plain)
        woken = compared(runs, "share", PLAIN, GUIDED, margin=1 - 1 / WOKEN)
        outcome = joint_outcome([counted(lazy, len(seeds)), woken.outcome])
        first, last = (mean_of(runs, PLAIN, n) for n in ("first_share", "share"))
        return Verdict(
            outcome,
            f"Without guides the middle's gradient went from {first:.2f} to {last:.2f} of the "
            f"outer levels' (under {LAZY_SHARE:g} in {lazy} of {len(seeds)}); with guides it ends "
            f"at {woken.high:.2f}, at least {WOKEN:g} times as much in {woken.times}. Some of that "
            "the guides ask for by construction: the painting's loss alone gives the middle "
            f"{mean_of(runs, GUIDED, 'share_painting'):.2f}. Taking the middle away changes "
            f"the copy by {mean_of(runs, PLAIN, 'owed'):.3f} without and "
            f"{mean_of(runs, GUIDED, 'owed'):.3f} with guides.",
        )

    def shown(self, drawings: Drawings) -> list[Column]:
        """What is to be copied."""
        return [("wanted", to_pictures(copying(drawings.held_out)["painting"]))]

    def panels(self, runs: Sequence[Measured]) -> list[Panel]:
        """Gradient and activation of every level, each without and with guides."""
        return [
            _panel(runs, arm, kind, y_label)
            for kind, y_label in (
                ("gradient", "L2 norm of the gradient"),
                ("activation", "root mean square of the output"),
            )
            for arm in self.arms
        ]


def copying(batch: Batch) -> Batch:
    """The batch of the copying task: ink is the gray drawing, lines and all, and so is y."""
    unit = (batch["painting"] + 1) / 2 * (1 - batch["ink"])
    gray = grayscale(unit)  # (B, 1, S, S) in [0, 1]
    return {
        "ink": 1 - gray,
        "painting": (2 * gray - 1).repeat(1, 3, 1, 1),
        "weight": torch.ones_like(gray),
        "hint": gray.new_zeros(len(gray), 1),
    }


def levels(network: ResidualUNet, batch: Batch) -> dict[str, float]:
    """Gradient (of eq. 2) and activation of every level, and the middle's share of the gradient.

    share: the middle's gradient over that of the first and the last level, L2 norms of each.
    """
    layers = unet_layers(network)
    with activation_sizes(layers) as sizes:
        terms = equation_2(network, batch)
    total: Tensor = torch.stack([EQUATION_2[name] * term for name, term in terms.items()]).sum()
    gradients = gradient_norms(total, layers)
    return {
        **{f"gradient {name}": norm for name, norm in gradients.items()},
        **{f"activation {name}": size for name, size in sizes.items()},
        "share": middle_share(gradients),
        "share painting": middle_share(gradient_norms(terms["painting"], layers)),
    }


def middle_share(norms: Mapping[str, float]) -> float:
    """The gradient norm of the middle over that of the outermost levels together."""
    names = list(norms)
    outer = hypot(norms[names[0]], norms[names[-1]])
    return hypot(*(norms[name] for name in MIDDLE)) / max(outer, 1e-12)


def _panel(runs: Sequence[Measured], arm: str, kind: str, y_label: str) -> Panel:
    start = f"{kind} "
    names = [name for name in runs[0].curves if name.startswith(start)]
    lines = tuple(
        Line(name.removeprefix(start), curves_of(runs, arm, name), colour)
        for name, colour in zip(names, _COLOURS, strict=True)
    )
    return Panel(f"{kind} per level, {arm}", y_label, lines, kind == "gradient", shared=kind)
