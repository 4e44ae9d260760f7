"""Pairs drawn from prepared illustrations."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from training.data.hint_sampling import HintConfig
from training.data.illustrations.cache import IllustrationCache
from training.data.illustrations.pairs import (
    IllustrationConfig,
    IllustrationPairs,
    spread_over_characters,
)
from training.sketching.human_strokes import CLEAN, THICK_MARKER

NO_HINTS = HintConfig(share=0.0)


def test_the_same_generator_draws_the_same_pair(cache: IllustrationCache) -> None:
    pairs = IllustrationPairs(cache, IllustrationConfig(), 48)
    one, two = (pairs.sample(64, np.random.default_rng(7)) for _ in range(2))
    assert np.array_equal(one.lines, two.lines) and np.array_equal(one.painting, two.painting)
    assert np.array_equal(one.reference, two.reference)
    assert one.lines.shape == (64, 64) and one.painting.shape == (64, 64, 3)
    assert one.reference.shape == (48, 48, 3)


def test_reference_and_painting_share_their_colours(cache: IllustrationCache) -> None:
    """Whatever the jitter: the painting's main colours are near to some of the reference."""
    config = IllustrationConfig(backdrop=0, reference_backdrop=0, hints=NO_HINTS, bust=0)
    pairs = IllustrationPairs(cache, config, 64)
    apart = []
    for seed in range(12):
        pair = pairs.sample(64, np.random.default_rng(seed))
        colours = pair.painting.reshape(-1, 3)[::29].astype(int)
        shown = pair.reference.reshape(-1, 3)[::3].astype(int)
        nearest = np.abs(colours[:, None] - shown[None]).max(axis=2).min(axis=1)
        apart.append(np.median(nearest))
    assert np.median(apart) < 12


def test_hints_are_the_colour_of_the_painting_there(cache: IllustrationCache) -> None:
    config = IllustrationConfig(hints=HintConfig(share=1.0))
    pairs = IllustrationPairs(cache, config, 32)
    right, count = 0, 0
    for seed in range(25):
        pair = pairs.sample(96, np.random.default_rng(seed))
        for hint in pair.hints:
            x, y = (int(v) for v in hint.points[0])
            wanted = np.array((255, 255, 255) if hint.colour is None else hint.colour)
            right += int(np.abs(pair.painting[y, x].astype(int) - wanted).max() <= 40)
            count += 1
    assert count > 30 and right / count > 0.9


def test_collections_are_drawn_by_share_and_creatures_seldom(cache: IllustrationCache) -> None:
    config = IllustrationConfig(sources=("renpy", "wesnoth-bmr"), shares=(0.75, 0.25))
    pairs = IllustrationPairs(cache, config, 32)
    rng = np.random.default_rng(0)
    drawn = Counter(pairs.pick(rng).source for _ in range(2000))
    assert set(drawn) == {"renpy", "wesnoth-bmr"}
    assert drawn["renpy"] / 2000 == pytest.approx(0.75, abs=0.04)
    with pytest.raises(ValueError, match="same length"):
        IllustrationConfig(sources=("renpy",), shares=())


def test_a_bust_may_be_coloured_after_the_whole_but_never_the_other_way(
    cache: IllustrationCache,
) -> None:
    config = IllustrationConfig(other_picture=0)
    pairs = IllustrationPairs(cache, config, 32)
    rng = np.random.default_rng(0)
    bust, whole = (
        next(r for r in pairs.records if (r.name, r.view) == ("eileen_happy", view))
        for view in ("bust", "whole")
    )
    assert {pairs.reference_of(bust, rng).view for _ in range(40)} == {"bust", "whole"}
    assert {pairs.reference_of(whole, rng).view for _ in range(40)} == {"whole"}
    alike = IllustrationPairs(cache, IllustrationConfig(other_picture=1.0), 32)
    assert {alike.reference_of(whole, rng).name for _ in range(10)} == {"eileen_concerned"}


def test_evaluation_changes_nothing_but_the_lines(cache: IllustrationCache) -> None:
    pairs = IllustrationPairs(cache, IllustrationConfig(), 64, "held_out")
    record = spread_over_characters(pairs.records, 5)[0]
    thin, thick = (pairs.evaluation_pair(record, 64, 3, manner) for manner in (CLEAN, THICK_MARKER))
    assert np.array_equal(thin.painting, thick.painting)
    assert np.array_equal(thin.reference, thick.reference)
    assert thick.lines.mean() < thin.lines.mean() < 255
    blue = next(r for r in cache.records if r.name == "eileen_happy" and r.view == "whole")
    crossed = pairs.evaluation_pair(record, 64, 3, model=blue)
    assert np.array_equal(crossed.painting, thin.painting)
    assert not np.array_equal(crossed.reference, thin.reference)


def test_one_view_of_each_character_to_look_at(cache: IllustrationCache) -> None:
    chosen = spread_over_characters(cache.records, 9)
    assert len({r.character for r in chosen}) == len(chosen) == 3
    assert [r.creature for r in chosen].count(True) == 1
