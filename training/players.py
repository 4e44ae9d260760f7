"""One player being trained: its losses behind Fabric, its optimiser, its guarded update."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, cast

import torch
from lightning_fabric import Fabric
from lightning_fabric.wrappers import _FabricOptimizer
from torch import Tensor, nn

from training.config import OptimiserSettings
from training.errors import RecipeError, RunError
from training.task import Batch, Losses, Player


@dataclass(frozen=True)
class Update:
    """What one update of one player gave; the tensors are detached scalars."""

    terms: dict[str, Tensor]  # unweighted, averaged over the micro-batches (absent counts as 0)
    loss: Tensor  # weighted sum of the terms
    grad_norm: Tensor  # before clipping
    skipped: bool  # the loss or a gradient was not finite: weights are unchanged


class _LossModule(nn.Module):
    """A player's losses as a module, so that Fabric's wrapper (precision, DDP) sees the forward."""

    def __init__(self, module: nn.Module, losses: Losses) -> None:
        super().__init__()
        self.module = module
        self._losses = losses

    def forward(self, batch: Batch) -> dict[str, Tensor]:
        return self._losses(batch)


class TrainedPlayer:
    """A player with its optimiser on its device."""

    def __init__(self, fabric: Fabric, player: Player, settings: OptimiserSettings) -> None:
        self.player = player
        self.name = player.name
        self._fabric = fabric
        self._max_norm = settings.clip or float("inf")
        player.module.to(memory_format=torch.channels_last).train()
        self._loss_module = fabric.setup_module(_LossModule(player.module, player.losses))
        optimiser = fabric.setup_optimizers(_adamw(player.module, settings, fabric.device))
        self._optimiser = cast(_FabricOptimizer, optimiser)

    def update(self, batches: Sequence[Batch], lr: float) -> Update:
        """Update the weights once on the mean gradient of `batches`, unless it is not finite."""
        self._optimiser.zero_grad(set_to_none=True)
        collected = [
            self._backward(batch, len(batches), is_last=index == len(batches) - 1)
            for index, batch in enumerate(batches)
        ]
        terms = _mean_terms(collected)
        loss = self._weighted(terms)
        norm = self._clipped_norm()
        skipped = not self._is_finite(loss + norm)
        if not skipped:
            for group in self._optimiser.param_groups:
                group["lr"] = lr * self.player.lr_scale
            self._optimiser.step()
        return Update(terms, loss, norm, skipped)

    def _backward(self, batch: Batch, parts: int, *, is_last: bool) -> dict[str, Tensor]:
        with self._fabric.no_backward_sync(self._loss_module, enabled=not is_last):
            terms = self._loss_module(batch)
            self._fabric.backward(self._weighted(terms) / parts)
        return {name: term.detach() for name, term in terms.items()}

    def _weighted(self, terms: dict[str, Tensor]) -> Tensor:
        weights = self.player.weights
        unknown = sorted(terms.keys() - weights.keys())
        if unknown:
            raise RecipeError(
                f"player {self.name!r} returns the loss terms {', '.join(unknown)} without a "
                "weight; give each a number in [loss] (0 only watches it)"
            )
        return cast(Tensor, sum(weights[name] * term for name, term in terms.items()))

    def _clipped_norm(self) -> Tensor:
        norm = self._fabric.clip_gradients(
            self._loss_module, self._optimiser, max_norm=self._max_norm, error_if_nonfinite=False
        )
        return cast(Tensor, norm).detach()

    def _is_finite(self, health: Tensor) -> bool:
        if self._fabric.world_size > 1:  # every process must decide alike
            health = cast(Tensor, self._fabric.all_reduce(health, reduce_op="sum"))
        return bool(torch.isfinite(health))

    def state_dict(self) -> dict[str, Any]:
        """Return the states of the module and the optimiser."""
        optimiser = self._optimiser.state_dict()
        return {"module": self.player.module.state_dict(), "optimiser": optimiser}

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """Restore what `state_dict` returned; raises RunError when the network has changed."""
        try:
            self.player.module.load_state_dict(state["module"])
            self._optimiser.load_state_dict(state["optimiser"])
        except (RuntimeError, ValueError) as error:
            raise RunError(
                f"the saved state of player {self.name!r} does not fit this recipe: {error}. "
                "Use the recipe.toml of the run, or start a new run with --run."
            ) from error


def _mean_terms(collected: Sequence[dict[str, Tensor]]) -> dict[str, Tensor]:
    """Each term summed over the micro-batches that have it, over the number of all of them."""
    names = dict.fromkeys(name for item in collected for name in item)
    return {
        name: torch.stack([item[name] for item in collected if name in item]).sum() / len(collected)
        for name in names
    }


def _adamw(
    module: nn.Module, settings: OptimiserSettings, device: torch.device
) -> torch.optim.AdamW:
    trained = [weight for weight in module.parameters() if weight.requires_grad]
    groups = [
        {"params": [w for w in trained if w.ndim > 1], "weight_decay": settings.weight_decay},
        {"params": [w for w in trained if w.ndim <= 1], "weight_decay": 0.0},
    ]
    return torch.optim.AdamW(
        [group for group in groups if group["params"]],
        lr=settings.lr,
        betas=settings.betas,
        fused=device.type in ("cpu", "cuda"),
    )


@contextmanager
def others_fixed(player: Player, players: Sequence[Player]) -> Iterator[None]:
    """Keep gradients out of every other player's weights while `player` is updated."""
    own = {id(weight) for weight in player.module.parameters()}
    fixed = [
        weight
        for other in players
        for weight in other.module.parameters()
        if weight.requires_grad and id(weight) not in own
    ]
    for weight in fixed:
        weight.requires_grad_(False)
    try:
        yield
    finally:
        for weight in fixed:
            weight.requires_grad_(True)
