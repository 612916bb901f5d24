"""Annotations in STEP: our own reader and that of the kernel find them again, on the same faces of the same solid."""

import io
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import cadquery as cq
import pytest
from OCP.STEPCAFControl import STEPCAFControl_Reader
from OCP.TCollection import TCollection_ExtendedString
from OCP.TDF import TDF_LabelSequence
from OCP.TDocStd import TDocStd_Document
from OCP.XCAFApp import XCAFApp_Application
from OCP.XCAFDoc import (
    XCAFDoc_Datum,
    XCAFDoc_Dimension,
    XCAFDoc_DimTolTool,
    XCAFDoc_DocumentTool,
    XCAFDoc_GeomTolerance,
)

from dfdm.bundles.export import FORMATS, Job, export_part
from dfdm.bundles.part21 import entities_of
from dfdm.bundles.pmi import real
from dfdm.designs import as_model, open_model
from dfdm.designs.annotations import annotations_of
from dfdm.requirements import Requirement, Resolved
from tests.bundles.known_product import gauge_plate

NIST = Path(__file__).parents[2].parent / "shared" / "data" / "holes"
CREATED = "2026-11-29T10:00:00Z"


@pytest.fixture(scope="module")
def entry():
    return as_model(gauge_plate()).parts[0]


@pytest.fixture(scope="module")
def job(entry):
    return Job(name="plate", created=CREATED, title="Plate", requirements=entry.requirements)


@pytest.fixture(scope="module")
def file(entry, job, tmp_path_factory):
    path = tmp_path_factory.mktemp("pmi") / "plate.step"
    path.write_bytes(export_part(entry.part, "step", job))
    return path


def by_kind(requirements):
    return {one.requirement.kind: one for one in requirements}


def test_our_reader_finds_values_fits_and_faces_again(file, entry):
    again = open_model(file).parts[0]
    was, now = by_kind(entry.requirements), by_kind(again.requirements)
    assert set(now) == {
        "diameter", "distance", "thickness", "flatness", "position", "perpendicularity", "parallelism", "profile", "symmetry",
    }  # fmt: skip
    for kind, found in now.items():
        for value in ("plus_mm", "minus_mm", "nominal_mm", "fit"):
            assert getattr(found.requirement, value) == pytest.approx(getattr(was[kind].requirement, value)), kind
        assert found.faces == was[kind].faces, kind
    assert now["position"].requirement.datums == ("pmi:A", "pmi:B")
    assert now["symmetry"].requirement.datums == ("pmi:C",)
    for kind, found in now.items():
        assert found.datum_faces == was[kind].datum_faces, kind


def test_what_was_read_is_written_again_with_the_same_letters(file, entry, tmp_path):
    again = open_model(file).parts[0]
    path = tmp_path / "again.step"
    path.write_bytes(export_part(again.part, "step", Job(name="p", created=CREATED, requirements=again.requirements)))
    third = open_model(path).parts[0]
    first, second = (
        [(r.requirement.kind, r.requirement.datums, r.faces, r.datum_faces) for r in one.requirements]
        for one in (again, third)
    )
    assert sorted(first) == sorted(second)


@pytest.mark.parametrize("case", ["01", "03"])
def test_published_test_cases_keep_every_annotation(case, tmp_path):
    file = NIST / f"nist_ctc_{case}_asme1_ap242.stp"
    if not file.is_file():
        pytest.skip("the NIST test cases do not stand beside the checkout")
    first = open_model(file).parts[0]
    path = tmp_path / "again.step"
    path.write_bytes(export_part(first.part, "step", Job(name="n", created=CREATED, requirements=first.requirements)))
    again = open_model(path).parts[0]

    def told(requirements):
        fields = ("kind", "nominal_mm", "plus_mm", "minus_mm", "fit", "datums")
        return Counter((*(getattr(r.requirement, f) for f in fields), len(r.faces)) for r in requirements)

    assert told(again.requirements) == told(first.requirements)
    assert len(first.requirements) > 12
    assert again.part.shape.Volume() == pytest.approx(first.part.shape.Volume(), rel=1e-9)


def test_the_kernel_reads_the_same_solid_and_the_same_annotations(file, entry):
    document = TDocStd_Document(TCollection_ExtendedString("BinXCAF"))
    XCAFApp_Application.GetApplication_s().NewDocument(TCollection_ExtendedString("BinXCAF"), document)
    reader = STEPCAFControl_Reader()
    reader.SetGDTMode(True)
    reader.ReadFile(str(file))
    assert reader.Transfer(document)
    tool = XCAFDoc_DocumentTool.DimTolTool_s(document.Main())
    sizes, tolerances = TDF_LabelSequence(), TDF_LabelSequence()
    tool.GetDimensionLabels(sizes)
    tool.GetGeomToleranceLabels(tolerances)
    found = {}
    for label in labels(sizes):
        size = XCAFDoc_Dimension.Set_s(label).GetObject()
        found[kind_of(size)] = (
            size.IsDimWithClassOfTolerance(),
            round(size.GetUpperTolValue(), 6),
            round(abs(size.GetLowerTolValue()), 6),
        )
    assert found["Size_Diameter"][0]
    assert found["Location_LinearDistance"] == (False, 0.1, 0.1)
    assert found["Size_Thickness"] == (False, 0.2, 0.1)
    zones = {}
    for label in labels(tolerances):
        tolerance = XCAFDoc_GeomTolerance.Set_s(label).GetObject()
        datums = TDF_LabelSequence()
        XCAFDoc_DimTolTool.GetDatumOfTolerLabels_s(label, datums)
        letters = [XCAFDoc_Datum.Set_s(one).GetObject().GetName().ToCString() for one in labels(datums)]
        zones[kind_of(tolerance)] = (round(tolerance.GetValue(), 6), letters)
    assert zones == {
        "Flatness": (0.05, []), "Position": (0.2, ["A", "B"]), "Perpendicularity": (0.1, ["A"]), "Parallelism": (0.08, ["A"]),
        "ProfileOfSurface": (0.3, ["A"]), "Symmetry": (0.4, ["C"]),
    }  # fmt: skip
    shapes = TDF_LabelSequence()
    tool.ShapeTool().GetFreeShapes(shapes)
    (shape,) = [XCAFDoc_DocumentTool.ShapeTool_s(document.Main()).GetShape_s(label) for label in labels(shapes)]
    assert cq.Shape.cast(shape).Volume() == pytest.approx(entry.part.shape.Volume(), rel=1e-9)


