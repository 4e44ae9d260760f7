"""Colours for the slots: people as one would paint them, a few as nobody would; shadows."""

from __future__ import annotations

import colorsys

import numpy as np
from numpy.typing import NDArray

from training.data.shading import SHADOW_OF
from training.data.slots import SLOTS

Palette = NDArray[np.float32]
"""(S, 3) RGB in [0, 1], a colour for each slot."""
Colour = NDArray[np.float32]

WILD_SHARE = 0.15
"""Palettes in which everything has any colour, so that no network learns that skin is skin."""


def _tones(*colours: tuple[int, int, int]) -> NDArray[np.float32]:
    return np.array(colours, np.float32) / np.float32(255)


_SKIN_TONES = _tones((255, 232, 214), (255, 224, 196), (249, 212, 182), (241, 194, 155),
                     (224, 172, 120), (198, 134, 92), (150, 95, 64), (100, 62, 44))  # fmt: skip
_HAIR_TONES = _tones((32, 26, 32), (59, 38, 34), (106, 68, 48), (165, 107, 66), (222, 184, 120),
                     (246, 224, 170), (176, 68, 44), (140, 140, 152), (236, 232, 232))  # fmt: skip
_IRIS_TONES = _tones((110, 66, 40), (64, 40, 34), (60, 120, 190), (76, 146, 96), (120, 130, 140),
                     (196, 140, 40), (120, 70, 170), (190, 50, 70))  # fmt: skip
_CLOTH_TONES = _tones((244, 242, 238), (36, 42, 70), (44, 44, 50), (120, 122, 130), (226, 208, 178),
                      (70, 90, 130), (92, 62, 48), (150, 40, 50))  # fmt: skip
_ACCENT_STEPS = (0.0, 0.06, -0.08, 0.33, -0.33, 0.5, 0.45)


def sample_palette(rng: np.random.Generator) -> Palette:
    """A colour for every slot: mostly colours that go together, now and then any."""
    if rng.random() < WILD_SHARE:
        palette = np.stack([any_colour(rng) for _ in SLOTS])
        palette[_slot("background")] = background_colour(rng)
        if rng.random() < 0.4:
            palette[_slot("skin")] = _between_tones(_SKIN_TONES, rng)
    else:
        palette = _harmonious(rng)
    palette[_slot("lips")] = _lips(palette[_slot("skin")], rng)
    for slot, dark in SHADOW_OF.items():
        palette[dark] = shadow(palette[slot], rng)
    return palette


def _harmonious(rng: np.random.Generator) -> Palette:
    """Skin and hair of people or of anime; clothes of one hue, accents that answer it."""
    palette = np.zeros((len(SLOTS), 3), np.float32)
    hue = rng.random()
    palette[_slot("skin")] = _skin(rng)
    palette[_slot("hair")] = _hair(rng)
    palette[_slot("iris")] = _iris(palette[_slot("hair")], rng)
    clothes = _cloth(hue, rng)
    palette[_slot("clothes")] = clothes
    accent_hue = hue + float(rng.choice(_ACCENT_STEPS))
    palette[_slot("accent")] = _apart(clothes, accent_hue, rng)
    second_hue = accent_hue + float(rng.choice(_ACCENT_STEPS))
    palette[_slot("accent2")] = _apart(palette[_slot("accent")], second_hue, rng)
    behind = hue + float(rng.choice((0.0, 0.5, 0.4, 0.12, -0.15)))
    palette[_slot("background")] = _wall(behind, rng)
    palette[_slot("backdrop")] = _far_away(palette[_slot("background")], behind, rng)
    return palette


def _skin(rng: np.random.Generator) -> Colour:
    if rng.random() < 0.85:
        return _between_tones(_SKIN_TONES[:5] if rng.random() < 0.6 else _SKIN_TONES, rng)
    return hsv(rng.random(), rng.uniform(0.1, 0.45), rng.uniform(0.6, 0.97))


def _hair(rng: np.random.Generator) -> Colour:
    if rng.random() < 0.5:
        return _between_tones(_HAIR_TONES, rng)
    return hsv(rng.random(), rng.uniform(0.2, 0.7), rng.uniform(0.45, 0.98))


