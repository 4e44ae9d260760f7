"""The line at the bottom: what the engine does, how fast, on what; the lens and the zoom."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QIcon, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from engine.request import Lens
from engine.worker import WorkerState
from sketchpad.amounts import percent, pixels
from sketchpad.live.latency import Latency
from sketchpad.panels.lens_switch import LensSwitch
from sketchpad.translation import QT_TRANSLATE_NOOP, shown

_ICON_PX = 16
_MARGIN_PX, _SPACING_PX = 16, 8
_WIDEST_REASON_PX = 240

# state -> icon (shapes differ, not only colours), tone, words for each lens
_LOOK = {
    WorkerState.LOADING: (
        "busy",
        "busy",
        (
            QT_TRANSLATE_NOOP("StatusStrip", "Loading the painter…"),
            QT_TRANSLATE_NOOP("StatusStrip", "Loading the photo lens…"),
        ),
    ),
    WorkerState.READY: ("ready", "good", (QT_TRANSLATE_NOOP("StatusStrip", "Ready"),) * 2),
    WorkerState.THINKING: (
        "thinking",
        "accent",
        (
            QT_TRANSLATE_NOOP("StatusStrip", "Painting…"),
            QT_TRANSLATE_NOOP("StatusStrip", "Making the photo…"),
        ),
    ),
    WorkerState.FAILED: (
        "failed",
        "bad",
        (
            QT_TRANSLATE_NOOP("StatusStrip", "Painting failed"),
            QT_TRANSLATE_NOOP("StatusStrip", "Making the photo failed"),
        ),
    ),
    WorkerState.UNAVAILABLE: (
        "unavailable",
        "bad",
        (
            QT_TRANSLATE_NOOP("StatusStrip", "The painter is not available"),
            QT_TRANSLATE_NOOP("StatusStrip", "The photo lens is not available"),
        ),
    ),
    WorkerState.CLOSED: ("stopped", "dim_text", (QT_TRANSLATE_NOOP("StatusStrip", "Stopped"),) * 2),
}


class StatusStrip(QWidget):
    """Labels and the lens switch; every fact is handed in."""

    def __init__(
        self,
        make_icon: Callable[[str, str], QIcon],
        lenses: Sequence[QAction] = (),
        parent: QWidget | None = None,
    ) -> None:
        """`make_icon(name, tone)` gives an icon in one of the theme's tones; `lenses`: choices."""
        super().__init__(parent)
        self.setObjectName("statusStrip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._make_icon = make_icon
        self._state = WorkerState.LOADING
        self._lens = Lens.PAINT
        self.lens_switch = LensSwitch(lenses)
        self._light = QLabel()
        self._light.setFixedSize(_ICON_PX, _ICON_PX)
        self._words = QLabel()
        self._size = QLabel()
        self._latency = QLabel()
        self._device = QLabel()
        self._turn = QLabel()
        self._zoom = QLabel()
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(_MARGIN_PX, 0, _MARGIN_PX, 0)
        row.setSpacing(_SPACING_PX)
        row.addWidget(self._light)
        row.addWidget(self._words)
        for label in (self._size, self._latency, self._device, self._turn):
            label.setObjectName("dimLabel")
        for label in (self._size, self._latency, self._device):
            row.addWidget(label)
        row.addStretch(1)
        row.addWidget(self.lens_switch)
        row.addWidget(self._turn)
        row.addWidget(self._zoom)
        self._zoom.setObjectName("dimLabel")
        self.setFixedHeight(32)
        self.show_state(WorkerState.LOADING, "")

    @property
    def state_text(self) -> str:
        """What the state light says in words."""
        return self._words.text()

    @property
    def latency_text(self) -> str:
        """The last pass and the recent ones' percentiles."""
        return self._latency.text()

    @property
    def zoom_text(self) -> str:
        """The paper's zoom."""
        return self._zoom.text()

    @property
    def turn_text(self) -> str:
        """How the paper is turned and mirrored; empty if it is not."""
        return self._turn.text()

    def show_state(self, state: WorkerState, reason: str, lens: Lens = Lens.PAINT) -> None:
        """Show a lens's state; `reason` says why it failed, in full as a tool tip."""
        self._state, self._lens = state, lens
        words = self._state_words()
        if reason:
            metrics, side = self._words.fontMetrics(), Qt.TextElideMode.ElideRight
            words = self.tr("{state}: {reason}").format(
                state=words, reason=metrics.elidedText(reason, side, _WIDEST_REASON_PX)
            )
        self._words.setText(words)
        self._words.setToolTip(reason)
        self._light.setToolTip(reason or self._state_words())
        self._make_room()
        self.refresh_icons()

    def show_paused(self, paused: bool) -> None:
        """Say that live painting is off, in place of "Ready"."""
        if self._state is WorkerState.READY:
            self._words.setText(self.tr("Live pictures are off") if paused else self._state_words())
            self._make_room()

    def show_latency(self, latency: Latency | None) -> None:
        """Show how long full passes take, from request to pixels; None: there were none."""
        words = ""
        if latency is not None:
            words = self.tr("{last} ms   (p50 {p50} · p95 {p95})").format(
                last=round(latency.last_ms), p50=round(latency.p50_ms), p95=round(latency.p95_ms)
            )
        self._say(self._latency, words)

    def show_pass(self, size_px: int, stages_ms: str) -> None:
        """Show the last pass's working size (0: none); its stages are the latency's tool tip."""
        self._say(self._size, pixels(size_px) if size_px else "")
        self._latency.setToolTip(stages_ms)

    def show_device(self, device: str) -> None:
        """Show what the network runs on."""
        self._say(self._device, device)

    def show_zoom(self, zoom: float) -> None:
        """Show the paper's zoom, 1.0 = 100 %."""
        self._zoom.setText(percent(zoom * 100))
        self._make_room()

    def show_turn(self, angle_deg: float, mirrored: bool) -> None:
        """Show how far the paper is turned (clockwise), and whether it is seen in the mirror."""
        words = [f"{angle_deg:.0f}°"] if angle_deg else []
        self._say(self._turn, " · ".join([*words, self.tr("mirrored")] if mirrored else words))

    def _state_words(self) -> str:
        return shown("StatusStrip", _LOOK[self._state][2][0 if self._lens is Lens.PAINT else 1])

    def _say(self, label: QLabel, text: str) -> None:
        label.setText(text)
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Show what there is to say as far as there is room, the most important first."""
        always = (self._light, self._words, self.lens_switch, self._zoom)
        room = self.width() - 2 * _MARGIN_PX - _SPACING_PX
        room -= sum(part.sizeHint().width() + _SPACING_PX for part in always)
        for label in (self._turn, self._latency, self._device, self._size):
            wanted = label.sizeHint().width() + _SPACING_PX
            fits = bool(label.text()) and wanted <= room
            label.setVisible(fits)
            room -= wanted if fits else 0
        self._row.activate()  # at once: words that grew must not be seen cut

    def refresh_icons(self) -> None:
        """Tint the state light for the theme in use."""
        name, tone, _ = _LOOK[self._state]
        ratio = self.devicePixelRatioF()
        pixmap = self._make_icon(name, tone).pixmap(QSize(_ICON_PX, _ICON_PX), ratio)
        self._light.setPixmap(pixmap)
