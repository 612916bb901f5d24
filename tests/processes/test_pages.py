"""Pages without a source, with a wrong word or a stray key do not load, and the error says where."""

import pytest

from dfdm.errors import DataError, InputError, UnknownNameError
from dfdm.processes import Machine, Material, Operation, Process, capability, read_catalog
from dfdm.processes.source import Source


def number(value=1.0, unit="mm", **other):
    return {"value": value, "unit": unit, "source": "book", "locator": "p. 1", "kind": "published", **other}


def process_page(**other):
    return {
        "term": "casting",
        "name": "Casting",
        "aliases": ["pouring"],
        "family": "subtractive",
        "checks": ["part-size"],
        "default_material": "clay",
        "limits": {"wall_thickness_min": number(2), "part_size_min": number(9)},
        **other,
    }


def material_page(**other):
    return {"id": "clay", "name": "Clay", "family": "earth", "processes": ["casting"], **other}


def machine_page(**other):
    return {"id": "pot", "name": "Pot", "processes": ["casting"], **other}


def pages(process=None, material=None, machine=None, **other):
    return read_catalog(
        processes={"casting": process or process_page()},
        materials={"clay": material or material_page(), "wax": {**material_page(), "id": "wax", "name": "Wax"}},
        machines={"pot": machine or machine_page()},
        operations=other.get("operations", {}),
        sources={"book": {"title": "Book", "publisher": "Press"}},
    )


@pytest.mark.parametrize(
    ("read", "page", "message"),
    [
        (Process, process_page(family="magic"), "family 'magic' is none of"),
        (Process, process_page(name=""), "'name' is missing"),
        (Process, process_page(color="red"), "unknown key 'color'"),
        (Process, process_page(essential=["is-sheet"]), "'is-sheet' is not among the checks"),
        (Process, process_page(checks=["a", "a"]), "twice"),
        (
            Process,
            process_page(limits={"x": {**number(), "source": ""}}),
            r"page.toml \[limits.x\]: 'source' is missing",
        ),
        (Process, process_page(limits={"x": number(unit="parsec")}), r"\[limits.x\]: unknown unit"),
        (Process, process_page(safety=[{"text": "Hot."}]), "safety note needs"),
        (Material, material_page(processes=None), "'processes' is missing"),
        (Material, material_page(limits={"milling": {}}), "numbers for 'milling'"),
        (Material, material_page(cutting_speed=[{"speed": 3.0}]), "has no source"),
        (Material, material_page(symbol="pa 12"), "symbol 'pa 12' is not written"),
        (
            Material,
            material_page(properties={"recycling_code": number("PP 9", "text")}),
            r"\[properties.recycling_code\]: 'PP 9' is none of ALU 41",
        ),
        (Material, material_page(properties={"end_of_life": number("sea", "text")}), "'sea' is none of energy"),
        (Material, material_page(properties={"recycled_share": number(1.2, "ratio")}), "a share from 0 to 1"),
        (Material, material_page(properties={"recycled_share": number(0.4, "mm")}), "a share from 0 to 1"),
        (Machine, machine_page(limits=3), "expected a table"),
        (Operation, {"id": "glue", "name": "Glue", "per": "year"}, "per 'year' is none of"),
    ],
)
def test_a_faulty_page_is_one_clear_error(read, page, message):
    with pytest.raises(DataError, match=message):
        read.from_dict({k: v for k, v in page.items() if v is not None}, where="page.toml")


def test_a_source_needs_title_and_publisher():
    with pytest.raises(DataError, match="publisher"):
        Source.from_dict("book", {"title": "Book"}, where="sources.toml")


def test_a_page_must_be_named_like_its_id_and_cite_listed_sources():
    with pytest.raises(DataError, match="says it is 'clay'"):
        read_catalog(processes={}, materials={"mud": material_page()}, machines={}, operations={}, sources={})
    with pytest.raises(DataError, match=r"source 'book' is not in sources\.toml"):
        read_catalog(processes={"casting": process_page()}, materials={}, machines={}, operations={}, sources={})


def test_limits_of_a_machine_are_for_materials_that_it_works():
    with pytest.raises(DataError, match="limits for 'wax'"):
        pages(machine=machine_page(materials=["clay"], limits_for={"wax": {}}))
    assert pages(machine=machine_page(materials=["clay"], limits_for={"clay": {}})).machine("pot").limits_for == {
        "clay": {}
    }


def test_two_processes_cannot_share_a_name():
    other = process_page(term="molding", aliases=["Pouring"], name="Molding")
    with pytest.raises(DataError, match="'pouring' stands for"):
        read_catalog(
            processes={"casting": process_page(), "molding": other},
            materials={},
            machines={},
            operations={},
            sources={"book": {"title": "Book", "publisher": "Press"}},
        )


def test_names_are_found_however_they_are_written():
    known = pages()
    assert known.process("POURING").term == "casting"
    assert known.machine("Pot").id == "pot"
    with pytest.raises(UnknownNameError, match="Known: clay, wax"):
        known.material("gold")


def test_later_layers_win_and_keep_their_source():
    known = pages(
        material=material_page(limits={"casting": {"wall_thickness_min": number(3, locator="clay")}}),
        machine=machine_page(
            materials=["earth"],
            limits={"part_size_min": number(8, locator="pot"), "envelope_x_max": number(100)},
            limits_for={"clay": {"part_size_min": number(7, locator="pot with clay")}},
        ),
    )
    plain = capability("casting", pages=known)
    assert plain.limits["wall_thickness_min"].locator == "clay"
    assert plain.limits["part_size_min"].value == 9
    on_pot = capability("casting", "clay", "pot", pages=known)
    assert on_pot.limits["part_size_min"].locator == "pot with clay"
    assert capability("casting", "wax", "pot", pages=known).limits["part_size_min"].locator == "pot"
    own = {"part_size_min": plain.limits["wall_thickness_min"]}
    assert capability("casting", "clay", "pot", own, pages=known).limits["part_size_min"].locator == "clay"
    assert on_pot.ids == {"process": "casting", "material": "clay", "machine": "pot", "node": None}


def test_what_does_not_go_together_is_refused_with_what_does():
    known = pages(machine=machine_page(materials=["clay"]), material=material_page())
    with pytest.raises(InputError, match="pot does not work wax; it works: clay"):
        capability("casting", "wax", "pot", pages=known)
    milled = pages(machine=machine_page(processes=["milling"]))
    with pytest.raises(InputError, match="pot does not do casting"):
        capability("casting", "clay", "pot", pages=milled)
    dry = pages(material=material_page(processes=["drying"]))
    with pytest.raises(InputError, match="clay is not worked by casting; choose one of: wax"):
        capability("casting", pages=dry)


def test_tables_of_a_material_keep_their_sources():
    rows = [{"tool": "knife", "speed": number(3, "m/min")}]
    clay = Material.from_dict(material_page(cutting_speed=rows), where="clay.toml")
    (row,) = clay.tables["cutting_speed"]
    assert row["tool"] == "knife"
    assert row["speed"].unit == "mm/s"


def test_a_material_is_named_by_its_symbol_and_the_parts_of_it():
    clay = Material.from_dict(material_page(symbol="PA12-GF"), where="clay.toml")
    assert clay.words == {"clay", "earth", "PA12-GF", "PA12", "GF"}
    assert Material.from_dict(material_page(), where="clay.toml").words == {"clay", "earth"}
