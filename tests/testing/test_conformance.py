"""dfdm keeps to what it asks of others: every process, check, node source and export format of its own conforms."""

import json
import math
from dataclasses import replace

import cadquery as cq
import ezdxf
import pytest
import trimesh
from ezdxf import bbox

from dfdm.bundles.export import FORMATS, ExportFormat
from dfdm.bundles.product import DOCUMENTS, DocumentFormat
from dfdm.checks import CHECKS, judge
from dfdm.errors import InputError, NodeSourceError
from dfdm.nodes.network import sample_network
from dfdm.nodes.new import new_node
from dfdm.nodes.okw import node_to_okw
from dfdm.nodes.register import NODE_SOURCES, NodeSource, Read
from dfdm.nodes.store import update_store
from dfdm.processes import capability, catalog
from dfdm.testing.conformance import (
    Case,
    ConformanceError,
    check_document_format,
    check_export_format,
    check_node_source,
    conformance_cases,
    known_parts,
)
from dfdm.testing.conformance.known_parts import SIZES
from tests.regenerate import conformance_kit

NO_BOUNDS = {
    "wall-for-size": ("size_medium_min", "size_large_min"),  # from which size on a part is of the middle or large class
    "engraved-detail": ("engraving_depth_max",),  # down to which depth a groove is an engraving
    "cut-tolerance": ("iso_9013_class",),  # which table of the standard is meant
}
"""Limits that say what kind of thing it is, so that neither more nor less of them is stricter."""


def of_dxf(data):
    import io

    drawing = ezdxf.read(io.StringIO(data.decode("utf-8")))
    size = bbox.extents(e for e in drawing.modelspace() if e.dxftype() in ("LINE", "ARC", "CIRCLE")).size
    return (size.x, size.y)


def of_step(data, folder):
    file = folder / "again.step"
    file.write_bytes(data)
    box = cq.importers.importStep(str(file)).val().BoundingBox()
    return (box.xlen, box.ylen, box.zlen)


def of_3mf(data):
    import io

    return tuple(trimesh.load(io.BytesIO(data), file_type="3mf", force="mesh").extents)


@pytest.mark.parametrize("case", conformance_cases("dfdm", both_ways=NO_BOUNDS), ids=str)
def test_what_ships_conforms(case):
    if str(case).startswith(("node source", "export format")):
        return  # below, with samples and readers
    case()


def test_there_is_a_case_for_everything_that_ships():
    ids = [str(case) for case in conformance_cases("dfdm")]
    assert len(set(ids)) == len(ids)
    for kind, keys in (
        ("process", catalog().processes),
        ("check", CHECKS),
        ("node source", NODE_SOURCES),
        ("export format", FORMATS),
        ("document format", DOCUMENTS),
    ):
        assert {key for key in keys if any(i.startswith(f"{kind} {key}") for i in ids)} == set(keys)


@pytest.fixture(scope="module")
def samples(tmp_path_factory):
    folder = tmp_path_factory.mktemp("nodes")
    node = sample_network().nodes[0]
    (folder / "toml").mkdir()
    text = {
        "toml_file": (folder / "toml" / "shop.toml", new_node("Shop", ["prusa_mk4"], "Porto, PT")),
        "node_json": (folder / "nodes.json", json.dumps({"schema": "dfdm/nodes/1", "nodes": [node.to_dict()]})),
        "okw_json": (
            folder / "okw.json",
            json.dumps({"facilities": [node_to_okw(node) | {"retrieved": "2026-11-28"}]}),
        ),
        "csv_table": (
            folder / "labs.csv",
            "name,latitude,longitude,country,retrieved\nA,48.1,11.5,DE,2026-11-28\nB,52.5,13.4,DE,2026-11-28T10:00:00Z\n",
        ),
    }
    for file, content in text.values():
        file.write_text(content, encoding="utf-8")
    store = folder / "nodes.sqlite"
    update_store(store, folder / "nodes.json")
    return {key: file for key, (file, _) in text.items()} | {"folder": folder / "toml", "sqlite_store": store}


@pytest.mark.parametrize("key", list(NODE_SOURCES))
def test_node_sources_conform(key, samples):
    check_node_source(key, samples[key], own=key in ("toml_file", "node_json", "folder", "sqlite_store"))


@pytest.mark.parametrize("key", list(FORMATS))
def test_export_formats_conform(key, tmp_path):
    readers = {
        "step": lambda data: of_step(data, tmp_path),
        "3mf": of_3mf,
        "dxf": of_dxf,
        "flat_dxf": None,  # laid flat it has another size than the part
    }
    check_export_format(key, reader=readers[key])


def faults(call, *arguments, **settings):
    with pytest.raises(ConformanceError) as caught:
        call(*arguments, **settings)
    return "\n".join(caught.value.faults)


@pytest.fixture
def register(monkeypatch):
    """Register something for one test."""

    def put(where, key, item):
        list(where)
        monkeypatch.setattr(where, "_items", {**where._items, key: item})
        monkeypatch.setattr(where, "_home", {**where._home, key: "tests"})

    return put


def test_a_node_source_that_is_careless_is_told_so(register, samples):
    nodes = sample_network().nodes[:1] * 2

    def read(path):
        if "sample" not in path.read_text(encoding="utf-8"):
            raise KeyError("sample")
        return Read(nodes=nodes)

    file = samples["csv_table"].with_name("x.odd")
    file.write_text("sample", encoding="utf-8")
    register(NODE_SOURCES, "odd", NodeSource(title="odd", recognizes=lambda p: p.suffix == ".odd", read=read))
    told = faults(check_node_source, "odd", file)
    assert f"the id {nodes[0].id} stands for 2 nodes" in told
    assert "does not say when it was taken: set retrieved" in told
    assert "read raises KeyError on a broken file" in told
    assert "read raises FileNotFoundError on a file that is not there" in told
    assert "raise NodeSourceError with the path" in told
    assert "nobody registers it" in faults(check_node_source, "none", file)


