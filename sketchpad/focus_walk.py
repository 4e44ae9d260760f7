"""The order in which Tab goes through the controls of a window: as one reads, also for those that
came later. Qt's own order is that in which they were made."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cmp_to_key

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def stops(root: QWidget) -> Iterator[QWidget]:
    """What Tab stops at inside `root`, in rows from the top, each from the left."""
    children = [child for child in root.children() if isinstance(child, QWidget)]
    shown = [child for child in children if child.isVisible() and not child.isWindow()]
    for child in sorted(shown, key=cmp_to_key(_compare)):
        by_tab = bool(child.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if by_tab and child.isEnabled() and child.focusProxy() is None:
            yield child
        yield from stops(child)


def step(root: QWidget, forward: bool) -> bool:
    """Give the keys to the next stop, round and round; False if there is none."""
    order = list(stops(root))
    if not order:
        return False
    focused = root.focusWidget()
    place = order.index(focused) if focused in order else (-1 if forward else 0)
    target = order[(place + (1 if forward else -1)) % len(order)]
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    target.setFocus(reason)
    return True


def _compare(one: QWidget, other: QWidget) -> int:
    """Negative if `one` is read first: above, or beside and further left."""
    a, b = one.geometry(), other.geometry()
    if a.bottom() <= b.top() or b.bottom() <= a.top():
        return a.top() - b.top()
    return a.left() - b.left() or a.top() - b.top()
