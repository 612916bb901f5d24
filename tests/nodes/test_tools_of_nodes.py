"""Nodes and their machines list tools: read, written, refused, and used for the price."""

import pytest

from dfdm.errors import DataError
from dfdm.nodes.network import Network
from dfdm.nodes.reading import read_node


def number(value: float, unit: str = "mm") -> dict:
    return {"value": value, "unit": unit, "source": "node", "locator": "tool drawer", "kind": "measured"}


def mill(diameter: float) -> dict:
    return {"kind": "end_mill", "diameter": number(diameter), "flutes": number(3, "count")}


def document(**more) -> dict:
    machine = {"model": "tormach_pcnc_440", **more.pop("machine", {})}
    place = {"lat": 52.5, "lon": 13.4, "city": "Berlin", "country": "DE"}
    return {"schema": "dfdm/node/1", "id": "shop:tools", "name": "Tools", "place": place, "machines": [machine], **more}


def test_a_machine_s_list_wins_over_the_node_s():
    node = read_node(document(tools=[mill(6.0)], machine={"tools": [mill(12.0)]}), where="node.json")
    assert [tool.diameter_mm for tool in node.tools_at(node.machines[0])] == [12.0]
    plain = read_node(document(tools=[mill(6.0)]), where="node.json")
    assert [tool.diameter_mm for tool in plain.tools_at(plain.machines[0])] == [6.0]
    assert read_node(document(), where="node.json").tools_at(node.machines[0]) != ()


def test_a_node_with_tools_is_written_as_it_was_read():
    node = read_node(document(tools=[mill(6.0)], machine={"tools": [mill(12.0)]}), where="node.json")
    again = read_node(node.to_dict(), where="again.json")
    assert again.to_dict() == node.to_dict()
    assert again.tools_at(again.machines[0]) == node.tools_at(node.machines[0])


@pytest.mark.parametrize("wrong", [{"kind": "spoon", "diameter": number(3.0)}, {"kind": "drill"}])
def test_what_is_no_tool_is_refused(wrong):
    with pytest.raises(DataError):
        read_node(document(tools=[wrong]), where="node.json")


def test_an_unknown_source_of_a_tool_is_refused():
    tool = {"kind": "drill", "diameter": {**number(3.0), "source": "hearsay"}}
    with pytest.raises(DataError, match="hearsay"):
        read_node(document(tools=[tool]), where="node.json")


def test_offers_carry_the_tools_of_each_node():
    one = read_node(document(tools=[mill(6.0)]), where="one")
    other = read_node({**document(), "id": "shop:none"}, where="other")
    offers = Network([one, other]).offers("milling", materials=["aluminum_6061"])
    listed = {offers.table.one(row).node: offers.table.one(row).tools for row in range(len(offers))}
    assert [tool.diameter_mm for tool in listed["shop:tools"]] == [6.0]
    assert listed["shop:none"] == ()
