"""Export to layered files and SVG, the clipboard, and pictures dragged out of the window."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from psd_tools import PSDImage
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from engine.layers_out import split_layers
from engine.request import Lens, PaintRequest, Request
from engine.result import Result
from sketchpad import picture_drag
from sketchpad.export.formats import ExportFormat
from sketchpad.export.recipe_png import project_inside
from sketchpad.main_window import MainWindow
from sketchpad.panels.pixmaps import pixels_of
from tests.export.readers import read_open_raster
from tests.fakes import FakePipeline, GatedPipeline
from tests.window_stage import OpenWindow, draw_line, one_colour

AMBER = (200, 120, 40)


class LayeredPipeline(FakePipeline):
    """Takes its paintings apart where it is asked to."""

    def run(self, request: Request) -> Result:
        return in_layers(request, super().run(request))


class GatedLayeredPipeline(GatedPipeline):
    """The same, stepped by the test."""

    def run(self, request: Request) -> Result:
        return in_layers(request, super().run(request))


def in_layers(request: Request, result: Result) -> Result:
    if not (isinstance(request, PaintRequest) and request.layers):
        return result
    flats = np.full_like(result.pixels, result.pixels[0, 0])
    return replace(result, layers=split_layers(flats, flats, request.lines))


def with_stroke(qtbot: QtBot, window: MainWindow) -> MainWindow:
    window.model.add_reference(one_colour(AMBER), "amber")
    draw_line(window, (100, 100), (400, 700))
    return window


@pytest.fixture
def painted(qtbot: QtBot, open_window: OpenWindow) -> MainWindow:
    """A window with a stroke that is painted."""
    window = with_stroke(qtbot, open_window(LayeredPipeline()))
    qtbot.waitUntil(lambda: window.session.current(Lens.PAINT) is not None)
    return window


def shown(window: MainWindow) -> np.ndarray:
    current = window.session.current(Lens.PAINT)
    assert current is not None
    return current.result.pixels.astype(int)


def choose(monkeypatch: pytest.MonkeyPatch, path: Path, kind: ExportFormat) -> list[str]:
    """Answer the next save dialog; the formats that it offers."""
    offered: list[str] = []

    def answer(parent: object, title: str, proposal: str, filters: str, first: str) -> object:
        offered.extend(filters.split(";;"))
        return str(path), next(f for f in offered if f.startswith(kind.title))

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    return offered


def export(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.export.done):
        window.actions_by_name["export"].trigger()


def test_an_open_raster_file_has_the_paintings_layers(
    qtbot: QtBot, painted: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered = choose(monkeypatch, tmp_path / "amber", ExportFormat.OPEN_RASTER)
    export(qtbot, painted)

    found = read_open_raster(tmp_path / "amber.ora")
    assert [layer.name for layer in found.layers][-4:] == [
        "lines",
        "light",
        "shading",
        "flat colours",
    ]
    np.testing.assert_allclose(found.composed, shown(painted), atol=2)
    assert painted.messages.text.startswith("Exported amber.ora with 4 layer")
    assert len(offered) == len(ExportFormat)


def test_a_suffix_that_was_typed_wins_over_the_chosen_format(
    qtbot: QtBot, painted: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, tmp_path / "amber.psd", ExportFormat.OPEN_RASTER)
    export(qtbot, painted)
    composed = PSDImage.open(tmp_path / "amber.psd").composite(force=True)
    np.testing.assert_allclose(np.asarray(composed)[..., :3], shown(painted), atol=2)


def test_a_folder_gets_a_png_for_each_layer(
    qtbot: QtBot, painted: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, tmp_path / "parts", ExportFormat.LAYER_FOLDER)
    export(qtbot, painted)
    names = sorted(path.name for path in (tmp_path / "parts").iterdir())
    assert names == [
        "1-flat-colours.png",
        "2-shading-multiply.png",
        "3-light-add.png",
        "4-lines.png",
    ]


def test_strokes_need_no_painting(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw_line(window, (100, 100), (400, 700))
    choose(monkeypatch, tmp_path / "strokes", ExportFormat.STROKES)
    export(qtbot, window)
    assert (tmp_path / "strokes.svg").read_text().count("<path") == 1


def test_an_empty_sheet_is_told_without_asking_for_a_place(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered = choose(monkeypatch, Path("unused"), ExportFormat.OPEN_RASTER)
    window.actions_by_name["export"].trigger()
    assert "nothing to export" in window.messages.text
    assert offered == []


def test_layers_of_what_was_drawn_while_waiting(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    engine = GatedLayeredPipeline()
    window = open_window(engine)
    qtbot.waitUntil(lambda: window.status.state_text == "Ready")
    window.set_live(False)
    with_stroke(qtbot, window)
    window.export.export_to(tmp_path / "a.ora", ExportFormat.OPEN_RASTER)
    assert engine.wait_started().layers  # type: ignore[union-attr]
    draw_line(window, (100, 900), (900, 900))
    with qtbot.waitSignal(window.export.done):
        engine.let_go()
        engine.let_go()
    found = read_open_raster(tmp_path / "a.ora")
    assert found.composed[900, 500].max() < 60
    assert len(found.layers) == 4


def test_a_place_that_cannot_be_written_is_told(
    qtbot: QtBot, painted: MainWindow, tmp_path: Path
) -> None:
    with qtbot.waitSignal(painted.export.failed):
        painted.export.export_to(tmp_path / "missing" / "a.psd", ExportFormat.PHOTOSHOP)
    assert "picture cannot be saved" in painted.messages.text


def test_the_clipboard_has_a_png_without_alpha(painted: MainWindow) -> None:
    painted.actions_by_name["copy"].trigger()
    data = bytes(QGuiApplication.clipboard().mimeData().data("image/png").data())
    with Image.open(io.BytesIO(data)) as image:
        assert (image.format, image.mode) == ("PNG", "RGB")
        np.testing.assert_array_equal(np.asarray(image), shown(painted))


class Dragged:
    """Stands in for the system's drag and drop, and takes what is dragged."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.data: QMimeData | None = None
        monkeypatch.setattr(picture_drag, "run_drag", self._take)

    def _take(self, source: object, data: QMimeData, small: object) -> Qt.DropAction:
        self.data = data
        return Qt.DropAction.CopyAction


