"""The language of the window: how it is chosen, remembered and spoken."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from engine.errors import PictureError
from engine.message import ClassWord, Message, message_fields, message_from, sentences
from sketchpad.action_set import plain
from sketchpad.panels.shortcut_entries import entries
from sketchpad.photo_classes import found
from sketchpad.translation import ENVIRONMENT, language_for, shown_error, shown_message, speak
from tests.window.conftest import open_window as open_window
from tests.window_stage import OpenWindow


@pytest.fixture
def application(qapp: QApplication) -> Iterator[QCoreApplication]:
    """The application, which speaks English again afterwards."""
    yield qapp
    speak(qapp, "en")


@pytest.mark.parametrize(
    ("chosen", "system", "language"),
    [
        ("de", ["fr-FR"], "de"),
        ("system", ["de-AT", "en"], "de"),
        ("system", ["zh-Hans-CN"], "zh_CN"),
        ("system", ["zh_CN"], "zh_CN"),
        ("system", ["zh-Hant-TW", "de"], "de"),  # other signs: English is closer than none
        ("system", ["fr-FR", "en-GB"], "en"),
        ("system", [], "en"),
        ("klingon", ["de"], "de"),
    ],
)
def test_the_language_is_the_chosen_one_or_the_desktops(
    chosen: str, system: list[str], language: str
) -> None:
    assert language_for(chosen, system) == language


def test_the_environment_goes_before_the_choice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ENVIRONMENT, "zh_CN")
    assert language_for("de", ["de"]) == "zh_CN"
    monkeypatch.setenv(ENVIRONMENT, "nonsense")
    assert language_for("de", ["en"]) == "de"


def test_errors_are_told_in_the_language_that_is_spoken(application: QCoreApplication) -> None:
    error = PictureError("{name} cannot be opened ({reason}).", name="a.png", reason="busy")
    assert str(error) == "a.png cannot be opened (busy)."
    speak(application, "de")
    assert shown_error(error) == "a.png kann nicht geöffnet werden (busy)."
    assert str(error) == "a.png cannot be opened (busy)."
    assert shown_error(OSError("a.png is gone")) == "a.png is gone"


def test_values_of_messages_are_translated_with_them(application: QCoreApplication) -> None:
    speak(application, "de")
    message = Message(
        "The drawing is hard to read; it is shown as: {name}. Choose what it is.",
        name=ClassWord("owl"),
    )
    assert "gezeigt wird: Eule." in shown_message(message)
    small = Message(
        "You drew small: the network saw it enlarged {times} times, and its photo lies where you "
        "drew. Draw larger for a larger photo.",
        times=2.5,
    )
    assert "2,5-fach" in shown_message(small)
    assert shown_message(sentences(message, "", small)).count("Für ein größeres Foto") == 1
    assert shown_message(sentences("", small)) == shown_message(small)  # one alone, too
    assert shown_message("plain words") == "plain words"


def test_messages_come_whole_out_of_another_process() -> None:
    inner = Message("the picture “{name}”: {error}", name="x", error=OSError("gone"))
    message = Message("{path} is damaged: {why}, {times}", path="a", why=inner, times=2)
    again = message_from(message_fields(message))
    assert isinstance(again, Message) and again == message
    assert again.template == message.template and again.values["why"].template == inner.template
    assert message_from(message_fields("words")) == "words"


@pytest.mark.parametrize(
    ("language", "one", "many"),
    [
        ("en", "1 stroke copied", "5 strokes copied"),
        ("de", "1 Strich kopiert", "5 Striche kopiert"),
    ],
)
def test_counts_have_their_plurals(
    application: QCoreApplication, language: str, one: str, many: str
) -> None:
    speak(application, language)
    said = [
        QCoreApplication.translate("StrokeEditing", "%n stroke(s) copied", "", count)
        for count in (1, 5)
    ]
    assert said == [one, many]


def test_chinese_has_one_form_for_every_count(application: QCoreApplication) -> None:
    speak(application, "zh_CN")
    said = [
        QCoreApplication.translate("StrokeEditing", "%n stroke(s) copied", "", count)
        for count in (1, 5)
    ]
    assert said[0].replace("1", "5") == said[1] and "stroke" not in said[0]


def test_a_german_window(application: QCoreApplication, open_window: OpenWindow) -> None:
    speak(application, "de")
    window = open_window()
    titles = [plain(menu.title()) for menu in window.menuBar().findChildren(QMenu)]
    assert {"Datei", "Bearbeiten", "Ansicht", "Hilfe"} <= set(titles)
    assert plain(window.actions_by_name["undo"].text()) == "Rückgängig"
    assert QLocale().decimalPoint() == ","


def test_actions_are_found_in_both_languages(
    application: QCoreApplication, open_window: OpenWindow
) -> None:
    speak(application, "de")
    all_of_them = entries(open_window().actions_by_name)
    for query in ("rückgängig", "undo", "Bearbeiten undo"):
        assert "undo" in [entry.name for entry in all_of_them if entry.answers(query)]
    (zoom,) = [entry for entry in all_of_them if entry.answers("zoom at the cursor")]
    assert zoom.words == "Zoomen am Mauszeiger"


def test_classes_are_found_in_both_languages(application: QCoreApplication) -> None:
    speak(application, "de")
    assert found("eule", ["cat", "owl"]) == found("OWL", ["cat", "owl"]) == ["owl"]
    assert found("", ["bear", "apple", "dog"]) == ["apple", "bear", "dog"]  # Apfel, Bär, Hund
    speak(application, "zh_CN")
    assert found("猫", ["cat", "owl"]) == ["cat", "owl"]  # the owl is a bird with a cat's head
    assert found("", ["ant", "dog", "sailboat"]) == ["sailboat", "dog", "ant"]  # fan, gou, ma


def test_the_choice_is_kept_for_the_next_start(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    acts = window.actions_by_name
    assert acts["language_system"].isChecked()
    assert acts["language_zh_CN"].text() == "简体中文"
    acts["language_de"].trigger()
    assert window.settings.language == "de"
    assert "Deutsch" in window.messages.text
    assert plain(acts["undo"].text()) == "Undo"  # what is shown stays as it is
    again = open_window()
    assert again.actions_by_name["language_de"].isChecked()
    again.actions_by_name["language_system"].trigger()
    assert again.settings.language == "system"


def test_a_language_that_is_gone_means_the_desktops(open_window: OpenWindow) -> None:
    window = open_window()
    window.settings.language = "tlh"
    assert open_window().actions_by_name["language_system"].isChecked()
