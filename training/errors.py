"""The exceptions of the training package. Every message says what happened and what to do."""

from __future__ import annotations


class TrainingError(Exception):
    """Training cannot start or go on."""


class DataError(TrainingError):
    """Training data is missing, damaged or not what was expected."""


class RecipeError(TrainingError):
    """A recipe, or a value set on the command line, is not usable."""


class RunError(TrainingError):
    """A run folder cannot be resumed, written or exported."""