def _iris(hair: Colour, rng: np.random.Generator) -> Colour:
    if rng.random() < 0.5:
        return _between_tones(_IRIS_TONES, rng)
    near = colorsys.rgb_to_hsv(*(float(value) for value in hair))[0]
    return hsv(near + rng.normal(0, 0.2), rng.uniform(0.4, 0.85), rng.uniform(0.5, 0.95))


def _cloth(hue: float, rng: np.random.Generator) -> Colour:
    if rng.random() < 0.4:
        return _between_tones(_CLOTH_TONES, rng)
    return hsv(hue, rng.uniform(0.2, 0.75), rng.uniform(0.3, 0.95))


def _apart(beside: Colour, hue: float, rng: np.random.Generator) -> Colour:
    """A cloth's colour that is clearly lighter, darker or of another hue than the one `beside`."""
    tries = [_cloth(hue, rng) for _ in range(4)]
    far_enough = [colour for colour in tries if np.abs(colour - beside).mean() > 0.2]
    return (
        far_enough[0] if far_enough else max(tries, key=lambda c: float(np.abs(c - beside).sum()))
    )


def _wall(hue: float, rng: np.random.Generator) -> Colour:
    """Paper, a pale wall, or a wall of a full colour."""
    draw = rng.random()
    if draw < 0.25:
        return np.full(3, rng.uniform(0.93, 1.0), np.float32)
    if draw < 0.7:
        return hsv(hue, rng.uniform(0.05, 0.28), rng.uniform(0.85, 1.0))
    return hsv(hue, rng.uniform(0.2, 0.65), rng.uniform(0.3, 0.95))


def _far_away(wall: Colour, hue: float, rng: np.random.Generator) -> Colour:
    """What stands behind: sky, grass or a darker tone, often washed out by the wall's colour."""
    colour = hsv(hue + float(rng.choice((0.0, 0.08, -0.1, 0.5))), rng.uniform(0.15, 0.6),
                 rng.uniform(0.5, 0.95))  # fmt: skip
    share = np.float32(rng.uniform(0.0, 0.5))
    return np.asarray(colour * (1 - share) + wall * share, np.float32)


def hsv(hue: float, saturation: float, value: float) -> Colour:
    """RGB of a hue (any number, 1 is a full circle), saturation and value."""
    return np.array(colorsys.hsv_to_rgb(hue % 1.0, saturation, value), np.float32)


def any_colour(rng: np.random.Generator) -> Colour:
    """A colour of any hue: greyish, pale, deep and bright ones alike."""
    saturation = rng.beta(1.4, 1.2)
    value = rng.beta(2.2, 1.1)
    return hsv(rng.random(), saturation, value)


def background_colour(rng: np.random.Generator) -> Colour:
    """White or pale paper as often as a wall of any colour."""
    draw = rng.random()
    if draw < 0.2:
        return np.full(3, rng.uniform(0.93, 1.0), np.float32)
    colour = any_colour(rng)
    pale = np.float32(0.3 if draw < 0.4 else 1.0)
    return np.asarray(colour * pale + (1 - pale), np.float32)


def shadow(colour: Colour, rng: np.random.Generator) -> Colour:
    """The same material away from the light: darker, often bluer or, for warm tones, redder."""
    warm = colour[0] > colour[2] + 0.1
    cool = np.array([0.90, 0.92, 1.05], np.float32)
    red = np.array([1.06, 0.93, 0.92], np.float32)
    tint = np.ones(3, np.float32)
    if rng.random() < 0.7:
        tint = red if warm and rng.random() < 0.7 else cool
    darker = colour * tint * np.float32(rng.uniform(0.6, 0.9))
    return np.asarray(np.clip(darker, 0, 1), np.float32)


def _slot(name: str) -> int:
    return SLOTS.index(name)


def _between_tones(tones: NDArray[np.float32], rng: np.random.Generator) -> Colour:
    one, two = tones[rng.integers(len(tones))], tones[rng.integers(len(tones))]
    share = np.float32(rng.random() * 0.4)
    mixed = one * (1 - share) + two * share + rng.normal(0, 0.02, 3).astype(np.float32)
    return np.asarray(np.clip(mixed, 0, 1), np.float32)


def _lips(skin: Colour, rng: np.random.Generator) -> Colour:
    red = np.array([0.8, rng.uniform(0.15, 0.4), rng.uniform(0.2, 0.45)], np.float32)
    share = np.float32(rng.uniform(0.4, 0.9))
    return skin * (1 - share) + red * share
