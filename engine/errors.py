"""The engine's exceptions. Every message says what happened, where, and what to do next.

A message is a template and the values in it, so that the window can say it in another language.
"""

from __future__ import annotations


class EngineError(Exception):
    """Base of all errors that the engine raises on purpose; its text may be shown to the user.

    `template` is an English sentence with the names of `values` in braces; an error among the
    values says its own message there. Without values the template is the text as it stands.
    """

    def __init__(self, template: str = "", /, **values: object) -> None:
        super().__init__(template.format(**values) if values else template)
        self.template = template
        self.values = values


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
