"""All measures at once, of colourists whose answers are known."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
import torch

from engine.request import ColorHint
from training.data.drawing_cache import DrawingCache
from training.data.paint_pairs import PaintPair
from training.evaluation.paint import EvaluationSize, PaintEvaluation
from training.evaluation.paint_illustrations import cross_pairs, illustration_numbers
from training.evaluation.paint_measures import coloured, hint_numbers, pair_numbers
from training.evaluation.paint_references import (
    HAIR,
    SKIN,
    clouds,
    hair_like_skin,
    reference_numbers,
)
from training.evaluation.paint_robustness import (
    TOLERANCE,
    blank_sheets,
    manner_differences,
    painted_on_nothing,
    region_difference,
)

Pixels = np.ndarray


def see(pictures: torch.Tensor) -> torch.Tensor:
    """Mean colours in place of a network's features."""
    return pictures.mean(dim=(2, 3))


class Truth:
    """Knows the answers by the lines; paints hints where they lie, and nothing else of them."""

    name = "truth"

    def __init__(self, pairs: Sequence[PaintPair], off: int = 0) -> None:
        self.pairs, self.off = pairs, off

    def __call__(self, lines: Pixels, reference: Pixels, hints: Sequence[ColorHint] = ()) -> Pixels:
        (pair,) = (p for p in self.pairs if p.lines is lines)
        return np.clip(pair.painting.astype(int) + self.off, 0, 255).astype(np.uint8)


@pytest.fixture
def pairs(drawing_cache: DrawingCache) -> list[PaintPair]:
    return PaintEvaluation(drawing_cache, 32, EvaluationSize(4, 64)).pairs["held_out"]


def test_the_truth_is_right_in_every_respect(pairs: list[PaintPair]) -> None:
    truth = Truth(pairs)
    numbers = pair_numbers(pairs, coloured(truth, pairs), see)
    for name in ("background", "skin", "hair", "clothes"):
        assert numbers[name].mean < 0.01 and numbers[name].count == len(pairs)
    assert (numbers["l1"].mean, numbers["ssim"].mean) == (0, pytest.approx(1))
    assert numbers["bleeding"].mean < 0.02 and numbers["ms"].mean > 0
    assert numbers["kid"].low < 0 < numbers["kid"].high, "no distance, seen through few pictures"
    hinted = hint_numbers(truth, pairs)
    assert hinted["hinted"].mean < 0.01 and hinted["hinted.worst"].mean < 0.01
    assert hinted["against"].mean > 0.2, "it does not follow hints that contradict it"


def test_an_error_everywhere_is_found_everywhere(pairs: list[PaintPair]) -> None:
    dark = Truth(pairs, off=-51)
    made = coloured(dark, pairs)
    numbers = pair_numbers(pairs, made, see)
    assert 0.1 < numbers["skin"].mean <= 0.21 and numbers["l1"].mean > 0.1
    one, two = (Truth(pairs, off)(pairs[0].lines, pairs[0].reference) for off in (0, -51))
    light = np.asarray((pairs[0].painting >= 51).all(axis=2), np.int32)
    assert region_difference(one, two, light) == pytest.approx(0.2)


def test_crossed_pairs_take_another_reference_each(pairs: list[PaintPair]) -> None:
    crossed = cross_pairs(pairs)
    for own, other in zip(pairs, crossed, strict=True):
        assert other.lines is own.lines and other.reference is not own.reference
    assert {id(p.reference) for p in crossed} == {id(p.reference) for p in pairs}


def test_the_palette_of_the_reference_itself_is_near(pairs: list[PaintPair]) -> None:
    class Copies:
        name = "copies"

        def __call__(self, lines: Pixels, reference: Pixels, hints: object = ()) -> Pixels:
            return np.repeat(np.repeat(reference, 2, axis=0), 2, axis=1)

    numbers = illustration_numbers(Copies(), pairs, see)
    assert numbers["palette"].mean < 12 and numbers["palette.own"].mean < 12
    white = illustration_numbers(White(), pairs, see)
    assert white["palette"].mean > 2 * numbers["palette"].mean
    assert {"l1", "ssim", "ms"} <= set(numbers)


class White:
    name = "white"

    def __call__(self, lines: Pixels, reference: Pixels, hints: object = ()) -> Pixels:
        return np.full((*lines.shape, 3), 255, np.uint8)


def test_other_manners_are_compared_region_by_region(pairs: list[PaintPair]) -> None:
    class ByInk:
        """One grey for the whole sheet, the darker the more ink there is."""

        name = "ink"

        def __call__(self, lines: Pixels, reference: Pixels, hints: object = ()) -> Pixels:
            return np.full((*lines.shape, 3), 100 if (lines < 128).any() else 151, np.uint8)

    pale = [np.maximum(pair.lines, 200) for pair in pairs]
    drawn = {"same": [pair.lines for pair in pairs], "pale": pale}
    found = manner_differences(ByInk(), pairs, drawn)
    assert found["same"].mean == 0
    assert found["pale"].mean == pytest.approx(0.2) and found["pale"].mean > TOLERANCE


def test_lines_that_cover_a_region_leave_nothing_to_compare(pairs: list[PaintPair]) -> None:
    black = [np.zeros_like(pair.lines) for pair in pairs]
    assert manner_differences(White(), pairs, {"ink": black}) == {}


def test_an_empty_sheet_is_clean_even_when_photographed() -> None:
    for lines in blank_sheets(128).values():
        assert (lines == 255).all()
        assert painted_on_nothing(White(), np.zeros((4, 4, 3), np.uint8), lines) == 0
    spot = np.full((8, 8), 255, np.uint8)

    class Spot(White):
        def __call__(self, lines: Pixels, reference: Pixels, hints: object = ()) -> Pixels:
            sheet = super().__call__(lines, reference)
            sheet[0, 0] = 254
            return sheet

    assert painted_on_nothing(Spot(), spot, spot) == 1 / 64


def test_hair_of_the_skins_colour_and_clouds_are_seen(pairs: list[PaintPair]) -> None:
    pair = pairs[0]
    plain = np.full_like(pair.painting, 120)
    assert hair_like_skin(pair, plain) is True and clouds(pair, plain) == 0
    told_apart = plain.copy()
    told_apart[pair.slots[HAIR] > 0.9] = 200
    assert hair_like_skin(pair, told_apart) is False and clouds(pair, told_apart) == 0
    bald = pair._replace(slots={SKIN: pair.slots[SKIN]})
    assert hair_like_skin(bald, plain) is None
    cloudy = plain.copy()
    cloudy[::2] = 180
    assert 5 < clouds(pair, cloudy) < 20
    numbers = reference_numbers(White(), pairs, [plain, cloudy])
    assert numbers["skin hair"].mean == 1 and numbers["clouds"].mean == 0
