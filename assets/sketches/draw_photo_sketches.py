"""Draws the sample sketches of the photo lens as recorded pen strokes, one for each class.

Run `python assets/sketches/draw_photo_sketches.py` to write photo/CLASS.json beside this file. The
drawings are ours; they are as plain and as unsteady as what people draw in half a minute.
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from pathlib import Path

from draw_sketches import Point, Sheet

PEN_PX = 6.0
UNSTEADY_PX = 3.0
PAST_THE_START_PX = 24.0  # a hand that closes a shape does not meet its start exactly


class HandSheet(Sheet):
    """A sheet drawn on by an unsteady hand; the same seed gives the same drawing."""

    def __init__(self, seed: int) -> None:
        super().__init__()
        self._random = random.Random(seed)

    def line(self, *points: Point) -> None:
        """A curve through the points."""
        self.draw(*self._by_hand(points), size=PEN_PX)

    def straight(self, *points: Point) -> None:
        """Straight pieces from point to point, each a little bent."""
        bent: list[Point] = [points[0]]
        for (x0, y0), (x1, y1) in zip(points, points[1:], strict=False):
            for part in (0.04, 0.5, 0.96):  # close to the corners, so that these stay corners
                bent.append((x0 + (x1 - x0) * part, y0 + (y1 - y0) * part))
            bent.append((x1, y1))
        self.draw(*self._by_hand(bent, UNSTEADY_PX / 2), size=PEN_PX)

    def shape(self, *points: Point) -> None:
        """A closed curve, drawn as a person does: once round and a little past the start."""
        (x0, y0), (x1, y1) = points[0], points[1]
        past = PAST_THE_START_PX / max(math.dist(points[0], points[1]), PAST_THE_START_PX)
        self.line(*points, points[0], (x0 + (x1 - x0) * past, y0 + (y1 - y0) * past))

    def round(self, x: float, y: float, rx: float, ry: float = 0.0, turned: float = 0.0) -> None:
        """An ellipse about (x, y), `turned` by degrees; `ry` = 0 makes it a circle."""
        ry, turn = ry or rx, math.radians(turned)
        start = self._random.uniform(0, math.tau)
        around = [start + math.tau * step / 10 for step in (*range(11), 10.4)]
        cos, sin = math.cos(turn), math.sin(turn)
        ring = [(rx * math.cos(angle), ry * math.sin(angle)) for angle in around]
        self.line(*((x + a * cos - b * sin, y + a * sin + b * cos) for a, b in ring))

    def _by_hand(self, points: Sequence[Point], by: float = UNSTEADY_PX) -> list[Point]:
        off = self._random.gauss
        return [(x + off(0, by), y + off(0, by)) for x, y in points]


def draw_pizza(sheet: HandSheet) -> None:
    """From above, cut into eight, with salami and olives."""
    x, y = 512, 520
    sheet.round(x, y, 350, 344)
    sheet.round(x + 4, y + 2, 306, 300)
    for turn in (0, 45, 90, 135):
        a = math.radians(turn + 8)
        dx, dy = 302 * math.cos(a), 296 * math.sin(a)
        sheet.line((x - dx, y - dy), (x + 4, y - 3), (x + dx, y + dy))
    for number, far in enumerate((190, 205, 180, 215, 185, 210, 180, 212)):
        a = math.radians(31 + 45 * number)
        size = 40 + 6 * (number % 2)
        sheet.round(x + far * math.cos(a), y + far * math.sin(a), size, size * 0.94)
    for turn, far in ((12, 100), (60, 110), (100, 270), (150, 105), (235, 112), (278, 262),
                      (325, 262), (50, 266)):  # fmt: skip
        a = math.radians(turn)
        sheet.round(x + far * math.cos(a), y + far * math.sin(a), 15, 12)


def draw_airplane(sheet: HandSheet) -> None:
    """An airliner from the side, nose to the left."""
    sheet.line((118, 556), (132, 518), (190, 488), (270, 476), (420, 470), (600, 464), (720, 456),
               (800, 438))  # fmt: skip
    sheet.straight((756, 448), (836, 300), (896, 296), (872, 440))
    sheet.line((874, 424), (902, 440), (880, 470), (770, 522), (640, 560), (470, 588), (300, 600),
               (190, 594), (134, 576), (116, 554))  # fmt: skip
    sheet.straight((436, 540), (640, 724), (712, 722), (596, 532), (440, 536))  # the near wing
    sheet.straight((456, 468), (570, 366), (618, 364), (566, 464))  # the far wing
    sheet.straight((776, 470), (876, 520), (918, 514), (866, 456))  # tailplane
    sheet.line((170, 500), (186, 524), (222, 526), (232, 484))  # the cockpit's window
    for number in range(9):
        sheet.round(290 + 50 * number, 510 - 2 * number, 11, 13)
    sheet.shape((470, 640), (476, 618), (520, 612), (566, 622), (570, 650), (540, 664), (490, 662))
    sheet.line((280, 500), (276, 540), (282, 578))


def draw_butterfly(sheet: HandSheet) -> None:
    """Spread out, seen from above."""
    axis = 512.0
    for side in (-1, 1):

        def at(out: float, y: float, side: int = side) -> Point:
            return (axis + side * out, y)

        sheet.line(at(20, 430), at(70, 320), at(190, 214), at(320, 190), at(384, 240),
                   at(366, 350), at(290, 448), at(150, 500), at(24, 500))  # fmt: skip
        sheet.line(at(24, 512), at(150, 524), at(262, 580), at(300, 670), at(262, 760),
                   at(186, 774), at(112, 712), at(60, 620), at(22, 560))  # fmt: skip
        sheet.line(at(60, 420), at(160, 318), at(280, 262), at(318, 290), at(286, 360),
                   at(190, 424), at(90, 446))  # fmt: skip
        sheet.round(*at(214, 360), 34, 26, turned=-30 * side)
        sheet.round(*at(196, 640), 38, 44)
        sheet.round(*at(330, 250), 16)
        sheet.line(at(40, 540), at(120, 580), at(160, 600))
        sheet.line(at(8, 384), at(34, 300), at(80, 240), at(104, 236))
    sheet.shape((axis, 380), (axis + 22, 412), (axis + 20, 500), (axis + 16, 620), (axis, 682),
                (axis - 16, 620), (axis - 20, 500), (axis - 22, 412))  # fmt: skip
    sheet.round(axis, 372, 26, 24)


def draw_flower(sheet: HandSheet) -> None:
    """A daisy on a stalk with two leaves."""
    x, y, petals = 512.0, 390.0, 11
    sheet.round(x, y, 86, 82)
    for number in range(petals):
        a = math.tau * number / petals + 0.12
        b = math.pi / petals * 0.86

        def at(far: float, angle: float) -> Point:
            return (x + far * math.cos(angle), y + far * math.sin(angle))

        sheet.line(at(88, a - b), at(190, a - b * 1.05), at(262, a - b * 0.5), at(276, a),
                   at(258, a + b * 0.55), at(188, a + b * 1.05), at(86, a + b))  # fmt: skip
        sheet.line(at(120, a), at(160, a + 0.03), at(206, a))
    for dx, dy in ((-34, -20), (0, -38), (32, -14), (-14, 8), (24, 26), (-36, 30), (4, 46)):
        sheet.round(x + dx, y + dy, 7)
    sheet.line((500, 666), (506, 760), (496, 860), (508, 968))
    sheet.line((522, 668), (528, 760), (520, 860), (530, 966))
    sheet.shape((520, 850), (590, 760), (690, 724), (760, 736), (718, 808), (630, 858), (530, 872))
    sheet.line((530, 866), (620, 806), (726, 752))
    sheet.shape((500, 912), (430, 842), (340, 816), (270, 828), (310, 888), (390, 930), (496, 930))
    sheet.line((492, 924), (404, 878), (304, 842))


def draw_teapot(sheet: HandSheet) -> None:
    """With its spout to the left and its handle to the right."""
    sheet.shape((512, 372), (650, 400), (724, 520), (712, 650), (640, 752), (512, 776), (384, 752),
                (312, 650), (300, 520), (376, 400))  # fmt: skip
    sheet.line((388, 396), (420, 330), (512, 306), (604, 330), (640, 396))
    sheet.line((386, 398), (450, 418), (516, 424), (584, 416), (640, 396))
    sheet.round(514, 280, 34, 26)
    sheet.line((304, 560), (236, 540), (206, 470), (188, 412), (140, 396))
    sheet.line((140, 396), (122, 420), (150, 470), (166, 560), (220, 640), (318, 666))
    sheet.line((706, 470), (780, 420), (860, 440), (880, 530), (834, 620), (712, 660))
    sheet.line((718, 512), (776, 470), (824, 488), (832, 540), (796, 590), (722, 612))
    sheet.line((400, 770), (410, 800), (512, 812), (616, 800), (626, 768))


def draw_banana(sheet: HandSheet) -> None:
    """One, lying like a smile."""
    sheet.line((196, 356), (222, 470), (300, 600), (420, 690), (570, 722), (720, 690), (830, 610),
               (872, 560))  # fmt: skip
    sheet.line((872, 560), (884, 530), (856, 516), (780, 548), (660, 570), (530, 556), (410, 494),
               (318, 400), (262, 318))  # fmt: skip
    sheet.line((196, 356), (190, 318), (176, 268), (204, 242), (238, 252), (250, 290), (264, 318))
    sheet.line((186, 268), (206, 276), (238, 256))
    sheet.line((232, 350), (300, 478), (410, 584), (550, 638), (700, 626), (800, 580), (858, 540))
    sheet.line((858, 520), (868, 540), (880, 548))


def draw_mushroom(sheet: HandSheet) -> None:
    """A toadstool with spots."""
    sheet.line((182, 520), (196, 400), (290, 280), (430, 214), (560, 208), (700, 258), (800, 370),
               (838, 510))  # fmt: skip
    sheet.line((182, 520), (250, 566), (380, 540), (512, 556), (650, 540), (770, 562), (838, 510))
    sheet.line((424, 552), (440, 650), (424, 760), (396, 836))
    sheet.line((604, 552), (590, 650), (606, 760), (636, 834))
    sheet.line((396, 836), (450, 862), (520, 868), (590, 858), (636, 834))
    sheet.line((430, 604), (470, 630), (520, 634), (560, 626), (600, 602))
    for x, y, rx, ry in ((330, 400, 48, 36), (500, 300, 54, 38), (668, 410, 50, 40),
                         (486, 452, 40, 30), (236, 486, 24, 18), (776, 480, 22, 20)):  # fmt: skip
        sheet.round(x, y, rx, ry)


def draw_fish(sheet: HandSheet) -> None:
    """Swimming to the left."""
    sheet.line((130, 530), (190, 440), (320, 362), (470, 346), (610, 386), (720, 466), (778, 506))
    sheet.line((130, 530), (180, 600), (310, 680), (460, 700), (610, 662), (720, 588), (778, 546))
    sheet.line((776, 508), (830, 430), (906, 384), (914, 440), (880, 526), (916, 610), (908, 672),
               (830, 622), (778, 546))  # fmt: skip
    sheet.line((330, 358), (400, 268), (500, 246), (570, 290), (604, 380))
    sheet.line((430, 700), (470, 772), (540, 792), (546, 740), (560, 682))
    sheet.line((332, 396), (372, 470), (376, 580), (330, 660))
    sheet.round(246, 480, 26)
    sheet.round(248, 482, 9)
    sheet.line((134, 532), (170, 546), (206, 544))
    sheet.shape((420, 520), (480, 500), (540, 530), (500, 580), (440, 570))
    for x, y in ((470, 430), (560, 450), (620, 500), (650, 560), (560, 620), (470, 640)):
        sheet.line((x, y - 26), (x + 22, y), (x, y + 26))


def draw_car(sheet: HandSheet) -> None:
    """A saloon from the side, driving to the left."""
    sheet.line((120, 620), (116, 560), (150, 520), (300, 494), (390, 400), (470, 372), (620, 372),
               (720, 404), (810, 492), (896, 520), (912, 570), (906, 626))  # fmt: skip
    sheet.line((120, 622), (150, 634), (206, 634))
    sheet.line((362, 640), (500, 646), (648, 640))
    sheet.line((806, 636), (860, 636), (906, 626))
    for x in (284, 728):
        sheet.round(x, 634, 78)
        sheet.round(x, 636, 38)
    sheet.straight((350, 492), (424, 408), (534, 402), (534, 494), (350, 492))
    sheet.straight((564, 402), (658, 404), (742, 490), (564, 494), (564, 402))
    sheet.line((548, 400), (550, 520), (544, 638))
    sheet.line((588, 536), (622, 534))
    sheet.round(150, 556, 22, 16)
    sheet.line((880, 548), (908, 552))
    sheet.line((330, 520), (540, 524), (800, 514))


def draw_motorcycle(sheet: HandSheet) -> None:
    """From the side, driving to the right."""
    for x in (262, 770):
        sheet.round(x, 640, 142)
        sheet.round(x, 640, 108)
        sheet.round(x, 640, 26)
    sheet.line((770, 640), (728, 520), (690, 410), (664, 336))
    sheet.line((796, 636), (752, 510), (712, 404))
    sheet.line((664, 336), (620, 310), (580, 316))
    sheet.line((666, 338), (716, 322), (736, 290))
    sheet.round(726, 380, 36)
    sheet.shape((690, 440), (600, 396), (500, 404), (448, 448), (520, 488), (640, 490))
    sheet.line((448, 448), (380, 430), (280, 420), (196, 392), (170, 420), (220, 470), (340, 492),
               (470, 488))  # fmt: skip
    sheet.line((640, 490), (622, 580), (590, 676), (470, 690), (404, 660), (420, 560), (452, 490))
    sheet.round(512, 590, 62, 54)
    sheet.line((464, 556), (560, 552))
    sheet.line((262, 640), (340, 650), (430, 660))
    sheet.line((480, 690), (340, 716), (180, 706), (150, 690), (182, 678), (340, 690), (420, 676))
    sheet.line((262, 640), (330, 560), (380, 492))
    sheet.line((660, 470), (690, 460), (880, 520), (902, 560))


def draw_elephant(sheet: HandSheet) -> None:
    """Standing, its head to the left."""
    sheet.line((380, 270), (450, 232), (600, 216), (760, 244), (850, 330), (876, 450), (866, 600),
               (870, 800))  # fmt: skip
    sheet.line((870, 800), (766, 806), (756, 690), (728, 620))
    sheet.line((756, 690), (680, 700), (560, 690))
    sheet.line((560, 640), (566, 720), (556, 806), (444, 808), (440, 700), (414, 600))
    sheet.line((700, 690), (700, 790), (630, 792), (620, 698))
    sheet.line((380, 272), (300, 240), (216, 280), (176, 370), (178, 470), (160, 580), (150, 690),
               (128, 756), (96, 752))  # fmt: skip
    sheet.line((96, 752), (80, 784), (120, 812), (170, 792), (206, 700), (226, 600), (262, 540))
    sheet.line((262, 540), (320, 560), (372, 540))
    sheet.shape((376, 290), (460, 280), (516, 350), (520, 460), (468, 560), (404, 540), (368, 440))
    sheet.round(252, 366, 13)
    sheet.line((236, 560), (216, 620), (176, 664), (160, 660))
    sheet.line((866, 400), (906, 500), (900, 600), (916, 640))
    for x in (470, 506, 790, 826):
        sheet.line((x, 806), (x + 10, 784), (x + 22, 806))
    for y in (520, 580, 640):
        sheet.line((158, y), (196, y + 12))


def draw_dog(sheet: HandSheet) -> None:
    """Its head from the front, with hanging ears."""
    sheet.line((330, 300), (400, 210), (512, 184), (624, 210), (694, 300))
    sheet.line((330, 300), (250, 330), (200, 440), (196, 570), (240, 660), (296, 620), (330, 520),
               (346, 420))  # fmt: skip
    sheet.line((694, 300), (774, 330), (824, 440), (828, 570), (784, 660), (728, 620), (694, 520),
               (678, 420))  # fmt: skip
    sheet.line((334, 520), (356, 640), (400, 740), (460, 800), (512, 812), (564, 800), (624, 740),
               (668, 640), (690, 520))  # fmt: skip
    for x in (424, 600):
        sheet.round(x, 424, 30, 34)
        sheet.round(x + 4, 428, 13)
    sheet.shape((512, 560), (576, 574), (580, 616), (512, 656), (444, 616), (448, 574))
    sheet.line((512, 656), (512, 706))
    sheet.line((400, 690), (450, 730), (512, 708), (574, 730), (624, 690))
    sheet.line((478, 728), (484, 774), (512, 790), (540, 774), (546, 728))
    sheet.line((390, 374), (424, 358), (456, 372))
    sheet.line((568, 372), (600, 358), (634, 374))
    sheet.line((470, 480), (448, 540))
    sheet.line((554, 480), (576, 540))


def draw_jellyfish(sheet: HandSheet) -> None:
    """A bell with wavy arms."""
    sheet.line((256, 470), (264, 340), (350, 236), (512, 196), (674, 236), (760, 340), (768, 470))
    sheet.line((256, 470), (320, 500), (380, 470), (448, 504), (512, 472), (580, 504), (644, 470),
               (706, 500), (768, 470))  # fmt: skip
    sheet.line((350, 330), (420, 270), (512, 252))
    for number, x in enumerate((300, 372, 444, 512, 584, 656, 726)):
        away, long = (x - 512) * 0.25, 300 + 60 * (number % 3)
        points = [(x + away * part + 26 * (-1) ** step * min(1, part * 3), 488 + long * part)
                  for step, part in enumerate((0, 0.2, 0.4, 0.6, 0.8, 1.0))]  # fmt: skip
        sheet.line(*points)
    sheet.line((470, 490), (450, 580), (490, 660), (460, 740))
    sheet.line((554, 490), (574, 580), (534, 660), (566, 740))


def draw_penguin(sheet: HandSheet) -> None:
    """Standing, its beak to the left."""
    sheet.line((428, 300), (430, 220), (500, 164), (590, 176), (640, 250), (644, 330), (700, 440),
               (730, 600), (716, 760), (660, 850))  # fmt: skip
    sheet.line((428, 300), (440, 350), (400, 440), (380, 600), (396, 760), (440, 850))
    sheet.line((440, 852), (548, 872), (660, 850))
    sheet.line((428, 250), (350, 276), (316, 300), (360, 306), (432, 304))
    sheet.round(494, 244, 15)
    sheet.line((452, 352), (520, 372), (600, 352))
    sheet.line((456, 372), (436, 500), (430, 660), (460, 800), (548, 840))
    sheet.line((640, 420), (610, 560), (620, 690), (664, 770), (690, 680), (694, 560), (672, 440))
    sheet.line((396, 460), (352, 580), (342, 690), (366, 740), (388, 660))
    sheet.line((470, 866), (410, 886), (404, 904), (500, 904), (540, 872))
    sheet.line((570, 872), (540, 900), (644, 904), (650, 884), (620, 862))


def draw_lion(sheet: HandSheet) -> None:
    """Its head from the front, in its mane."""
    tips = [(math.tau * step / 34, 372 if step % 2 else 324) for step in range(35)]
    sheet.line(*((512 + far * math.cos(a), 520 + far * 1.02 * math.sin(a)) for a, far in tips))
    sheet.line((340, 400), (380, 330), (512, 300), (644, 330), (684, 400), (692, 520), (650, 660),
               (580, 740), (512, 756), (444, 740), (374, 660), (332, 520), (340, 400))  # fmt: skip
    sheet.round(352, 330, 48, 44)
    sheet.round(674, 330, 48, 44)
    for x, out in ((432, -1), (592, 1)):
        sheet.line((x - 34, 452), (x, 430), (x + 34, 450), (x, 468), (x - 34, 452))
        sheet.round(x, 450, 11)
        sheet.line((x - 40, 408), (x + out * 4, 394), (x + 38, 408))
    sheet.line((474, 460), (462, 560), (444, 590))
    sheet.line((550, 460), (562, 560), (580, 590))
    sheet.shape((444, 588), (512, 576), (580, 588), (550, 624), (512, 636), (474, 624))
    sheet.line((512, 636), (512, 670))
    sheet.line((424, 650), (462, 690), (512, 670), (562, 690), (600, 650))
    for x, y in ((442, 636), (426, 652), (446, 666), (578, 636), (596, 652), (582, 666)):
        sheet.round(x, y, 4)


def draw_cat(sheet: HandSheet) -> None:
    """Its head from the front, with whiskers."""
    sheet.line((268, 480), (256, 380), (262, 270), (276, 214), (340, 250), (424, 316))
    sheet.line((424, 316), (512, 300), (600, 316))
    sheet.line((600, 316), (684, 250), (748, 214), (762, 270), (768, 380), (756, 480))
    sheet.line((268, 480), (280, 600), (350, 710), (450, 768), (512, 776), (574, 768), (674, 710),
               (744, 600), (756, 480))  # fmt: skip
    sheet.line((300, 272), (306, 330), (330, 364), (392, 326))
    sheet.line((724, 272), (718, 330), (694, 364), (632, 326))
    for x in (410, 614):
        sheet.line((x - 52, 486), (x, 444), (x + 52, 486), (x, 520), (x - 52, 486))
        sheet.round(x, 482, 14, 30)
    sheet.shape((512, 596), (548, 580), (512, 574), (476, 580))
    sheet.line((512, 598), (508, 640), (470, 668), (434, 652))
    sheet.line((512, 640), (552, 668), (590, 652))
    for side in (-1, 1):
        for rise in (-34, 4, 44):
            sheet.line((512 + side * 100, 616 + rise // 4), (512 + side * 210, 610 + rise // 2),
                       (512 + side * 320, 606 + rise))  # fmt: skip
    for x in (462, 512, 562):
        sheet.line((x, 330), (x, 376))


DRAWINGS = {
    "airplane": draw_airplane,
    "banana": draw_banana,
    "butterfly": draw_butterfly,
    "car_(sedan)": draw_car,
    "cat": draw_cat,
    "dog": draw_dog,
    "elephant": draw_elephant,
    "fish": draw_fish,
    "flower": draw_flower,
    "jellyfish": draw_jellyfish,
    "lion": draw_lion,
    "motorcycle": draw_motorcycle,
    "mushroom": draw_mushroom,
    "penguin": draw_penguin,
    "pizza": draw_pizza,
    "teapot": draw_teapot,
}
"""A drawing for each class; the keys are the classes' names."""


def main() -> None:
    """Write every drawing into the folder `photo` beside this file."""
    folder = Path(__file__).parent / "photo"
    folder.mkdir(exist_ok=True)
    for name, draw in DRAWINGS.items():
        sheet = HandSheet(len(name))
        draw(sheet)
        sheet.save(folder / f"{name}.json")


if __name__ == "__main__":
    main()