def labels(sequence):
    return [sequence.Value(number + 1) for number in range(sequence.Length())]


def kind_of(thing):
    return str(thing.GetType()).rpartition("Type_")[2]


def test_annotations_change_nothing_of_the_geometry(file, entry, job):
    plain = export_part(entry.part, "step", replace(job, requirements=()))
    assert not annotations_of(plain)
    with_them, without = (
        sorted(re.sub(r"#\d+", "#", body) for body in entities_of(data.decode().partition("DATA;")[2]).values())
        for data in (file.read_bytes(), plain)
    )
    kinds = ("ADVANCED_FACE", "EDGE_CURVE", "CLOSED_SHELL", "CYLINDRICAL_SURFACE", "PLANE")
    for kind in kinds:
        assert sum(b.startswith(kind) for b in with_them) == sum(b.startswith(kind) for b in without) > 0
    again = cq.importers.importStep(str(file)).val()
    assert again.isValid()
    assert again.Volume() == pytest.approx(entry.part.shape.Volume(), rel=1e-9)


def test_every_reference_is_written_and_names_tell_aspects_apart(file):
    entities = entities_of(file.read_text().partition("DATA;")[2])
    referred = {int(n) for body in entities.values() for n in re.findall(r"#(\d+)", body)}
    assert referred <= set(entities)
    named = [m[1] for body in entities.values() if (m := re.search(r"(?:SHAPE_ASPECT|DATUM_FEATURE)\('([^']*)'", body))]
    assert len(named) == len(set(named))
    assert {"C1", "C1.1", "C2a", "C2b", "datum A", "datum C"} <= set(named)


def test_two_builds_give_the_same_bytes(file, job):
    entry = as_model(gauge_plate()).parts[0]
    assert export_part(entry.part, "step", job) == file.read_bytes()


def test_what_step_cannot_say_is_told(entry, job):
    told = FORMATS["step"].left_out(entry.part, job)
    assert [line.partition(":")[0] for line in told] == [
        "C5, thread", "C9, surface_finish", "C10, surface_finish", "C13, general_tolerance", "C14, color", "C15, quantity",
    ]  # fmt: skip
    part = entry.part
    faces = tuple(face.id for face in part.faces if face.surface == "cylinder")
    odd = (
        resolved(Requirement(kind="flatness", on="<Z"), faces=(0,)),
        resolved(Requirement(kind="distance", on="x", nominal_mm=3.0), faces=faces),
        resolved(Requirement(kind="position", on="x", plus_mm=0.1, minus_mm=0.0, datums=("pmi:A",)), faces=faces),
        resolved(Requirement(kind="diameter", on="x", plus_mm=0.1, minus_mm=0.0), faces=faces),
        resolved(Requirement(kind="diameter", on="x", nominal_mm=5.0), faces=()),
    )
    told = FORMATS["step"].left_out(part, replace(job, requirements=odd))
    assert len(told) == len(odd)
    assert not annotations_of(export_part(part, "step", replace(job, requirements=odd)))


def resolved(requirement, faces):
    return Resolved(requirement=requirement, faces=faces, at_mm=(), measured_mm=None)


@pytest.mark.parametrize(
    ("value", "written"), [(5, "5."), (0.05, "0.05"), (1e-6, "1.E-06"), (-0.1, "-0.1"), (-0.0, "0."), (1e14, "1.E+14")]
)
def test_reals_have_a_point(value, written):
    assert real(value) == written
    assert float(written.replace("E", "e")) == value


def test_a_slot_with_both_kinds_of_end_keeps_its_annotations(tmp_path):
    """Left-handed surfaces, which the writer turns, keep the names of their faces."""
    body = cq.Workplane().box(60, 30, 6).faces(">Z").workplane().slot2D(30, 8).cutThruAll().mirror("YZ")
    part = as_model(body).parts[0].part
    wanted = tuple(
        resolved(Requirement(kind="flatness", on="x", plus_mm=0.1, minus_mm=0.0), faces=(face.id,))
        for face in part.faces
        if face.surface == "plane"
    )
    data = export_part(part, "step", Job(name="slot", created=CREATED, requirements=wanted))
    assert len(annotations_of(data)) == len(wanted) >= 8
    assert io.BytesIO(data).read(4) == b"ISO-"
