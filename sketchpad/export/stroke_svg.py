"""The strokes of a drawing as SVG: outlines with their widths resolved, a group per layer.

An eraser becomes a mask over what its layer had before it. The grain of a pencil cannot be drawn
with paths; its layers of graphite are filled as dark as they are on average.
"""

from __future__ import annotations

import base64
import io
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from xml.etree import ElementTree as Xml

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from PySide6.QtGui import QImage

from engine.pictures import saving_picture
from sketchpad.document.document import Document
from sketchpad.document.layers import SketchLayer
from sketchpad.document.stroke import Item, SketchPicture, Stroke
from sketchpad.export.layer_stack import written_name
from sketchpad.ink.brush import graphite_outlines, stroke_outline
from sketchpad.ink.grain import GRAIN_STEPS, grain_tile
from sketchpad.ink.render import alpha_pixels

SUFFIX = ".svg"
SVG = "http://www.w3.org/2000/svg"
INKSCAPE = "http://www.inkscape.org/namespaces/inkscape"
DIGITS = 2
"""Of coordinates: hundredths of a pixel of the drawing."""


def save_stroke_svg(path: Path, document: Document) -> None:
    """Write the drawing in one step; an old file stays whole until then. Raises PictureError."""
    text = stroke_svg(document)
    with saving_picture(path) as beside:
        beside.write_text(text, encoding="utf-8")


def stroke_svg(document: Document) -> str:
    """The sketch layers of a document, bottom to top, in its pixels; the paper is transparent.

    Hidden layers are there and hidden. Placed sketches become pictures of their ink; pictures that
    are only traced are left out.
    """
    Xml.register_namespace("", SVG)
    Xml.register_namespace("inkscape", INKSCAPE)
    width, height = str(document.width_px), str(document.height_px)
    root = Xml.Element(
        f"{{{SVG}}}svg", {"width": width, "height": height, "viewBox": f"0 0 {width} {height}"}
    )
    for layer in document.layers:
        if isinstance(layer, SketchLayer):
            root.append(_layer(layer, document))
    return Xml.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _layer(layer: SketchLayer, document: Document) -> Xml.Element:
    group = _element("g", id=f"layer{layer.id}")
    group.set(f"{{{INKSCAPE}}}groupmode", "layer")
    group.set(f"{{{INKSCAPE}}}label", written_name(layer.name))
    if layer.opacity < 1:
        group.set("opacity", f"{layer.opacity:.4g}")
    if not layer.visible:
        group.set("display", "none")
    content: list[Xml.Element] = []
    for erasing, items in groupby(layer.items, _erases):
        if erasing:
            content = _erased(content, list(items), layer.id, document)
        else:
            content += [element for item in items for element in _elements(item)]
    group.extend(content)
    return group


def _erases(item: Item) -> bool:
    return isinstance(item, Stroke) and item.brush.kind == "eraser"


def _erased(
    content: list[Xml.Element], erasers: Sequence[Item], layer_id: int, document: Document
) -> list[Xml.Element]:
    """What is left of a layer's content, as one group behind a mask."""
    name = f"erased{layer_id}-{erasers[0].id}"
    size = {"width": str(document.width_px), "height": str(document.height_px)}
    mask = _element("mask", id=name, maskUnits="userSpaceOnUse", x="0", y="0", **size)
    mask.append(_element("rect", fill="#fff", **size))
    mask.extend(element for eraser in erasers for element in _elements(eraser))
    group = _element("g", mask=f"url(#{name})")
    group.extend(content)
    return [mask, group]


def _elements(item: Item) -> list[Xml.Element]:
    if isinstance(item, SketchPicture):
        return [_picture(item)]
    brush = item.brush
    if brush.kind != "pencil":
        return [_path(stroke_outline(item.points, brush), brush.opacity)]
    steps = round(brush.grain * GRAIN_STEPS)
    outlines = graphite_outlines(item.points, brush)
    return [_path(x, brush.opacity * _darkness(i, steps)) for i, x in enumerate(outlines)]


def _darkness(graphite_layer: int, grain_steps: int) -> float:
    """How dark a layer of graphite is on average, 0..1."""
    tile = grain_tile(graphite_layer, 1.0, grain_steps)
    alpha = tile.convertToFormat(QImage.Format.Format_Alpha8)
    return float(alpha_pixels(alpha).mean() / 255)


def _path(outline: NDArray[np.float64], opacity: float) -> Xml.Element:
    points = np.char.mod(f"%.{DIGITS}f", outline)
    path = _element("path", d="M" + "L".join(f"{x} {y}" for x, y in points) + "Z")
    if opacity < 1:
        path.set("fill-opacity", f"{opacity:.4g}")
    return path


def _picture(picture: SketchPicture) -> Xml.Element:
    """The ink of a placed sketch as a picture with alpha."""
    ink = np.zeros((*picture.lines.shape, 4), np.uint8)
    ink[..., 3] = 255 - picture.lines
    buffer = io.BytesIO()
    Image.fromarray(ink).save(buffer, "PNG")
    return _element(
        "image",
        x=str(picture.x),
        y=str(picture.y),
        width=str(picture.width),
        height=str(picture.height),
        preserveAspectRatio="none",
        href="data:image/png;base64," + base64.b64encode(buffer.getvalue()).decode("ascii"),
    )


def _element(tag: str, **attributes: str) -> Xml.Element:
    return Xml.Element(f"{{{SVG}}}{tag}", attributes)
