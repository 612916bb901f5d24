"""Stock by its recycled content and origin: the points of the sources, straight lines between them, what is not known said."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dfdm.cited import Cited
from dfdm.costs import estimate, exchange, work_for
from dfdm.costs.feedstock import feedstock, stated_stock
from dfdm.costs.many import Many, WorkColumns
from dfdm.costs.rate_columns import RateColumns
from dfdm.errors import DataError
from dfdm.processes import Route, capability, catalog

MATERIALS = catalog().materials
WITH_CARBON = sorted(m.id for m in MATERIALS.values() if "carbon" in m.properties)
LACKING = {
    "cfrp_plate", "hpl", "leather", "maraging_powder", "pa6_cf_filament", "peek", "ptfe", "pva_filament",
    "resin_castable", "resin_flexible", "resin_high_temp", "resin_standard", "resin_tough",
}  # fmt: skip
"""No factor of these was found in a source that could be read."""


def said(**stated: float | str) -> dict[str, Cited]:
    return {
        key: Cited(
            value=value,
            unit="text" if isinstance(value, str) else "ratio",
            source="order",
            locator="l",
            kind="specification",
        )
        for key, value in stated.items()
    }


def kg(material: str, **stated: float | str) -> float:
    factor = feedstock(MATERIALS[material], said(**stated)).factor
    assert factor is not None
    return factor.number


def test_nothing_stated_is_the_page():
    found = feedstock(MATERIALS["aluminum_6061"], {})
    assert found.factor is MATERIALS["aluminum_6061"].properties["carbon"]
    assert found.recycled_content is None
    assert feedstock(MATERIALS["stainless_304"], {}).recycled_content == 0.44


def test_aluminum_spans_one_to_twenty():
    assert kg("aluminum_6061", recycled_content=1.0) == pytest.approx(0.995, abs=1e-3)
    assert kg("aluminum_6061", recycled_content=0.0, origin="CN") == 20.0
    assert kg("aluminum_6061", recycled_content=0.0, origin="de") == kg("aluminum_6061", origin="EU") == 6.8
    assert kg("aluminum_6061", recycled_content=0.5, origin="CN") == pytest.approx((20.0 + 0.99508) / 2)
    assert kg("aluminum_6061", recycled_content=0.5) == pytest.approx((9.1159 + 0.99508) / 2)


def test_stainless_steel_goes_by_its_scrap():
    assert kg("stainless_304", recycled_content=0.3) == 6.8
    assert kg("stainless_304", recycled_content=0.8) == pytest.approx(2.2)
    few = feedstock(MATERIALS["stainless_304"], said(recycled_content=0.1))
    assert few.factor is not None and few.factor.number == 6.8
    assert "from 30% to 85%" in few.notes[0]


def test_what_the_tables_do_not_know_is_said():
    for material, stated in (("pa12", {"recycled_content": 0.5}), ("titanium_grade5", {"origin": "CN"})):
        found = feedstock(MATERIALS[material], said(**stated))
        assert found.factor is MATERIALS[material].properties["carbon"]
        assert material in found.notes[0]
    unknown = feedstock(MATERIALS["aluminum_6061"], said(recycled_content=0.0, origin="BR"))
    assert "made in BR" in unknown.notes[0]
    assert unknown.factor is not None and unknown.factor.interval[1] == 20.0


def test_recycled_filament_keeps_its_own_share():
    found = feedstock(MATERIALS["pet_recycled"], said(recycled_content=1.0))
    assert found.factor is not None and found.factor.number == pytest.approx(2.2139)


@given(st.sampled_from(WITH_CARBON), st.floats(0, 1), st.sampled_from(["", "EU", "CN", "WORLD", "BR"]))
def test_intervals_contain_the_value(material, content, origin):
    stated = said(recycled_content=content, **({"origin": origin} if origin else {}))
    factor = feedstock(MATERIALS[material], stated).factor
    assert factor is not None
    assert 0.0 < factor.interval[0] <= factor.number <= factor.interval[1]


@given(
    st.sampled_from(["aluminum_6061", "stainless_304", "petg", "pe_hd", "steel_c45"]), st.floats(0, 1), st.floats(0, 1)
)
def test_more_recycled_never_emits_more(material, one, other):
    less, more = sorted((one, other))
    assert kg(material, recycled_content=more) <= kg(material, recycled_content=less) + 1e-9


def test_a_content_beyond_a_whole_is_refused():
    with pytest.raises(DataError, match="share from 0 to 1"):
        feedstock(MATERIALS["pla"], said(recycled_content=1.2))


def test_materials_that_lack_a_factor_are_these():
    assert set(MATERIALS) - set(WITH_CARBON) == LACKING


def test_many_emit_what_each_does_alone(block):
    offered = capability("milling", "aluminum_6061")
    route = Route.of("milling", material="aluminum_6061")
    power = {
        key: Cited(value=value, unit="W", source="node", locator="l", kind="measured")
        for key, value in (("power_peripherals", 800.0), ("power_standby", 300.0))
    }
    own = {1: stated_stock(0.8), 2: stated_stock(0.3, "CN"), 3: power}
    countries = ["DE", "FR", "XX", "PL", ""]
    rows = np.zeros(len(countries), dtype=np.intp)
    rates = RateColumns.of([offered], rows, own, countries, "EUR", exchange())
    many = Many(WorkColumns.of([work_for(block, route, offered)], rows), rates, 7)
    for row, country in enumerate(countries):
        alone = estimate(block, route, offered, quantity=7, rates=own.get(row), country=country)
        assert many.co2e_kg[row] == pytest.approx(alone.co2e_kg)
        assert alone.co2e_low_kg <= alone.co2e_kg <= alone.co2e_high_kg
        assert sum(e.kg for e in alone.emissions) == pytest.approx(alone.co2e_kg)
    assert len(set(np.round(many.co2e_kg, 6))) == len(countries)


def test_an_estimate_says_what_its_emissions_rest_on(block):
    offered, route = capability("milling", "aluminum_6061"), Route.of("milling", material="aluminum_6061")
    unknown = estimate(block, route, offered)
    assert any("world's average" in note for note in unknown.assumptions)
    known = estimate(block, route, offered, country="DE", rates=stated_stock(0.3, "BR"))
    assert not any("world's average" in note for note in known.assumptions)
    assert any("made in BR" in note for note in known.assumptions)
    assert known.circularity is not None and known.circularity.recycled_content == 0.3
