"""What `dfdm export` writes: names that fit every system, one machine for all parts, the node's own price, who may what."""

from dataclasses import replace
from pathlib import Path

import cadquery as cq
import pytest

from dfdm import verbs
from dfdm.__main__ import main
from dfdm.bundles import read
from dfdm.errors import ExportError, InputError, LicenseConflictError
from dfdm.nodes.network import Network, sample_network
from dfdm.trust import new_key
from dfdm.verbs.composing import file_stems

EXAMPLES = Path(__file__).parents[2] / "examples"
OWN = "LicenseRef-Test"
AT = "2026-03-02T09:00:00Z"


@pytest.fixture(scope="module")
def key():
    return new_key()


@pytest.fixture(scope="module")
def step(tmp_path_factory):
    path = tmp_path_factory.mktemp("step") / "block.step"
    cq.exporters.export(cq.Workplane().box(30, 20, 10), str(path))
    return path


def exported(thing, tmp_path, key, **more):
    path = tmp_path / "out.dfdm.zip"
    verbs.export(thing, path=path, key=key, created=AT, **{"license": OWN, **more})
    return read(path)


def test_file_names_are_safe_everywhere_and_never_the_same():
    assert file_stems(["Träger", "trager", "Tra/ger", "部品", "con", "x" * 90, "", "--"]) == [
        "trager",
        "trager-2",
        "tra-ger",
        "part",
        "part-con",
        "x" * 48,
        "part-2",
        "part-3",
    ]


def test_parts_whose_names_fall_together_in_a_file_name_both_travel(tmp_path, key):
    assembly = cq.Assembly(name="pair")
    assembly.add(cq.Workplane().box(20, 20, 10), name="Arm A")
    assembly.add(cq.Workplane().box(30, 20, 10), name="arm-a", loc=cq.Location((0, 60, 0)))
    opened = exported(assembly, tmp_path, key, process="material_extrusion")
    steps = opened.geometry(".step")
    assert len(set(steps.values())) == len(steps) == 2
    listed = [name for part in opened.recipe["parts"] for name in part["geometry"]]
    assert len(set(listed)) == len(listed)
    assert {f"geometry/{name}" for name in steps} <= set(listed)


def test_a_script_with_blanks_and_umlauts_in_its_name_travels(tmp_path, key):
    script = tmp_path / "Träger für Regal.py"
    script.write_text(
        "import cadquery as cq\nshow_object(cq.Workplane().box(20, 20, 10), name='x')\n", encoding="utf-8"
    )
    opened = exported(script, tmp_path, key, license="CERN-OHL-S-2.0", process="material_extrusion")
    assert opened.members["source/trager-fur-regal.py"] == script.read_bytes()


def test_an_open_design_without_source_needs_the_place_of_its_source(tmp_path, step, key):
    with pytest.raises(LicenseConflictError, match="--source-location"):
        exported(step, tmp_path, key, license="CERN-OHL-S-2.0")
    with pytest.raises(InputError, match="not a web address"):
        exported(step, tmp_path, key, license="CERN-OHL-S-2.0", source_location="my shelf")
    assert not list(tmp_path.iterdir())
    where = "https://example.org/block"
    key_file, out = tmp_path / "key.pem", tmp_path / "block.dfdm.zip"
    assert main(["keys", "new", str(key_file)]) == 0
    arguments = ["export", str(step), "--license", "CERN-OHL-S-2.0", "--source-location", where]
    assert main([*arguments, "--key", str(key_file), "-o", str(out)]) == 0
    opened = read(out)
    assert opened.rights.source_location == where
    assert f"Source location: {where}" in opened.members["LICENSE.txt"].decode()


@pytest.mark.parametrize(
    ("terms", "said"),
    [
        ({"territory": ["ZZ"]}, "'ZZ' is not a country code"),
        ({"licensee": "did:key:zfoo"}, "did:key"),
        ({"licensee": "lei:5493001KJTIIGC8Y1R13"}, "LEI"),
        ({"licensee": "did:example:1"}, "neither a did:key nor a did:web"),
    ],
)
def test_terms_that_name_nobody_or_nowhere_are_refused(tmp_path, step, key, terms, said):
    with pytest.raises(InputError if "territory" in terms else ValueError, match=said):
        exported(step, tmp_path, key, **terms)
    assert not list(tmp_path.iterdir())


