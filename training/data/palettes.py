"""Colours for the slots: natural people, fantastic people, and their shadows."""

from __future__ import annotations

import colorsys

import numpy as np
from numpy.typing import NDArray

from training.data.slots import SLOTS

Palette = NDArray[np.float32]
"""(S, 3) RGB in [0, 1], a colour for each slot."""

NATURAL_SHARE = 0.5
_SKIN_TONES = np.array(
    [[255, 224, 196], [241, 194, 155], [224, 172, 105], [198, 134, 86], [141, 85, 52],
     [80, 46, 30]],
    np.float32,
) / np.float32(255)  # fmt: skip
_HAIR_TONES = np.array(
    [[25, 20, 22], [59, 38, 28], [106, 68, 40], [165, 107, 60], [222, 184, 120], [240, 220, 170],
     [170, 60, 30], [140, 140, 145], [230, 228, 225]],
    np.float32,
) / np.float32(255)  # fmt: skip


def sample_palette(rng: np.random.Generator) -> Palette:
    """A colour for every slot; about half of the people look natural."""
    natural = rng.random() < NATURAL_SHARE
    palette = np.stack([any_colour(rng) for _ in SLOTS])
    if natural:
        palette[_slot("hair")] = _between_tones(_HAIR_TONES, rng)
    if natural or rng.random() < 0.4:
        palette[_slot("skin")] = _between_tones(_SKIN_TONES, rng)
    palette[_slot("background")] = background_colour(rng)
    if rng.random() < 0.5:  # something behind, in the air's own colour
        far = palette[_slot("backdrop")]
        palette[_slot("backdrop")] += np.float32(0.75) * (palette[_slot("background")] - far)
    palette[_slot("lips")] = _lips(palette[_slot("skin")], rng)
    for name in ("hair", "skin", "clothes", "accent", "lips"):
        palette[_slot(f"{name}_shadow")] = shadow(palette[_slot(name)], rng)
    return palette


def any_colour(rng: np.random.Generator) -> NDArray[np.float32]:
    """A colour of any hue: greyish, pale, deep and bright ones alike."""
    saturation = rng.beta(1.4, 1.2)
    value = rng.beta(2.2, 1.1)
    return np.array(colorsys.hsv_to_rgb(rng.random(), saturation, value), np.float32)


def background_colour(rng: np.random.Generator) -> NDArray[np.float32]:
    """White or pale paper as often as a wall of any colour."""
    draw = rng.random()
    if draw < 0.2:
        return np.full(3, rng.uniform(0.93, 1.0), np.float32)
    colour = any_colour(rng)
    pale = np.float32(0.3 if draw < 0.4 else 1.0)
    return np.asarray(colour * pale + (1 - pale), np.float32)


def shadow(colour: NDArray[np.float32], rng: np.random.Generator) -> NDArray[np.float32]:
    """The same material away from the light: darker, often a little bluer."""
    tint = np.array([0.9, 0.92, 1.05], np.float32) if rng.random() < 0.6 else np.float32(1)
    darker = colour * tint * np.float32(rng.uniform(0.6, 0.92))
    return np.asarray(np.clip(darker, 0, 1), np.float32)


def _slot(name: str) -> int:
    return SLOTS.index(name)


def _between_tones(tones: NDArray[np.float32], rng: np.random.Generator) -> NDArray[np.float32]:
    one, two = tones[rng.integers(len(tones))], tones[rng.integers(len(tones))]
    share = np.float32(rng.random() * 0.4)
    mixed = one * (1 - share) + two * share + rng.normal(0, 0.02, 3).astype(np.float32)
    return np.asarray(np.clip(mixed, 0, 1), np.float32)


def _lips(skin: NDArray[np.float32], rng: np.random.Generator) -> NDArray[np.float32]:
    red = np.array([0.8, rng.uniform(0.15, 0.4), rng.uniform(0.2, 0.45)], np.float32)
    share = np.float32(rng.uniform(0.4, 0.9))
    return skin * (1 - share) + red * share
