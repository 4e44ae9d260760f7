"""Draws the bundled reference pictures: six portraits and two landscapes, each in its own palette.

Run `python assets/references/draw_references.py` to write the PNGs beside this file. Hair, skin,
clothes and background are far apart in colour, so that one can see which went where.
"""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter, QPainterPath, QPen, QTransform

SIDE_PX = 480
Point = tuple[float, float]


@dataclass(frozen=True)
class Palette:
    """The colours of one portrait, #rrggbb."""

    backdrop: str
    motif: str
    hair: str
    skin: str
    clothes: str
    trim: str
    eyes: str
    lips: str


def shade(colour: str, factor: float) -> QColor:
    """Darker (factor < 1, shifted towards violet) or lighter (> 1, towards warm white)."""
    base = QColor(colour)
    other = QColor("#2a1440") if factor < 1 else QColor("#fff6e2")
    share = abs(1 - factor)
    return QColor.fromRgbF(
        *(
            getattr(base, channel)() * (1 - share) + getattr(other, channel)() * share
            for channel in ("redF", "greenF", "blueF")
        )
    )


def smooth(points: Sequence[Point], closed: bool = True) -> QPainterPath:
    """A smooth curve through the points (Catmull-Rom as Bézier pieces)."""
    count = len(points)

    def at(index: int) -> QPointF:
        return QPointF(*points[index % count if closed else min(max(index, 0), count - 1)])

    path = QPainterPath(at(0))
    for index in range(count if closed else count - 1):
        before, here, there, after = (at(index + step) for step in (-1, 0, 1, 2))
        path.cubicTo(here + (there - before) / 6, there - (after - here) / 6, there)
    if closed:
        path.closeSubpath()
    return path


def polygon(*points: Point) -> QPainterPath:
    """A closed shape with straight sides."""
    path = QPainterPath(QPointF(*points[0]))
    for point in points[1:]:
        path.lineTo(*point)
    path.closeSubpath()
    return path


def mirrored(path: QPainterPath) -> QPainterPath:
    """The path reflected about the picture's middle line x = 256."""
    return QTransform(-1, 0, 0, 1, 512, 0).map(path)


