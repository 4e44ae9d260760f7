"""Draws the bundled line drawings as recorded pen strokes: two busts of closed regions.

Run `python assets/sketches/draw_sketches.py` to write the JSON files beside this file. A stroke is
a smooth curve through a few hand-placed points of a 1024 × 1024 sheet, sampled as a pen would.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from pathlib import Path

SHEET_PX = 1024
SAMPLE_STEP_PX = 9.0
PEN_SPEED_PX_PER_MS = 0.9
Point = tuple[float, float]


def curve(points: Sequence[Point], closed: bool, pieces: int = 24) -> list[Point]:
    """A fine polyline of the Catmull-Rom curve through the points."""
    count = len(points)

    def at(index: int) -> Point:
        return points[index % count if closed else min(max(index, 0), count - 1)]

    fine: list[Point] = []
    for index in range(count if closed else count - 1):
        a, b, c, d = (at(index + step) for step in (-1, 0, 1, 2))
        for piece in range(pieces):
            t = piece / pieces
            fine.append(
                (
                    _spline(a[0], b[0], c[0], d[0], t),
                    _spline(a[1], b[1], c[1], d[1], t),
                )
            )
    fine.append(points[0] if closed else points[-1])
    return fine


def _spline(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (
        2 * b
        + (c - a) * t
        + (2 * a - 5 * b + 4 * c - d) * t * t
        + (3 * b - a - 3 * c + d) * t * t * t
    )


def corners(points: Sequence[Point], closed: bool) -> list[Point]:
    """A polyline with straight sides."""
    return [*points, points[0]] if closed else list(points)


def resampled(line: Sequence[Point]) -> list[Point]:
    """Points about `SAMPLE_STEP_PX` apart along a polyline, both ends kept."""
    kept = [line[0]]
    for start, end in zip(line, line[1:], strict=False):
        steps = max(1, math.ceil(math.dist(start, end) / SAMPLE_STEP_PX))
        for step in range(1, steps + 1):
            part = step / steps
            point = (start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part)
            if math.dist(kept[-1], point) >= SAMPLE_STEP_PX:
                kept.append(point)
    if math.dist(kept[-1], line[-1]) > 0.01:
        kept.append(line[-1])
    return kept


class Sheet:
    """Collects strokes as a pen would have recorded them."""

    def __init__(self) -> None:
        self._strokes: list[dict[str, object]] = []

    def draw(
        self,
        *points: Point,
        size: float = 6,
        closed: bool = False,
        sharp: bool = False,
        mirror: float | None = None,
    ) -> None:
        """Add one stroke through the points; with `mirror`, a second one reflected about x."""
        fine = corners(points, closed) if sharp else curve(points, closed)
        self._record(fine, size, closed)
        if mirror is not None:
            self._record([(2 * mirror - x, y) for x, y in fine], size, closed)

    def circle(self, x: float, y: float, rx: float, ry: float, size: float = 6) -> None:
        """Add a closed ellipse."""
        around = [math.tau * step / 12 for step in range(12)]
        self.draw(*((x + rx * math.cos(a), y + ry * math.sin(a)) for a in around),
                  size=size, closed=True)  # fmt: skip

    def save(self, path: Path) -> None:
        """Write the drawing as JSON."""
        drawing = {"width": SHEET_PX, "height": SHEET_PX, "strokes": self._strokes}
        path.write_text(json.dumps(drawing, separators=(",", ":")) + "\n", encoding="utf-8")

    def _record(self, line: Sequence[Point], size: float, closed: bool) -> None:
        points = []
        travelled = 0.0
        samples = resampled(line)
        length = sum(math.dist(a, b) for a, b in zip(samples, samples[1:], strict=False))
        before = samples[0]
        for x, y in samples:
            travelled += math.dist(before, (x, y))
            before = (x, y)
            points.append(
                [
                    round(x, 1),
                    round(y, 1),
                    round(_pressure(travelled / max(length, 1e-6), closed), 2),
                    round(travelled / PEN_SPEED_PX_PER_MS),
                ]
            )
        self._strokes.append({"size_px": size, "points": points})


def _pressure(part: float, closed: bool) -> float:
    """Light at the ends of open strokes; closed ones keep theirs so that no gap appears."""
    if closed:
        return 0.8 + 0.1 * math.sin(math.tau * part)
    return 0.45 + 0.5 * math.sin(math.pi * part) ** 0.6


def eyes(sheet: Sheet, left: float, right: float, y: float) -> None:
    """A pair of large eyes with lids, irises, lights and brows."""
    for x, out in ((left, -1), (right, 1)):
        sheet.draw((x - out * 44, y - 22), (x - out * 16, y - 48), (x + out * 22, y - 46),
                   (x + out * 54, y - 12), size=10)  # fmt: skip
        sheet.draw((x - out * 36, y - 28), (x - out * 38, y + 18), (x - out * 8, y + 44),
                   (x + out * 28, y + 38), (x + out * 46, y - 16), size=5)  # fmt: skip
        sheet.circle(x + out * 2, y, 27, 38, size=6)
        sheet.draw((x + out * 2, y - 2), (x + out * 2, y + 16), size=22)
        sheet.draw((x - out * 40, y - 68), (x, y - 80), (x + out * 48, y - 62), size=6)


def draw_ribbon_girl() -> Sheet:
    """A girl with two tails held by ribbons, and a sailor collar."""
    sheet, axis = Sheet(), 512.0
    # The face, from temple to temple; hair hides the ears.
    sheet.draw((352, 428), (356, 520), (386, 600), (446, 660), (512, 686), (578, 660), (638, 600),
               (668, 520), (672, 428))  # fmt: skip
    eyes(sheet, 434, 590, 530)
    sheet.draw((508, 576), (502, 596), (516, 601), size=5)
    sheet.draw((482, 636), (512, 646), (544, 634), size=6)
    # The fringe: its tips, then the crown.
    sheet.draw((344, 440), (372, 400), (392, 356), (398, 404), (396, 436), (432, 404), (458, 356),
               (472, 408), (478, 438), (522, 408), (548, 350), (566, 406), (562, 438), (612, 406),
               (636, 356), (654, 404), (680, 440))  # fmt: skip
    sheet.draw((344, 440), (332, 340), (370, 236), (450, 182), (512, 172), (574, 182), (654, 236),
               (692, 340), (680, 440), size=7)  # fmt: skip
    sheet.draw((344, 440), (330, 520), (338, 596), (364, 640), (374, 590), (362, 520), (356, 452),
               mirror=axis)  # fmt: skip
    # The tails and their ribbons.
    sheet.draw((248, 292), (180, 346), (140, 460), (150, 600), (112, 720), (176, 700), (236, 640),
               (262, 520), (268, 430), (290, 376), mirror=axis, size=7)  # fmt: skip
    sheet.draw((226, 356), (194, 450), (200, 560), (176, 650), size=4, mirror=axis)
    sheet.draw((340, 300), (282, 232), (248, 262), (256, 330), (288, 372), closed=True, mirror=axis)
    sheet.draw((344, 296), (384, 218), (340, 190), (312, 216), (326, 266), closed=True, mirror=axis)
    # Neck, collar, bow, shoulders.
    sheet.draw((464, 672), (466, 720), (452, 760), mirror=axis)
    sheet.draw((452, 758), (476, 800), (512, 850), (548, 800), (572, 758))
    sheet.draw((452, 758), (372, 780), (306, 852), (400, 888), (418, 884), mirror=axis, sharp=True)
    sheet.draw((330, 846), (404, 866), (424, 862), size=4, mirror=axis, sharp=True)
    sheet.circle(512, 872, 22, 22)
    sheet.draw((494, 864), (424, 838), (414, 886), (424, 930), (496, 884), mirror=axis)
    sheet.draw((502, 894), (466, 984), (496, 1002), (512, 900), mirror=axis, size=5)
    sheet.draw((372, 782), (264, 812), (196, 880), (168, 1023), mirror=axis, size=7)
    sheet.draw((286, 930), (296, 980), (290, 1023), size=5, mirror=axis)
    return sheet


def draw_scarf_boy() -> Sheet:
    """A boy with untidy hair, a thick scarf and a coat."""
    sheet, axis = Sheet(), 512.0
    sheet.draw((362, 420), (364, 520), (398, 606), (462, 662), (512, 676), (562, 662), (626, 606),
               (660, 520), (662, 420))  # fmt: skip
    sheet.draw((364, 470), (330, 452), (326, 510), (350, 556), (372, 548), mirror=axis)
    eyes(sheet, 440, 584, 526)
    sheet.draw((514, 568), (504, 594), (520, 600), size=5)
    sheet.draw((478, 634), (510, 638), (544, 626), size=6)
    # Hair: crown in points, then the fringe swept to one side.
    sheet.draw((346, 470), (304, 404), (330, 396), (284, 318), (328, 318), (306, 236), (368, 252),
               (372, 168), (436, 204), (486, 132), (528, 192), (604, 146), (618, 214), (700, 210),
               (682, 276), (736, 318), (700, 342), (728, 414), (690, 408), (678, 470),
               sharp=True, size=7)  # fmt: skip
    sheet.draw(
        (346, 470),
        (376, 400),
        (392, 352),
        (404, 440),
        (446, 396),
        (462, 340),
        (478, 438),
        (540, 400),
        (566, 330),
        (590, 400),
        (640, 434),
        (626, 372),
        (678, 470),
        sharp=True,
    )
    # Scarf: two rolls and a hanging end with fringes.
    sheet.draw((372, 640), (346, 690), (392, 742), (512, 764), (632, 742), (678, 690), (652, 640),
               size=7)  # fmt: skip
    sheet.draw((352, 706), (330, 762), (400, 818), (512, 834), (624, 818), (694, 762), (672, 706),
               size=7)  # fmt: skip
    sheet.draw((420, 700), (470, 716), (520, 716), size=4)
    sheet.draw((560, 830), (548, 900), (556, 986), (662, 974), (654, 890), (634, 812), size=7)
    for x in (574, 600, 626, 648):
        sheet.draw((x, 980), (x + 3, 1016), size=5)
    # Coat: shoulders, lapels, buttons, sleeves.
    sheet.draw((338, 744), (246, 790), (176, 868), (146, 1023), size=7, mirror=axis)
    sheet.draw((384, 812), (336, 900), (428, 936), (500, 1023), sharp=True)
    sheet.draw((456, 834), (500, 1023))
    sheet.draw((698, 790), (722, 900), (664, 930), sharp=True)
    sheet.draw((272, 910), (290, 968), (284, 1023), size=5, mirror=axis)
    return sheet


DRAWINGS = {
    "1-scarf-boy": draw_scarf_boy,
    "2-ribbon-girl": draw_ribbon_girl,
}


def main() -> None:
    """Write every drawing beside this file."""
    for name, draw in DRAWINGS.items():
        draw().save(Path(__file__).parent / f"{name}.json")


if __name__ == "__main__":
    main()
