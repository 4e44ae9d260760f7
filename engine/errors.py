"""The engine's exceptions. Every message says what happened, where, and what to do next."""

from __future__ import annotations

from engine.message import Message


class EngineError(Exception):
    """Base of all errors that the engine raises on purpose; its text may be shown to the user.

    Raised with an English template and the values in it, see `Message`: the window can say it in
    another language.
    """

    def __init__(self, template: str = "", /, **values: object) -> None:
        if values or not isinstance(template, Message):
            template = Message(template, **values)
        self.message: Message = template
        super().__init__(str(self.message))


class RequestError(EngineError):
    """A request cannot be painted as it stands (wrong shape, type or range)."""


class PictureError(EngineError):
    """A picture cannot be read or written."""


class CheckpointError(EngineError):
    """A weights file is missing, damaged, of another kind, or newer than this program."""


class DeviceError(EngineError):
    """The wanted compute device is unknown or not available."""


class StyleSetError(EngineError):
    """A file of saved references cannot be read or written, or its references cannot be used."""
