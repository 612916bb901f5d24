"""Tables of capabilities: columns of limits, rows without objects."""

import math

import pytest

from dfdm.cited import Cited
from dfdm.errors import InputError
from dfdm.processes import CapabilityTable, capability


def own(value):
    return Cited(value=value, unit="mm", source="coupon", locator="wall", kind="measured")


def test_columns_hold_each_rows_limits_and_nan_where_there_is_none():
    bases = [capability("fdm", "petg", "prusa_mini"), capability("fdm", "petg")]
    table = CapabilityTable.of_rows(
        bases=bases, base=[0, 1, 0], nodes=["a", "b", None], overrides={2: {"wall_thickness_min": own(1.1)}}
    )
    assert len(table) == 3
    assert table.columns["envelope_x_max"][0] == bases[0].limits["envelope_x_max"].value
    assert math.isnan(table.columns["envelope_x_max"][1])
    assert list(table.columns["wall_thickness_min"] == 1.1) == [False, False, True]
    assert table.one(0).node == "a"
    assert table.one(2).limits["wall_thickness_min"].source == "coupon"
    assert table.one(1).limits["wall_thickness_min"] is bases[1].limits["wall_thickness_min"]


def test_a_table_of_capabilities_gives_them_back():
    offered = [capability("milling", "aluminum_6061"), capability("milling", "pom").at_node("x")]
    table = CapabilityTable.of(offered)
    assert [table.one(n) for n in range(2)] == offered


def test_one_process_a_table():
    with pytest.raises(InputError, match="laser_cutting, milling"):
        CapabilityTable.of([capability("milling"), capability("laser")])
    with pytest.raises(InputError, match="none"):
        CapabilityTable.of([])
    with pytest.raises(InputError, match="2 rows"):
        CapabilityTable.of_rows(bases=[capability("laser")], base=[0, 0], nodes=["a"])
