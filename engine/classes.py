"""The classes a photo can have, spelled as the folders of the Sketchy Database are.

Owns the list of all 125 and how a class is called in the window. Which of them a network knows
stands in its checkpoint (`CheckpointMeta.classes`), never here.
"""

from __future__ import annotations

_NAMES = """
airplane alarm_clock ant ape apple armor axe banana bat bear bee beetle bell bench bicycle blimp
bread butterfly cabin camel candle cannon car_(sedan) castle cat chair chicken church couch cow
crab crocodilian cup deer dog dolphin door duck elephant eyeglasses fan fish flower frog geyser
giraffe guitar hamburger hammer harp hat hedgehog helicopter hermit_crab horse hot-air_balloon
hotdog hourglass jack-o-lantern jellyfish kangaroo knife lion lizard lobster motorcycle mouse
mushroom owl parrot pear penguin piano pickup_truck pig pineapple pistol pizza pretzel rabbit
raccoon racket ray rhinoceros rifle rocket sailboat saw saxophone scissors scorpion sea_turtle
seagull seal shark sheep shoe skyscraper snail snake songbird spider spoon squirrel starfish
strawberry swan sword table tank teapot teddy_bear tiger tree trumpet turtle umbrella violin
volcano wading_bird wheelchair windmill window wine_bottle zebra
"""

SKETCHY_CLASSES: tuple[str, ...] = tuple(_NAMES.split())
"""The 125 classes of the Sketchy Database (Sangkloy 2016), in alphabetical order."""


def display_name(class_name: str) -> str:
    """How people call a class: "car_(sedan)" -> "car", "hot-air_balloon" -> "hot-air balloon"."""
    return class_name.partition("_(")[0].replace("_", " ")
