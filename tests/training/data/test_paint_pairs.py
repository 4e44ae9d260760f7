"""From SVG to training pairs, on a handful of drawings of our own."""

from __future__ import annotations

import pickle
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from training.data.backdrops import BACKDROP, add_backdrop
from training.data.drawing_cache import (
    HELD_OUT_STYLES,
    DrawingCache,
    DrawingCacheWriter,
    DrawingRecord,
    split_of,
)
from training.data.paint_pairs import PaintPairs, PairConfig, spread_over_styles
from training.data.palettes import sample_palette
from training.data.recolour import OWN_STYLE
from training.data.slots import SLOTS
from training.errors import DataError
from training.sketching.line_extraction import separate_lines

REFERENCE_PX = 48


def test_a_cache_gives_back_what_was_put_in(drawing_cache: DrawingCache, drawings) -> None:
    for record in drawing_cache.records:
        flat, lines = separate_lines(drawings[record.style, record.name])
        read, read_lines = drawing_cache.load(record)
        assert read.slots == flat.slots
        np.testing.assert_array_equal(read.base, flat.base)
        np.testing.assert_array_equal(read.masks, flat.masks)
        np.testing.assert_array_equal(read_lines.centre, lines.centre)
        np.testing.assert_array_equal(read_lines.solid, lines.solid)


def test_a_cache_travels_to_workers_without_its_pixels(drawing_cache: DrawingCache) -> None:
    drawing_cache.load(drawing_cache.records[0])
    parcel = pickle.dumps(drawing_cache)
    assert len(parcel) < 20_000
    copy = pickle.loads(parcel)
    one, two = (c.load(c.records[1])[0].masks for c in (drawing_cache, copy))
    np.testing.assert_array_equal(one, two)


def test_splits_hold_out_whole_styles_and_a_twentieth() -> None:
    assert {split_of(style, str(i)) for style in HELD_OUT_STYLES for i in range(50)} == {"held_out"}
    splits = [split_of("open-peeps", f"{i:04}") for i in range(4000)]
    assert 0.04 < splits.count("validation") / len(splits) < 0.06
    assert splits.count("validation") + splits.count("train") == len(splits)


def test_pairs_share_a_palette(drawing_cache: DrawingCache) -> None:
    """The skin of the painting is the palette's skin, and the reference shows it too."""
    pairs = PaintPairs(drawing_cache, PairConfig(object_share=0.0), REFERENCE_PX)
    record = pairs.characters[0]
    pair = pairs.evaluation_pair(record, 96, seed=4)
    assert pair is not None
    for name in ("skin", "hair", "background"):
        slot = SLOTS.index(name)
        region = pair.slots[slot] > 0.98
        colour = pair.painting[region].mean(axis=0) / 255
        np.testing.assert_allclose(colour, pair.palette[slot], atol=0.02)
        nearest = np.abs(pair.reference / 255 - pair.palette[slot]).mean(axis=2).min()
        assert nearest < 0.12, f"the reference shows no {name}"


def test_a_pair_is_a_pure_function_of_its_generator(drawing_cache: DrawingCache) -> None:
    pairs = PaintPairs(drawing_cache, PairConfig(), REFERENCE_PX)
    one, two = (pairs.sample(64, np.random.default_rng((1, 2))) for _ in range(2))
    np.testing.assert_array_equal(one.lines, two.lines)
    np.testing.assert_array_equal(one.painting, two.painting)
    np.testing.assert_array_equal(one.reference, two.reference)
    other = pairs.sample(64, np.random.default_rng((1, 3)))
    assert not np.array_equal(one.painting, other.painting)


def test_the_partner_is_another_drawing(drawing_cache: DrawingCache) -> None:
    pairs = PaintPairs(drawing_cache, PairConfig(), REFERENCE_PX)
    record = pairs.characters[0]
    rng = np.random.default_rng(0)
    partners = {pairs.partner_of(record, rng) for _ in range(30)}
    assert record not in partners and len(partners) > 1


def test_shadows_are_darker_than_their_slots() -> None:
    for seed in range(20):
        palette = sample_palette(np.random.default_rng(seed))
        assert palette.shape == (len(SLOTS), 3) and palette.min() >= 0 and palette.max() <= 1
        for name in ("hair", "skin", "clothes", "accent"):
            lit, shaded = palette[SLOTS.index(name)], palette[SLOTS.index(f"{name}_shadow")]
            assert shaded.mean() <= lit.mean()


def test_a_missing_cache_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="training data paint"):
        DrawingCache(tmp_path)


