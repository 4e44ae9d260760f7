"""Characters, creatures and what is no figure, from names as the collections have them."""

from __future__ import annotations

import pytest

from training.data.illustrations.names import (
    COLLECTIONS,
    HELD_OUT_SOURCE,
    character_of,
    collection_of,
    is_creature,
    is_figure,
    split_of,
)

WESNOTH = "campaigns__Heir_To_The_Throne__images__portraits__"


@pytest.mark.parametrize(
    ("source", "names", "character"),
    [
        ("taisei", ["cirno__cirno_face_angry", "cirno_variant_defeated__cirno_face_defeated"],
         "taisei/cirno"),
        ("renpy", ["sylvie_blue_giggle", "sylvie_green_smile"], "renpy/sylvie"),
        ("godot-vn", ["assets__Tachie", "assets__Tachie-wonderful2"], "godot-vn/tachie"),
        ("ardentryst", ["Nyx_Mentor3", "Portrait_Nyx"], "ardentryst/nyx"),
        ("valyriatear", ["kalya", "kalya_full"], "valyriatear/kalya"),
        ("wesnoth",
         [WESNOTH + "delfador-elvish-mad", "campaigns__tutorial__images__portraits__delfador",
          "campaigns__Delfadors_Memoirs__images__portraits__younger_delfador"],
         "wesnoth/delfador"),
        ("wesnoth", ["core__images__portraits__elves__archer+female",
                     "core__images__portraits__elves__archer"], "wesnoth/elves/archer"),
        ("wesnoth", ["core__images__portraits__orcs__grunt-4",
                     "core__images__portraits__orcs__grunt"], "wesnoth/orcs/grunt"),
        ("wesnoth-bmr", ["civilian-1", "civilian-young-f", "civilian-old"], "wesnoth-bmr/civilian"),
        ("wesnoth-bmr", ["scarrion", "scarrion_c"], "wesnoth-bmr/scarrion"),
    ],
)  # fmt: skip
def test_pictures_of_one_character_share_a_name(
    source: str, names: list[str], character: str
) -> None:
    assert {character_of(source, f"{name}.webp") for name in names} == {character}


def test_others_do_not() -> None:
    core = "core__images__portraits__"
    names = ("elves__archer", "orcs__archer", "elves__captain", "humans__mage-silver")
    assert len({character_of("wesnoth", core + name) for name in names}) == len(names)
    flare = "fantasycore__images__portraits__"
    assert character_of("flare", flare + "female01.webp") != character_of(
        "flare", flare + "female02.webp"
    )
    assert character_of("mine", "img_001.png") != character_of("mine", "img_002.png")


def test_a_name_of_nothing_but_variants_is_kept_whole() -> None:
    assert character_of("wesnoth-archaic", "old_1.webp") == "wesnoth-archaic/old-1"


@pytest.mark.parametrize(
    ("name", "creature"),
    [
        ("core__images__portraits__undead__banebow", True),
        ("core__images__portraits__wolves__wolf-great", True),
        ("campaigns__Descent_Into_Darkness__images__portraits__drogan", False),
        ("core__images__portraits__humans__mage+female", False),
        ("snow_wolf", True),
        ("campaigns__Winds_of_Fate__images__portraits__wyrm", True),
    ],
)
def test_creatures_are_known_by_name_or_folder(name: str, creature: bool) -> None:
    assert is_creature(f"{name}.webp") is creature


@pytest.mark.parametrize(
    ("name", "figure"),
    [
        ("bg_lecturehall", False),
        ("assets__UI-dialogname", False),
        ("fantasycore__images__menus__portrait_border", False),
        ("core__images__portraits__humans__duelist", True),
        ("campaigns__Son_Of_The_Black_Eye__images__portraits__kapoue", True),
        ("eileen_happy", True),
    ],
)
def test_backgrounds_and_frames_are_no_figures(name: str, figure: bool) -> None:
    assert is_figure(f"{name}.webp") is figure


def test_the_split_goes_by_character_and_holds_one_source_out() -> None:
    names = [f"wesnoth/person-{number}" for number in range(4000)]
    splits = [split_of(name) for name in names]
    assert splits.count("held_out") / len(names) == pytest.approx(0.10, abs=0.02)
    assert splits.count("validation") / len(names) == pytest.approx(0.05, abs=0.015)
    assert split_of(f"{HELD_OUT_SOURCE}/anybody") == "held_out"
    assert split_of("taisei/kurumi") == "held_out", "an anime character of a taught collection"
    assert split_of("taisei/reimu") == "train"


def test_every_collection_has_a_licence_and_unknown_ones_say_so() -> None:
    assert all(c.licence and c.share > 0 for c in COLLECTIONS.values())
    assert collection_of("my-own").licence == "not recorded"
