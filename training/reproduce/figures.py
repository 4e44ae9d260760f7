"""Pictures of an experiment: curves with axes and legends, and what the arms made, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image, ImageDraw, ImageFont

from training.reproduce.measured import Curve, Pixels

PANEL_INCHES = (4.0, 3.0)
DPI = 110
GAP_PX = 6
HEADING_PX = 18
CELL_PX = 96


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
    """Draw the panels in rows of `columns`, one legend under each, into a PNG."""
    rows = -(-len(panels) // columns)
    width, height = PANEL_INCHES
    figure = Figure(figsize=(width * columns, height * rows), dpi=DPI, layout="constrained")
    FigureCanvasAgg(figure)
    drawn: dict[str, Axes] = {}
    for index, panel in enumerate(panels):
        axes = figure.add_subplot(rows, columns, index + 1, sharey=drawn.get(panel.shared))
        if panel.shared:
            drawn.setdefault(panel.shared, axes)
        _draw(axes, panel)
    figure.savefig(path, pil_kwargs={"optimize": True})


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
    axes.legend(fontsize=7, loc="best", ncols=1 + (len(panel.lines) > 4))


def side_by_side(columns: Sequence[tuple[str, Sequence[Pixels]]]) -> Pixels:
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
        draw.text((middle, HEADING_PX // 2 + 2), heading, fill=0, font=font, anchor="mm")
    return np.asarray(image, np.uint8)
