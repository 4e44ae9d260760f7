"""Judging photo networks: painters whose numbers are known in advance."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from engine.nn.pix2pix import Pix2PixConfig, Pix2PixGenerator
from engine.nn.sketchygan import Generator, GeneratorConfig
from tests.training.fake_judge import green_judge
from tests.training.measured_photos import CLASSES, SIZE, colour_painter, measured_cache
from training.errors import DataError
from training.evaluation.photo import Amounts, PhotoEvaluation
from training.evaluation.photo_metrics import stratified_share
from training.evaluation.photo_samples import generator_painter, pick_sketches, pix2pix_painter
from training.evaluation.photo_validation import PhotoValidation

FEW = Amounts(human=5, edges=3, seeds=2, kid=6, pairs=2)


@pytest.fixture
def evaluation(tmp_path: Path) -> PhotoEvaluation:
    return PhotoEvaluation(measured_cache(tmp_path), green_judge(), CLASSES, amounts=FEW)


def test_sketches_are_of_the_split_and_different_photos_come_first(tmp_path: Path) -> None:
    cache = measured_cache(tmp_path)
    human = pick_sketches(cache, "sketch", "held_out", CLASSES, 5)
    assert [sketch.class_name for sketch in human] == ["banana", "banana", "pizza"]
    edges = pick_sketches(cache, "photo", "held_out", ["pizza"], 3)
    assert len({sketch.pair_id for sketch in edges}) == 3
    assert all((sketch.lines < 128).any() and sketch.photo is not None for sketch in edges)


def test_a_perfect_painter_is_always_right(evaluation: PhotoEvaluation) -> None:
    shares = evaluation.class_shares(colour_painter(), "sketch")
    assert shares.mean.share == 1 and shares.mean.count == 3
    assert {name: share.count for name, share in shares.by_class.items()} == {
        "banana": 2,
        "pizza": 1,
    }
    assert evaluation.real_shares().mean.share == 1


def test_one_class_for_everything_is_half_right_whatever_the_counts(
    evaluation: PhotoEvaluation,
) -> None:
    shares = evaluation.class_shares(colour_painter(always="banana"), "sketch")
    assert (shares.by_class["banana"].share, shares.by_class["pizza"].share) == (1, 0)
    assert shares.mean.share == 0.5


def test_the_interval_of_a_mean_over_classes() -> None:
    groups = [np.array([1.0, 0.0, 1.0, 0.0]), np.array([1.0, 1.0])]
    share = stratified_share(groups)
    assert share.share == 0.75 and share.count == 6
    assert share.low == pytest.approx(0.5, abs=0.13) and share.high == pytest.approx(1, abs=0.13)


def test_kid_prefers_photos_like_the_real_ones(evaluation: PhotoEvaluation) -> None:
    like, unlike = (
        evaluation.kid(colour_painter(always=always), "sketch").mean for always in ("", "pizza")
    )
    assert like < unlike
    assert evaluation.real_kid().mean < unlike


def test_diversity_by_seed_and_class(evaluation: PhotoEvaluation) -> None:
    numbers = evaluation.diversity(colour_painter())
    assert 0 < numbers.seeds < numbers.classes
    same = evaluation.diversity(colour_painter(always="pizza"))
    assert same.classes == pytest.approx(0, abs=1e-6)
    assert 0 < numbers.real < 0.2


def test_a_painter_of_training_photos_is_found_out(evaluation: PhotoEvaluation) -> None:
    cache = evaluation.cache
    picture = cache.select("photo", "train", ["pizza"])[4]
    features = evaluation.judge.look(cache.photo(picture)[None]).features
    found = evaluation.nearest_training(features, ["pizza"])
    assert found.index.tolist() == [picture] and found.distance[0] < 1e-6
    copying = evaluation.copying(colour_painter())
    assert 0 <= copying.closer <= 1 and copying.held_out > 0


def test_validation_leaves_held_out_sketches_alone(tmp_path: Path) -> None:
    validation = PhotoValidation(measured_cache(tmp_path), judge=green_judge())
    numbers = validation.measure(colour_painter(always="banana"))
    assert (numbers["share"], numbers["edge_share"], numbers["wrong"]) == (0.5, 0.5, 0.5)
    assert numbers["edge_share.pizza"] == 0 and np.isfinite(numbers["kid"])
    assert {s.pair_id.split(":")[1] for s in validation._evaluation.human} == {"judge"}


def test_unknown_classes_are_refused(evaluation: PhotoEvaluation) -> None:
    with pytest.raises(DataError, match="not trained on dog"):
        colour_painter().photos(evaluation.human[:1], ["dog"], [0])
    with pytest.raises(DataError, match="does not know dog"):
        PhotoEvaluation(evaluation.cache, evaluation.judge, ["dog"])


def test_a_generators_seed_is_its_own_noise(evaluation: PhotoEvaluation) -> None:
    torch.manual_seed(0)
    config = GeneratorConfig(
        size=SIZE, classes=2, sketch=1, noise=8, stem=4, encoder=(6, 8), decoder=(8, 6, 6)
    )
    network = Generator(config).eval()
    for weight in network.parameters():
        torch.nn.init.normal_(weight, std=0.3)
    painter = generator_painter(network, CLASSES, "ours")
    sketches = evaluation.human[:2]
    alone = painter.photos(sketches[1:], ["pizza"], [5])
    beside = painter.photos(sketches, ["banana", "pizza"], [3, 5])
    other = painter.photos(sketches[1:], ["pizza"], [6])
    assert np.abs(alone[0].astype(int) - beside[1]).max() <= 1
    assert np.abs(alone.astype(int) - other).mean() > 1


def test_the_baselines_seed_is_its_dropout(evaluation: PhotoEvaluation) -> None:
    torch.manual_seed(0)
    network = Pix2PixGenerator(Pix2PixConfig(SIZE, 2, 3, (8, 8, 8, 8))).eval()
    for weight in network.parameters():
        torch.nn.init.normal_(weight, std=0.3)
    painter = pix2pix_painter(network, CLASSES, "pix2pix")
    state = torch.get_rng_state()
    first, again, other = (painter.photos(evaluation.human[:1], ["pizza"], [s]) for s in (1, 1, 2))
    np.testing.assert_array_equal(first, again)
    assert np.abs(first.astype(int) - other).mean() > 1
    assert torch.equal(state, torch.get_rng_state()), "training's random numbers are left alone"