def test_a_node_source_by_the_clock_is_told_so(register, tmp_path):
    turns = iter(range(99))

    def read(path):
        if not path.is_file() or path.read_text(errors="replace") != "sample":
            raise NodeSourceError(f"{path}: no sample")
        return Read(nodes=sample_network().nodes[next(turns) : 9])

    (tmp_path / "x.odd").write_text("sample", encoding="utf-8")
    register(NODE_SOURCES, "odd", NodeSource(title="odd", recognizes=lambda p: p.suffix == ".odd", read=read))
    told = faults(check_node_source, "odd", tmp_path / "x.odd", own=True)
    assert told == "reading x.odd twice gives different nodes: take nothing from the clock or from chance"


def test_an_export_format_that_is_careless_is_told_so(register):
    turns = iter(range(99))
    form = ExportFormat(
        key="odd",
        suffix=".STEP",
        title="odd",
        why_not=lambda part: None if part.name == "block" else "",
        write=lambda part, job: str(next(turns)).encode() if part.name == "plate" else b"" + bytes(1 // 0),
    )
    register(FORMATS, "odd", form)
    told = faults(check_export_format, "odd", reader=lambda data: (80.0, 50.0, 3.3))
    for sentence in (
        "the suffix '.STEP' is not like .ext in lower case",
        "why_not gives None for the block",
        "the plate written twice gives different bytes",
        "read again the plate is 3.3 mm somewhere, but it is 3 x 50 x 80 mm",
        "it raises on the bracket (ZeroDivisionError",
    ):
        assert sentence in told
    assert "nobody registers it" in faults(check_export_format, "none")


def test_a_document_format_that_is_careless_is_told_so(register):
    turns = iter(range(99))
    form = DocumentFormat(
        key="odd",
        member="../okh.odd",
        title=" ",
        why_not=lambda product: "",
        write=lambda product: str(next(turns)).encode(),
    )
    register(DOCUMENTS, "odd", form)
    told = faults(check_document_format, "odd")
    for sentence in (
        "it has no title",
        "'../okh.odd' has no place in a bundle",
        "written twice it gives different bytes",
    ):
        assert sentence in told
    register(DOCUMENTS, "odd", replace(form, member="documents/bom.csv", why_not=lambda product: None))
    told = faults(check_document_format, "odd")
    assert "documents/bom.csv is that of bom too" in told
    assert "why_not gives None" in told
    register(DOCUMENTS, "odd", replace(form, member="documents/odd.json", write=lambda product: bytes(1 // 0)))
    assert "it raises on a milled plate (ZeroDivisionError" in faults(check_document_format, "odd")
    assert "nobody registers it" in faults(check_document_format, "none")


def test_a_case_tells_each_fault_once():
    case = Case(about="it", ask=lambda: ["mend it", "mend it", "and that"])
    with pytest.raises(ConformanceError, match=r"it:\n- mend it\n- and that$") as caught:
        case()
    assert caught.value.faults == ("mend it", "and that")
    Case(about="it", ask=tuple)()


def test_a_package_without_entry_points_says_what_is_missing():
    with pytest.raises(InputError, match="no package 'no-such-plug-in' is installed"):
        conformance_cases("no-such-plug-in")
    with pytest.raises(InputError, match="has no entry point of"):
        conformance_cases("numpy")


def test_the_kit_is_what_its_script_measures(tmp_path):
    again = conformance_kit.documents(tmp_path)
    shipped = {p.facts.name: p.facts.to_dict() for p in known_parts() if " at " not in p.name}
    assert set(again) == set(shipped)
    for name, document in again.items():
        part, kept = document["part"], shipped[name]["part"]
        assert kept["area_mm2"] == pytest.approx(part["area_mm2"], rel=1e-6)
        assert len(shipped[name]["holes"]) == len(document["holes"])
        assert (shipped[name]["sheet"]["is_sheet"], shipped[name]["turned"]["is_turned"]) == (
            document["sheet"]["is_sheet"],
            document["turned"]["is_turned"],
        )


def test_a_part_of_the_kit_grows_as_a_whole():
    small, own, large = (next(p for p in known_parts() if p.name == n) for n in _sizes_of("plate"))
    for part, size in ((small, 0.1), (large, 8.0)):
        assert part.facts.body.volume_mm3 == pytest.approx(own.facts.body.volume_mm3 * size**3)
        assert part.facts.holes[0].diameter_mm == pytest.approx(own.facts.holes[0].diameter_mm * size)
        assert part.facts.sheet.thickness_mm == pytest.approx(3.0 * size)
        assert part.facts.walls.total_area_mm2 == pytest.approx(own.facts.walls.total_area_mm2 * size**2)
        assert part.facts.holes[0].entry_angle_deg == own.facts.holes[0].entry_angle_deg


def _sizes_of(name):
    return [name if size == 1.0 else f"{name} at {size:g} times its size" for size in SIZES]


def test_the_kit_has_parts_that_every_process_makes_and_such_that_it_does_not():
    for process in catalog().processes.values():
        said = {judge(part.facts, capability(process)).makeable.value for part in known_parts()}
        assert "no" in said, process.term
        assert said & {"yes", "unknown"}, process.term
    assert math.prod(SIZES) > 0
