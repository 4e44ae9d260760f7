"""The small part of `training.evaluation.photo` that runs in the middle of training.

Its sketches are those of the judge's photos, so that choosing the best weights by them leaves the
held-out ones untouched; its edge maps alone are of held-out photos.
"""

from __future__ import annotations

from collections.abc import Sequence

from training.data.photo_cache import PhotoCache
from training.evaluation.judge_network import Judge
from training.evaluation.photo import QUICK, PhotoEvaluation
from training.evaluation.photo_samples import Painter


class PhotoValidation:
    """Measures networks on the same few sketches; the first call also looks at real photos."""

    def __init__(
        self, cache: PhotoCache, classes: Sequence[str] | None = None, judge: Judge | None = None
    ) -> None:
        """`judge`: None = the released one. Raises CheckpointError or DataError."""
        wanted = tuple(classes or cache.classes)
        self._evaluation = PhotoEvaluation(cache, judge or Judge.load(), wanted, "judge", QUICK)

    def measure(self, painter: Painter) -> dict[str, float]:
        """Numbers of one network, about 25 photos of each class.

        share: of human sketches' photos taken for the intended class, mean of the classes that
        have such sketches; edge_share: the same of edge maps' photos, and `edge_share.CLASS`;
        wrong: 1 - the mean of the two; kid: of edge maps' photos to real ones, times 1000.
        """
        human = self._evaluation.class_shares(painter, "sketch")
        edges = self._evaluation.class_shares(painter, "photo")
        numbers = {
            "share": human.mean.share,
            "edge_share": edges.mean.share,
            "wrong": 1 - (human.mean.share + edges.mean.share) / 2,
            "kid": 1000 * self._evaluation.kid(painter, "photo").mean,
        }
        return numbers | {
            f"edge_share.{name}": share.share for name, share in edges.by_class.items()
        }
