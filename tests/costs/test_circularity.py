"""What becomes of the material: waste by its cause adds up to the stock, streams and codes are the material's, designs are summed up."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest
from jsonschema import Draft202012Validator

from dfdm.costs import Estimates, estimate
from dfdm.costs.circularity import STREAMS, circularity, together
from dfdm.costs.feedstock import feedstock
from dfdm.costs.work import Work
from dfdm.processes import Route, Step, capability
from dfdm.processes.material import ENDS_OF_LIFE


def of(process: str, material: str, numbers: dict[str, float] | None = None, *operations: str, **fields: float):
    offered = capability(process, material)
    route = Route(steps=(Step(kind="process", id=process), *(Step(kind="operation", id=o) for o in operations)))
    made = Work(shares=(), **{"material_g": 40.0, "stock_g": 100.0, "stock_basis": "a block", **fields})
    return circularity(made, offered, route, numbers or {}, feedstock(offered.material, {}))


def test_chips_scrap_and_rests_add_up_to_the_stock():
    found = of("milling", "aluminum_6061", {"waste": 0.1, "yield": 0.8})
    assert found.stock_g == pytest.approx(100.0 * 1.1 / 0.8)
    assert found.part_g + found.waste_g == pytest.approx(found.stock_g)
    kinds = {kind.what: kind.grams for kind in found.waste}
    assert kinds["chips and offcuts"] == pytest.approx(60.0)
    assert kinds["rests of the stock"] == pytest.approx(10.0)
    assert kinds["scrapped pieces"] == pytest.approx(110.0 / 0.8 - 110.0)
    assert (found.code, found.end_of_life, found.mono_material) == ("ALU 41", "scrap", True)
    assert found.sources


def test_supports_are_waste():
    found = of("material_extrusion", "pla", material_g=100.0, part_g=70.0)
    assert (found.part_g, found.waste_g) == (70.0, 30.0)
    assert "supports" in found.waste[0].what


def test_a_print_with_supports_says_so(cube):
    whole = estimate(cube, Route.of("material_extrusion", material="pla"), capability("material_extrusion", "pla"))
    made = whole.circularity
    assert made is not None and 0.0 < made.part_g < whole.material_g
    assert made.part_g + made.waste_g == pytest.approx(made.stock_g, rel=1e-3)


def test_inserts_are_another_material():
    found = of("material_extrusion", "petg", None, "heat_set_insert")
    assert not found.mono_material
    assert found.brought == ("brass inserts",)
    assert "take it apart" in str(found)


def test_photopolymers_are_not_melted_again():
    found = of("vat_photopolymerization", "resin_standard")
    assert found.end_of_life == "energy" and found.code == ""
    assert of("milling", "titanium_grade5").end_of_life == "scrap"
    assert of("routing", "beech").end_of_life == "unknown"


def test_every_end_of_life_has_words():
    assert set(STREAMS) == ENDS_OF_LIFE | {"unknown"}


def test_a_design_of_several_parts_is_summed_up(cube, block):
    printed = estimate(cube, Route.of("material_extrusion", material="pla"), capability("material_extrusion", "pla"))
    milled = estimate(block, Route.of("milling", material="aluminum_6061"), capability("milling", "aluminum_6061"))
    alone, alike, mixed = together([printed]), together([printed, printed]), together([printed, milled])
    assert (alone["mono_material"], alone["notes"]) == (True, [])
    assert alike["mono_material"] and alike["parts"] == 2 and len(alike["notes"]) == 2
    assert not mixed["mono_material"] and mixed["materials"] == ["pla", "aluminum_6061"]
    document = Estimates(model="two", estimates=(printed, milled)).to_dict()
    schema = json.loads((files("dfdm") / "data" / "schema" / "estimates.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(json.loads(json.dumps(document)))
    assert Estimates.from_dict(document).to_dict() == document
