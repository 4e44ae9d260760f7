"""Strict tables: what fits is built, what does not is named with its place and its neighbour."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.errors import RecipeError
from training.tables import from_table, to_toml


@dataclass(frozen=True)
class Stage:
    width: int = 8
    kind: Literal["conv", "linear"] = "conv"

    def __post_init__(self) -> None:
        if self.width < 1:
            raise ValueError("width must be >= 1")


@dataclass(frozen=True)
class Network:
    name: str
    rate: float = 0.5
    sizes: tuple[int, ...] = (1, 2)
    pair: tuple[float, float] = (0.1, 0.2)
    stage: Stage = Stage()
    stages: tuple[Stage, ...] = ()
    limit: int | None = None
    deep: bool = False


def test_builds_nested_tables_and_arrays() -> None:
    table = {
        "name": "net",
        "rate": 2,
        "sizes": [4],
        "stage": {"width": 3},
        "stages": [{"kind": "linear"}],
    }
    network = from_table(Network, table, "network")
    assert network == Network(
        "net", 2.0, sizes=(4,), stage=Stage(3), stages=(Stage(kind="linear"),)
    )
    assert type(network.rate) is float


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ({"name": "n", "rtae": 1}, "unknown key 'network.rtae'; did you mean 'rate'?"),
        ({"name": "n", "zzz": 1}, "unknown key 'network.zzz'; known: deep, limit, name"),
        ({"name": "n", "stage": {"widht": 1}}, "'network.stage.widht'; did you mean 'width'?"),
        ({"name": "n", "rate": "fast"}, "network.rate: expected float, got 'fast' (str)"),
        ({"name": "n", "limit": 1.5}, "network.limit: expected int, got 1.5 (float)"),
        ({"name": "n", "limit": True}, "network.limit: expected int, got True (bool)"),
        ({"name": "n", "deep": 1}, "network.deep: expected bool, got 1 (int)"),
        ({"name": "n", "sizes": [1, "2"]}, "network.sizes[1]: expected int"),
        ({"name": "n", "sizes": 3}, "network.sizes: expected an array"),
        ({"name": "n", "pair": [1]}, "network.pair: expected 2 values, got 1"),
        ({"name": "n", "stage": {"kind": "cnv"}}, "expected one of 'conv', 'linear'"),
        ({"name": "n", "stage": 3}, "network.stage: expected a table"),
        ({"name": "n", "stage": {"width": 0}}, "network.stage: width must be >= 1"),
        ({}, "network.name is missing"),
    ],
)
def test_errors_name_the_place(table: dict[str, object], message: str) -> None:
    with pytest.raises(RecipeError) as caught:
        from_table(Network, table, "network")
    assert message in str(caught.value)


@given(
    name=st.text(st.characters(exclude_categories=["Cs"])),
    rate=st.floats(allow_nan=False),
    sizes=st.lists(st.integers(-(2**62), 2**62)),
    limit=st.none() | st.integers(0, 9),
    width=st.integers(1, 9),
)
def test_written_toml_reads_back_equal(
    name: str, rate: float, sizes: list[int], limit: int | None, width: int
) -> None:
    stages = (Stage(width), Stage(kind="linear"))
    network = Network(name, rate, tuple(sizes), stages=stages, limit=limit)
    assert from_table(Network, tomllib.loads(to_toml(network)), "") == network


@dataclass(frozen=True)
class Circle:
    radius: float = 1.0


@dataclass(frozen=True)
class Box:
    width: float = 1.0
    height: float = 1.0


@dataclass(frozen=True)
class Shape:
    outline: Box | Circle = Box()


def test_a_choice_of_tables_takes_the_one_that_it_looks_like() -> None:
    assert from_table(Shape, {"outline": {"radius": 2}}, "").outline == Circle(2.0)
    assert from_table(Shape, {"outline": {"width": 2}}, "").outline == Box(2.0)
    assert from_table(Shape, {"outline": {}}, "").outline == Box()
    with pytest.raises(RecipeError, match="'outline.heigth'; did you mean 'height'"):
        from_table(Shape, {"outline": {"width": 2.0, "heigth": 1.0}}, "")
