"""The judge: what its locked network sees, its file, and which classes it is asked about."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from engine.checkpoint import CheckpointMeta, save_checkpoint
from tests.training.fake_judge import colour_features, green_judge
from training.errors import DataError
from training.evaluation.judge_network import (
    FEATURE_COUNT,
    KIND,
    Judge,
    JudgeConfig,
    JudgeHead,
    load_judge_features,
)


def test_the_locked_network_sees_pixels_as_it_was_trained() -> None:
    """(pixel - 127) / 128 of the published networks."""
    photo = torch.tensor([[-1.0, 0.0, 1.0]]).view(1, 3, 1, 1).expand(1, 3, 16, 16)
    seen = colour_features()(photo)
    wanted = torch.tensor([[0.0 - 127, 127.5 - 127, 255 - 127]]) / 128
    torch.testing.assert_close(seen, wanted, atol=1e-2, rtol=0)


def test_the_published_features_tell_a_disc_from_noise() -> None:
    features = load_judge_features(view_px=64)
    rows = torch.linspace(-1, 1, 64)
    disc = ((rows[:, None] ** 2 + rows**2) < 0.4).float() * 2 - 1
    shifted = disc.roll(2, dims=1)
    noise = torch.rand(64, 64, generator=torch.Generator().manual_seed(0)) * 2 - 1
    seen = features(torch.stack([disc, shifted, noise])[:, None].expand(3, 3, 64, 64))
    assert seen.shape == (3, FEATURE_COUNT) and seen.dtype == torch.float32
    alike, apart = torch.cosine_similarity(seen[:1], seen[1:])
    assert alike > 0.8 > apart + 0.2
    assert not any(weight.requires_grad for weight in features.parameters())


def test_batches_do_not_change_what_is_seen() -> None:
    photos = np.random.default_rng(0).integers(0, 256, (60, 16, 16, 3), np.uint8)
    judge = green_judge()
    whole, part = judge.look(photos), judge.look(photos[55:])
    np.testing.assert_allclose(whole.features[55:], part.features, atol=1e-5)
    assert whole.logits.shape == (60, 2)


def test_choices_are_among_the_classes_asked_about() -> None:
    judge = green_judge()
    photos = np.zeros((2, 16, 16, 3), np.uint8)
    photos[0, ..., 1] = 255
    seen = judge.look(photos)
    assert seen.choices(judge.columns(["pizza", "banana"])).tolist() == [1, 0]
    assert seen.choices(judge.columns(["pizza"])).tolist() == [0, 0]
    with pytest.raises(DataError, match="does not know dog"):
        judge.columns(["pizza", "dog"])


def test_a_judge_comes_back_from_its_file(tmp_path: Path) -> None:
    config = JudgeConfig(classes=2, inputs=3)
    torch.manual_seed(0)
    head = JudgeHead(config)
    path = tmp_path / "judge.safetensors"
    meta = CheckpointMeta(KIND, config.to_dict(), classes=["banana", "pizza"])
    save_checkpoint(path, head.state_dict(), meta)
    judge = Judge.load(path, colour_features())
    photos = np.random.default_rng(0).integers(0, 256, (3, 16, 16, 3), np.uint8)
    direct = Judge(head, ("banana", "pizza"), colour_features())
    np.testing.assert_allclose(judge.look(photos).logits, direct.look(photos).logits)
    assert judge.classes == ("banana", "pizza")
