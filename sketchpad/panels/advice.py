"""The words that stand in place of a picture: always what to do next."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from engine.worker import WorkerState
from sketchpad.class_names import class_words

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Advice:
    """A headline, a sentence, and whether sample drawings are offered below them."""

    headline: str
    sentence: str
    offer_sample: bool = False


def empty_then() -> Advice:
    """What to say of a moment before the first stroke."""
    return Advice(
        translate("Advice", "The paper was still empty"),
        translate("Advice", "The first picture comes with the first lines: go on in time."),
    )


def advice_for(state: WorkerState, reason: str, *, blank: bool, has_colours: bool) -> Advice:
    """What to say while there is no painting; `reason` is the engine's own words if it failed."""
    if state is WorkerState.UNAVAILABLE:
        return Advice(translate("Advice", "The painter is not available"), reason)
    if blank:
        return Advice(
            translate("Advice", "Your painting appears here"),
            translate(
                "Advice",
                "Draw on the paper and click a picture on the right: "
                "the drawing takes its colours while you draw.",
            ),
            offer_sample=True,
        )
    if not has_colours:
        return Advice(
            translate("Advice", "Which colours?"),
            translate(
                "Advice",
                "Click a picture on the right, drop one of yours there, "
                "or place a colour hint (K).",
            ),
        )
    if state is WorkerState.FAILED:
        return Advice(translate("Advice", "Painting failed"), reason)
    if state is WorkerState.LOADING:
        return Advice(
            translate("Advice", "Loading the painter…"),
            translate("Advice", "Draw on: the painting follows as soon as it is ready."),
        )
    return Advice(
        translate("Advice", "Painting…"),
        translate("Advice", "The first colours are on their way."),
    )


def photo_advice_for(
    state: WorkerState, reason: str, *, blank: bool, class_name: str, drawable: bool
) -> Advice:
    """What to say while there is no photo of `class_name` (empty: the program guesses).

    `drawable`: whether the photo network knows the class.
    """
    if state is WorkerState.UNAVAILABLE:
        return Advice(translate("Advice", "The photo lens is not available"), reason)
    if blank:
        return Advice(
            translate("Advice", "A photo appears here"),
            translate(
                "Advice",
                "Choose on the right what it shows, or let Sketchpad guess, and draw it. "
                "Or try a sample:",
            ),
            offer_sample=True,
        )
    if class_name and not drawable:
        return Advice(
            translate("Advice", "No photos of this class yet: {name}").format(
                name=class_words(class_name)
            ),
            translate("Advice", "Choose another class on the right, or let Sketchpad guess."),
        )
    if state is WorkerState.FAILED:
        return Advice(translate("Advice", "Making the photo failed"), reason)
    if state is WorkerState.LOADING:
        return Advice(
            translate("Advice", "Loading the photo lens…"),
            translate("Advice", "Draw on: the photo follows as soon as it is ready."),
        )
    return Advice(
        translate("Advice", "Making the photo…"), translate("Advice", "It is on its way.")
    )
