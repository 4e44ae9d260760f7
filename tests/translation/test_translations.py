"""The files of translations: they hold what the source holds, complete, in every language."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest
from PySide6.QtCore import QTranslator

from sketchpad.actions import ACTIONS
from sketchpad.translation import FOLDER, LANGUAGES
from sketchpad.translations.building import qm_file, release, ts_file, update
from sketchpad.translations.catalogue import menu_title

TRANSLATED = tuple(code for code in LANGUAGES if code != "en")
Key = tuple[str, str, str]
"""Context, English text, comment."""
PLACE = re.compile(r"\{\w*\}|%n|\n")
ENDINGS = {"…": "…", ":": ":：", "?": "?？", ".": ".。"}
"""How a translation ends whose source ends so."""


def messages(language: str, folder: Path = FOLDER) -> dict[Key, Xml.Element]:
    """Every message of a language's .ts file."""
    found = {}
    for context in Xml.parse(ts_file(language, folder)).getroot().iter("context"):
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            source, comment = message.findtext("source") or "", message.findtext("comment") or ""
            assert (name, source, comment) not in found
            found[name, source, comment] = message
    return found


def forms(message: Xml.Element) -> list[str]:
    """The translation; of a plural, all its forms."""
    translation = message.find("translation")
    assert translation is not None
    plural = [form.text or "" for form in translation.iter("numerusform")]
    return plural or [translation.text or ""]


@pytest.fixture(scope="module")
def extracted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """New .ts files with what the source holds now."""
    folder = tmp_path_factory.mktemp("extracted")
    update(folder)
    return folder


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_files_hold_what_the_source_holds(language: str, extracted: Path) -> None:
    wanted, given = messages(language, extracted), messages(language)
    assert not sorted(wanted.keys() - given.keys()), "run `python -m sketchpad.translations`"
    assert not sorted(given.keys() - wanted.keys()), "run `python -m sketchpad.translations`"
    assert len(wanted) > (0 if language == "en" else 500)
    plurals = {key for key, message in wanted.items() if message.get("numerus")}
    assert plurals == {key for key, message in given.items() if message.get("numerus")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated(language: str) -> None:
    for key, message in messages(language).items():
        translation = message.find("translation")
        assert translation is not None and translation.get("type") is None, key
        assert all(form.strip() for form in forms(message)), key


@pytest.mark.parametrize("language", TRANSLATED)
def test_translations_take_the_same_values(language: str) -> None:
    for (context, source, _), message in messages(language).items():
        said = forms(message)
        for place, form in enumerate(said):
            wanted, given = Counter(PLACE.findall(source)), Counter(PLACE.findall(form))
            if place == 0 and len(said) > 1:
                given["%n"] = wanted["%n"]  # "another one" needs no number
            assert wanted == given, f"{context}: {source!r} -> {form!r}"


@pytest.mark.parametrize("language", TRANSLATED)
def test_translations_begin_and_end_like_their_source(language: str) -> None:
    for (context, source, _), message in messages(language).items():
        for form in forms(message):
            where = f"{context}: {source!r} -> {form!r}"
            assert form == form.strip(), where
            for ending, allowed in ENDINGS.items():
                if source.endswith(ending) and not source.endswith("..."):
                    assert form[-1] in allowed, where
                elif context in ("actions", "menus"):
                    assert not form.endswith(tuple(allowed)), where


@pytest.mark.parametrize("language", TRANSLATED)
def test_letters_that_open_entries_are_there_at_most_once(language: str) -> None:
    for key, message in messages(language).items():
        wanted = key[1].replace("&&", "").count("&")
        for form in forms(message):
            assert form.replace("&&", "").count("&") <= 1, key
            assert wanted or "&" not in form or key[0] == "menus", key


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_letter_opens_two_entries_of_a_menu(language: str) -> None:
    texts = {} if language == "en" else messages(language)
    letters: dict[str, dict[str, str]] = defaultdict(dict)

    def note(menu: str, context: str, english: str) -> None:
        text = forms(texts[context, english, ""])[0] if texts else english
        for letter in re.findall(r"&(\w)", text.upper()):
            holder = letters[menu].setdefault(letter, english)
            assert holder == english, f"{language}, {menu}: {letter} of {holder!r} and {english!r}"

    for spec in ACTIONS:
        top, _, sub = spec.menu.partition("/")
        note("the bar", "menus", menu_title(top))
        if sub:
            note(top, "menus", sub)
        if spec.translated:
            note(spec.menu, "actions", spec.text)


def test_what_qt_loads_is_made_of_these_files(tmp_path: Path) -> None:
    release(FOLDER, tmp_path)
    for language in LANGUAGES:
        made, kept = qm_file(language, tmp_path).read_bytes(), qm_file(language).read_bytes()
        assert made == kept, f"{language}: run `python -m sketchpad.translations`"


@pytest.mark.parametrize("language", TRANSLATED)
def test_qt_finds_every_text(language: str) -> None:
    translator = QTranslator()
    assert translator.load(f"sketchpad_{language}", str(FOLDER))
    for (context, source, comment), message in messages(language).items():
        if not message.get("numerus"):
            assert translator.translate(context, source, comment) == forms(message)[0]
