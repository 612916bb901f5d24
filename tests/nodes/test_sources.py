"""Node sources: files of every kind, and what is said when one cannot be used."""

import json
from pathlib import Path

import pytest

from dfdm.errors import DataError, InputError, NodeSourceError, UnknownNameError
from dfdm.nodes.network import Network, read_nodes, sample_network
from dfdm.nodes.new import new_node
from dfdm.nodes.okw import node_from_okw, node_to_okw
from dfdm.nodes.provenance import on_terms, terms_of
from dfdm.nodes.reading import read_node, validate
from dfdm.nodes.store import update_store

SHARED = Path(__file__).parents[3] / "shared" / "data" / "nodes"


def write(path, text):
    path.write_text(text, encoding="utf-8")
    return path


def test_a_new_node_file_is_read_back(tmp_path):
    file = write(
        tmp_path / "shop.toml", new_node('Shop "of" Ann', ["Prusa_MK4", "prusa_mini", "prusa_mk4"], "Porto, PT")
    )
    node = read_nodes(file).nodes[0]
    assert node.name == 'Shop "of" Ann' and node.place.country == "PT" and node.place.timezone == "Europe/Lisbon"
    assert [(m.machine.id, m.count) for m in node.machines] == [("prusa_mk4", 2), ("prusa_mini", 1)]
    assert not node.rates


def test_every_commented_line_of_a_new_node_file_is_valid_when_it_is_switched_on(tmp_path):
    text = new_node("Shop", ["goldmark_3015"], "Porto, PT", operations=["deburr"])
    switched = "\n".join(
        line.removeprefix("# ") if line.startswith("# ") and ("=" in line or line.startswith("# [")) else line
        for line in text.splitlines()
    )
    assert switched != text
    node = read_nodes(write(tmp_path / "shop.toml", switched)).nodes[0]
    assert node.rates["labor_rate"].number == 35.0 and node.calendar["backlog_h"] == 16
    assert node.machines[0].limits["hole_diameter_min"].kind == "measured"


@pytest.mark.parametrize(
    ("name", "machines", "place", "error"),
    [
        ("", ["prusa_mk4"], "Porto, PT", InputError),
        ("Shop", [], "Porto, PT", InputError),
        ("Shop", ["prusa_mk99"], "Porto, PT", UnknownNameError),
        ("Shop", ["prusa_mk4"], "Xyzzyx", UnknownNameError),
    ],
)
def test_a_new_node_needs_name_machines_and_place(name, machines, place, error):
    with pytest.raises(error):
        new_node(name, machines, place)


def test_a_folder_holds_files_of_several_kinds(tmp_path):
    write(tmp_path / "a.toml", new_node("A", ["prusa_mk4"], "Porto, PT"))
    write(tmp_path / "b.json", json.dumps(sample_network().nodes[0].to_dict()))
    write(tmp_path / "c.csv", "name,lat,lon,country\nC,48.1,11.6,de\nno place,,,\nwrong,95,0,de\n")
    write(tmp_path / "notes.md", "not a node")
    network = read_nodes(tmp_path)
    assert len(network) == 3
    assert [note.partition(": ")[2] for note in network.notes] == [
        "left out, no coordinates",
        "left out, '95.0,0.0' is not on the Earth: latitude is within ±90, longitude within ±180",
        "1 workshops are listed without machines: what they can make is not known",
    ]


def test_a_table_of_workshops_gives_listed_nodes_without_machines(tmp_path):
    file = write(tmp_path / "labs.csv", "facility_id,name,latitude,longitude,country\n,Lab,48.1,11.6,de\n")
    node = read_nodes(file).nodes[0]
    assert node.machines == () and node.processes == () and node.place.country == "DE"
    assert node.id == read_nodes(file).nodes[0].id


@pytest.mark.parametrize(
    ("name", "text", "error", "says"),
    [
        ("x.toml", "schema = ", DataError, "not valid TOML"),
        ("x.json", "{", NodeSourceError, "not a source of nodes"),
        ("x.json", "{}", NodeSourceError, "not a source of nodes"),
        ("x.yaml", "a: 1", NodeSourceError, "not a source of nodes"),
        ("x.csv", "title\nLab\n", DataError, "column 'name' is missing"),
        ("x.json", '{"schema": "dfdm/nodes/1", "nodes": [{"id": 1}]}', DataError, r"x.json nodes\[0\]"),
    ],
)
def test_a_file_that_is_no_source_is_one_error(tmp_path, name, text, error, says):
    with pytest.raises(error, match=says):
        read_nodes(write(tmp_path / name, text))


def test_a_missing_file_and_an_empty_folder_are_named(tmp_path):
    with pytest.raises(NodeSourceError, match="no such file"):
        read_nodes(tmp_path / "nothing.toml")
    with pytest.raises(NodeSourceError, match="holds no node files"):
        read_nodes(tmp_path)


