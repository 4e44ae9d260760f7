"""Older weights go on in a network that has got more inputs, more layers and more classes."""

from __future__ import annotations

import torch
from torch import nn

from engine.nn.sketchygan import Discriminator, DiscriminatorConfig, Generator, GeneratorConfig
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


KNOWN, WANTED = ("pizza", "teapot"), ("teapot", "fish", "pizza")


def generator(classes: int) -> Generator:
    config = GeneratorConfig(
        size=16, classes=classes, sketch=1, noise=4, noise_channels=4, stem=4, encoder=(8, 8, 8),
        decoder=(8, 8, 8, 8),
    )  # fmt: skip
    return Generator(config).eval()


def test_a_generator_draws_known_classes_as_before_and_new_ones_in_between() -> None:
    torch.manual_seed(0)
    before, after = generator(2), generator(3)
    for name, table in before.named_parameters():
        if name.endswith(("scale.weight", "offset.weight")):
            nn.init.normal_(table, 1.0)
    after.load_state_dict(grown(before.state_dict(), after, KNOWN, WANTED).state)
    sketch, noise = torch.rand(1, 1, 16, 16), torch.randn(1, 4)

    def drawn(network: Generator, label: int) -> torch.Tensor:
        with torch.no_grad():
            photo: torch.Tensor = network(sketch, noise, torch.tensor([label]))
        return photo

    torch.testing.assert_close(drawn(after, 0), drawn(before, 1))
    torch.testing.assert_close(drawn(after, 2), drawn(before, 0))
    assert not torch.allclose(drawn(before, 0), drawn(before, 1))
    for name, table in after.named_parameters():
        if name.endswith(("scale.weight", "offset.weight")):
            torch.testing.assert_close(table[1], (table[0] + table[2]) / 2)


def test_classes_in_another_order_keep_their_rows() -> None:
    before, after = nn.Embedding(2, 3), nn.Embedding(2, 3)
    wrapped = nn.Sequential(after)
    state = {"0.weight": before.weight.detach()}
    wrapped.load_state_dict(grown(state, wrapped, KNOWN, KNOWN[::-1]).state)
    torch.testing.assert_close(after.weight, before.weight.flip(0))


def test_a_discriminator_tells_known_classes_apart_as_before() -> None:
    torch.manual_seed(0)
    config = DiscriminatorConfig(size=16, classes=2, stem=4, channels=(8, 8))
    before, after = Discriminator(config), Discriminator(DiscriminatorConfig(**{
        **config.to_dict(), "classes": 3,
    }))  # fmt: skip
    after.load_state_dict(grown(before.state_dict(), after, KNOWN, WANTED).state)
    name = "classify.parametrizations.weight.original"
    own, rows = before.state_dict()[name], after.state_dict()[name]
    torch.testing.assert_close(rows, torch.stack([own[1], own.mean(dim=0), own[0]]))
    photo = torch.rand(2, 3, 16, 16)
    with torch.no_grad():
        for network in (before, after):  # the power iteration meets the new matrix
            for _ in range(50):
                network(photo)
            network.eval()
        old, new = before(photo), after(photo)
    torch.testing.assert_close(new[0], old[0], atol=1e-5, rtol=1e-3)
    # spectral norm divides all rows by one number: their differences keep their proportions
    kept = (new[1][:, 0] - new[1][:, 2]) / (old[1][:, 1] - old[1][:, 0])
    torch.testing.assert_close(kept[0], kept[1], atol=0, rtol=1e-2)
