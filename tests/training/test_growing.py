"""Older weights go on in a network that has got more inputs and more layers."""

from __future__ import annotations

import torch
from torch import nn

from training.growing import grown


class Earlier(nn.Module):
    def __init__(self, inputs: int, wider: bool = False) -> None:
        super().__init__()
        self.first = nn.Conv2d(inputs, 4, 3, padding=1)
        if wider:
            self.second = nn.Conv2d(4, 2, 1)


def test_new_inputs_change_nothing_until_they_are_learnt() -> None:
    torch.manual_seed(0)
    before, after = Earlier(2), Earlier(5, wider=True)
    second = after.second.weight.clone()
    fitted = grown(before.state_dict(), after)
    after.load_state_dict(fitted.state)
    x = torch.randn(1, 2, 6, 6)
    seen = torch.cat([x, torch.randn(1, 3, 6, 6)], dim=1)
    torch.testing.assert_close(after.first(seen), before.first(x))
    assert torch.equal(after.second.weight, second)
    assert fitted.added == ["second.bias", "second.weight", "first.weight"]


def test_weights_that_fit_are_taken_as_they_are() -> None:
    network = Earlier(2)
    fitted = grown(network.state_dict(), Earlier(2))
    assert not fitted.added
    assert all(torch.equal(fitted.state[key], value) for key, value in network.state_dict().items())


def test_what_cannot_fit_is_left_for_the_loader_to_refuse() -> None:
    state = {"first.weight": torch.zeros(9, 2, 3, 3), "other": torch.zeros(1)}
    fitted = grown(state, Earlier(5))
    assert fitted.state["first.weight"].shape == (9, 2, 3, 3)
    assert "other" in fitted.state
