"""The paint task: the losses of Zhang et al. 2017, eq. 2, on recolourable drawings.

Owns the generator; the adversarial part (eq. 3 and 4) is `training.tasks.paint_adversary`'s.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from engine.errors import CheckpointError
from engine.hint_map import draw_hint_map
from engine.nn.locked_style import LockedStyleConfig
from engine.nn.paint_network import EncoderConfig, PaintNetwork, PaintNetworkConfig
from engine.nn.residual_unet import Painting, ResidualUNetConfig
from engine.nn.style_encoder import StyleEncoderConfig
from engine.pixels import hint_tensor, ink_tensor, to_tensor
from training.data.drawing_cache import DrawingCache, DrawingRecord
from training.data.illustrations.cache import IllustrationCache, IllustrationRecord
from training.data.illustrations.pairs import IllustrationConfig, IllustrationPairs
from training.data.paint_pairs import PaintPair, PaintPairs, PairConfig
from training.data.plane_file import INDEX
from training.errors import DataError, RecipeError
from training.evaluation.paint import PaintEvaluation
from training.losses import painting_l1
from training.tables import from_table
from training.task import Batch, Player
from training.tasks.paint_adversary import AdversaryTables, PaintAdversary

log = logging.getLogger(__name__)

ILLUSTRATIONS = "illustrations"
"""Folder of the prepared illustrations inside that of the prepared drawings."""
PREPROCESSING = {"lines": "ink in [0, 1], 1 = ink", "reference": "RGB in [-1, 1], square"}


@dataclass(frozen=True)
class NetworkTables:
    """[network]: the two halves of the paint network; the encoder is ours or a locked one."""

    unet: ResidualUNetConfig = field(default_factory=ResidualUNetConfig)
    encoder: EncoderConfig = field(default_factory=StyleEncoderConfig)


@dataclass(frozen=True)
class DataTables:
    """[data]: sheet sizes and how often each is drawn; a batch holds `pixels` pixels at most.

    illustration_share: pairs that are real illustrations, where the data folder has any prepared.
    """

    sizes: tuple[int, ...] = (96, 128, 160, 192, 256)
    shares: tuple[float, ...] = (0.4, 0.25, 0.15, 0.12, 0.08)
    pixels: int = 300_000
    pairs: PairConfig = field(default_factory=PairConfig)
    illustration_share: float = 0.0
    illustrations: IllustrationConfig = field(default_factory=IllustrationConfig)

    def __post_init__(self) -> None:
        if len(self.sizes) != len(self.shares):
            raise ValueError("sizes and shares need the same length")
        if self.pixels < max(self.sizes) ** 2:
            raise ValueError("pixels must hold at least one sheet of the largest size")


@dataclass(frozen=True)
class LossTables:
    """[loss]: eq. 2's weights; `pointer` is ours, on the colours the attention points at.

    on_lines: how much a pixel under ink counts, since the user's lines cover it.
    """

    painting: float = 1.0
    guide_gray: float = 0.3
    guide_colour: float = 0.9
    pointer: float = 0.5
    on_lines: float = 0.2


class PaintTask:
    """Implements `training.task.Task` for the paint network."""

    main_metric = "score"

    def __init__(
        self,
        network: PaintNetworkConfig,
        data: DataTables,
        loss: LossTables,
        cache: DrawingCache,
        seed: int,
        adversary: AdversaryTables | None = None,
        illustrations: IllustrationCache | None = None,
    ) -> None:
        self.data, self.loss, self.seed = data, loss, seed
        self.config = network
        torch.manual_seed(seed)
        self.network = PaintNetwork(network)
        self.adversary = PaintAdversary(adversary, network.encoder) if adversary else None
        self.pairs = PaintPairs(cache, data.pairs, network.encoder.size)
        self.illustrations: IllustrationPairs | None = None
        if illustrations is not None:
            config = data.illustrations
            self.illustrations = IllustrationPairs(illustrations, config, network.encoder.size)
        self.evaluation = PaintEvaluation(cache, network.encoder.size)
        self.data_sets = [*_sources(cache), *(_sources(illustrations) if illustrations else [])]

    @property
    def released(self) -> nn.Module:
        """The network; its guides are dropped when it is loaded for use."""
        return self.network

    @property
    def tables(self) -> Mapping[str, Any]:
        """The resolved recipe tables."""
        tables = {
            "network": self.config.to_dict(),
            "data": asdict(self.data),
            "loss": asdict(self.loss),
        }
        return {**tables, "adversary": self.adversary.table} if self.adversary else tables

    @property
    def players(self) -> Sequence[Player]:
        """The generator, and its adversary where the recipe has one."""
        weights = {
            name: getattr(self.loss, name)
            for name in ("painting", "guide_gray", "guide_colour", "pointer")
        }
        if not self.config.unet.attention_strides:
            del weights["pointer"]
        if self.adversary is None:
            return (Player("generator", self.network, self.losses, weights),)
        weights |= self.adversary.generator_weights
        return (
            Player("generator", self.network, self.losses, weights),
            self.adversary.player,
        )

    def losses(self, batch: Batch) -> dict[str, Tensor]:
        """L_l1 of eq. 2 and the generator's part of eq. 3 and 4, term by term and unweighted."""
        hints = batch["hints"] if self.config.unet.hint_map else None
        out: Painting = self.network(batch["ink"], batch["reference"], hints)
        terms = painting_l1(out, batch["painting"], batch["weight"])
        if self.adversary is not None:
            terms |= self.adversary.generator_terms(batch, out.painting)
        return terms

    def batch(self, index: int) -> Batch:
        """Batch `index`: one sheet size, as many pairs as `data.pixels` allows."""
        rng = np.random.default_rng((self.seed, index))
        shares = np.array(self.data.shares)
        size = int(rng.choice(self.data.sizes, p=shares / shares.sum()))
        count = max(1, self.data.pixels // (size * size))
        pairs = [self._pair(size, rng) for _ in range(count)]
        return {**to_batch(pairs, self.loss.on_lines), "index": torch.tensor(index)}

    def _pair(self, size: int, rng: np.random.Generator) -> PaintPair:
        if self.illustrations is not None and rng.random() < self.data.illustration_share:
            return self.illustrations.sample(size, rng)
        return self.pairs.sample(size, rng)

    def validate(self, network: nn.Module) -> dict[str, float]:
        """Slot errors on held-out art styles and unseen drawings of known ones."""
        return self.evaluation.measure(network)

    def contact_sheet(self, network: nn.Module) -> NDArray[np.uint8]:
        """Lines, reference, result, truth of held-out drawings."""
        return self.evaluation.contact_sheet(network)

    def checkpoint_meta(self, step: int) -> Mapping[str, Any]:
        """The fields of `CheckpointMeta` that describe this network."""
        return {
            "kind": "paint",
            "config": self.config.to_dict(),
            "preprocessing": PREPROCESSING,
            "data_sets": self.data_sets,
        }

    def __getstate__(self) -> dict[str, Any]:
        """Data workers make batches only: they need no networks."""
        kept = ("data", "loss", "seed", "pairs", "illustrations")
        return {name: value for name, value in self.__dict__.items() if name in kept}


def to_batch(pairs: Sequence[PaintPair], on_lines: float) -> Batch:
    """Stack pairs: ink (B, 1, S, S) in [0, 1], painting and reference in [-1, 1], weight, hints."""
    ink = torch.cat([ink_tensor(pair.lines) for pair in pairs])
    return {
        "ink": ink,
        "painting": torch.cat([to_tensor(pair.painting) for pair in pairs]),
        "reference": torch.cat([to_tensor(pair.reference) for pair in pairs]),
        "weight": 1 - (1 - on_lines) * ink,
        "hints": torch.cat(
            [hint_tensor(draw_hint_map(pair.hints, pair.lines.shape)) for pair in pairs]
        ),
    }


def _sources(cache: DrawingCache | IllustrationCache) -> list[dict[str, str]]:
    """What the checkpoint says about the data of the training split."""
    names = {_collection(record) for record in cache.records if record.split == "train"}
    return [cache.sources.get(name, _unknown(name)) for name in sorted(names)]


def _collection(record: DrawingRecord | IllustrationRecord) -> str:
    return record.style if isinstance(record, DrawingRecord) else record.source


def _unknown(style: str) -> dict[str, str]:
    return {"name": style, "licence": "not recorded", "source": "the trainer's own drawings"}


def build_paint_task(tables: dict[str, Any], data: Path | None, seed: int) -> PaintTask:
    """Build the task from recipe tables; `data` is the folder of prepared drawings."""
    if data is None:
        raise DataError(
            "The paint task needs prepared drawings: give --data DATA "
            "(made by `python -m training data paint --cache DATA`)."
        )
    network = _network_config(tables["network"])
    given = tables.get("adversary")
    data_tables = from_table(DataTables, tables["data"], "data")
    try:
        return PaintTask(
            network=network,
            data=data_tables,
            loss=from_table(LossTables, tables["loss"], "loss"),
            cache=DrawingCache(data),
            seed=seed,
            adversary=None if given is None else from_table(AdversaryTables, given, "adversary"),
            illustrations=_illustrations(data / ILLUSTRATIONS, data_tables.illustration_share),
        )
    except CheckpointError as error:  # of a locked network
        raise DataError(
            f"{error} Or train with another locked network: "
            "--set network.encoder.network=efficientnet-lite0 (adversary.style.network likewise, "
            "where the recipe has it)."
        ) from error


def _illustrations(folder: Path, share: float) -> IllustrationCache | None:
    """The prepared illustrations where the recipe wants any and there are some.

    Without them a run says so and learns from the drawings alone, which need no download.
    """
    if not share:
        return None
    if not (folder / INDEX).is_file():
        log.warning("No illustrations in %s: learning from drawings alone.", folder)
        return None
    return IllustrationCache(folder)


def _network_config(table: Mapping[str, Any]) -> PaintNetworkConfig:
    """[network], where the hint is as long as a locked encoder's vector unless unet.hint is set."""
    network = from_table(NetworkTables, table, "network")
    unet = network.unet
    if isinstance(network.encoder, LockedStyleConfig) and "hint" not in table.get("unet", {}):
        unet = replace(unet, hint=network.encoder.hint)
    try:
        return PaintNetworkConfig(unet=unet, encoder=network.encoder)
    except ValueError as error:
        raise RecipeError(f"network: {error}") from error
