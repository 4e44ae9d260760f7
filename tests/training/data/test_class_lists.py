"""The lists of classes: complete, in folder spelling, and read from the paper's names."""

from __future__ import annotations

import pytest

from engine.classes import SKETCHY_CLASSES
from training.data.classes import (
    CLASS_LISTS,
    FIRST_CLASSES,
    PAPER_CLASSES,
    PAPER_CLASSIFIED,
    PAPER_DETECTED,
    WIDER_CLASSES,
    folder_name,
    is_class,
)
from training.errors import DataError


@pytest.mark.parametrize("name", sorted(CLASS_LISTS))
def test_every_list_holds_folders_of_the_database_each_once(name: str) -> None:
    names = CLASS_LISTS[name]
    assert len(set(names)) == len(names)
    assert set(names) <= set(SKETCHY_CLASSES)


def test_the_lists_have_the_paper_s_and_our_sizes() -> None:
    assert (len(PAPER_DETECTED), len(PAPER_CLASSIFIED), len(PAPER_CLASSES)) == (19, 31, 50)
    assert (len(FIRST_CLASSES), len(WIDER_CLASSES)) == (10, 16)
    assert set(FIRST_CLASSES) < set(WIDER_CLASSES)


@pytest.mark.parametrize(
    ("spoken", "folder"),
    [
        ("car", "car_(sedan)"),
        ("car_(sedan)", "car_(sedan)"),
        ("Hot-air balloon", "hot-air_balloon"),
        ("hermit_crab", "hermit_crab"),
        ("pickup truck", "pickup_truck"),
    ],
)
def test_the_paper_s_names_are_found_in_folder_spelling(spoken: str, folder: str) -> None:
    assert is_class(spoken)
    assert folder_name(spoken) == folder


def test_a_name_that_is_no_class_names_the_nearest_one() -> None:
    assert not is_class("elefant")
    with pytest.raises(DataError, match="Did you mean 'elephant'"):
        folder_name("elefant")
    with pytest.raises(DataError, match="See the list"):
        folder_name("qqqqqq")
