"""The words that stand in place of a picture: always what to do next."""

from __future__ import annotations

from dataclasses import dataclass

from engine.classes import display_name
from engine.worker import WorkerState


@dataclass(frozen=True)
class Advice:
    """A headline, a sentence, and whether sample drawings are offered below them."""

    headline: str
    sentence: str
    offer_sample: bool = False


EMPTY_THEN = Advice(
    "The paper was still empty", "The first picture comes with the first lines: go on in time."
)


def advice_for(state: WorkerState, reason: str, *, blank: bool, has_colours: bool) -> Advice:
    """What to say while there is no painting; `reason` is the engine's own words if it failed."""
    if state is WorkerState.UNAVAILABLE:
        return Advice("The painter is not available", reason)
    if blank:
        return Advice(
            "Your painting appears here",
            "Draw on the paper and click a picture on the right: "
            "the drawing takes its colours while you draw.",
            offer_sample=True,
        )
    if not has_colours:
        return Advice(
            "Which colours?",
            "Click a picture on the right, drop one of yours there, or place a colour hint (K).",
        )
    if state is WorkerState.FAILED:
        return Advice("Painting failed", reason)
    if state is WorkerState.LOADING:
        return Advice(
            "Loading the painter…", "Draw on: the painting follows as soon as it is ready."
        )
    return Advice("Painting…", "The first colours are on their way.")


def photo_advice_for(
    state: WorkerState, reason: str, *, blank: bool, class_name: str, drawable: bool
) -> Advice:
    """What to say while there is no photo of `class_name` (empty: the program guesses).

    `drawable`: whether the photo network knows the class.
    """
    if state is WorkerState.UNAVAILABLE:
        return Advice("The photo lens is not available", reason)
    if blank:
        return Advice(
            "A photo appears here",
            "Choose on the right what it shows, or let Sketchpad guess, and draw it. "
            "Or try a sample:",
            offer_sample=True,
        )
    if class_name and not drawable:
        return Advice(
            f"No photos of this class yet: {display_name(class_name)}",
            "Choose another class on the right, or let Sketchpad guess.",
        )
    if state is WorkerState.FAILED:
        return Advice("Making the photo failed", reason)
    if state is WorkerState.LOADING:
        return Advice(
            "Loading the photo lens…", "Draw on: the photo follows as soon as it is ready."
        )
    return Advice("Making the photo…", "It is on its way.")
