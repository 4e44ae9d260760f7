"""An independent reader of layered files, written from the specification, not from our writer."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageChops


@dataclass(frozen=True)
class FoundLayer:
    name: str
    mode: str
    visible: bool
    opacity: float


@dataclass(frozen=True)
class OpenRaster:
    """What lies in an .ora file: layers from the top, as in the file, and pictures."""

    first_entry: str
    first_stored: bool
    mime_type: str
    layers: list[FoundLayer]
    composed: NDArray[np.uint8]
    merged: NDArray[np.uint8]
    thumbnail: Image.Image


def read_open_raster(path: Path) -> OpenRaster:
    """Read and compose a file as the OpenRaster baseline says, with Pillow's own operations."""
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        first = archive.infolist()[0]
        root = ElementTree.fromstring(archive.read("stack.xml"))
        assert root.tag == "image"
        size = int(root.attrib["w"]), int(root.attrib["h"])
        (stack,) = root.findall("stack")
        canvas = Image.new("RGB", size, "white")
        for node in reversed(stack.findall("layer")):
            if node.get("visibility", "visible") == "visible":
                canvas = _over(canvas, node, archive)
        return OpenRaster(
            first.filename,
            first.compress_type == zipfile.ZIP_STORED and not first.extra,
            archive.read("mimetype").decode("ascii"),
            [
                FoundLayer(
                    node.attrib["name"],
                    node.get("composite-op", "svg:src-over"),
                    node.get("visibility", "visible") == "visible",
                    float(node.get("opacity", "1")),
                )
                for node in stack.findall("layer")
            ],
            np.asarray(canvas),
            np.asarray(_picture(archive, "mergedimage.png").convert("RGB")),
            _picture(archive, "Thumbnails/thumbnail.png"),
        )


def _over(canvas: Image.Image, node: ElementTree.Element, archive: zipfile.ZipFile) -> Image.Image:
    picture = _picture(archive, node.attrib["src"]).convert("RGBA")
    colour, alpha = picture.convert("RGB"), picture.getchannel("A")
    mode = node.get("composite-op", "svg:src-over")
    if mode == "svg:multiply":
        colour = ImageChops.multiply(canvas, colour)
    elif mode == "svg:plus":
        colour = ImageChops.add(canvas, colour)
    else:
        assert mode == "svg:src-over"
    opacity = float(node.get("opacity", "1"))
    alpha = alpha.point([round(level * opacity) for level in range(256)])
    place = int(node.get("x", "0")), int(node.get("y", "0"))
    canvas.paste(colour, place, alpha)
    return canvas


def _picture(archive: zipfile.ZipFile, name: str) -> Image.Image:
    picture = Image.open(io.BytesIO(archive.read(name)))
    picture.load()
    return picture