def test_two_nodes_of_one_id_are_refused():
    node = sample_network().nodes[0]
    with pytest.raises(DataError, match="two nodes have the id"):
        Network([node, node])


def test_a_node_is_found_by_id_alias_and_name():
    network = sample_network()
    node = network.nodes[7]
    assert network.node(node.id) is network.node(node.aliases[0]) is network.node(node.name.upper()) is node
    with pytest.raises(UnknownNameError, match="Sample"):
        network.node("nobody")


def test_okw_round_trip_keeps_identity_place_and_machines():
    node = sample_network().node("Sample fab lab Amsterdam")
    okw = node_to_okw(node)
    read = node_from_okw(okw, where="okw")
    again = read.nodes[0]
    assert again.id == node.aliases[0] and okw["description"].startswith("Synthetic")
    assert [(m.machine.id, m.count) for m in again.machines] == [(m.machine.id, m.count) for m in node.machines]
    assert again.place.distance_km(node.place) < 0.01 and not read.notes


def test_okw_machines_of_unknown_make_have_no_limits_and_unknown_processes_are_notes():
    okw = {
        "id": "ab67b029-e2fd-478b-b97b-43a421f59b92",
        "name": "Lab",
        "location": {"gps_coordinates": "42.36, -71.06"},
        "equipment": [
            {"make": "X", "model": "1", "manufacturing_process": "https://en.wikipedia.org/wiki/Laser_cutting"},
            {"make": "Y", "model": "2", "manufacturing_process": "https://en.wikipedia.org/wiki/Assembly_line"},
        ],
    }
    read = node_from_okw(okw, where="lab.json")
    (entry,) = read.nodes[0].machines
    assert entry.machine.name == "X 1" and entry.machine.processes == ("laser_cutting",) and not entry.machine.limits
    assert len(read.notes) == 1 and "Y 2 left out" in read.notes[0]


@pytest.mark.parametrize(
    ("spoiled", "said"),
    [
        ({"equipment": ["laser"]}, "equipment 0 is not an object"),
        ({"equipment": "laser"}, "'equipment' is not a list"),
        ({"equipment": [{"manufacturing_process": "FDM", "materials_worked": 5}]}, "'materials_worked' is not a list"),
        ({"certifications": 9001}, "'certifications' is not a list"),
        ({"location": "Berlin"}, "'location' is not an object"),
        ({"location": {"coordinates": [1, 2]}}, "'coordinates' is not an object"),
        ({"location": {"gps_coordinates": "nan, 2"}}, "not on the Earth"),
        ({"location": {"gps_coordinates": "95, 2"}}, "not on the Earth"),
    ],
)
def test_okw_of_another_shape_is_one_clear_error(spoiled, said):
    facility = {
        "id": "ab67b029-e2fd-478b-b97b-43a421f59b92",
        "name": "Lab",
        "location": {"gps_coordinates": "52.5, 13.4"},
    }
    node_from_okw(facility, where="lab.json")
    with pytest.raises(DataError, match=said):
        node_from_okw({**facility, **spoiled}, where="lab.json")


def test_okw_without_place_is_refused():
    with pytest.raises(DataError, match="no coordinates"):
        node_from_okw({"id": "ab67b029-e2fd-478b-b97b-43a421f59b92", "name": "Lab"}, where="lab.json")


@pytest.mark.skipif(not SHARED.is_dir(), reason="public node lists are not at ../shared/data/nodes")
def test_public_lists_are_read():
    labs = read_nodes(SHARED / "fablabs_2237.csv")
    assert len(labs) == 2036 and len(labs.notes) == 202 and "2036 workshops are listed without" in labs.notes[-1]
    facility = read_nodes(SHARED / "ohm_okw_sample.json")
    assert facility.nodes[0].place.city == "Boston"
    assert [m.machine.processes for m in facility.nodes[0].machines] == [("material_extrusion",)]
    assert [m for e in facility.nodes[0].machines for m in e.materials] == ["pla", "petg", "abs", "tpu"]


def test_the_sample_network_follows_its_schema_and_says_that_it_is_made_up():
    for node in sample_network():
        document = node.to_dict()
        validate("node", document, where=node.name)
        assert read_node(document, where=node.name).to_dict() == document
        assert node.synthetic and node.name.startswith("Sample ") and node.id.startswith("did:key:z6Mk")


