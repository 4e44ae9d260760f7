"""The words that stand in place of a painting: always what to do next."""

from __future__ import annotations

from dataclasses import dataclass

from engine.worker import WorkerState


@dataclass(frozen=True)
class Hint:
    """A headline, a sentence, and whether the sample drawing is offered below them."""

    headline: str
    sentence: str
    offer_sample: bool = False


def hint_for(state: WorkerState, reason: str, *, blank: bool, has_references: bool) -> Hint:
    """What to say while there is no painting; `reason` is the engine's own words if it failed."""
    if state is WorkerState.UNAVAILABLE:
        return Hint("The painter is not available", reason)
    if blank:
        return Hint(
            "Your painting appears here",
            "Draw on the paper and click a picture on the right: "
            "the drawing takes its colours while you draw.",
            offer_sample=True,
        )
    if not has_references:
        return Hint(
            "Which colours?",
            "Click a picture on the right, or drop one of yours there.",
        )
    if state is WorkerState.FAILED:
        return Hint("Painting failed", reason)
    if state is WorkerState.LOADING:
        return Hint("Loading the painter…", "Draw on: the painting follows as soon as it is ready.")
    return Hint("Painting…", "The first colours are on their way.")
