"""Tools at hand, sizes of stock, cutting data by material: what is listed, what is refused."""

import pytest

from dfdm.cited import Cited
from dfdm.errors import DataError
from dfdm.processes import Machine, catalog
from dfdm.processes.cutting import cutting_data, interpolated, router_chip_load
from dfdm.processes.toolset import CuttingTool, common_mills, next_stock_size, stock_sizes


def number(value: float, unit: str) -> Cited:
    return Cited.from_dict({"value": value, "unit": unit, "source": "node", "locator": "drawer 3", "kind": "measured"})


def row(**fields):
    return {"kind": "end_mill", "diameter": number(6.0, "mm"), **fields}


def test_a_tool_is_read_with_what_is_known_of_it():
    tool = CuttingTool.of(row(flutes=number(3, "count"), reach=number(1, "in")))
    assert (tool.diameter_mm, tool.flutes, tool.flute_length_mm) == (6.0, 3, 18.0)
    assert tool.reach_mm == pytest.approx(25.4)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (row(kind="hammer"), "kind is one of"),
        ({"kind": "drill"}, "needs its diameter"),
        (row(color="red"), "unknown key 'color'"),
        (row(reach=number(3, "kg")), "must be in mm"),
        (row(flutes="three"), "number with its source"),
    ],
)
def test_what_is_no_tool_is_refused(fields, said):
    with pytest.raises(DataError, match=said):
        CuttingTool.of(fields)


def test_a_machine_page_lists_its_tools():
    cited = {"unit": "mm", "source": "dfdm-assumption", "locator": "test", "kind": "assumption"}
    page = {
        "id": "m",
        "name": "M",
        "processes": ["milling"],
        "tools": [{"kind": "drill", "diameter": {"value": 5, **cited}}],
    }
    machine = Machine.from_dict(page, where="m.toml")
    assert [tool.diameter_mm for tool in machine.tools] == [5.0]
    page["tools"][0]["kind"] = "spoon"
    with pytest.raises(DataError, match=r"m\.toml"):
        Machine.from_dict(page, where="m.toml")


def test_common_mills_reach_as_deep_as_they_are_long():
    mills = common_mills()
    assert {tool.kind for tool in mills} == {"end_mill", "ball_mill"}
    assert all(0.0 < tool.flute_length_mm <= tool.reach_mm <= 5.0 * tool.diameter_mm for tool in mills)


def test_the_next_size_of_stock():
    assert next_stock_size("round", 17.2) == 18.0
    assert next_stock_size("round", 18.0) == 18.0
    assert next_stock_size("plate", 10.5) == 12.0
    assert next_stock_size("plate", 500.0) == 500.0
    assert stock_sizes("round") == tuple(sorted(set(stock_sizes("round"))))


def test_every_material_that_is_turned_has_cutting_data():
    for material in catalog().materials_for("turning"):
        for operation in ("turn_rough", "turn_finish", "drill", "tap", "thread"):
            found = cutting_data(material, operation)
            assert found is not None, (material.id, operation)
            assert found.speed_mm_s > 0.0


def test_a_row_of_the_material_wins_over_its_family():
    rough = {m: cutting_data(catalog().material(m), "turn_rough") for m in ("steel_c45", "mild_steel")}
    assert (rough["steel_c45"].material, rough["mild_steel"].material) == ("steel_c45", "steel")


def test_chip_loads_between_and_beyond_the_sizes_of_a_chart():
    rows = [(3.0, 0.1), (6.0, 0.3)]
    assert [interpolated(rows, d) for d in (3.0, 4.5, 6.0)] == pytest.approx([0.1, 0.2, 0.3])
    assert interpolated(rows, 12.0) == pytest.approx(0.6)
    assert interpolated(rows, 1.5) == pytest.approx(0.05)
    load, source = router_chip_load(catalog().material("mdf"), 6.35)
    assert load == pytest.approx(0.0145 * 25.4)
    assert source == "cutter-shop-feeds"
    assert router_chip_load(catalog().material("steel_c45"), 6.35) is None
