"""What the file names of the illustration collections tell: character, creature, not a figure.

Owns the table of collections with licences, and the split by character.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import PurePath

VALIDATION_SHARE, HELD_OUT_SHARE = 0.05, 0.1
_SPLIT_SALT = "illustrations-15"
"""The hash draws for every character alone; of some salts tried, this one leaves most characters of
the small collections for training and still gives each of the larger ones some that are not."""


@dataclass(frozen=True)
class Collection:
    """One source of illustrations.

    inked: its pictures have dark outlines, which are lifted off the paintings. share: how often it
    is drawn, relative to the others; its number of files does not matter. numbered: a number at the
    end of a file name is another character, not another picture of the same.
    """

    name: str
    licence: str
    source: str
    inked: bool
    share: float
    numbered: bool = False


COLLECTIONS = {
    "taisei": Collection("Taisei Project portraits", "CC BY 4.0", "Taisei Project", True, 0.22),
    "renpy": Collection("Ren'Py tutorial and The Question", "MIT", "Ren'Py", True, 0.08),
    "godot-vn": Collection("Godot visual novel figures", "CC BY-SA 4.0", "godot-vn", True, 0.05),
    "ardentryst": Collection("Ardentryst portraits", "CC BY-SA 4.0", "Ardentryst", True, 0.08),
    "wesnoth": Collection(
        "Battle for Wesnoth portraits", "GPL-2.0-or-later and CC BY-SA 4.0",
        "Battle for Wesnoth", True, 0.32,
    ),
    "wesnoth-bmr": Collection(
        "Bad Moon Rising portraits", "CC BY-SA 4.0", "Wesnoth add-on", True, 0.1
    ),
    "wesnoth-archaic": Collection(
        "Archaic Era portraits", "CC BY-SA 4.0", "Wesnoth add-on", True, 0.06
    ),
    "flare": Collection(
        "Flare portraits", "CC BY-SA 3.0-or-later", "Flare", False, 0.09, numbered=True
    ),
    "valyriatear": Collection(
        "Valyria Tear portraits", "mixed free licences", "Valyria Tear", False, 0.05
    ),
}  # fmt: skip
UNKNOWN = Collection("", "not recorded", "the trainer's own pictures", True, 0.1, numbered=True)
"""A folder that is not in the table, drawn as often as a small collection."""

HELD_OUT_SOURCE = "valyriatear"
"""Never trained on: comic faces painted over ink, by hands that drew for none of the others, which
makes it the unseen style. The Wesnoth add-ons are too close to Wesnoth to be one."""


def _word_set(text: str) -> frozenset[str]:
    return frozenset(text.split())


_VARIATIONS = _word_set(
    """
    angry annoyed blush calm concerned defeat defeated disguise epilogue glad happy insane mad
    masked mentoring normal sad smile surprised unlit decay
    old older young younger elder ancient first second alt large great full portrait mentor winter
    overlay elvish human female male f lich ghost sceptre glow horse variant
    blue green red dark i ii iii iv
    """
)
_CREATURES = _word_set(
    """
    ant bat bear beast beastrider big boar bone bug caribe cat chimera core crocodile cuttlefish dog
    dragon dragonfly draug drake drakes egg falcon familiar fish ghost ghoul goblin gryphon guardian
    harbinger herald horse hulk icemonax jinn kraken lich lynx mace monster monsters mudcrawler
    naga nagas nightgaunt nightmare owl piglet rat raven roc sabrecat saurian saurians scarab
    scorpion seahorse serpent skeletal skeleton snow snowcat soulless spectre spider stallion stoat
    swimmer tentacle thing tortoise troll trolls undead weasadillo wight wolf wolves wose woses
    wraith wyrm yeti zombie
    """
)
_NO_FIGURES = _word_set(
    """
    aura background beach bg blank border bkm cover dialog dialogname effects fade
    glow kiripan lecturehall meadow newspaper obelisk overlay pane part presale rithrandil signpost
    snowball status texture ui uni village core egg tomb
    """
)


def collection_of(source: str) -> Collection:
    """The collection in the folder `source`; one of unknown licence if it is not in the table."""
    return COLLECTIONS.get(source, UNKNOWN)


def words_of(name: str) -> list[str]:
    """The words of a name in lower case, numbers included, in order."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)
    return [word.lower() for word in re.findall(r"[A-Za-z]+|\d+", spaced)]


def character_of(source: str, filename: str) -> str:
    """`source/character`, the same for all pictures of one character.

    Expressions, clothes, ages and numbers are variants; where the name consists of nothing else
    (`old_woman_1` has `woman`, `female01` of a numbered collection has not), it is kept whole.
    """
    last = PurePath(filename).stem.split("__")
    if source == "taisei":  # cirno_variant_defeated__cirno_face_defeated
        return f"{source}/{words_of(last[0])[0]}"
    if source == "renpy":  # sylvie_blue_giggle
        return f"{source}/{words_of(last[-1])[0]}"
    if source == "godot-vn":  # assets__Tachie-shame
        return f"{source}/{words_of(last[-1])[0]}"
    words = words_of(last[-1])
    keep_numbers = collection_of(source).numbered
    kept = [
        word
        for word in words
        if word not in _VARIATIONS and len(word) > 1 and (keep_numbers or not word.isdigit())
    ]
    if keep_numbers and all(word.isdigit() for word in kept):
        kept = words
    folder = last[-2].lower() if len(last) > 3 and last[-2] != "portraits" else ""
    return "/".join(part for part in (source, folder, "-".join(kept or words)) if part)


def is_creature(filename: str) -> bool:
    """Whether the name tells of a beast, a monster or a skeleton."""
    folder_and_name = PurePath(filename).stem.split("__")[-2:]
    return not _CREATURES.isdisjoint(words_of(" ".join(folder_and_name)))


def is_figure(filename: str) -> bool:
    """Whether the name tells of anybody at all, not of a background, a frame or a light."""
    return _NO_FIGURES.isdisjoint(words_of(PurePath(filename).stem.split("__")[-1]))


def split_of(character: str) -> str:
    """`held_out`, `validation` or `train` by a hash of the character; one source is held out."""
    if character.split("/", 1)[0] == HELD_OUT_SOURCE:
        return "held_out"
    digest = hashlib.sha256(f"{_SPLIT_SALT}/{character}".encode()).digest()
    draw = int.from_bytes(digest[:8], "big") / 2**64
    if draw < HELD_OUT_SHARE:
        return "held_out"
    return "validation" if draw < HELD_OUT_SHARE + VALIDATION_SHARE else "train"
