"""Recognises pictures in drops and on the clipboard; decodes nothing on the window's thread."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QMimeData
from PySide6.QtGui import QImage, QImageWriter

from sketchpad import bundled
from sketchpad.translation import shown

_ENCODED_FORMATS = ("image/png", "image/jpeg", "image/webp", "image/bmp", "image/tiff")


@dataclass(frozen=True)
class PictureSource:
    """A picture that was handed over but not read yet: a file, or encoded bytes."""

    content: Path | bytes
    name: str


def source_of(path: Path) -> PictureSource:
    """A picture file on disk; those that come with the program have a title of their own."""
    bundled_picture = path.parent == bundled.REFERENCES
    return PictureSource(path, shown_title(path) if bundled_picture else path.stem)


def shown_title(path: Path) -> str:
    """What a picture that comes with the program is called, in the user's language."""
    return shown("Bundled", bundled.title_of(path))


def sources_in(mime: QMimeData) -> list[PictureSource]:
    """Every picture that `mime` offers: its local files, else its picture data; maybe none.

    Files of any kind are returned: whether they are pictures is found out when they are read.
    """
    files = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    if files:
        return [source_of(path) for path in files]
    for kind in _ENCODED_FORMATS:
        if mime.hasFormat(kind):
            return [PictureSource(bytes(mime.data(kind).data()), _pasted())]
    image = mime.imageData() if mime.hasImage() else None
    if isinstance(image, QImage) and not image.isNull():
        return [PictureSource(_encoded(image), _pasted())]
    return []


def offers_pictures(mime: QMimeData) -> bool:
    """Whether a drag is worth accepting; cheap enough for every drag-move event."""
    return mime.hasImage() or any(url.isLocalFile() for url in mime.urls())


def _pasted() -> str:
    return QCoreApplication.translate("PictureSources", "Pasted picture")


def _encoded(image: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    form = b"PNG" if image.hasAlphaChannel() else b"BMP"  # BMP: quick to write
    QImageWriter(buffer, QByteArray(form)).write(image)
    return bytes(data.data())
