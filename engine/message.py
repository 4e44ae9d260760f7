"""Sentences of the engine that the window can say in another language; no Qt is needed here."""

from __future__ import annotations

from typing import Any


class Message(str):
    """An English sentence that knows its `template`, with the names of its `values` in braces.

    Values that are messages themselves are translated with it. Without values the template is the
    sentence as it stands.
    """

    template: str
    values: dict[str, Any]

    def __new__(cls, template: str, /, **values: object) -> Message:
        message = super().__new__(cls, template.format(**values) if values else template)
        message.template, message.values = template, values
        return message


class ClassWord(Message):
    """The name of a class as people call it, within a sentence."""


def sentences(*parts: str) -> str:
    """Several sentences in a row; empty ones are left out."""
    said = [part for part in parts if part]
    if len(said) < 2:
        return said[0] if said else ""  # joined, it would not be a `Message` any more
    names = [f"part{number}" for number in range(len(said))]
    template = " ".join(f"{{{name}}}" for name in names)
    return Message(template, **dict(zip(names, said, strict=True)))


def message_fields(text: str) -> dict[str, Any]:
    """A message as JSON values, for another process; values that are no text become text."""
    if not isinstance(text, Message):
        return {"text": text}
    kind = "class" if isinstance(text, ClassWord) else "text"
    return {kind: text.template, "values": {k: _field(v) for k, v in text.values.items()}}


def message_from(fields: Any) -> str:
    """A message out of `message_fields`; of anything else, its text as it stands."""
    if not isinstance(fields, dict):
        return str(fields)
    values = {str(k): message_from(v) for k, v in dict(fields.get("values", {})).items()}
    kind = ClassWord if "class" in fields else Message
    return kind(str(fields.get("class", fields.get("text", ""))), **values)


def _field(value: object) -> Any:
    if isinstance(value, Message):
        return message_fields(value)
    return value if isinstance(value, int | float) else str(value)
