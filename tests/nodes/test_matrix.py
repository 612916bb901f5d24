"""Every node by every process: what decides, on which layer, and that arrays and words say the same."""

import json
from dataclasses import replace
from types import MappingProxyType

import cadquery as cq
import jsonschema
import pytest

import dfdm
from dfdm.__main__ import main
from dfdm.checks import Makeable, Verdict
from dfdm.checks.reports import Reports
from dfdm.cited import Cited
from dfdm.errors import UnknownNameError
from dfdm.nodes.matrix import Matrix, matrix_of
from dfdm.nodes.network import Network, sample_network
from dfdm.nodes.new import new_node
from dfdm.nodes.reading import read_node
from dfdm.processes import Route
from dfdm.table import data_folder


def schema(kind):
    return json.loads((data_folder() / "schema" / f"{kind}.schema.json").read_text(encoding="utf-8"))


def own(value):
    return MappingProxyType(
        {"hole_diameter_min": Cited(value=value, unit="mm", source="node", locator="x", kind="measured")}
    )


def uuid(number):
    return f"okw:{number:08d}-0000-4000-8000-000000000000"


@pytest.fixture(scope="module")
def shops():
    """A printer by the book, one that measured worse holes, one with a laser alone, one that names no machines."""
    printers = [n for n in sample_network() if n.processes == ("material_extrusion",)]
    laser = next(n for n in sample_network() if n.processes == ("laser_cutting",))
    good = replace(
        printers[0], id=uuid(1), aliases=(), name="Good", machines=printers[0].machines[:1], materials=("pla",)
    )
    worse = replace(good, id=uuid(2), name="Worse", machines=(replace(good.machines[0], limits=own(9.0)),))
    return Network(
        [
            good,
            worse,
            replace(laser, id=uuid(3), aliases=(), name="Laser"),
            replace(good, id=uuid(4), name="Listed", machines=()),
        ]
    )


@pytest.fixture(scope="module")
def matrix(shops, plate):
    routes = [Route.of("material_extrusion", material="pla"), Route.of("laser_cutting", material="mild_steel")]
    return matrix_of([plate], shops, routes, model="plate", requirements={})


def test_what_each_node_says_of_each_process(matrix, shops):
    found = {
        (row.node.name, cell.process): (cell.offered, cell.makeable.value) for row in matrix.rows for cell in row.cells
    }
    assert found == {
        ("Good", "material_extrusion"): (True, "yes"),
        ("Worse", "material_extrusion"): (True, "no"),
        ("Laser", "material_extrusion"): (False, "no"),
        ("Listed", "material_extrusion"): (False, "unknown"),
        ("Good", "laser_cutting"): (False, "no"),
        ("Worse", "laser_cutting"): (False, "no"),
        ("Laser", "laser_cutting"): (True, "yes"),
        ("Listed", "laser_cutting"): (False, "unknown"),
    }
    assert matrix.rows[0].best.machine == shops.nodes[0].machines[0].machine.id
    assert matrix.rows[1].best is None
    assert matrix.verdict.shape == matrix.makeable.shape == (4, 2)
    assert matrix.verdict[3].tolist() == [-1, -1]


def test_the_limit_that_the_node_states_decides_and_its_layer_is_named(matrix):
    cell = matrix.cell("Worse", "FDM")
    assert (cell.deciding.code, cell.deciding.limit.layer, cell.deciding.limit.value) == ("small-hole", "node", 9.0)
    (reason,) = matrix.why_not("Worse", "FDM")
    assert reason.code == "small-hole"
    assert "the node" in reason.message and "9 mm" in reason.message
    assert matrix.why_not("Good", "FDM") == ()


def test_the_limit_that_the_machine_states_decides_and_its_layer_is_named(shops, tray):
    routes = [Route.of("material_extrusion", material="pla")]
    cell = matrix_of([tray], shops, routes, model="tray", requirements={}).cell("Good", "FDM")
    assert cell.makeable is Makeable.NO
    assert (cell.deciding.check, cell.deciding.limit.layer) == ("fits-build-volume", "machine")


@pytest.mark.parametrize(
    ("node", "process", "route", "code"),
    [
        ("Listed", "FDM", {"material": "pla"}, "listed-only"),
        ("Laser", "FDM", {"material": "pla"}, "process"),
        ("Good", "FDM", {"material": "petg"}, "material"),
        ("Good", "FDM", {"material": "pla", "machine": "prusa_mini"}, "machine"),
        ("Laser", "laser_cutting", {"material": "mild_steel", "then": ["anodize"]}, "operation"),
    ],
)
def test_what_is_not_offered_says_why(shops, plate, node, process, route, code):
    term = "material_extrusion" if process == "FDM" else process
    found = matrix_of([plate], shops, [Route.of(term, **route)], model="plate", requirements={})
    (reason,) = found.why_not(node, process)
    assert reason.code == code == found.cell(node, process).refusal.code
    with pytest.raises(UnknownNameError):
        found.report(node, process)


