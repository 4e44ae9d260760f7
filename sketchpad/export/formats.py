"""The formats that pictures and drawings are handed out in, and which file is which."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from engine.layers_out import save_layers
from engine.result import Layer
from sketchpad.export.layer_stack import LayerStack
from sketchpad.export.open_raster import save_open_raster
from sketchpad.export.photoshop import save_photoshop
from sketchpad.translation import QT_TRANSLATE_NOOP


class ExportFormat(Enum):
    """What a file is called in the dialog, and its suffix; the folder has none."""

    OPEN_RASTER = (QT_TRANSLATE_NOOP("Dialogs", "OpenRaster with layers"), ".ora")
    PHOTOSHOP = (QT_TRANSLATE_NOOP("Dialogs", "Photoshop with layers"), ".psd")
    LAYER_FOLDER = (QT_TRANSLATE_NOOP("Dialogs", "Folder with a PNG for each layer"), "")
    STROKES = (QT_TRANSLATE_NOOP("Dialogs", "SVG of the strokes"), ".svg")
    PNG = (QT_TRANSLATE_NOOP("Dialogs", "PNG picture"), ".png")

    @property
    def title(self) -> str:
        """What people choose it by, in English; the dialog shows it in their language."""
        return self.value[0]

    @property
    def suffix(self) -> str:
        """With its dot."""
        return self.value[1]


def format_of(path: Path, chosen: ExportFormat) -> tuple[ExportFormat, Path]:
    """What is written where: a known suffix decides, otherwise what was chosen."""
    for known in ExportFormat:
        if known.suffix and path.suffix.lower() == known.suffix:
            return known, path
    return chosen, path.with_name(path.name + chosen.suffix)


def save_in_layers(kind: ExportFormat, path: Path, stack: LayerStack) -> None:
    """Write a picture with its layers; raises PictureError."""
    if kind is ExportFormat.OPEN_RASTER:
        save_open_raster(path, stack)
    elif kind is ExportFormat.PHOTOSHOP:
        save_photoshop(path, stack)
    else:
        parts = [Layer(_plain(part.name), part.pixels, part.blend) for part in stack.layers]
        save_layers(path, tuple(parts))


def _plain(name: str) -> str:
    """A layer's name as a part of a file's name, which may have 255 bytes in all."""
    plain = "".join(sign if sign.isalnum() else " " for sign in name[:60])
    return plain.strip() or "layer"
