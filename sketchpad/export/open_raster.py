"""OpenRaster files (.ora), which Krita, GIMP and MyPaint open with their layers.

A zip with its MIME type first and stored, `stack.xml`, a PNG per layer, the merged picture and a
thumbnail: https://www.openraster.org/baseline/file-layout-spec.html
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from xml.etree import ElementTree as Xml

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from engine.pictures import saving_picture
from sketchpad.export.layer_stack import LayerStack, written_name

MIME_TYPE = "image/openraster"
VERSION = "0.0.6"
SUFFIX = ".ora"
THUMBNAIL_PX = 256
COMPOSITE_OPS = {"normal": "svg:src-over", "multiply": "svg:multiply", "add": "svg:plus"}


def save_open_raster(path: Path, stack: LayerStack) -> None:
    """Write the stack in one step; an old file stays whole until then. Raises PictureError."""
    with saving_picture(path) as beside, zipfile.ZipFile(beside, "w") as archive:
        _write(archive, stack)


def _write(archive: zipfile.ZipFile, stack: LayerStack) -> None:
    archive.writestr("mimetype", MIME_TYPE, zipfile.ZIP_STORED)
    height, width = stack.merged.shape[:2]
    image = Xml.Element("image", version=VERSION, w=str(width), h=str(height), xres="72", yres="72")
    entries = Xml.SubElement(image, "stack")
    for place, layer in reversed(list(enumerate(stack.layers))):  # the topmost comes first
        name = f"data/layer{place}.png"
        archive.writestr(name, _png(layer.pixels), zipfile.ZIP_STORED)
        Xml.SubElement(
            entries,
            "layer",
            {
                "name": written_name(layer.name),
                "src": name,
                "x": "0",
                "y": "0",
                "opacity": f"{layer.opacity:.6g}",
                "visibility": "visible" if layer.visible else "hidden",
                "composite-op": COMPOSITE_OPS[layer.blend],
            },
        )
    document = Xml.tostring(image, encoding="UTF-8", xml_declaration=True)
    archive.writestr("stack.xml", document, zipfile.ZIP_DEFLATED)
    archive.writestr("mergedimage.png", _png(stack.merged), zipfile.ZIP_STORED)
    archive.writestr("Thumbnails/thumbnail.png", _thumbnail(stack.merged), zipfile.ZIP_STORED)


def _png(pixels: NDArray[np.uint8]) -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, "PNG")
    return buffer.getvalue()


def _thumbnail(pixels: NDArray[np.uint8]) -> bytes:
    small = Image.fromarray(pixels)
    small.thumbnail((THUMBNAIL_PX, THUMBNAIL_PX))
    return _png(np.asarray(small))