def test_an_interrupted_preparation_leaves_no_index(tmp_path: Path, drawings) -> None:
    with pytest.raises(KeyboardInterrupt):
        _prepare_and_break(tmp_path, drawings)
    with pytest.raises(DataError):
        DrawingCache(tmp_path)
    assert not list(tmp_path.glob("planes*"))


def test_an_interrupted_preparation_leaves_the_old_cache_as_it_was(
    tmp_path: Path, drawings
) -> None:
    (style, name), drawing = list(drawings.items())[1]
    with DrawingCacheWriter(tmp_path, 64) as writer:
        writer.add(style, name, *separate_lines(drawing))
    with pytest.raises(KeyboardInterrupt):
        _prepare_and_break(tmp_path, drawings)
    cache = DrawingCache(tmp_path)
    np.testing.assert_array_equal(
        cache.load(cache.records[0])[0].masks, separate_lines(drawing)[0].masks
    )


def _prepare_and_break(folder: Path, drawings) -> None:
    with DrawingCacheWriter(folder, 64) as writer:
        (style, name), drawing = next(iter(drawings.items()))
        writer.add(style, name, *separate_lines(drawing))
        raise KeyboardInterrupt


def test_an_evaluation_spreads_over_styles_without_repeats(drawing_cache: DrawingCache) -> None:
    chosen = spread_over_styles(drawing_cache.records, 6)
    assert len({(r.style, r.name) for r in chosen}) == 6
    assert {r.style for r in chosen[:4]} == {r.style for r in drawing_cache.records}
    everything = spread_over_styles(drawing_cache.records, 100)
    assert sorted(r.offset for r in everything) == [r.offset for r in drawing_cache.records]


def test_no_partner_no_evaluation_pair(drawing_cache: DrawingCache) -> None:
    """A drawing is never judged against itself as its reference."""
    pairs = PaintPairs(drawing_cache, PairConfig(same_style=0.0), REFERENCE_PX)
    record = pairs.characters[0]
    pairs.characters = [record]
    assert pairs.evaluation_pair(record, 64, seed=0) is None


def test_a_backdrop_takes_its_place_from_the_background_only(drawings) -> None:
    """Masks still add up to the same, the figure is untouched, and the border is drawn."""
    drawing = drawings["round", "00"]
    lines = separate_lines(drawing)[1]
    for seed in range(8):
        behind, outlined = add_backdrop(drawing, lines, np.random.default_rng(seed))
        assert behind.slots == (*drawing.slots, BACKDROP)
        np.testing.assert_array_equal(behind.masks[1:-1], drawing.masks[1:])
        np.testing.assert_array_equal(behind.masks[0] + behind.masks[-1], drawing.masks[0])
        assert behind.masks[-1].any() and (outlined.centre >= lines.centre).all()
        added = (outlined.centre > lines.centre) & (drawing.masks[0] < 128)
        assert not added.any(), "no line runs through the figure"


def _listed(*records: tuple[str, str, str]) -> PaintPairs:
    """Pairs over records (style, name, shading) that are never loaded."""
    slots = tuple(SLOTS.index(name) for name in ("background", "hair", "skin", "clothes"))
    cache = SimpleNamespace(
        folder="here",
        records=[
            DrawingRecord(style, name, "train", slots, (0.25,) * 4, 0, shading)  # type: ignore[arg-type]
            for style, name, shading in records
        ],
    )
    return PaintPairs(cache, PairConfig(own_share=0.75), REFERENCE_PX)  # type: ignore[arg-type]


def test_a_shaded_character_learns_from_one_in_the_same_light() -> None:
    own = [(OWN_STYLE, f"{n}", light) for n in range(4) for light in ("flat", "cel", "soft")]
    pairs = _listed(*own, ("bigheads", "a", "flat"), ("bigheads", "b", "flat"))
    rng = np.random.default_rng(0)
    for record in pairs.characters:
        partners = [pairs.partner_of(record, rng) for _ in range(20)]
        assert all(partner is not None for partner in partners)
        assert {partner.shading for partner in partners if partner} == {record.shading}
        assert all(partner.name != record.name for partner in partners if partner)


def test_our_own_characters_come_as_often_as_the_config_says() -> None:
    pairs = _listed((OWN_STYLE, "1", "flat"), ("bigheads", "a", "flat"), ("facesjs", "b", "flat"))
    rng = np.random.default_rng(0)
    styles = [pairs._style(rng) for _ in range(2000)]
    assert styles.count(OWN_STYLE) / 2000 == pytest.approx(0.75, abs=0.03)
    assert styles.count("bigheads") / 2000 == pytest.approx(0.125, abs=0.03)
    assert _listed((OWN_STYLE, "1", "flat"))._style(rng) == OWN_STYLE
    assert _listed(("bigheads", "a", "flat"))._style(rng) == "bigheads"
