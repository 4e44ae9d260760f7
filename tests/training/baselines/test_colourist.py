"""Taking lines off a painting again, and asking a paint network as the program does."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from training.baselines.colourist import lines_off
from training.evaluation.paint import laid_under


@given(st.integers(0, 2**32 - 1))
def test_lines_laid_on_again_give_the_same_painting(seed: int) -> None:
    rng = np.random.default_rng(seed)
    lines = rng.choice(np.array([0, 3, 120, 254, 255], np.uint8), (6, 6))
    painting = laid_under(rng.integers(0, 256, (6, 6, 3), dtype=np.uint8), lines)
    again = laid_under(lines_off(painting, lines), lines)
    assert np.abs(again.astype(int) - painting).max() <= 1
    assert (lines_off(painting, lines)[lines == 255] == painting[lines == 255]).all()


def test_under_black_ink_nothing_is_known() -> None:
    assert (lines_off(np.zeros((1, 1, 3), np.uint8), np.zeros((1, 1), np.uint8)) == 255).all()