def test_arrays_reports_and_cells_agree(plate):
    network = sample_network()
    routes = [Route.of(term, material=None) for term in ("material_extrusion", "laser_cutting", "milling")]
    routes = [replace(r, steps=(replace(r.steps[0], material=""),)) for r in routes]
    matrix = matrix_of([plate], network, routes, model="plate", requirements={})
    said = {(r.node, r.process): (r.verdict, r.makeable, r.machine, r.material) for r in matrix}
    assert len(said) == len(matrix) == sum(cell.offered for row in matrix.rows for cell in row.cells)
    for n, row in enumerate(matrix.rows):
        for c, cell in enumerate(row.cells):
            if not cell.offered:
                assert (row.node.id, cell.process) not in said
                continue
            assert said[row.node.id, cell.process] == (cell.verdict, cell.makeable, cell.machine, cell.material)
            assert Verdict.of(matrix.verdict[n, c]) is cell.verdict
            if cell.makeable is not Makeable.YES:
                reasons = matrix.why_not(row.node.id, cell.process)
                assert cell.deciding.code in {reason.code for reason in reasons}
            assert (cell.deciding is None) == (cell.verdict is Verdict.PASS)


def test_no_machine_or_material_of_a_node_is_better_than_the_one_shown(plate):
    network = sample_network()
    route = Route.of("material_extrusion", material=None)
    route = replace(route, steps=(replace(route.steps[0], material=""),))
    matrix = matrix_of([plate], network, [route], model="plate", requirements={})
    offers, (judgement,) = matrix._columns[0].offers, matrix._columns[0].judgements
    for n, row in enumerate(matrix.rows):
        there = offers.node == n
        if there.any():
            assert row.cells[0].makeable.code == judgement.makeable[there].max()


def test_of_several_parts_the_one_that_suits_worst_stands(shops, plate, tray):
    route = Route.of("material_extrusion", material="pla")
    matrix = matrix_of([plate, tray], shops, [route], model="both", requirements={})
    cell = matrix.cell("Good", "FDM")
    assert (cell.part, cell.makeable) == ("tray", Makeable.NO)
    assert all(reason.message.startswith("tray: ") for reason in matrix.why_not("Good", "FDM"))
    assert len(matrix) == 4
    assert not matrix.accepted()


def test_the_documents_keep_to_their_closed_schemas(matrix):
    document = matrix.to_dict()
    jsonschema.validate(document, schema("matrix"))
    whole = matrix.reports_document()
    jsonschema.validate(whole, schema("report"))
    assert whole["matrix"] == document and len(whole["reports"]) == len(matrix)
    for broken in ({**document, "more": 1}, {**document, "rows": [{**document["rows"][0], "more": 1}]}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(broken, schema("matrix"))
    assert json.loads(json.dumps(document)) == document


def test_both_schemas_say_the_same_of_the_matrix():
    one, other = schema("matrix")["$defs"], schema("report")["$defs"]
    assert one == {key: other[key] for key in one}


def test_the_table_fits_a_terminal_for_fifty_nodes_and_twelve_processes(plate):
    network = sample_network()
    network = Network(network.nodes[:50])
    routes = [Route.of("milling", material="aluminum_6061")] * 3
    routes += [Route.of("laser_cutting", material="mild_steel")] * 9
    matrix = matrix_of([plate], network, routes, model="plate", requirements={})
    lines = matrix.text().splitlines()
    assert len(lines) < 50 + 12 + 60
    assert max(map(len, lines[:51])) <= 150


def test_words_and_markup_escape_what_a_node_calls_itself(shops, plate):
    evil = replace(shops.nodes[0], name="<script>alert(1)</script>")
    route = Route.of("material_extrusion", material="pla")
    found = matrix_of([plate], Network([evil]), [route], model="plate", requirements={})
    assert "<script>" not in found._repr_html_() and "&lt;script&gt;" in found._repr_html_()
    assert "<script>" in found.text()
    spanish = matrix_of([plate], shops, [route], model="plate", requirements={}, language="es")
    assert "el nodo" in spanish.text()


def test_the_verb_takes_a_network_and_the_command_a_file(tmp_path, capsys):
    part = cq.Workplane().box(40, 30, 3)
    found = dfdm.check(part, nodes=sample_network())
    assert isinstance(found, Matrix)
    assert set(found.processes) == set(sample_network().processes)
    assert found.accepted()
    cq.exporters.export(part, str(tmp_path / "plate.step"))
    (tmp_path / "shop.toml").write_text(new_node("Shop", ["prusa_mk4"], "Porto, PT"), encoding="utf-8")
    arguments = ["check", str(tmp_path / "plate.step"), "--nodes", str(tmp_path / "shop.toml")]
    assert main([*arguments, "--format", "json"]) == 0
    document = json.loads(capsys.readouterr().out)
    jsonschema.validate(document, schema("report"))
    assert [row["name"] for row in document["matrix"]["rows"]] == ["Shop"]
    assert {r["process"] for r in document["reports"]} == {"material_extrusion"}
    assert main([*arguments, "--process", "milling"]) == 1
    assert "no machine" in capsys.readouterr().out
    for form, word in (("html", "prusa_mk4"), ("junit", "prusa_mk4"), ("sarif", "2.1.0")):
        main([*arguments, "--format", form, "-o", str(tmp_path / f"out.{form}")])
        assert word in (tmp_path / f"out.{form}").read_text(encoding="utf-8")


def test_without_nodes_reports_are_reports():
    assert isinstance(dfdm.check(cq.Workplane().box(9, 9, 9)), Reports)


def test_many_nodes_are_judged_without_an_object_each(plate):
    kind = read_node(sample_network().nodes[0].to_dict(), where="x")
    network = Network([replace(kind, id=uuid(n), aliases=(), name=str(n)) for n in range(3000)])
    route = Route.of("material_extrusion", material="pla")
    matrix = matrix_of([plate], network, [route], model="plate", requirements={})
    assert matrix.verdict.shape == (3000, 1)
    assert len({id(row.cells[0].deciding) for row in matrix.rows}) == 1
    assert "more" in matrix.text()
