"""Recolourable drawings: an SVG as an affine function of its slot colours.

Owns the slot names, the SVG markup and the exact rendering of `base` and `masks`. Knows nothing of
palettes, line art or training pairs.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

SLOTS = (
    "background",
    "hair",
    "hair_shadow",
    "skin",
    "skin_shadow",
    "clothes",
    "clothes_shadow",
    "accent",
    "accent_shadow",
    "accent2",
    "lips",
    "lips_shadow",
    "backdrop",
    "iris",
)
"""What a fill colour of a character drawing stands for; `#5107xx` marks slot number xx.

`training.data.backdrops` draws the backdrop of characters that bring none.
"""

BACKGROUND = 0
_SLOT_MARK = re.compile(r"#5107(0[0-9a-d])", re.IGNORECASE)
_HEX_COLOUR = re.compile(r"#(?:[0-9a-f]{6}|[0-9a-f]{3})(?![0-9a-f])", re.IGNORECASE)
_BLEND_MODE = re.compile(r"mix-blend-mode:\s*[a-z-]+;?", re.IGNORECASE)
_CHANNELS = ("#ff0000", "#00ff00", "#0000ff")


@dataclass(frozen=True, eq=False)
class SlotDrawing:
    """A picture as `base + sum_k masks[k] * colour_k` (values in [0, 1]).

    base: (H, W, 3) uint8, the picture with every slot black.
    masks: (K, H, W) uint8, how much of slot `slots[k]` each pixel shows, overlays included.
    """

    base: NDArray[np.uint8]
    masks: NDArray[np.uint8]
    slots: tuple[int, ...]

    def recolour(self, palette: NDArray[np.float32]) -> NDArray[np.float32]:
        """The picture under `palette` (S, 3) in [0, 1], indexed by slot -> (H, W, 3) in [0, 1]."""
        colours = palette[list(self.slots)]
        picture = np.tensordot(self.masks.astype(np.float32), colours, axes=(0, 0))
        picture += self.base
        return np.asarray(np.clip(picture / 255.0, 0.0, 1.0), np.float32)


def mark_slots(svg: str) -> tuple[str, tuple[int, ...]]:
    """The character SVG made affine (blend modes become plain opacity), and the slots it uses."""
    svg = _BLEND_MODE.sub("", svg)
    found = sorted({int(code, 16) for code in _SLOT_MARK.findall(svg)})
    return svg, tuple(slot for slot in found if slot != BACKGROUND)


def slots_from_fills(svg: str, most: int) -> tuple[str, tuple[int, ...]] | None:
    """Mark every colour of an ordinary SVG as a slot of its own: 1, 2, …; black and white stay.

    None if it has no colour at all or more than `most` different ones.
    """
    svg = _BLEND_MODE.sub("", svg)
    neutral = {"#000", "#000000", "#fff", "#ffffff"}
    colours = list(dict.fromkeys(c.lower() for c in _HEX_COLOUR.findall(svg)))
    colours = [colour for colour in colours if colour not in neutral]
    if not colours or len(colours) > most:
        return None
    mark = {colour: f"#5107{number:02x}" for number, colour in enumerate(colours, start=1)}
    marked = _HEX_COLOUR.sub(lambda m: mark.get(m[0].lower(), m[0]), svg)
    return marked, tuple(range(1, len(colours) + 1))


def paint_slots(svg: str, colour_of: Mapping[int, str], default: str = "#000000") -> str:
    """Replace every slot mark by its colour."""
    return _SLOT_MARK.sub(lambda m: colour_of.get(int(m[1], 16), default), svg)


def render_svg(svg: str, size: int, background: str) -> NDArray[np.uint8]:
    """Render into a square, standing at the bottom centre: (size, size, 3) uint8 RGB."""
    import resvg_py

    png = resvg_py.svg_to_bytes(
        svg_string=svg, width=size, height=size, background=background, skip_system_fonts=True
    )
    picture = Image.open(io.BytesIO(bytes(png))).convert("RGB")
    sheet = Image.new("RGB", (size, size), background)
    sheet.paste(picture, ((size - picture.width) // 2, size - picture.height))
    return np.asarray(sheet)


def render_slots(svg: str, slots: Sequence[int], size: int) -> SlotDrawing:
    """Measure `base` and the masks of a marked SVG: a render in black, then three slots a render.

    The colour channels of a render do not mix, so one picture with slots in pure red, green and
    blue holds three masks. The background is slot 0 and always present.
    """
    base = render_svg(paint_slots(svg, {}), size, "#000000")
    all_slots = (BACKGROUND, *slots)
    masks = []
    for start in range(0, len(all_slots), 3):
        group = all_slots[start : start + 3]
        colours = dict(zip(group, _CHANNELS, strict=False))
        lit = render_svg(paint_slots(svg, colours), size, colours.get(BACKGROUND, "#000000"))
        gain = lit.astype(np.int16) - base
        masks += [np.clip(gain[..., c], 0, 255).astype(np.uint8) for c in range(len(group))]
    return SlotDrawing(base=base, masks=np.stack(masks), slots=all_slots)
