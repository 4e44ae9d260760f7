"""What one character is like: every choice that is not a line yet, drawn from a generator."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

BANGS: Mapping[str, float] = {
    "straight": 2, "swept": 4, "curtain": 2, "parted": 2, "messy": 3, "centre": 3, "spiky": 2,
}  # fmt: skip
BACK: Mapping[str, float] = {
    "long": 4, "waves": 2.5, "bob": 3, "short": 1.2, "ponytail": 2, "side_tail": 1.2,
    "twintails": 2.6, "low_twintails": 1.2, "braids": 1.5, "bun": 1.3, "two_buns": 1.2,
}  # fmt: skip
SHORT_BACK: Mapping[str, float] = {"short": 4, "spikes": 5, "low_tail": 1.2, "bob": 0.6}
EXPRESSIONS: Mapping[str, float] = {
    "smile": 4, "open": 3, "grin": 1.6, "serious": 2, "calm": 2, "surprised": 1.2, "wink": 1.2,
    "happy": 1.2, "sad": 0.8, "pout": 0.8, "angry": 0.8, "asleep": 0.5,
}  # fmt: skip
OUTFITS: Mapping[str, float] = {
    "sailor": 3, "blazer": 3, "hoodie": 2, "kimono": 2, "armour": 1.2, "dress": 2, "sweater": 1.5,
    "shirt": 1.5, "cloak": 1.2,
}  # fmt: skip
HATS: Mapping[str, float] = {
    "none": 12, "beret": 1, "witch": 1, "cap": 0.8, "straw": 0.8, "beanie": 0.8, "crown": 0.4,
}  # fmt: skip
HAIRPIECES: Mapping[str, float] = {
    "none": 7, "clip": 2.5, "ribbon": 1.6, "headband": 1.5, "flower": 1.3, "cat_ears": 1.1,
    "big_ribbon": 0.8,
}  # fmt: skip
SCENERY: Mapping[str, float] = {
    "plain": 6, "window": 1, "hills": 1.2, "disc": 1.2, "band": 0.8, "clouds": 1, "sea": 0.6,
}  # fmt: skip


@dataclass(frozen=True)
class Traits:
    """Choices by name, and numbers whose middle is 0.5 or 1 unless they say otherwise."""

    masculine: bool
    yaw: float
    pitch: float
    roll: float
    unit: float
    shift: tuple[float, float]
    light_from_left: bool
    pen: float
    jaw: float
    bangs: str
    sides: float
    back: str
    hair_length: float
    waviness: float
    volume: float
    ahoge: bool
    sweep: float
    dark_inside: bool
    eye_height: float
    eye_width: float
    eye_slant: float
    iris_paint: str
    inked_pupil: bool
    lashes: int
    expression: str
    blush: float
    gaze: tuple[float, float]
    outfit: str
    hat: str
    hairpiece: str
    glasses: bool
    earrings: bool
    hand: str
    scenery: str


def sample_traits(rng: np.random.Generator) -> Traits:
    """Anybody."""
    masculine = bool(rng.random() < 0.3)
    yaw, pitch, roll = _angles(rng)
    hat = _pick(HATS, rng)
    bangs = _pick(BANGS, rng)
    back = _pick(SHORT_BACK if masculine else BACK, rng)
    unit = float(rng.uniform(88, 112) if rng.random() < 0.65 else rng.uniform(112, 150))
    return Traits(
        masculine=masculine,
        yaw=yaw,
        pitch=pitch,
        roll=roll,
        unit=unit,
        shift=(float(rng.normal(0, 0.07)), float(rng.uniform(-0.05, 0.08))),
        light_from_left=bool(rng.random() < 0.65),
        pen=float(rng.uniform(0.8, 1.25)),
        jaw=float(rng.uniform(0.3, 1.0) if masculine else rng.uniform(0.0, 0.7)),
        bangs=bangs,
        sides=float(rng.uniform(0.0, 0.35) if masculine else rng.beta(2, 1.5)),
        back=back,
        hair_length=float(rng.random()),
        waviness=float(rng.beta(1.2, 2)),
        volume=float(rng.uniform(0.0, 1.0)),
        ahoge=bool(rng.random() < 0.3) and hat == "none",
        sweep=float(rng.uniform(-1, 1)),
        dark_inside=bool(rng.random() < 0.3),
        eye_height=float(rng.uniform(0.62, 0.85) if masculine else rng.uniform(0.85, 1.15)),
        eye_width=float(rng.uniform(0.92, 1.08)),
        eye_slant=float(rng.normal(0.0, 0.5)),
        iris_paint=str(rng.choice(["iris", "iris", "iris", "iris", "accent", "accent2"])),
        inked_pupil=bool(rng.random() < 0.5),
        lashes=0 if masculine else int(rng.integers(0, 4)),
        expression=_pick(EXPRESSIONS, rng),
        blush=float(rng.random()),
        gaze=(float(rng.normal(0, 0.35)), float(rng.normal(0, 0.3))),
        outfit=_pick(_without(OUTFITS, "dress") if masculine else OUTFITS, rng),
        hat=hat,
        hairpiece=_pick(HAIRPIECES, rng) if hat == "none" and not masculine else "none",
        glasses=bool(rng.random() < 0.13),
        earrings=bool(rng.random() < 0.15),
        hand=_pick({"none": 5, "wave": 1, "peace": 0.8, "point": 0.4}, rng),
        scenery=_pick(SCENERY, rng),
    )


def _angles(rng: np.random.Generator) -> tuple[float, float, float]:
    """Yaw, pitch (radians) and roll (degrees): from the front or three quarters, either side."""
    draw = rng.random()
    yaw = rng.normal(0, 3) if draw < 0.3 else rng.choice([-1, 1]) * rng.uniform(8, 32)
    return (
        float(np.deg2rad(yaw)),
        float(np.deg2rad(rng.normal(0, 5))),
        float(rng.normal(0, 5)),
    )


def _without(shares: Mapping[str, float], name: str) -> dict[str, float]:
    return {kind: share for kind, share in shares.items() if kind != name}


def _pick(shares: Mapping[str, float], rng: np.random.Generator) -> str:
    """A name as often as its share says."""
    weights = np.array(list(shares.values()), np.float64)
    return str(rng.choice(list(shares), p=weights / weights.sum()))
