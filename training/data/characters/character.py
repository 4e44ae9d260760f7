"""Putting a character together: traits, then parts from the back to the front."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from training.data.characters.back_hair import back_hair
from training.data.characters.bangs import front_hair
from training.data.characters.drawing import SHEET, Part
from training.data.characters.eyes import brow_part, eye_parts
from training.data.characters.hairpieces import (
    animal_ears,
    earring_parts,
    glasses_parts,
    hairpiece_parts,
    tie_parts,
)
from training.data.characters.hands import hand_parts
from training.data.characters.head import ear_parts, face_part, neck_part
from training.data.characters.headwear import hat_parts, shade_hair
from training.data.characters.mouth import blush_part, mouth_part, nose_part
from training.data.characters.outfits import outfit_parts
from training.data.characters.pose import Pose
from training.data.characters.scenery import scenery_parts
from training.data.characters.torso import Body
from training.data.characters.traits import Traits, sample_traits

PEN_PX = 2.3
_ROOM_ABOVE = {"witch": 0.75, "straw": 0.25, "beanie": 0.35, "beret": 0.2, "cat_ears": 0.3,
               "big_ribbon": 0.2}  # fmt: skip
"""How much lower a head stands under what is worn on it, in head units."""


@dataclass(frozen=True, eq=False)
class Character:
    """One drawn person: who it is, and its parts in painter's order."""

    traits: Traits
    parts: tuple[Part, ...]


def sample_character(rng: np.random.Generator) -> Character:
    """A new person; a pure function of the generator."""
    return draw_character(sample_traits(rng), rng)


def draw_character(traits: Traits, rng: np.random.Generator) -> Character:
    """Draw a person of these traits; `rng` decides the small irregularities."""
    pose = pose_of(traits)
    pen = PEN_PX * traits.pen * (pose.unit / 105) ** 0.5
    hair = back_hair(pose, traits, pen, rng)
    face, outline = face_part(pose, traits, pen)
    front = front_hair(pose, traits, pen, rng)
    face.shade(front.outline + np.array([0.03, 0.085]) * pose.unit, soft=0.8, blur=5.0)
    body = Body(pose, traits, pen, rng)
    shade_hair(body, front)
    parts = [
        *scenery_parts(traits, pen, rng),
        *hair.behind,
        neck_part(pose, traits, pen, outline),
        *outfit_parts(body),
        *hair.over,
        *ear_parts(pose, pen),
        *earring_parts(body),
        face,
        blush_part(pose, traits, pen),
        nose_part(pose, traits, pen),
        mouth_part(pose, traits, pen),
        *eye_parts(pose, traits, pen),
        *animal_ears(body),
        *glasses_parts(body),
        front,
        brow_part(pose, traits, pen),
        *hairpiece_parts(body),
        *hat_parts(body),
        *tie_parts(body, hair),
        *hand_parts(body),
    ]
    return Character(traits, tuple(parts))


def pose_of(traits: Traits) -> Pose:
    """The head on the sheet: larger heads sit lower and are cropped."""
    unit = traits.unit
    return Pose(
        traits.yaw,
        traits.pitch,
        traits.roll,
        unit,
        SHEET * (0.5 + traits.shift[0] + _aside(traits)),
        (1.45 + _ROOM_ABOVE.get(traits.hat, 0.0) + _ROOM_ABOVE.get(traits.hairpiece, 0.0)) * unit
        + SHEET * (0.04 + traits.shift[1]),
    )


def _aside(traits: Traits) -> float:
    """A raised hand needs room beside the head."""
    if traits.hand == "none":
        return 0.0
    return 0.07 if traits.yaw > 0 else -0.07