def test_for_a_node_all_parts_are_on_one_machine_at_the_price_of_that_node(tmp_path, key):
    network = sample_network()
    assembly = cq.Assembly(name="pair")
    assembly.add(cq.Workplane().box(20, 20, 10), name="small")
    assembly.add(cq.Workplane().box(190, 150, 12), name="large", loc=cq.Location((0, 300, 0)))
    model = verbs.opened(assembly)
    candidates = verbs.match(model, network, to="Berlin, DE", quantity=5, process=["material_extrusion"], at=AT)
    best = candidates.best
    opened = exported(model, tmp_path, key, candidate=best, quantity=5)
    reports, estimates = opened.document("report.json"), opened.document("estimates.json")
    assert {r["machine"] for r in reports["reports"]} == {best.machine}
    assert {r["node"] for r in reports["reports"]} == {best.node.id}
    assert {u["machine"] for p in opened.recipe["parts"] for u in p["procedure"]} == {best.machine}
    total = sum(float(e["unit_cost"]["amount"]) for e in estimates["estimates"])
    assert total == pytest.approx(float(best.terms.unit_cost.rounded().amount), abs=0.02)


def test_a_named_node_is_asked_for_its_own_processes_and_materials(tmp_path, step, key):
    printer = replace(next(n for n in sample_network() if n.processes == ("material_extrusion",)), materials=("petg",))
    network = Network([printer])
    with pytest.raises(ExportError, match="does not offer laser_cutting"):
        exported(step, tmp_path, key, node=printer.id, nodes=network, process="laser_cutting")
    opened = exported(step, tmp_path, key, node=printer.name, nodes=network)
    (part,) = opened.recipe["parts"]
    assert part["procedure"][0]["material"] == "petg"


def test_a_bundle_says_of_its_parts_what_the_design_said(tmp_path, key):
    script = tmp_path / "pair.py"
    script.write_text(
        "import cadquery as cq\n"
        "from dfdm import design, require\n\n"
        f"@design(title='Pair', license='{OWN}', version='2')\n"
        "def pair():\n"
        "    plate = cq.Workplane().box(30, 20, 4).faces('>Z').workplane().hole(6).tag('bore')\n"
        "    legs = cq.Assembly().add(plate, name='plate')\n"
        "    for i in range(3):\n"
        "        legs.add(cq.Workplane().box(8, 8, 60), name=f'leg{i}', loc=cq.Location((40 * i, 90, 0)))\n"
        "    return legs\n",
        encoding="utf-8",
    )
    path = tmp_path / "pair.dfdm.ZIP"
    verbs.export(script, path=path, key=key, created=AT, process="material_extrusion")
    design, inside = verbs.opened(script), verbs.opened(path)
    assert [(e.name, e.count) for e in inside.parts] == [(e.name, e.count) for e in design.parts]
    assert sorted(e.count for e in inside.parts) == [1, 3]
    assert (inside.title, inside.license, inside.version, inside.name) == ("Pair", OWN, "2", "pair")
    with pytest.raises(InputError, match="is a bundle already"):
        verbs.export(path, path=tmp_path / "again.dfdm.zip", key=key)


def test_what_is_demanded_travels_with_the_part(tmp_path, key):
    path = tmp_path / "plate.dfdm.zip"
    design = verbs.opened(EXAMPLES / "motor_plate.py")
    verbs.export(
        design,
        path=path,
        key=key,
        created=AT,
        process="milling",
        license=OWN,
        design_rights={"sole_owner": True},
    )
    (before,), (after,) = design.parts, verbs.opened(path).parts
    assert before.requirements
    assert [r.requirement for r in after.requirements] == [r.requirement for r in before.requirements]
    assert [r.faces for r in after.requirements] == [r.faces for r in before.requirements]
    for one, other in zip(before.requirements, after.requirements, strict=True):
        radii = [{round(e.part.faces[f].radius or 0.0, 6) for f in r.faces} for e, r in ((before, one), (after, other))]
        assert radii[0] == radii[1]


def test_a_bundle_with_triangles_alone_is_judged_by_them(tmp_path, key):
    pytest.importorskip("lib3mf", reason="lib3mf writes the triangles of a bundle")
    mesh = tmp_path / "block.stl"
    cq.exporters.export(cq.Workplane().box(30, 20, 10), str(mesh))
    path = tmp_path / "block.dfdm.zip"
    verbs.export(mesh, path=path, key=key, created=AT, process="material_extrusion", license=OWN)
    (part,) = verbs.opened(path).parts
    assert part.facts.body.volume_mm3 == pytest.approx(6000.0)
    assert verbs.check(path, "material_extrusion").makeable.value == "yes"


