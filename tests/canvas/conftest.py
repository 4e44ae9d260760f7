from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from sketchpad.canvas.view import CanvasView
from sketchpad.document.document import Document
from sketchpad.document.model import DocumentModel


@pytest.fixture
def model(qapp: object) -> DocumentModel:
    return DocumentModel(Document(200, 200))


@pytest.fixture
def canvas(model: DocumentModel, qtbot: QtBot) -> CanvasView:
    """A shown canvas at 100 %: the sheet's corner is at (50, 50)."""
    view = CanvasView(model)
    qtbot.addWidget(view)
    view.resize(300, 300)
    view.show()
    qtbot.waitExposed(view)
    view.actual_size()
    return view
