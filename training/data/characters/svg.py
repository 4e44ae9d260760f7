"""SVG markup of a drawing: its colours with slot marks, and its ink."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from training.data.characters.curves import Points
from training.data.characters.drawing import BLACK, SHEET, WHITE, Fill, Light, Part, Stroke
from training.data.slots import SLOTS

BLOT = "#ff0000"
"""Black areas in `ink_svg`: red on white paper, so that one render tells them from black lines."""
INK = "#1c1520"
_THIN_PX = 2.0
_FIXED = {WHITE: "#ffffff", BLACK: "#000000"}


def mark(paint: str) -> str:
    """The colour that stands for a slot name in the markup (`white` stays white)."""
    return _FIXED.get(paint) or f"#5107{SLOTS.index(paint):02x}"


def flat_svg(parts: Iterable[Part]) -> str:
    """The colours without a line."""
    page = _Page()
    for item in _items(parts):
        if isinstance(item, Fill):
            page.path(item.outline, mark(item.paint), opacity=item.opacity, within=item.within)
    return page.markup()


def picture_svg(parts: Iterable[Part]) -> str:
    """The colours under the lines: what one would open in a vector program."""
    page = _Page()
    for item in _items(parts):
        if isinstance(item, Fill):
            page.path(item.outline, mark(item.paint), opacity=item.opacity, within=item.within)
        elif isinstance(item, Stroke):
            page.path(item.outline, INK, within=item.within)
    return page.markup()


def ink_svg(parts: Iterable[Part]) -> str:
    """The lines in black and the black areas in red on white."""
    page = _Page()
    for item in _items(parts):
        if isinstance(item, Fill) and item.hides:
            page.path(item.outline, "#ffffff", within=item.within)
        elif isinstance(item, Stroke):
            colour = BLOT if item.spine is None else "#000000"
            page.path(item.outline, colour, within=item.within)
    return page.markup()


def thin_svg(parts: Iterable[Part]) -> str:
    """The middle of every line, evenly thin and black on white."""
    page = _Page()
    for item in _items(parts):
        if isinstance(item, Fill) and item.hides:
            page.path(item.outline, "#ffffff", within=item.within)
        elif isinstance(item, Stroke) and item.spine is not None:
            page.thread(item.spine, item.within)
    return page.markup()


def _items(parts: Iterable[Part]) -> Iterator[Fill | Stroke | Light]:
    for part in parts:
        yield from part.items


class _Page:
    """Collects elements and the clip paths they refer to."""

    def __init__(self) -> None:
        self._body: list[str] = []
        self._clips: dict[int, tuple[str, Points]] = {}

    def path(
        self,
        outline: Points,
        colour: str,
        *,
        opacity: float = 1.0,
        within: Points | None = None,
    ) -> None:
        faint = f' opacity="{opacity:.3g}"' if opacity < 1 else ""
        self._add(f'<path d="{path_data(outline)}Z" fill="{colour}"{faint}/>', within)

    def thread(self, spine: Points, within: Points | None) -> None:
        drawn = f'fill="none" stroke="#000" stroke-width="{_THIN_PX}"'
        self._add(f'<path d="{path_data(spine)}" {drawn}/>', within)

    def _add(self, element: str, within: Points | None) -> None:
        if within is not None:
            element = f'<g clip-path="url(#{self._clip(within)})">{element}</g>'
        self._body.append(element)

    def _clip(self, outline: Points) -> str:
        if id(outline) not in self._clips:
            name = f"c{len(self._clips)}"
            self._clips[id(outline)] = (name, outline)
            self._body.append(f'<clipPath id="{name}"><path d="{path_data(outline)}Z"/></clipPath>')
        return self._clips[id(outline)][0]

    def markup(self) -> str:
        size = f"{SHEET:g}"
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}">'
            f"{''.join(self._body)}</svg>"
        )


def path_data(points: Points) -> str:
    """The `d` of a polyline, without the final Z."""
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points.tolist())
