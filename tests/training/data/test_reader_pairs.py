"""What the reader learns from: labels, kinds of samples, loading by the manifest."""

from __future__ import annotations

import json
import lzma
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from engine.classes import SKETCHY_CLASSES
from tests.training.photo_fixtures import CLASSES, tiny_cache
from training.data.manifest import Manifest, ManifestRecord
from training.data.photo_cache import PhotoCache
from training.data.reader_pairs import (
    Drawing,
    ReaderDataConfig,
    ReaderPairs,
    load_drawings,
)
from training.errors import DataError
from training.sketching.drawn_variants import VariantConfig

PIZZA, TEAPOT = SKETCHY_CLASSES.index("pizza"), SKETCHY_CLASSES.index("teapot")
SMALL = VariantConfig(sheet_px=48)


def circle(radius: int = 30) -> NDArray[np.uint8]:
    lines = np.full((80, 80), 255, np.uint8)
    cv2.circle(lines, (40, 40), radius, 0, 2)
    return lines


def sketch(class_name: str, pair_id: str = "a") -> Drawing:
    return Drawing(class_name, pair_id, "sketchy", circle())


def pairs_of(
    config: ReaderDataConfig, *drawings: Drawing, traced: PhotoCache | None = None
) -> ReaderPairs:
    return ReaderPairs(drawings, traced, config, size=32)


def test_a_label_sums_to_one_and_loosens_with_what_is_hidden() -> None:
    config = ReaderDataConfig(smoothing=0.1, unfinished_smoothing=0.5, variants=SMALL)
    pairs = pairs_of(config, sketch("pizza"))
    whole, half = pairs.label("pizza", 0.0), pairs.label("pizza", 0.5)
    assert whole.sum() == pytest.approx(1, abs=1e-5) and half.sum() == pytest.approx(1, abs=1e-5)
    assert whole[PIZZA] == pytest.approx(0.9 + 0.1 / 125, abs=1e-6)
    assert half[PIZZA] == pytest.approx(0.65 + 0.35 / 125, abs=1e-6)
    assert half[TEAPOT] == pytest.approx(0.35 / 125, abs=1e-6)


def test_drawings_of_every_class_are_drawn_and_favoured_ones_more_often() -> None:
    config = ReaderDataConfig(
        photo_share=0, nothing_share=0, favour=3, favoured=("pizza",), variants=SMALL
    )
    many_teapots = [sketch("teapot", str(index)) for index in range(9)]
    pairs = pairs_of(config, sketch("pizza"), *many_teapots)
    rng = np.random.default_rng(0)
    read = [int(pairs.sample(rng)[1].argmax()) for _ in range(200)]
    assert set(read) == {PIZZA, TEAPOT}
    assert read.count(PIZZA) == pytest.approx(150, abs=25)


def test_nothing_known_has_a_uniform_label() -> None:
    config = ReaderDataConfig(photo_share=0, nothing_share=1, variants=SMALL)
    pairs = pairs_of(config, sketch("pizza"), sketch("person"))
    rng = np.random.default_rng(1)
    for _ in range(12):
        lines, label = pairs.sample(rng)
        assert lines.shape == (32, 32)
        np.testing.assert_allclose(label, 1 / 125, rtol=1e-6)


def test_edge_maps_teach_classes_that_nobody_drew(tmp_path: Path) -> None:
    config = ReaderDataConfig(photo_share=1, nothing_share=0, variants=SMALL)
    pairs = pairs_of(config, sketch("teapot"), traced=tiny_cache(tmp_path))
    rng = np.random.default_rng(2)
    samples = [pairs.sample(rng) for _ in range(40)]
    assert {SKETCHY_CLASSES[int(label.argmax())] for _, label in samples} == set(CLASSES)
    assert all((lines < 200).any() for lines, _ in samples)


def test_sketches_are_drawn_again_by_other_hands(tmp_path: Path) -> None:
    still = VariantConfig(sheet_px=48, turn=0, stretch=0, shear=0, bend=0, wobble=0, unfinished=0)
    config = ReaderDataConfig(photo_share=0, nothing_share=0, redrawn=1, variants=still)
    pairs = pairs_of(config, sketch("banana"), traced=tiny_cache(tmp_path))
    rng = np.random.default_rng(3)
    drawn = [pairs.sample(rng)[0] for _ in range(8)]
    # the traced bananas are one level line, the drawing itself is a circle
    heights = [int(np.ptp(np.nonzero(lines < 200)[0])) for lines in drawn]
    assert max(heights) < 16
    assert len({lines.tobytes() for lines in drawn}) == 8


def test_an_unfinished_drawing_is_its_first_strokes() -> None:
    strokes = [np.array([[50, y], [350, y]], np.float32) for y in (50, 150, 250, 350)]
    drawing = Drawing("fish", "drawings:001", "drawings", circle(), strokes)
    variants = VariantConfig(sheet_px=48, unfinished=1.0, most_hidden=0.6, gaps=0, turn=0, bend=0)
    config = ReaderDataConfig(photo_share=0, nothing_share=0, variants=variants)
    pairs = pairs_of(config, drawing)
    lines, undrawn = pairs._partly_drawn(drawing, np.random.default_rng(4))
    count = cv2.connectedComponents((lines < 128).astype(np.uint8))[0] - 1
    assert undrawn == pytest.approx(1 - count / 4)
    assert 2 <= count <= 4


def test_without_a_known_drawing_there_is_nothing_to_learn() -> None:
    with pytest.raises(DataError, match="no sketch of a known class"):
        pairs_of(ReaderDataConfig(), sketch("person"))


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"favoured": ("unicorn",)}, "'unicorn' is no class"),
        ({"photo_share": 0.7, "nothing_share": 0.4}, "exceed 1"),
    ],
)
def test_impossible_shares_are_refused(changes: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        ReaderDataConfig(**changes)  # type: ignore[arg-type]


@pytest.fixture
def manifest(tmp_path: Path) -> Manifest:
    Image.fromarray(circle()).convert("1").save(tmp_path / "n1_1-1.png")
    people = [{"clock": [[[10, 10], [390, 390]], [[10, 390], [390, 10]]]}]
    (tmp_path / "drawings.json.xz").write_bytes(lzma.compress(json.dumps(people).encode()))

    def record(
        path: str, name: str, kind: str, pair: str, source: str, split: str
    ) -> ManifestRecord:
        return ManifestRecord(path, name, kind, pair, source, "x", split, "")  # type: ignore[arg-type]

    records = (
        record("n1_1-1.png", "pizza", "sketch", "n1_1", "sketchy", "train"),
        record("drawings.json.xz#000/clock", "clock", "sketch", "d:0", "drawings", "train"),
        record("gone.png", "teapot", "sketch", "n1_3", "sketchy", "held_out"),
    )
    return Manifest(tmp_path, records)


def test_a_split_is_loaded_with_strokes_and_our_names(manifest: Manifest) -> None:
    pizza, clock = load_drawings(manifest, "train")
    assert (pizza.class_name, pizza.pair_id, pizza.strokes) == ("pizza", "n1_1", None)
    np.testing.assert_array_equal(pizza.lines < 128, circle() < 128)
    assert clock.class_name == "alarm_clock" and clock.strokes is not None
    np.testing.assert_array_equal(clock.strokes[1], [[10, 390], [390, 10]])
    assert clock.lines[128, 128] < 60 and clock.lines[30, 128] == 255