class Easel:
    """A painter over a 512 × 512 picture with the few moves the portraits need."""

    def __init__(self) -> None:
        self._image = QImage(SIDE_PX, SIDE_PX, QImage.Format.Format_RGB32)
        self._painter = QPainter(self._image)
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painter.scale(SIDE_PX / 512, SIDE_PX / 512)

    def fill(self, path: QPainterPath, colour: str | QColor, alpha: float = 1.0) -> None:
        """Fill a shape."""
        tone = QColor(colour)
        tone.setAlphaF(alpha)
        self._painter.fillPath(path, tone)

    def wash(self, top: str | QColor, bottom: str | QColor) -> None:
        """Fill the whole picture from one colour to another."""
        gradient = QLinearGradient(0, 0, 0, 512)
        gradient.setColorAt(0, QColor(top))
        gradient.setColorAt(1, QColor(bottom))
        self._painter.fillRect(QRectF(0, 0, 512, 512), gradient)

    def inside(self, clip: QPainterPath, path: QPainterPath, colour: QColor, alpha: float) -> None:
        """Fill only that part of a shape which lies inside `clip`."""
        self.fill(clip.intersected(path), colour, alpha)

    def line(self, path: QPainterPath, colour: str | QColor, width: float) -> None:
        """Draw a round-ended line."""
        pen = QPen(QColor(colour), width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        self._painter.strokePath(path, pen)

    def dot(self, x: float, y: float, rx: float, ry: float, colour: str | QColor,
            alpha: float = 1.0) -> None:  # fmt: skip
        """Fill an ellipse around (x, y)."""
        path = QPainterPath()
        path.addEllipse(QPointF(x, y), rx, ry)
        self.fill(path, colour, alpha)

    def save(self, path: Path) -> None:
        """Write the picture."""
        self._painter.end()
        self._image.save(str(path), "PNG")


# ---- the person that all portraits share ------------------------------------------------------

FACE = smooth([(172, 218), (186, 150), (256, 122), (326, 150), (340, 218), (330, 272),
               (296, 322), (256, 343), (216, 322), (182, 272)])  # fmt: skip
NECK = polygon((218, 300), (294, 300), (300, 400), (212, 400))
SHOULDERS = smooth([(30, 560), (58, 446), (128, 402), (212, 382), (256, 400), (300, 382),
                    (384, 402), (454, 446), (482, 560)])  # fmt: skip


def body(easel: Easel, colours: Palette) -> None:
    """Shoulders and neck."""
    easel.fill(NECK, colours.skin)
    easel.inside(NECK, smooth([(200, 296), (312, 296), (300, 344), (256, 366), (214, 344)]),
                 shade(colours.skin, 0.72), 1)  # fmt: skip
    easel.fill(SHOULDERS, colours.clothes)
    fold = smooth([(96, 520), (122, 462), (150, 430), (146, 480), (140, 560)])
    for side in (fold, mirrored(fold)):
        easel.inside(SHOULDERS, side, shade(colours.clothes, 0.8), 1)
    throat = smooth([(206, 372), (256, 366), (306, 372), (292, 404), (256, 430), (220, 404)])
    easel.fill(throat, colours.skin)
    easel.fill(smooth([(216, 372), (256, 366), (296, 372), (284, 388), (256, 400), (228, 388)]),
               shade(colours.skin, 0.78))  # fmt: skip


def face(easel: Easel, colours: Palette) -> None:
    """Head, ears and features."""
    for x in (172, 340):
        easel.dot(x, 236, 17, 26, colours.skin)
        easel.dot(x, 238, 9, 15, shade(colours.skin, 0.8))
    easel.fill(FACE, colours.skin)
    easel.inside(FACE, smooth([(300, 100), (420, 200), (360, 380), (240, 372), (300, 316),
                               (326, 250)]), shade(colours.skin, 0.84), 1)  # fmt: skip
    for x in (204, 308):
        easel.dot(x, 276, 23, 13, colours.lips, 0.28)
    for x in (218, 294):
        eye(easel, colours, x)
    easel.line(smooth([(252, 262), (248, 276), (258, 281)], closed=False),
               shade(colours.skin, 0.6), 4)  # fmt: skip
    easel.line(smooth([(236, 306), (256, 313), (276, 305)], closed=False), colours.lips, 6)


def eye(easel: Easel, colours: Palette, x: float) -> None:
    """One eye with its brow, centred on x."""
    easel.dot(x, 240, 20, 19, "#ffffff")
    easel.dot(x, 241, 13, 17, colours.eyes)
    easel.dot(x, 244, 7, 10, "#171320")
    easel.dot(x + 5, 233, 4.5, 5, "#ffffff")
    out = 1 if x > 256 else -1  # towards the temple
    lid = smooth([(x - out * 21, 233), (x - out * 8, 221), (x + out * 8, 221), (x + out * 25, 237)],
                 closed=False)  # fmt: skip
    easel.line(lid, "#1d1522", 6)
    brow = smooth([(x - out * 20, 203), (x + out * 2, 196), (x + out * 24, 206)], closed=False)
    easel.line(brow, shade(colours.hair, 0.6), 6)


# ---- hair --------------------------------------------------------------------------------------

CAP = [(158, 236), (156, 164), (198, 98), (256, 82), (314, 98), (356, 164), (354, 236)]


def fringe(easel: Easel, colours: Palette, locks: Sequence[Point]) -> None:
    """The front hair: a cap whose lower edge runs through the lock tips, with a band of light."""
    path = smooth([*CAP, *locks])
    easel.fill(path, colours.hair)
    band = smooth([(176, 172), (216, 138), (268, 130), (322, 152), (330, 172), (268, 150),
                   (216, 158), (184, 190)])  # fmt: skip
    easel.inside(path, band, shade(colours.hair, 1.32), 1)
    low = smooth([(352, 120), (366, 250), (326, 250), (334, 196), (318, 150)])
    easel.inside(path, low, shade(colours.hair, 0.74), 1)


def flames(easel: Easel, colours: Palette) -> None:
    """Wild hair standing up in points."""
    tips = []
    for step in range(15):
        angle = math.radians(222 - step * 18.9)
        reach = 178 + 26 * (step % 3) if step % 2 == 0 else 124
        tips.append((256 + reach * math.cos(angle), 214 - reach * 0.98 * math.sin(angle)))
    easel.fill(polygon(*tips, (300, 316), (212, 316)), shade(colours.hair, 0.78))
    inner = [(256 + (x - 256) * 0.86, 222 + (y - 222) * 0.84) for x, y in tips]
    easel.fill(polygon(*inner, (296, 306), (216, 306)), colours.hair)


def flame_fringe(easel: Easel, colours: Palette) -> None:
    fringe(easel, colours, [(340, 206), (322, 176), (306, 208), (280, 172), (258, 212), (232, 170),
                            (208, 208), (188, 178), (172, 214)])  # fmt: skip


def bob(easel: Easel, colours: Palette) -> None:
    """Chin-length hair, full at the sides."""
    back = smooth([(256, 78), (346, 104), (384, 196), (386, 300), (352, 352), (256, 330),
                   (160, 352), (126, 300), (128, 196), (166, 104)])  # fmt: skip
    easel.fill(back, shade(colours.hair, 0.78))


def bob_fringe(easel: Easel, colours: Palette) -> None:
    fringe(easel, colours, [(346, 200), (322, 196), (288, 200), (256, 194), (222, 200), (190, 196),
                            (166, 200)])  # fmt: skip
    lock = smooth([(160, 150), (134, 214), (132, 300), (158, 346), (186, 322), (172, 262),
                   (176, 200)])  # fmt: skip
    for side in (lock, mirrored(lock)):
        easel.fill(side, colours.hair)
    easel.fill(smooth([(146, 214), (142, 290), (158, 322), (154, 262)]), shade(colours.hair, 1.3))


def braid(easel: Easel, colours: Palette) -> None:
    """Hair drawn back; one heavy braid over the shoulder comes later."""
    easel.fill(smooth([(256, 72), (344, 96), (372, 190), (356, 280), (256, 300), (156, 280),
                       (140, 190), (168, 96)]), shade(colours.hair, 0.8))  # fmt: skip


def braid_fringe(easel: Easel, colours: Palette) -> None:
    fringe(easel, colours, [(352, 226), (330, 188), (280, 150), (236, 168), (196, 190), (164, 232)])
    for step in range(6):
        x, y = 350 + 14 * math.sin(step * 0.9), 276 + step * 36
        easel.dot(x, y, 34 - 2 * step, 27, shade(colours.hair, 0.78))
        easel.dot(x - 4, y - 4, 28 - 2 * step, 20, colours.hair)
        easel.dot(x - 10, y - 10, 11 - step, 6, shade(colours.hair, 1.3))
    easel.dot(364, 490, 20, 11, colours.trim)


def long_hair(easel: Easel, colours: Palette) -> None:
    """Straight hair down past the shoulders."""
    back = smooth([(256, 70), (350, 100), (388, 210), (398, 360), (430, 520), (256, 540),
                   (82, 520), (114, 360), (124, 210), (162, 100)])  # fmt: skip
    easel.fill(back, shade(colours.hair, 0.76))


def long_fringe(easel: Easel, colours: Palette) -> None:
    fringe(easel, colours, [(352, 226), (332, 170), (296, 196), (262, 140), (218, 196), (182, 172),
                            (160, 226)])  # fmt: skip
    lock = smooth([(164, 150), (136, 240), (128, 352), (98, 486), (150, 500), (170, 390),
                   (166, 290), (180, 206)])  # fmt: skip
    for side in (lock, mirrored(lock)):
        easel.fill(side, colours.hair)
        easel.fill(side.translated(-4, 0).intersected(side.translated(22, 10)),
                   shade(colours.hair, 1.14))  # fmt: skip


def cloud(easel: Easel, colours: Palette) -> None:
    """A round cloud of curls."""
    for ring, tone in ((0, shade(colours.hair, 0.8)), (14, QColor(colours.hair))):
        for step in range(17):
            angle = math.radians(212 - step * 15.3)
            x = 256 + (146 - ring) * math.cos(angle)
            y = 190 - (136 - ring) * math.sin(angle)
            easel.dot(x, y, 50 - ring / 2, 50 - ring / 2, tone)
    easel.dot(256, 186, 140, 128, colours.hair)


def cloud_fringe(easel: Easel, colours: Palette) -> None:
    for x, y, radius in ((182, 170, 28), (214, 146, 31), (256, 136, 32), (298, 146, 31),
                         (330, 170, 28)):  # fmt: skip
        easel.dot(x, y, radius, radius * 0.9, colours.hair)
    for x, y in ((176, 112), (228, 84), (286, 82), (338, 116), (146, 160), (366, 168)):
        curl = smooth([(x - 15, y + 6), (x - 4, y - 10), (x + 13, y - 3)], closed=False)
        easel.line(curl, shade(colours.hair, 1.3), 6)


def swept(easel: Easel, colours: Palette) -> None:
    """Short hair, swept to one side."""
    easel.fill(smooth([(256, 66), (346, 88), (374, 170), (352, 250), (256, 270), (160, 250),
                       (138, 170), (166, 90)]), shade(colours.hair, 0.78))  # fmt: skip


def swept_fringe(easel: Easel, colours: Palette) -> None:
    fringe(easel, colours, [(348, 210), (334, 160), (300, 140), (262, 186), (214, 206), (186, 190),
                            (164, 214)])  # fmt: skip
    wave = smooth([(160, 196), (150, 128), (210, 62), (300, 58), (366, 104), (300, 92), (236, 112),
                   (196, 152)])  # fmt: skip
    easel.fill(wave, shade(colours.hair, 1.16))


# ---- clothes -----------------------------------------------------------------------------------


def jacket(easel: Easel, colours: Palette) -> None:
    """An open collar with lapels."""
    lapel = polygon((206, 374), (176, 384), (156, 432), (206, 456), (250, 540), (256, 428))
    for side in (lapel, mirrored(lapel)):
        easel.fill(side, colours.trim)
        easel.line(side, shade(colours.trim, 0.7), 3)


def sailor(easel: Easel, colours: Palette) -> None:
    """A sailor collar with two stripes and a bow."""
    collar = polygon((208, 374), (160, 392), (122, 446), (190, 470), (256, 452))
    for side in (collar, mirrored(collar)):
        easel.fill(side, colours.trim)
    stripe = smooth([(134, 438), (190, 458), (250, 442)], closed=False)
    for side in (stripe, mirrored(stripe)):
        easel.line(side, "#ffffff", 5)
    bow = polygon((256, 456), (206, 432), (200, 490))
    for side in (bow, mirrored(bow)):
        easel.fill(side, colours.lips)
    easel.dot(256, 458, 13, 13, shade(colours.lips, 0.78))


def roll_neck(easel: Easel, colours: Palette) -> None:
    """A knitted collar up to the chin."""
    collar = smooth([(198, 360), (256, 374), (314, 360), (322, 410), (256, 430), (190, 410)])
    easel.fill(collar, colours.trim)
    for x in range(206, 314, 18):
        rib = smooth([(x, 368), (x - (256 - x) * 0.04, 418)], closed=False)
        easel.line(rib, shade(colours.trim, 0.78), 4)


def necklace(easel: Easel, colours: Palette) -> None:
    """A chain with a stone."""
    chain = smooth([(194, 388), (220, 424), (256, 444), (292, 424), (318, 388)], closed=False)
    easel.line(chain, colours.trim, 6)
    easel.dot(256, 452, 14, 17, shade(colours.trim, 0.75))
    easel.dot(252, 447, 5, 6, shade(colours.trim, 1.6))


def scarf(easel: Easel, colours: Palette) -> None:
    """A thick scarf with one end hanging down."""
    easel.fill(smooth([(184, 350), (256, 378), (328, 350), (352, 396), (256, 446), (160, 396)]),
               colours.trim)  # fmt: skip
    easel.fill(polygon((280, 414), (336, 398), (356, 540), (292, 540)), shade(colours.trim, 0.82))
    easel.line(smooth([(176, 386), (256, 418), (336, 384)], closed=False),
               shade(colours.trim, 0.74), 5)  # fmt: skip


# ---- backdrops ---------------------------------------------------------------------------------


def big_sun(easel: Easel, colours: Palette) -> None:
    easel.wash(colours.backdrop, shade(colours.backdrop, 1.12))
    easel.dot(256, 226, 236, 236, colours.motif)


def waves(easel: Easel, colours: Palette) -> None:
    easel.wash(colours.backdrop, shade(colours.backdrop, 1.15))
    for row in range(5):
        y = 60 + row * 104
        crest = [(x, y + 22 * math.sin(x / 41 + row * 1.7)) for x in range(-20, 560, 20)]
        easel.line(smooth(crest, closed=False), colours.motif, 20)


def leaves(easel: Easel, colours: Palette) -> None:
    easel.wash(shade(colours.backdrop, 1.1), colours.backdrop)
    for x, y, turn in ((46, 90, 30), (120, 30, 80), (470, 80, -40), (400, 24, -80), (30, 300, 10),
                       (480, 250, -15), (60, 200, 60), (470, 400, -60)):  # fmt: skip
        leaf = smooth([(0, -52), (22, -10), (0, 52), (-22, -10)])
        placed = QTransform().translate(x, y).rotate(turn).map(leaf)
        easel.fill(placed, colours.motif)
        rib = QTransform().translate(x, y).rotate(turn).map(polygon((0, -36), (1, 40)))
        easel.line(rib, colours.backdrop, 3)


def moon(easel: Easel, colours: Palette) -> None:
    easel.wash(colours.backdrop, shade(colours.backdrop, 1.2))
    easel.dot(398, 116, 84, 84, colours.motif)
    easel.dot(366, 98, 70, 70, shade(colours.backdrop, 1.03))


def stripes(easel: Easel, colours: Palette) -> None:
    easel.wash(colours.backdrop, colours.backdrop)
    for x in range(-512, 512, 96):
        easel.fill(polygon((x, 512), (x + 44, 512), (x + 556, 0), (x + 512, 0)), colours.motif)


def snow(easel: Easel, colours: Palette) -> None:
    easel.wash(shade(colours.backdrop, 0.85), shade(colours.backdrop, 1.16))
    for index in range(70):
        x, y = (index * 197) % 523 - 5, (index * 331) % 509
        radius = 2.5 + (index * 7) % 5
        easel.dot(x, y, radius, radius, colours.motif)


@dataclass(frozen=True)
class Portrait:
    """A palette and the parts drawn with it, from back to front."""

    colours: Palette
    parts: Sequence[Callable[[Easel, Palette], None]]


PORTRAITS = {
    "1-ember": Portrait(
        Palette("#1f6f78", "#f3b23c", "#d9381e", "#f9d7bd", "#24324f", "#e8dcc2", "#2f8f5b",
                "#c4475a"),
        (big_sun, flames, body, jacket, face, flame_fringe),
    ),
    "2-tide": Portrait(
        Palette("#f39a86", "#f7b7a3", "#2b6fc2", "#e3a877", "#fbf7ee", "#1d2f63", "#7a4a1e",
                "#cf3a4c"),
        (waves, bob, body, sailor, face, bob_fringe),
    ),
    "3-moss": Portrait(
        Palette("#b9a3d6", "#8a6fb5", "#3f7d3a", "#9a6240", "#e0a526", "#c9851b", "#d9b25a",
                "#8f2f3a"),
        (leaves, braid, body, roll_neck, face, braid_fringe),
    ),
    "4-orchid": Portrait(
        Palette("#8fd6bd", "#fff3c4", "#a368c9", "#fbe3dc", "#26222e", "#d8b24a", "#4d7fd1",
                "#d9607c"),
        (moon, long_hair, body, necklace, face, long_fringe),
    ),
    "5-noon": Portrait(
        Palette("#35b7c4", "#54c9d2", "#231d26", "#6e4229", "#f7cf2e", "#e2574c", "#3b2414",
                "#b23a4a"),
        (stripes, cloud, body, necklace, face, cloud_fringe),
    ),
    "6-frost": Portrait(
        Palette("#20386e", "#e9f1fb", "#cfd9e6", "#f1c9b4", "#9c1f34", "#2f9e8f", "#4aa3d8",
                "#b9485a"),
        (snow, swept, body, scarf, face, swept_fringe),
    ),
}  # fmt: skip


def draw_portrait(portrait: Portrait, easel: Easel) -> None:
    """Paint the parts one over the other."""
    for part in portrait.parts:
        part(easel, portrait.colours)


def ridge(base: float, height: float, seed: float) -> QPainterPath:
    """A range of hills across the whole picture."""
    crest = [
        (x, base - height * (0.55 * math.sin(x / 83 + seed) + 0.3 * math.sin(x / 37 + 2 * seed)))
        for x in range(-40, 561, 20)
    ]
    path = smooth(crest, closed=False)
    path.lineTo(560, 600)
    path.lineTo(-40, 600)
    path.closeSubpath()
    return path


def draw_dunes(easel: Easel) -> None:
    """Sunset over a valley: violet sky, orange sun, rust and plum hills."""
    easel.wash("#5b2a86", "#ff8a5c")
    easel.dot(330, 220, 78, 78, "#ffd166")
    easel.dot(330, 220, 104, 104, "#ffd166", 0.25)
    for base, height, seed, colour in (
        (300, 42, 0.4, "#c4456b"),
        (350, 34, 1.9, "#9c2f5e"),
        (410, 30, 3.3, "#5e2153"),
        (470, 22, 5.2, "#2d1440"),
    ):
        easel.fill(ridge(base, height, seed), colour)
    for x in (70, 104, 420):
        tree = smooth([(x, 330), (x + 13, 400), (x + 8, 470), (x - 8, 470), (x - 13, 400)])
        easel.fill(tree, "#241038")


def draw_lagoon(easel: Easel) -> None:
    """Morning over water: mint sky, white cliffs, turquoise lagoon, coral boat."""
    easel.wash("#bfeedd", "#fdf3d0")
    easel.dot(120, 110, 44, 44, "#fff8e1")
    easel.fill(ridge(240, 40, 2.2), "#7fb59b")
    easel.fill(ridge(282, 26, 4.0), "#3f8f6f")
    easel.fill(polygon((0, 300), (512, 300), (512, 512), (0, 512)), "#2aa7b8")
    for row in range(7):
        y = 326 + row * 27
        crest = [(x, y + 4 * math.sin(x / 24 + row)) for x in range(40 * (row % 3), 512, 16)]
        easel.line(smooth(crest, closed=False), "#5fcad2" if row % 2 else "#1c8aa0", 5)
    easel.fill(polygon((292, 380), (300, 206), (392, 366)), "#fff4ea")
    easel.fill(polygon((284, 380), (292, 240), (222, 370)), "#ffd9c7")
    easel.fill(smooth([(206, 384), (300, 392), (404, 380), (372, 424), (300, 430), (236, 424)]),
               "#e4572e")  # fmt: skip
    easel.line(smooth([(214, 394), (300, 402), (396, 392)], closed=False), "#8c2f1c", 6)


LANDSCAPES = {"7-dusk": draw_dunes, "8-lagoon": draw_lagoon}


def main() -> None:
    """Write every picture beside this file."""
    folder = Path(__file__).parent
    for name, portrait in PORTRAITS.items():
        easel = Easel()
        draw_portrait(portrait, easel)
        easel.save(folder / f"{name}.png")
    for name, draw in LANDSCAPES.items():
        easel = Easel()
        draw(easel)
        easel.save(folder / f"{name}.png")


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    main()
