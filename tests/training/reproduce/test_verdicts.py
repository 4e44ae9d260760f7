"""Sentences and outcomes from numbers that were made up for them."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from training.reproduce.condition import Condition
from training.reproduce.guides import LENGTHS, Guides, arm_name
from training.reproduce.hint import Hint
from training.reproduce.lazy_unet import GUIDED, PLAIN, LazyUNet, middle_share
from training.reproduce.loop import Scale
from training.reproduce.measured import (
    Curve,
    Measured,
    Readings,
    compared,
    counted,
    joint_outcome,
)
from training.reproduce.opponents import ACGAN, CONDITIONAL, UNCONDITIONAL
from training.reproduce.report import caution, table


def runs_of(number: str, arms: Mapping[str, tuple[float, ...]], **others: float) -> list[Measured]:
    """A run for each arm and seed with `number` from `arms`; other numbers are the same for all."""
    return [
        Measured(arm, seed, {}, {number: value, **others})
        for arm, values in arms.items()
        for seed, value in enumerate(values)
    ]


def test_a_comparison_counts_seeds_beyond_the_margin() -> None:
    runs = runs_of("l1", {"a": (0.90, 0.97, 0.50), "b": (1.0, 1.0, 0.4)})
    found = compared(runs, "l1", "a", "b", margin=0.05)
    assert (found.wins, found.seeds, found.times) == (1, 3, "1 of 3 seeds")
    assert found.low == pytest.approx(0.79) and found.high == pytest.approx(0.8)
    assert found.outcome == "partly seen"
    assert compared(runs, "l1", "a", "b", margin=0.0).wins == 2


def test_outcomes() -> None:
    assert [counted(n, 2) for n in (0, 1, 2)] == ["not seen", "partly seen", "seen"]
    assert counted(1, 1) == "partly seen", "one seed is never enough"
    assert joint_outcome(["seen", "seen"]) == "seen"
    assert joint_outcome(["not seen", "not seen"]) == "not seen"
    assert joint_outcome(["seen", "not seen"]) == "partly seen"


def test_the_end_of_a_curve_is_the_mean_of_its_last_quarter() -> None:
    assert Curve((1, 2, 3, 4, 5, 6, 7, 8), (9, 9, 9, 9, 9, 9, 1, 3)).last() == 2
    assert Curve((1,), (4,)).last() == 4


def test_readings_become_curves() -> None:
    readings = Readings()
    readings.note(0, {"a": 1.0})
    readings.note(5, {"a": 2.0, "b": 3.0})
    assert readings.curves == {"a": Curve((0, 5), (1.0, 2.0)), "b": Curve((5,), (3.0,))}


def test_the_middles_share_by_hand() -> None:
    norms = {"encoder 1": 3.0, "middle entry": 6.0, "middle exit": 8.0, "decoder 1": 4.0}
    assert middle_share(norms) == pytest.approx(10 / 5)


@pytest.mark.parametrize(
    ("plain", "guided", "outcome"),
    [
        ((0.02, 0.03), (0.4, 0.5), "seen"),
        ((0.02, 0.20), (0.4, 0.9), "partly seen"),  # one seed is not lazy
        ((0.02, 0.03), (0.04, 0.05), "partly seen"),  # lazy, but the guides wake nobody
        ((0.40, 0.50), (0.5, 0.6), "not seen"),
    ],
)
def test_lazy_unet(plain: tuple[float, ...], guided: tuple[float, ...], outcome: str) -> None:
    others = {"first_share": 0.3, "share_painting": 0.01, "owed": 0.004}
    verdict = LazyUNet().verdict(runs_of("share", {PLAIN: plain, GUIDED: guided}, **others))
    assert verdict.outcome == outcome
    assert "went from 0.30 to" in verdict.sentence


def test_guides_are_judged_under_the_papers_hint() -> None:
    arms = {arm_name(n, kind): (0.2, 0.2) for n in LENGTHS for kind in (PLAIN, GUIDED)}
    arms[arm_name(4096, GUIDED)] = (0.15, 0.16)
    unused = Guides().verdict(runs_of("l1", arms, wrong_l1=0.155))
    assert unused.outcome == "seen"
    assert "4096: 0.2000 without, 0.1550 with, lower in 2 of 2 seeds" in unused.sentence
    assert "256: 0.2000 without, 0.2000 with, lower in 0 of 2 seeds" in unused.sentence
    assert "hardly used" in unused.sentence
    assert "so the hint is used" in Guides().verdict(runs_of("l1", arms, wrong_l1=0.3)).sentence

    arms[arm_name(4096, GUIDED)] = (0.25, 0.26)
    assert Guides().verdict(runs_of("l1", arms, wrong_l1=0.3)).outcome == "not seen"


def test_hint() -> None:
    slots = {"hair": 0.1, "skin": 0.1, "clothes": 0.1, "background": 0.1, "swayed": 0.1}
    arms = {"global hint": (0.12, 0.10), "hint + correspondence": (0.06, 0.05)}
    verdict = Hint().verdict(runs_of("region_error", arms, **slots))
    assert verdict.outcome == "seen"
    assert "by 0.110 (mean |RGB|, 0 to 1) with the global hint alone" in verdict.sentence
    assert verdict.sentence.endswith("(L1): it is in use.")
    unused = Hint().verdict(runs_of("region_error", arms, **{**slots, "swayed": 0.01}))
    assert "which is learnt sooner" in unused.sentence
    backwards = {"global hint": (0.06,), "hint + correspondence": (0.12,)}
    assert Hint().verdict(runs_of("region_error", backwards, **slots)).outcome == "not seen"


def test_condition_needs_both_others_to_lose() -> None:
    arms = {CONDITIONAL: (20.0, 20.0), UNCONDITIONAL: (10.0, 10.0), ACGAN: (12.0, 12.0)}
    verdict = Condition().verdict(runs_of("palette", arms, region_error=0.1))
    assert verdict.outcome == "partly seen"
    assert "12.0 ΔE from the reference's with AC-GAN, 10.0 with" in verdict.sentence
    arms[ACGAN] = (8.0, 9.0)
    assert Condition().verdict(runs_of("palette", arms, region_error=0.1)).outcome == "seen"


def test_the_table_shows_means_and_ranges() -> None:
    numbers = dict.fromkeys(Hint().columns, 0.5)
    arms = {"global hint": (0.1, 0.3), "hint + correspondence": (0.2, 0.2)}
    del numbers["region_error"]
    first, rule, one, two = table(Hint(), runs_of("region_error", arms, **numbers)).splitlines()
    assert first.startswith("| arm | region error |") and rule.startswith("|---|---:|")
    assert one.startswith("| global hint | 0.2 (0.1 to 0.3) | 0.5 (0.5 to 0.5) |")
    assert two.startswith("| hint + correspondence | 0.2 (0.2 to 0.2) |")


def test_every_verdict_says_how_small_it_was() -> None:
    said = caution(Scale(steps=40, size=32, batch=4), seeds=1)
    assert "one seed of 40 steps with 4 drawings of 32 px" in said and "no proof" in said
    assert "3 seeds" in caution(Scale(), seeds=3)
