"""Keys the user changed come before the table's own, and no keys call two actions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sketchpad.keymap import Keymap, normal

OWN = {"save": ("Ctrl+S",), "brush": ("B",), "redo": ("Ctrl+Shift+Z", "Ctrl+Y"), "log": ()}
KEYS = ["Ctrl+S", "B", "Ctrl+Shift+Z", "Ctrl+Y", "F9", "?", "Ctrl+Alt+K"]

names = st.sampled_from(sorted(OWN))
verbs = st.one_of(
    st.tuples(st.just("assign"), names, st.lists(st.sampled_from(KEYS), max_size=2)),
    st.tuples(st.just("reset"), names, st.just([])),
)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Shift+?", "?"),
        ("Ctrl+Shift+Z", "Ctrl+Shift+Z"),
        ("Shift+Space", "Shift+Space"),
        ("Ctrl++", "Ctrl++"),
        ("Shift+F1", "Shift+F1"),
        ("", ""),
        ("Ctrl+Nonsense", ""),
    ],
)
def test_one_writing_for_the_same_keys(written: str, meant: str) -> None:
    assert normal(written) == meant


def test_new_keys_replace_the_old_ones_and_only_they_are_stored() -> None:
    keymap = Keymap(OWN)
    keymap.assign("redo", ["Ctrl+Alt+K"])
    assert keymap.keys("redo") == ("Ctrl+Alt+K",)
    assert keymap.holder("Ctrl+Y") == ""
    assert keymap.changed == {"redo": ("Ctrl+Alt+K",)}
    assert Keymap(OWN, keymap.changed).keys("redo") == ("Ctrl+Alt+K",)


def test_own_keys_give_way_and_come_back() -> None:
    keymap = Keymap(OWN)
    keymap.assign("log", ["B"])
    assert keymap.keys("brush") == () and keymap.holder("B") == "log"
    assert keymap.holders_of_own("brush") == ["log"]
    assert not keymap.is_own("brush")
    keymap.reset("brush")
    assert keymap.keys("brush") == ("B",) and keymap.keys("log") == ()
    assert keymap.changed == {}


def test_taking_one_of_two_keys_leaves_the_other() -> None:
    keymap = Keymap(OWN)
    keymap.assign("log", ["Ctrl+Y"])
    assert keymap.keys("redo") == ("Ctrl+Shift+Z",)


def test_the_old_keys_again_are_no_difference() -> None:
    keymap = Keymap(OWN)
    keymap.assign("brush", ["F9"])
    keymap.assign("brush", ["B"])
    assert keymap.changed == {}


def test_stored_keys_of_another_version_do_no_harm() -> None:
    keymap = Keymap(OWN, {"gone": ("F9",), "save": ("Ctrl+Nonsense", "F9"), "brush": ("F9",)})
    assert keymap.keys("brush") == ("F9",)
    assert keymap.keys("save") == ()


@given(st.lists(verbs, max_size=8))
def test_no_keys_ever_call_two_actions(steps: list[tuple[str, str, list[str]]]) -> None:
    keymap = Keymap(OWN)
    for verb, name, keys in steps:
        if verb == "assign":
            keymap.assign(name, keys)
            assert keymap.keys(name) == tuple(dict.fromkeys(map(normal, keys)))
        else:
            keymap.reset(name)
            assert keymap.is_own(name)
        held = [normal(one) for action in OWN for one in keymap.keys(action)]
        assert len(held) == len(set(held))
        again = Keymap(OWN, keymap.changed)
        assert [again.keys(action) for action in OWN] == [keymap.keys(action) for action in OWN]
    keymap.reset_all()
    assert all(keymap.is_own(name) for name in OWN)
