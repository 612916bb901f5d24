"""Emissions: figures as the sources give them, intervals, the fallback for an unknown country."""

from __future__ import annotations

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dfdm.costs.carbon import factors, freight_mode, grid, grid_note, of_energy, of_freight, of_material, total
from dfdm.processes import catalog

COUNTRIES = tuple(code for code in holidays.list_supported_countries() if len(code) == 2)


def test_grids_are_those_of_the_source():
    assert grid("DE").number == pytest.approx(0.38095)
    assert grid("fr").number == pytest.approx(0.056039)
    assert grid("NO").number < grid("SE").number * 2 < grid("PL").number


def test_an_unknown_country_is_the_world_and_says_so():
    assert grid("XX") is factors()["grid_world"]
    assert "world average" in of_energy(1.0, "").basis
    assert "XX" in grid_note("XX") and "not known" in grid_note("")
    assert grid_note("DE") == grid_note("fr") == ""


def test_the_grid_of_nearly_every_country_is_known():
    known = [code for code in COUNTRIES if not grid_note(code)]
    assert len(known) >= 0.8 * len(COUNTRIES)


def test_freight_by_road_by_hand():
    tonnes = 0.0011  # 1 kg and a tenth of packaging
    found = of_freight(1.0, 100.0)
    assert found.kg == pytest.approx(tonnes * (0.12522 * 126.0 + 0.79158 * 30.0))


def test_far_parcels_fly():
    assert (freight_mode(300.0), freight_mode(6000.0)) == ("road", "air")
    assert of_freight(1.0, 6000.0).kg > 10 * of_freight(1.0, 6000.0, "sea").kg


@given(st.floats(0.001, 1000), st.floats(0, 15000), st.sampled_from(["road", "rail", "sea", "air"]))
def test_intervals_contain_their_value(kilograms, distance, mode):
    found = of_freight(kilograms, distance, mode)
    assert 0 <= found.low <= found.kg <= found.high


def test_material_without_a_factor_has_no_emission():
    assert of_material(1.0, None) is None
    pla = of_material(2.0, catalog().materials["pla"].properties["carbon"])
    assert pla is not None
    assert total([pla]) == pytest.approx((2 * 2.58, 2 * 0.5, 2 * 3.354))


def test_every_factor_names_a_source_that_is_listed():
    listed = catalog().sources
    assert all(cited.source in listed for cited in factors().values())
    assert grid("DE").source in listed
