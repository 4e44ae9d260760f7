"""The losses of HED and RCF, calculated by hand."""

from __future__ import annotations

import math

import pytest
import torch

from training.edge_losses import balanced_cross_entropy, tolerant_cross_entropy

LOGITS = torch.tensor([[[[2.0, -1.0], [0.0, 0.5]]]])


def log_loss(logit: float, edge: bool) -> float:
    probability = 1 / (1 + math.exp(-logit))
    return -math.log(probability if edge else 1 - probability)


def test_balanced_loss_by_hand() -> None:
    edges = torch.tensor([[[[1.0, 0.0], [0.0, 0.0]]]])  # beta = 3/4
    expected = 0.75 * log_loss(2.0, True)
    expected += 0.25 * sum(log_loss(value, False) for value in (-1.0, 0.0, 0.5))
    assert float(balanced_cross_entropy(LOGITS, edges)) == pytest.approx(expected / 4)


def test_balance_is_taken_for_each_picture() -> None:
    logits = torch.cat([LOGITS, LOGITS])
    edges = torch.tensor([[[[1.0, 0.0], [0.0, 0.0]]], [[[1.0, 1.0], [0.0, 1.0]]]])
    alone = [float(balanced_cross_entropy(LOGITS, one[None])) for one in edges]
    assert float(balanced_cross_entropy(logits, edges)) == pytest.approx(sum(alone) / 2)


def test_contested_pixels_count_nothing() -> None:
    annotation = torch.tensor([[[[0.8, 0.2], [0.0, 0.0]]]])  # an edge, contested, none, none
    expected = (2 / 3) * log_loss(2.0, True)
    expected += 1.1 * (1 / 3) * (log_loss(0.0, False) + log_loss(0.5, False))
    loss = tolerant_cross_entropy(LOGITS, annotation, threshold=0.3, balance=1.1)
    assert float(loss) == pytest.approx(expected / 4)
    logits = LOGITS.clone().requires_grad_()
    tolerant_cross_entropy(logits, annotation, 0.3, 1.1).backward()
    assert logits.grad is not None
    assert (logits.grad[0, 0] == 0).tolist() == [[False, True], [False, False]]


def test_all_maps_of_a_picture_are_judged_alike() -> None:
    edges = torch.tensor([[[[1.0, 0.0], [0.0, 0.0]]]])
    both = torch.cat([LOGITS, -LOGITS], dim=1)
    alone = [float(balanced_cross_entropy(map_, edges)) for map_ in (LOGITS, -LOGITS)]
    assert float(balanced_cross_entropy(both, edges)) == pytest.approx(sum(alone) / 2)


def test_a_picture_without_edges_is_no_division_by_zero() -> None:
    blank = torch.zeros(1, 1, 2, 2)
    assert float(tolerant_cross_entropy(LOGITS, blank, 0.3, 1.1)) == 0
    assert float(balanced_cross_entropy(LOGITS, blank)) == 0
