"""Generator and discriminator: the release's sizes, other sizes, what each input changes."""

from __future__ import annotations

from typing import Any, get_args

import pytest
import torch
from torch import Tensor, nn

from engine.nn.blocks import BlockKind, build_block
from engine.nn.mru import BlockParts, NoNorm
from engine.nn.sketchygan import (
    Discriminator,
    DiscriminatorConfig,
    Generator,
    GeneratorConfig,
)

SMALL = GeneratorConfig(
    size=16,
    classes=3,
    sketch=1,
    noise=8,
    noise_channels=4,
    stem=4,
    encoder=(6, 8),
    decoder=(8, 6),
    shuffle=True,
    activation="relu",
)
SMALL_D = DiscriminatorConfig(size=16, classes=3, stem=4, channels=(6, 8))


def inputs(config: GeneratorConfig, batch: int = 2) -> tuple[Tensor, Tensor, Tensor]:
    generator = torch.Generator().manual_seed(5)
    sketch = torch.rand(batch, 1, config.size, config.size, generator=generator) * 2 - 1
    noise = torch.randn(batch, config.noise, generator=generator)
    return sketch, noise, torch.arange(batch) % config.classes


def parameters(module: nn.Module) -> int:
    return sum(weight.numel() for weight in module.parameters())


def small_generator() -> Generator:
    torch.manual_seed(0)
    network = Generator(SMALL)
    for weight in network.parameters():  # N(0, 0.02) hardly lets anything through so few layers
        weight.data.normal_(0, 0.2) if weight.ndim > 1 else None
    return network.eval()


def test_the_default_networks_have_the_releases_parameters() -> None:
    with torch.device("meta"):
        assert parameters(Generator(GeneratorConfig())) == 22_235_107
        assert parameters(Discriminator(DiscriminatorConfig())) == 17_178_977


@pytest.mark.parametrize(
    ("size", "encoder", "decoder"),
    [(128, (16, 16, 16, 16, 16), (16,) * 6), (256, (8,) * 6, (8,) * 7)],
)
def test_larger_photos_need_more_stages_only(size: int, encoder: Any, decoder: Any) -> None:
    config = GeneratorConfig(size=size, classes=2, encoder=encoder, decoder=decoder)
    photo = Generator(config)(*inputs(config))
    logits, classes = Discriminator(
        DiscriminatorConfig(size=size, classes=2, channels=(8,) * (len(encoder)))
    )(photo)
    assert photo.shape == (2, 3, size, size) and photo.abs().max() <= 1
    assert logits.shape[-1] == size >> len(encoder) and classes.shape == (2, 2)


def test_stages_that_do_not_fit_are_refused() -> None:
    with pytest.raises(ValueError, match="as many doublings"):
        GeneratorConfig(decoder=(64, 32))
    with pytest.raises(ValueError, match="cannot be halved"):
        GeneratorConfig(size=48)
    with pytest.raises(ValueError, match="knows no colour"):
        GeneratorConfig.from_dict({"colour": 1})


def test_a_config_survives_json() -> None:
    table = SMALL.to_dict()
    table["encoder"] = list(table["encoder"])  # as JSON gives it back
    assert GeneratorConfig.from_dict(table) == SMALL


@pytest.mark.parametrize("changed", ["sketch", "noise", "label"])
def test_every_input_reaches_the_photo(changed: str) -> None:
    network = small_generator()
    sketch, noise, labels = inputs(SMALL)
    before = network(sketch, noise, labels)
    if changed == "sketch":
        sketch = -sketch
    elif changed == "noise":
        noise = -noise
    else:
        network.decoder[0].norm1.offset.weight.data[2] += 1  # type: ignore[union-attr]
        before, labels = network(sketch, noise, labels), torch.tensor([2, 2])
    after = network(sketch, noise, labels)
    assert (after - before).abs().mean() > 1e-3


def test_a_photo_does_not_depend_on_its_neighbours() -> None:
    network = small_generator()
    sketch, noise, labels = inputs(SMALL, batch=4)
    together = network(sketch, noise, labels)
    alone = network(sketch[:1], noise[:1], labels[:1])
    torch.testing.assert_close(alone, together[:1], atol=1e-5, rtol=1e-4)


def test_the_generator_gives_its_golden_photo() -> None:
    network = small_generator()
    photo = network(*inputs(SMALL))
    found = [photo.mean().item(), photo.std().item(), photo[1, 2, 3, 4].item()]
    assert found == pytest.approx(GOLDEN, abs=2e-4)


GOLDEN = [-0.072679, 0.454026, 0.378218]


@pytest.mark.parametrize("kind", get_args(BlockKind))
def test_every_block_fits_the_skeleton_and_learns(kind: BlockKind) -> None:
    config = GeneratorConfig.from_dict(
        {**SMALL.to_dict(), "encoder_block": kind, "decoder_block": kind}
    )
    network = Generator(config)
    photo = network(*inputs(config))
    logits, classes = Discriminator(
        DiscriminatorConfig.from_dict({**SMALL_D.to_dict(), "block": kind})
    )(photo)
    (logits.mean() + classes.mean()).backward()
    silent = [
        name
        for name, weight in network.named_parameters()
        if weight.grad is None or not torch.isfinite(weight.grad).all()
    ]
    assert photo.shape == (2, 3, 16, 16) and not silent


def test_an_unknown_block_is_named() -> None:
    with pytest.raises(ValueError, match="'mlp'"):
        build_block("mlp", 1, 1, 1, BlockParts("same", NoNorm, nn.ReLU))  # type: ignore[arg-type]


def test_the_discriminator_sees_the_photo_at_every_block() -> None:
    torch.manual_seed(0)
    network = Discriminator(SMALL_D).eval()
    photo = torch.zeros(1, 3, 16, 16, requires_grad=True)
    logits, _ = network(photo)
    logits.sum().backward()
    assert photo.grad is not None and photo.grad.abs().sum() > 0
