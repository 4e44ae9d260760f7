"""Photoshop files (.psd) with their layers, written by psd-tools."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from engine.errors import PictureError
from engine.pictures import saving_picture
from sketchpad.export.layer_stack import LayerStack, written_name

SUFFIX = ".psd"
MAX_SIDE_PX = 30_000  # the format's own limit


def save_photoshop(path: Path, stack: LayerStack) -> None:
    """Write the stack in one step; an old file stays whole until then. Raises PictureError.

    "add" is Photoshop's linear dodge.
    """
    from psd_tools import PSDImage  # half a second to import
    from psd_tools.constants import BlendMode, Compression

    class Merged(PSDImage):
        """Keeps the merged picture that it was made from, instead of composing it for seconds."""

        def is_updated(self) -> bool:
            return False

    modes = {
        "normal": BlendMode.NORMAL,
        "multiply": BlendMode.MULTIPLY,
        "add": BlendMode.LINEAR_DODGE,
    }
    height, width = stack.merged.shape[:2]
    if max(height, width) > MAX_SIDE_PX:
        raise PictureError(
            "A Photoshop file has at most {max_side_px} px on a side, and this is {width} × "
            "{height} px. Save it as OpenRaster (.ora) instead.",
            max_side_px=MAX_SIDE_PX,
            width=width,
            height=height,
        )
    merged = Image.fromarray(stack.merged).convert("RGBA")  # else layers had masks for alpha
    image = Merged.frompil(merged, compression=Compression.RLE)
    image._merged_alpha = True  # the fourth channel is no selection that somebody saved
    for layer in stack.layers:
        entry = image.create_pixel_layer(
            Image.fromarray(layer.pixels),
            opacity=round(layer.opacity * 255),
            blend_mode=modes[layer.blend],
        )
        entry.name = written_name(layer.name)  # at creation only Mac Roman signs are taken
        entry.visible = layer.visible
    with saving_picture(path) as beside:
        image.save(beside)
