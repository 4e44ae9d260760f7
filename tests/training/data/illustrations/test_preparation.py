"""From picture files to a cache: views, characters, splits, and what is left out."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from training.data.illustrations.cache import (
    MANNERS,
    IllustrationCache,
    IllustrationCacheWriter,
    View,
    pack,
    unpack,
)
from training.data.illustrations.pairs import IllustrationConfig, IllustrationPairs
from training.data.illustrations.preparation import prepare_illustrations
from training.data.plane_file import INDEX
from training.errors import DataError
from training.sketching.line_extraction import LinePlanes


def test_views_characters_and_splits(cache: IllustrationCache) -> None:
    seen = Counter((r.name, r.view) for r in cache.records)
    assert seen[("eileen_happy", "whole")] == seen[("eileen_happy", "bust")] == 1
    assert seen[("snow_wolf", "bust")] == 0, "no bust of a creature"
    assert {r.split for r in cache.records if r.source == "valyriatear"} == {"held_out"}
    of_eileen = [r for r in cache.records if r.name.startswith("eileen")]
    assert len({r.character for r in of_eileen}) == 1 and len({r.split for r in of_eileen}) == 1
    assert cache.sources["renpy"]["licence"] == "MIT"


def test_the_painting_lost_its_lines_and_the_ink_has_them(cache: IllustrationCache) -> None:
    record = next(r for r in cache.records if (r.name, r.view) == ("eileen_happy", "bust"))
    view = cache.load(record)
    figure = view.alpha == 255
    assert (view.painting[figure].max(axis=1) < 60).mean() < 0.015, "rims of the figure included"
    assert (view.ink > 200).sum() > 400
    assert set(record.manners) >= {"xdog", "inked"}
    for manner in ("xdog", "inked"):
        centre = view.lines[manner].centre
        near_ink = np.asarray(view.ink > 100)
        assert (near_ink & (centre > 0)).sum() > 0.25 * (centre > 0).sum(), manner


def test_packing_keeps_every_plane() -> None:
    rng = np.random.default_rng(0)

    def grey() -> np.ndarray:
        return rng.integers(0, 256, (8, 8), np.uint8)

    def mask() -> np.ndarray:
        return rng.integers(0, 2, (8, 8), np.uint8) * np.uint8(255)

    ink = grey()
    lines = {
        "xdog": LinePlanes(grey(), mask(), mask()),
        "inked": LinePlanes(ink, mask(), mask()),
        "simplified": LinePlanes(np.zeros((8, 8), np.uint8), mask(), mask()),
    }
    view = View(rng.integers(0, 256, (8, 8, 3), np.uint8), grey(), ink, lines)
    again = unpack(pack(view), tuple(lines))
    assert np.array_equal(again.painting, view.painting) and np.array_equal(again.alpha, view.alpha)
    assert list(again.lines) == [manner for manner in MANNERS if manner in lines]
    for manner, planes in lines.items():
        for name in ("ink", "centre", "solid"):
            assert np.array_equal(getattr(again.lines[manner], name), getattr(planes, name)), manner


def test_missing_or_foreign_caches_say_what_to_do(cache: IllustrationCache, tmp_path: Path) -> None:
    with pytest.raises(DataError, match="training data illustrations"):
        IllustrationCache(tmp_path)
    (tmp_path / INDEX).write_text(json.dumps({"format": 99, "views": []}))
    with pytest.raises(DataError, match="Prepare them again"):
        IllustrationCache(tmp_path)
    with pytest.raises(DataError, match="validation"):
        IllustrationPairs(cache, IllustrationConfig(), 32, "validation")
    with pytest.raises(DataError, match="one folder each"):
        prepare_illustrations(tmp_path, tmp_path / "out")


def test_an_interrupted_preparation_leaves_the_old_cache(
    cache: IllustrationCache, tmp_path: Path
) -> None:
    with IllustrationCacheWriter(tmp_path, 8) as writer:
        planes = np.full((8, 8, 8), 7, np.uint8)
        writer.add(cache.records[0], planes)
    with pytest.raises(KeyboardInterrupt), IllustrationCacheWriter(tmp_path, 8) as writer:
        writer.add(cache.records[1], planes)
        raise KeyboardInterrupt
    kept = IllustrationCache(tmp_path)
    assert [record.name for record in kept.records] == [cache.records[0].name]
    assert (kept.load(kept.records[0]).alpha == 7).all()
    assert len(list(tmp_path.glob("planes*"))) == 1