def test_okw_of_what_has_guidelines_alone_is_a_note_and_operations_are_read():
    okw = {
        "id": "ab67b029-e2fd-478b-b97b-43a421f59b92",
        "name": "Lab",
        "location": {"gps_coordinates": "42.36, -71.06"},
        "equipment": [{"model": "V", "manufacturing_process": "https://en.wikipedia.org/wiki/Vinyl_cutting"}],
        "manufacturing_processes": ["https://en.wikipedia.org/wiki/Anneal", "deburr", "no such thing"],
    }
    read = node_from_okw(okw, where="lab.json")
    assert not read.nodes[0].machines and "V left out" in read.notes[0]
    assert read.nodes[0].operations == ("anneal", "deburr")


@pytest.mark.parametrize(("status", "nodes"), [("Active", 1), ("Planned", 1), ("Closed", 0), ("Temporary Closure", 0)])
def test_a_facility_that_is_shut_is_left_out_and_one_that_is_planned_is_noted(status, nodes):
    okw = {"id": "ab67b029-e2fd-478b-b97b-43a421f59b92", "name": "Lab", "location": {"gps_coordinates": "42, -71"}}
    read = node_from_okw(okw | {"facility_status": status}, where="lab.json")
    assert len(read.nodes) == nodes and bool(read.notes) == (status != "Active")


def ohm_name(address, taxonomy):
    """What Open Hardware Manager makes of a process, as the head of its taxonomy says: alias, else a part of the words."""
    plain = lambda text: text.lower().replace("_", " ").replace("-", " ").strip()  # noqa: E731
    known = {plain(a): k for k, e in taxonomy.items() for a in (k, e["display_name"], *e.get("aliases", ()))}
    slug = plain(address.rpartition("/")[2])
    return known.get(slug) or next((known[a] for a in sorted(known, key=len, reverse=True) if a in slug), None)


@pytest.mark.skipif(not SHARED.is_dir(), reason="public node lists are not at ../shared/data/nodes")
def test_okw_of_others_survives_both_ways_and_ours_is_understood_by_their_taxonomy():
    import yaml

    taxonomy = yaml.safe_load((SHARED / "ohm_process_taxonomy.yaml").read_text(encoding="utf-8"))["processes"]
    read = node_from_okw(json.loads((SHARED / "ohm_okw_sample.json").read_text(encoding="utf-8")), where="okw")
    node = read.nodes[0]
    again = node_from_okw(node_to_okw(node), where="okw").nodes[0]
    for key in ("id", "name", "place", "certificates", "operations", "contact"):
        assert getattr(again, key) == getattr(node, key), key
    assert [(m.machine.name, m.machine.processes, m.count, m.materials) for m in again.machines] == [
        (m.machine.name, m.machine.processes, m.count, m.materials) for m in node.machines
    ]
    assert any("Planned" in note for note in read.notes) and any("Festo" in note for note in read.notes)
    unknown = set()
    for shop in sample_network():
        okw = node_to_okw(shop)
        back = node_from_okw(okw, where="okw")
        assert [m.machine.processes for m in back.nodes[0].machines] == [m.machine.processes for m in shop.machines]
        assert back.nodes[0].operations == shop.operations and not back.notes
        unknown |= {
            a.rpartition("/")[2]
            for a in okw["manufacturing_processes"]
            if a.startswith("http") and not ohm_name(a, taxonomy)
        }
    assert unknown <= {"CNC_router", "Selective_laser_melting", "Thermoforming"}  # their taxonomy has no such process


@pytest.mark.skipif(not SHARED.is_dir(), reason="public node lists are not at ../shared/data/nodes")
def test_fab_labs_keep_whom_they_are_from(tmp_path):
    terms = terms_of(
        license="CC-BY-SA-4.0", attribution="fablabs.io, by way of okw_data_management", retrieved="2026-11-28"
    )
    store = tmp_path / "labs.sqlite"
    changes = update_store(store, SHARED / "fablabs_2237.csv", terms=terms)
    assert changes.added == 2036
    labs = read_nodes(store)
    assert len({lab.place.country for lab in labs}) > 100 and not any(lab.machines for lab in labs)
    assert {(lab.license, lab.attribution, lab.source) for lab in labs} == {
        ("CC-BY-SA-4.0", "fablabs.io, by way of okw_data_management", "fablabs_2237.csv")
    }
    assert update_store(store, SHARED / "fablabs_2237.csv", terms=terms).files_same == 1
    assert node_to_okw(labs.nodes[0])["attribution"].startswith("fablabs.io")


def test_terms_are_kept_only_where_a_node_does_not_say_its_own():
    from dataclasses import replace

    one, other = sample_network().nodes[:2]
    terms = terms_of(license="CC-BY-4.0", retrieved="2026-11-28")
    first, second = on_terms((one, replace(other, license="MIT")), terms)
    assert (first.license, first.retrieved, second.license) == ("CC-BY-4.0", "2026-11-28", "MIT")
    with pytest.raises(InputError):
        terms_of(license="not a license (")