def pull(window: MainWindow, *, far: bool = True) -> None:
    view = window.result
    start = view.picture_rect().center()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view, start + (QPoint(40, 30) if far else QPoint(2, 1)))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton)


def test_the_painting_is_dragged_out_as_image_and_file(
    painted: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    dragged = Dragged(monkeypatch)
    painted.projects.save_to(tmp_path / "人物 hero.sketchpad")
    pull(painted)

    assert dragged.data is not None
    image = dragged.data.imageData()
    assert isinstance(image, QImage) and not image.hasAlphaChannel()
    np.testing.assert_array_equal(pixels_of(image), shown(painted))
    (url,) = dragged.data.urls()
    path = Path(url.toLocalFile())
    assert path.name == "人物 hero.png", "as it would be saved"
    np.testing.assert_array_equal(np.asarray(Image.open(path)), shown(painted))
    assert project_inside(path) is not None

    painted.projects.discard_changes()
    painted.close()
    assert not path.exists()


def test_where_no_file_can_be_written_the_image_is_dragged_alone(
    painted: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    dragged = Dragged(monkeypatch)
    painted.picture_drag.close()  # as if somebody had cleaned up the folder of passing files
    pull(painted)
    assert dragged.data is not None and not dragged.data.hasUrls()
    image = dragged.data.imageData()
    assert isinstance(image, QImage)
    np.testing.assert_array_equal(pixels_of(image), shown(painted))


def test_a_click_or_a_pull_beside_the_picture_drags_nothing(
    painted: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    dragged = Dragged(monkeypatch)
    pull(painted, far=False)
    view = painted.result
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    QTest.mouseMove(view, QPoint(60, 60))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton)
    assert dragged.data is None


def test_the_handle_of_the_comparison_still_moves(
    painted: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    dragged = Dragged(monkeypatch)
    painted.actions_by_name["compare"].trigger()
    pull(painted)
    assert dragged.data is None
    assert painted.result.divider > 0.5
