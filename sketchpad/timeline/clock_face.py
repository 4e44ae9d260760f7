"""Moments as people read them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def as_clock(t_ms: float) -> str:
    """Minutes and seconds, such as "1:05"; hours before them if there are any."""
    seconds = int(max(0.0, t_ms) // 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def at_moment(t_ms: float, duration_ms: float) -> str:
    """Which moment of a drawing is shown, such as "at 0:12 of 1:30"."""
    words = QCoreApplication.translate("ClockFace", "at {moment} of {whole}")
    return words.format(moment=as_clock(t_ms), whole=as_clock(duration_ms))
