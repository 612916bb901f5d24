"""The table of hazards: closed words, listed sources, and what it says of materials that shops forbid."""

import pytest

from dfdm.errors import DataError
from dfdm.processes import Machine, Material, catalog
from dfdm.processes.hazard import HazardTable, hazards


def row(**other):
    return {
        "id": "smoke",
        "materials": ["clay"],
        "processes": ["casting"],
        "severity": "warn",
        "source": "book",
        "locator": "p. 1",
        "kind": "published",
        **other,
    }


def on(material, process, machine=None):
    """(id, severity, whether the machine is meant) of every hazard of a material that ships."""
    page = catalog().materials[material]
    model = catalog().machines[machine] if machine else None
    return [(found.id, found.severity, found.on(model)) for found in hazards().of(page, process)]


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ({"hazard": [row(severity="bad")]}, "'bad' is none of care, warn, fail"),
        ({"hazard": [row(classes=["kiln"])]}, "'kiln' is none of fff_open"),
        ({"hazard": [row(kind="rumor")]}, "'rumor' is none of"),
        ({"hazard": [row(source="")]}, "'source' is missing"),
        ({"hazard": [row(color="red")]}, "unknown key 'color'"),
        ({"hazard": [row(), row()]}, "'smoke' is there twice"),
        ({"hazards": []}, "unknown key 'hazards'"),
    ],
)
def test_a_faulty_table_is_one_clear_error(table, message):
    with pytest.raises(DataError, match=message):
        HazardTable.from_dict(table)


def test_a_class_of_machine_is_a_closed_word():
    page = {"id": "pot", "name": "Pot", "processes": ["casting"]}
    with pytest.raises(DataError, match="class 'kiln' is none of"):
        Machine.from_dict({**page, "class": "kiln"}, where="pot.toml")
    assert Machine.from_dict({**page, "class": "mill"}, where="pot.toml").machine_class == "mill"
    assert Machine.from_dict(page, where="pot.toml").machine_class == ""


def test_rows_name_materials_by_id_family_symbol_or_its_parts():
    table = HazardTable.from_dict({"hazard": [row(materials=["GF"])]})
    page = {"id": "clay", "name": "Clay", "family": "earth", "processes": ["casting"]}
    plain, filled = (Material.from_dict(page | {"symbol": s}, where="clay.toml") for s in ("PA12", "PA12-GF"))
    assert not table.of(plain, "casting")
    assert [found.id for found in table.of(filled, "casting")] == ["smoke"]
    assert not table.of(filled, "firing")


def test_what_nobody_looked_up_is_not_safe():
    table = HazardTable.from_dict({"read": {"casting": ["earth"]}, "hazard": [row(materials=["salt"])]})
    page = {"id": "clay", "name": "Clay", "processes": ["casting"]}
    earth, stone = (Material.from_dict(page | {"family": f}, where="clay.toml") for f in ("earth", "stone"))
    assert table.was_read(earth, "casting")
    assert not table.was_read(stone, "casting")
    assert not table.was_read(earth, "firing")
    assert table.was_read(Material.from_dict(page | {"family": "salt"}, where="clay.toml"), "casting")


def test_every_row_has_a_listed_source_and_most_concern_a_material_that_ships():
    pages, table = catalog(), hazards()
    assert len(table.rows) >= 30
    known = {word for material in pages.materials.values() for word in material.words}
    assert not {found.source for found in table.rows} - set(pages.sources)
    assert not {found.id for found in table.rows if found.kind == "assumption"}
    assert sum(not found.materials & known for found in table.rows) <= 3
    families = {material.family for material in pages.materials.values()}
    assert all(read <= families for read in table.read.values())


def test_pvc_fails_under_any_laser():
    for material in ("pvc", "pvc_foam"):
        for machine in (None, "olsk_small_laser", "goldmark_3015"):
            assert ("pvc-laser", "fail", True) in on(material, "laser_cutting", machine)
    assert ("pvc-laser", "fail", True) not in on("pvc", "routing")


def test_what_labs_forbid_under_a_laser():
    found = {m: on(m, "laser_cutting") for m in ("pc_sheet", "abs_sheet", "ptfe", "pe_hd", "petg_sheet", "cfrp_plate")}
    assert all(any(severity == "fail" for _, severity, _ in rows) for rows in found.values()), found
    assert on("acrylic", "laser_cutting") == on("acrylic_extruded", "laser_cutting") == []
    assert hazards().was_read(catalog().materials["acrylic"], "laser_cutting")


def test_the_class_of_the_machine_decides_where_it_is_named():
    assert on("abs", "material_extrusion", "creality_ender_3") == [("styrene-print", "warn", True)]
    assert on("abs", "material_extrusion", "bambu_p1s") == [("styrene-print", "warn", False)]
    assert on("abs", "material_extrusion") == [("styrene-print", "warn", None)]
    assert on("aluminum_5754", "laser_cutting", "goldmark_3015") == [("metal-gas-laser", "warn", False)]


def test_everyday_materials_of_a_lab_are_not_cried_over():
    everyday = {
        "material_extrusion": ("pla", "petg", "tpu", "pla_recycled", "pp_filament"),
        "laser_cutting": ("acrylic", "birch_plywood", "mdf", "cardboard"),
        "milling": ("aluminum_6061", "aluminum_6082", "mild_steel", "pom", "brass"),
        "vat_photopolymerization": ("resin_standard", "resin_tough"),
    }
    for process, names in everyday.items():
        for name in names:
            assert all(severity == "care" for _, severity, _ in on(name, process)), name
            assert hazards().was_read(catalog().materials[name], process)
