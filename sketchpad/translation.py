"""The language of the window: which one, where its texts come from, how to write new ones.

How to write a text that the user of the window can read:

- In a class that is a QObject: `self.tr("Add a layer")`. Literals only, never an f-string. Never
  `other.tr(…)`: lupdate would file it under the wrong name. Base classes may use it too.
- Elsewhere (functions, plain classes): `QCoreApplication.translate("TheModule", "Add a layer")`.
- In a table of a module, which is read before a language is chosen:
  `QT_TRANSLATE_NOOP("TheModule", "Add a layer")` from here, and `shown("TheModule", text)` where
  it is shown. Never call `tr` or `translate` while a module is imported.
- Values: `self.tr("Saved {name}").format(name=name)`. Whole sentences, never pieces put together.
- Counts: `self.tr("%n stroke(s)", "", count)` in a class that nobody inherits from; elsewhere
  `counted("TheModule", "%n stroke(s)", count)`. English plurals are in sketchpad_en.ts, too.
- Errors: `raise PictureError("{name} is no picture.", name=path.name)`, never with an f-string.
  `str(error)` is English, `shown_error(error)` says it in the user's language. A sentence of
  `engine` that is no error is an `engine.message.Message`; `shown_message(it)` translates it.
- Actions (`ActionSpec`) and their menus need no mark: `translations/catalogue.py` collects them,
  and the templates of errors and messages.
- Decimal numbers and dates: `QLocale().toString(…)`.
- `python -m sketchpad.translations` after any change; tests tell what was forgotten.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from engine.errors import EngineError
from engine.message import ClassWord, Message

LANGUAGES = {"en": "English", "de": "Deutsch", "zh_CN": "简体中文"}
"""Codes and the languages' own names; what is in no language's file is shown in English."""
FOLDER = Path(__file__).parent / "translations"
ENVIRONMENT = "SKETCHPAD_LANGUAGE"
SYSTEM = "system"
COUNTED = "count"
"""The comment of plurals that `counted` asks for."""
_SPOKEN = "language"
"""The name of the application's translators."""
_AS_SHORT_AS_EXACT = QLocale.FloatingPointPrecisionOption.FloatingPointShortest


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802 (lupdate looks for this name)
    """Mark a text of a table for lupdate; it comes back as it is, for `shown` to translate."""
    return text


def shown(context: str, text: str) -> str:
    """A marked text in the user's language."""
    return QCoreApplication.translate(context, text)


def counted(context: str, text: str, count: int) -> str:
    """A text with %n for a number, in the user's language and its plural.

    lupdate takes no plural from `translate`; the catalogue collects what this is given.
    """
    return QCoreApplication.translate(context, text, COUNTED, count)


def shown_error(error: BaseException) -> str:
    """What an error says, in the user's language; foreign errors say their own words."""
    return shown_message(error.message) if isinstance(error, EngineError) else str(error)


def shown_message(text: str) -> str:
    """A sentence of the engine in the user's language; what is no `Message` stays as it is."""
    if not isinstance(text, Message) or not text:
        return text
    template = shown("Classes" if isinstance(text, ClassWord) else "messages", text.template)
    values = {name: _shown_value(value) for name, value in text.values.items()}
    return template.format(**values) if values else template


def language_for(chosen: str, system: Iterable[str] | None = None) -> str:
    """The code of the language to speak: the environment's, the chosen one, or the desktop's.

    `system` are the desktop's languages, the preferred one first, as "de-AT" or "zh_Hans_CN".
    """
    for wish in (os.environ.get(ENVIRONMENT, ""), chosen):
        if wish in LANGUAGES:
            return wish
    for wish in QLocale.system().uiLanguages() if system is None else system:
        parts = wish.replace("_", "-").split("-")
        for code in LANGUAGES:
            if parts[0] == code.split("_")[0] and not {"TW", "HK", "MO", "Hant"} & set(parts):
                return code
    return "en"


def speak(application: QCoreApplication, chosen: str = SYSTEM) -> str:
    """Show texts in a language from now on and return its code; what is shown stays as it is."""
    language = language_for(chosen)
    for before in application.findChildren(QTranslator, _SPOKEN):
        application.removeTranslator(before)
        before.setObjectName("")
        before.deleteLater()
    qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name, folder in ((f"qtbase_{language}", qt_folder), (f"sketchpad_{language}", FOLDER)):
        translator = QTranslator(application)
        if translator.load(name, str(folder)):
            translator.setObjectName(_SPOKEN)
            application.installTranslator(translator)
    QLocale.setDefault(QLocale(language))
    return language


def _shown_value(value: object) -> object:
    if isinstance(value, BaseException):
        return shown_error(value)
    if isinstance(value, str):
        return shown_message(value)
    if isinstance(value, float):
        return QLocale().toString(value, "f", _AS_SHORT_AS_EXACT)
    return value
