from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sketchpad.canvas.pressure import (
    HARD,
    LINEAR,
    SOFT,
    PressureCurve,
    drawn_pressures,
    repair_pressures,
)

unit = st.floats(0, 1)
reports = st.lists(st.none() | st.floats(-1, 2) | st.just(math.nan), min_size=1, max_size=30)


@pytest.mark.parametrize(
    ("reported", "expected"),
    [
        ([None, None], [1, 1]),
        ([0.0, 0.0], [1, 1]),
        ([0.0, 0.4, 0.6], [0.4, 0.4, 0.6]),
        ([0.3, 0.0, None, 0.5, 0.0], [0.3, 0.3, 0.3, 0.5, 0.5]),
        ([math.nan, 0.2, -1.0], [0.2, 0.2, 0.2]),
        ([2.0], [1]),
    ],
)
def test_repair_pressures(reported: list[float | None], expected: list[float]) -> None:
    assert repair_pressures(reported).tolist() == expected


@given(reports)
def test_repaired_pressures_are_above_zero_and_good_ones_stay(
    reported: list[float | None],
) -> None:
    repaired = repair_pressures(reported)
    assert len(repaired) == len(reported)
    assert ((repaired > 0) & (repaired <= 1)).all()
    for before, after in zip(reported, repaired, strict=True):
        if before is not None and 0 < before <= 1:
            assert after == before


@given(unit, unit, st.lists(unit, min_size=2, max_size=20))
def test_a_curve_runs_from_nothing_to_full_and_never_falls(
    x: float, y: float, pressures: list[float]
) -> None:
    curve = PressureCurve(x, y)
    drawn = curve(np.sort(np.array([0.0, *pressures, 1.0])))
    assert drawn[0] == pytest.approx(0)
    assert drawn[-1] == pytest.approx(1)
    assert (np.diff(drawn) >= -1e-9).all()


@given(unit)
def test_the_middle_control_point_changes_nothing(pressure: float) -> None:
    assert LINEAR(np.array([pressure]))[0] == pytest.approx(pressure, abs=1e-9)


def test_the_curve_passes_where_bezier_says() -> None:
    # t = 1/2: half of the control point and a quarter of (1, 1)
    assert SOFT(np.array([0.375]))[0] == pytest.approx(0.625)
    assert HARD(np.array([0.625]))[0] == pytest.approx(0.375)
    assert PressureCurve(0.0, 1.0)(np.array([0.25]))[0] == pytest.approx(0.75)


def test_soft_draws_more_than_hard() -> None:
    pressures = np.linspace(0.05, 0.95, 19)
    assert (SOFT(pressures) > pressures).all()
    assert (HARD(pressures) < pressures).all()


def test_control_points_outside_are_refused() -> None:
    with pytest.raises(ValueError, match="unit square"):
        PressureCurve(1.2, 0.5)


def test_the_curve_is_for_those_who_report_pressure() -> None:
    assert drawn_pressures([None, None], HARD).tolist() == [1, 1]
    assert drawn_pressures([0.0, 0.0], HARD).tolist() == [1, 1]
    assert drawn_pressures([0.0, 0.625], HARD).tolist() == pytest.approx([0.375, 0.375])
