"""The class list and how classes are called."""

from __future__ import annotations

from engine.classes import SKETCHY_CLASSES, display_name


def test_there_are_125_classes_each_once_in_order() -> None:
    assert len(SKETCHY_CLASSES) == 125
    assert list(SKETCHY_CLASSES) == sorted(set(SKETCHY_CLASSES))


def test_folders_are_spoken_as_people_would() -> None:
    assert display_name("car_(sedan)") == "car"
    assert display_name("hot-air_balloon") == "hot-air balloon"
    assert display_name("jack-o-lantern") == "jack-o-lantern"
    assert display_name("wine_bottle") == "wine bottle"


def test_no_two_classes_are_called_alike() -> None:
    assert len({display_name(name) for name in SKETCHY_CLASSES}) == 125
