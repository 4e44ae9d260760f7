"""Pictures of an experiment: curves with axes and legends, and what the arms made, side by side."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from textwrap import wrap

import cv2
import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from PIL import Image, ImageDraw, ImageFont

from training.reproduce.measured import Curve, Pixels

PANEL_INCHES = (4.0, 3.0)
DPI = 110
GAP_PX = 6
HEADING_PX = 32
HEADING_LETTERS = 15  # in one of its lines, of two
CELL_PX = 96
Column = tuple[str, Sequence[Pixels]]
"""A heading and the pictures below it, (S, S, 3) each."""


@dataclass(frozen=True)
class Line:
    """One line of a panel: the mean of its curves, with the band that they span."""

    label: str
    curves: tuple[Curve, ...]
    colour: str
    dashed: bool = False


@dataclass(frozen=True)
class Panel:
    """One pair of axes; `shared` panels have the same range, so that they can be compared."""

    title: str
    y_label: str
    lines: tuple[Line, ...]
    log: bool = False
    shared: str = ""


def draw_panels(panels: Sequence[Panel], path: Path, columns: int = 2) -> None:
    """Draw the panels in rows of `columns` into a PNG; lines of one label have one legend."""
    rows = -(-len(panels) // columns)
    width, height = PANEL_INCHES
    figure = Figure(figsize=(width * columns, height * rows), dpi=DPI, layout="constrained")
    drawn: dict[str, Axes] = {}
    for index, panel in enumerate(panels):
        axes = figure.add_subplot(rows, columns, index + 1, sharey=drawn.get(panel.shared))
        if panel.shared:
            drawn.setdefault(panel.shared, axes)
        _draw(axes, panel)
    labelled = {label: handle for axes in figure.axes for handle, label in _entries(axes)}
    figure.legend(
        list(labelled.values()), list(labelled), loc="outside lower center", ncols=4, fontsize=8
    )
    drawing = io.BytesIO()
    figure.savefig(drawing, format="png")
    with Image.open(drawing) as image:
        save_small(np.asarray(image.convert("RGB")), path)


def _entries(axes: Axes) -> list[tuple[Artist, str]]:
    return list(zip(*axes.get_legend_handles_labels(), strict=True))


def save_small(pixels: Pixels, path: Path) -> None:
    """Write a PNG of 256 colours, which drawings and curves do not exceed by much."""
    image = Image.fromarray(pixels).quantize(256, dither=Image.Dither.NONE)
    image.save(path, optimize=True)


def _draw(axes: Axes, panel: Panel) -> None:
    for line in panel.lines:
        steps = line.curves[0].steps
        values = np.array([curve.values for curve in line.curves])
        style = "--" if line.dashed else "-"
        axes.plot(steps, values.mean(axis=0), style, color=line.colour, label=line.label, lw=1.6)
        if len(values) > 1:
            low, high = values.min(axis=0), values.max(axis=0)
            axes.fill_between(steps, low, high, color=line.colour, alpha=0.15, lw=0)
    axes.set_title(panel.title, fontsize=10)
    axes.set_xlabel("step", fontsize=9)
    axes.set_ylabel(panel.y_label, fontsize=9)
    axes.tick_params(labelsize=8)
    axes.grid(alpha=0.3)
    if panel.log:
        axes.set_yscale("log")


def side_by_side(columns: Sequence[Column]) -> Pixels:
    """A sheet with one headed column each and a row a drawing; columns have equally many."""
    rows = len(columns[0][1])
    width = len(columns) * (CELL_PX + GAP_PX) + GAP_PX
    height = HEADING_PX + rows * (CELL_PX + GAP_PX) + GAP_PX
    sheet = np.full((height, width, 3), 255, np.uint8)
    for x, (_, pictures) in enumerate(columns):
        for y, picture in enumerate(pictures):
            top = HEADING_PX + GAP_PX + y * (CELL_PX + GAP_PX)
            left = GAP_PX + x * (CELL_PX + GAP_PX)
            cell = cv2.resize(picture, (CELL_PX, CELL_PX), interpolation=cv2.INTER_CUBIC)
            sheet[top : top + CELL_PX, left : left + CELL_PX] = cell
    return _headed(sheet, [heading for heading, _ in columns])


def _headed(sheet: Pixels, headings: Sequence[str]) -> Pixels:
    image = Image.fromarray(sheet)
    draw = ImageDraw.Draw(image)
    font = ImageFont.load_default(size=11)
    for x, heading in enumerate(headings):
        middle = GAP_PX + x * (CELL_PX + GAP_PX) + CELL_PX // 2
        lines = "\n".join(wrap(heading, HEADING_LETTERS))
        place = (middle, HEADING_PX // 2 + 2)
        draw.multiline_text(place, lines, fill=0, font=font, anchor="mm", align="center")
    return np.asarray(image, np.uint8)
