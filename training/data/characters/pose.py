"""Where the head is and how it is turned: points of a simple 3-D head onto the sheet.

Lengths are head units: the face is about 1.7 wide; x right, y down, z towards the viewer, the
origin between the ears.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from training.data.characters.curves import Points, rotated

FULL_TURN = np.deg2rad(30)
"""The yaw at which the drawing is a whole three-quarter view."""
NECK_PIVOT = (0.0, 0.95)
_SKULL_TOP, _SKULL_MIDDLE = 1.0, -0.25


@dataclass(frozen=True)
class Pose:
    """yaw > 0 looks to the right of the sheet, pitch > 0 up, roll > 0 tilts clockwise (radians;
    roll in degrees). unit: sheet units of one head unit; (x, y): where the head's origin lies."""

    yaw: float
    pitch: float
    roll: float
    unit: float
    x: float
    y: float

    @property
    def turn(self) -> float:
        """Yaw as a share of a three-quarter view, signed."""
        return float(np.sin(self.yaw) / np.sin(FULL_TURN))

    def view(self, points: ArrayLike, depth: ArrayLike = 0.0) -> Points:
        """Points already seen from the viewer; `depth` moves them with the pitch only."""
        flat = np.array(points, np.float64).reshape(-1, 2)
        flat[:, 1] = flat[:, 1] * np.cos(self.pitch) - np.asarray(depth) * np.sin(self.pitch)
        return self.body(rotated(flat, self.roll, NECK_PIVOT))

    def body(self, points: ArrayLike) -> Points:
        """Points of what does not turn with the head."""
        return np.asarray(points, np.float64).reshape(-1, 2) * self.unit + (self.x, self.y)

    def project(self, x: ArrayLike, y: ArrayLike, z: ArrayLike) -> Points:
        """Points of the head in space -> sheet."""
        across, down, depth = np.broadcast_arrays(*(np.asarray(v, np.float64) for v in (x, y, z)))
        seen_x = across * np.cos(self.yaw) + depth * np.sin(self.yaw)
        seen_z = depth * np.cos(self.yaw) - across * np.sin(self.yaw)
        return self.view(np.stack([seen_x, down], axis=-1), seen_z.reshape(-1))

    def face(self, points: ArrayLike, lift: float = 0.0) -> Points:
        """Points on the front of the face, given as if seen from the front; `lift` off the skin."""
        flat = np.asarray(points, np.float64).reshape(-1, 2)
        return self.project(flat[:, 0], flat[:, 1], face_depth(flat) + lift)

    def hair(self, points: ArrayLike, radius: float = 1.06) -> Points:
        """Points on the dome of hair, given as (longitude in degrees, y); 0 is the front."""
        flat = np.asarray(points, np.float64).reshape(-1, 2)
        longitude = np.deg2rad(flat[:, 0])
        ring = radius * dome(flat[:, 1])
        return self.project(ring * np.sin(longitude), flat[:, 1], 0.72 * ring * np.cos(longitude))


def face_depth(points: Points) -> NDArray[np.float64]:
    """How far in front of the ears the face is: flat in the middle, rounding away to its sides."""
    return np.asarray(0.55 - 0.5 * points[:, 0] ** 2)


def dome(y: ArrayLike) -> NDArray[np.float64]:
    """Radius of the head of hair at height y, 1 at the widest, 0 at the crown."""
    above = np.clip((_SKULL_MIDDLE - np.asarray(y, np.float64)) / _SKULL_TOP, 0, 1)
    return np.asarray(np.sqrt(1 - above**2))
