"""The one exception of the command line; its text is shown to the user as it is."""

from __future__ import annotations


class CommandError(Exception):
    """A command cannot do what was asked; the message says why and what to do."""