def test_two_shown_objects_of_one_name_stay_two_parts(tmp_path, key):
    script = tmp_path / "pair.py"
    script.write_text(
        "import cadquery as cq\n"
        "show_object(cq.Workplane().box(20, 20, 10), name='arm')\n"
        "show_object(cq.Workplane().box(20, 20, 12), name='arm')\n",
        encoding="utf-8",
    )
    assert [entry.name for entry in verbs.opened(script).parts] == ["arm", "arm-2"]
    opened = exported(script, tmp_path, key, process="material_extrusion")
    listed = {part["name"]: set(part["geometry"]) for part in opened.recipe["parts"]}
    assert listed["arm"] and listed["arm-2"] and not listed["arm"] & listed["arm-2"]


def test_a_refused_export_makes_no_key(tmp_path, monkeypatch, step):
    monkeypatch.setenv("DFDM_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("DFDM_KEY_PASSPHRASE", "")
    with pytest.raises(LicenseConflictError):  # an open license takes no count
        verbs.export(step, path=tmp_path / "out.dfdm.zip", license="CERN-OHL-P-2.0", count=3, created=AT)
    assert not (tmp_path / "home").exists()
    verbs.export(step, path=tmp_path / "out.dfdm.zip", license=OWN, process="milling", created=AT)
    assert (tmp_path / "home" / "key.pem").is_file()


def test_what_is_sealed_opens_for_its_node_alone(step, tmp_path, monkeypatch, capsys):
    """From making the key to the open folder, as owner and node do it."""
    monkeypatch.setenv("DFDM_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("DFDM_KEY_PASSPHRASE", "")
    node, other, bundle = tmp_path / "node.age", tmp_path / "other.age", tmp_path / "b.dfdm.zip"
    assert main(["keys", "new", "--sealing", str(node)]) == 0
    recipient = capsys.readouterr().out.strip()
    assert main(["keys", "show", str(node)]) == 0
    assert capsys.readouterr().out.strip() == recipient
    assert main(["keys", "new", "--sealing", str(other)]) == 0
    args = ["export", str(step), "--process", "milling", "--license", OWN, "--created", AT]
    assert main([*args, "--seal-to", recipient, "-o", str(bundle)]) == 0
    assert read(bundle).sealed
    assert main(["check", str(bundle)]) == 2
    assert "is sealed: open it first" in capsys.readouterr().err
    assert main(["open", str(bundle), str(tmp_path / "no"), "--key", str(other)]) == 2
    assert "not sealed to this key" in capsys.readouterr().err
    assert not (tmp_path / "no").exists()
    assert main(["open", str(bundle), str(tmp_path / "yes"), "--key", str(node)]) == 0
    assert (tmp_path / "yes" / "geometry" / "block.step").read_bytes().startswith(b"ISO-10303-21")
    assert main(["open", str(bundle), str(tmp_path / "yes"), "--key", str(node)]) == 2
    assert "not empty" in capsys.readouterr().err


def test_sealing_to_a_node_takes_the_key_that_it_states(step, tmp_path, key):
    """A node without one, and no node at all, are said before anything is written."""
    from dfdm.trust import new_sealing_key

    opens = new_sealing_key()
    nodes = [replace(node, sealing_key=opens.recipient) for node in sample_network()]
    able = next(
        c for c in verbs.match(step, Network(nodes), to="Berlin, DE", quantity=1).able if c.process == "milling"
    )
    path = tmp_path / "sealed.dfdm.zip"
    verbs.export(step, able, path=path, key=key, created=AT, license=OWN, seal=True)
    assert read(path).sealed
    inside = read(path, key=opens)
    assert "geometry/block.step" in inside.members
    unstated = next(
        c for c in verbs.match(step, sample_network(), to="Berlin, DE", quantity=1).able if c.process == "milling"
    )
    with pytest.raises(InputError, match="states no sealing key"):
        verbs.export(step, unstated, path=tmp_path / "x", key=key, created=AT, license=OWN, seal=True)
    with pytest.raises(InputError, match="name the node"):
        verbs.export(step, path=tmp_path / "x", key=key, created=AT, license=OWN, process="milling", seal=True)
    assert not (tmp_path / "x").exists()
