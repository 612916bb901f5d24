"""Annotations of STEP files (AP242) as declared requirements: sizes, tolerances and the faces they are tied to."""

import json
import re
from collections import Counter
from pathlib import Path

import cadquery as cq
import pytest

from dfdm.designs import open_model
from dfdm.designs.annotations import annotations_of, has_annotations

NIST = Path(__file__).resolve().parents[3] / "shared" / "data" / "holes"
needs_nist = pytest.mark.skipif(not NIST.is_dir(), reason="the NIST test cases do not stand beside the checkout")


@pytest.fixture
def plate(tmp_path):
    """A plate with a bore of 10 mm, and the lines of text that its file consists of."""
    file = tmp_path / "plate.step"
    cq.exporters.export(cq.Workplane().box(40, 30, 8).faces(">Z").workplane().hole(10), str(file))
    return file


def with_annotations(file, lines, *, unit="#9001"):
    """Add annotations to a STEP file: `{cylinder}` and `{plane}` stand for the numbers of faces of that kind."""
    text = file.read_text()
    surface = dict(re.findall(r"#(\d+) = (CYLINDRICAL_SURFACE|PLANE)\(", text.replace("\n", "")))
    flat = text.replace("\n", "")
    faces = {"CYLINDRICAL_SURFACE": [], "PLANE": []}
    for number, of in re.findall(r"#(\d+) = ADVANCED_FACE\('[^']*',\([^)]*\),#(\d+),", flat):
        faces[surface[of]].append(number)
    product = re.search(r"#(\d+) = PRODUCT_DEFINITION_SHAPE", flat)[1]
    units = [
        "#9001=(LENGTH_UNIT()NAMED_UNIT(*)SI_UNIT(.MILLI.,.METRE.));",
        "#9002=LENGTH_MEASURE_WITH_UNIT(LENGTH_MEASURE(25.4),#9001);",
        "#9003=(CONVERSION_BASED_UNIT('INCH',#9002)LENGTH_UNIT()NAMED_UNIT(#9004));",
        "#9004=DIMENSIONAL_EXPONENTS(1.,0.,0.,0.,0.,0.,0.);",
        f"#9010=SHAPE_ASPECT('','',#{product},.T.);",
        f"#9011=GEOMETRIC_ITEM_SPECIFIC_USAGE('','',#9010,$,#{faces['CYLINDRICAL_SURFACE'][0]});",
        f"#9012=SHAPE_ASPECT('','',#{product},.T.);",
        f"#9013=GEOMETRIC_ITEM_SPECIFIC_USAGE('','',#9012,$,#{faces['PLANE'][0]});",
        f"#9014=COMPOSITE_SHAPE_ASPECT('','',#{product},.T.);",
        "#9015=SHAPE_ASPECT_RELATIONSHIP('',$,#9014,#9012);",
        f"#9016=DATUM('',$,#{product},.F.,'A');",
        f"#9017=DATUM_REFERENCE_COMPARTMENT('',$,#{product},.F.,#9016,$);",
        f"#9018=DATUM_SYSTEM('',$,#{product},.F.,(#9017));",
    ]
    more = "\n".join([*units, *lines]).replace("{unit}", unit)
    head, _, tail = text.rpartition("ENDSEC;")
    file.write_text(f"{head}{more}\nENDSEC;{tail}")
    return file


def measure(number, value, name=""):
    return (
        f"#{number}=(LENGTH_MEASURE_WITH_UNIT()MEASURE_REPRESENTATION_ITEM()MEASURE_WITH_UNIT(LENGTH_MEASURE({value}),"
        f"{{unit}})REPRESENTATION_ITEM('{name}'));"
    )


def size(*items, tolerance=()):
    numbers = ",".join(item.split("=")[0] for item in items)
    return [
        *items,
        "#9100=DIMENSIONAL_SIZE(#9010,'diameter');",
        f"#9101=SHAPE_DIMENSION_REPRESENTATION('',({numbers}),$);",
        "#9102=DIMENSIONAL_CHARACTERISTIC_REPRESENTATION(#9100,#9101);",
        *tolerance,
    ]


def only(file):
    (part,) = open_model(file).parts
    (resolved,) = part.requirements
    return part, resolved


PLUS_MINUS = (
    measure(9110, "-0.01"),
    measure(9111, "0.02"),
    "#9112=TOLERANCE_VALUE(#9110,#9111);",
    "#9113=PLUS_MINUS_TOLERANCE(#9112,#9100);",
)


def test_a_toleranced_diameter_is_demanded_of_its_face(plate):
    part, found = only(with_annotations(plate, size(measure(9105, "10.", "nominal value"), tolerance=PLUS_MINUS)))
    r = found.requirement
    assert (r.kind, r.on, r.nominal_mm, r.minus_mm, r.plus_mm) == ("diameter", "pmi:#9100", 10.0, -0.01, 0.02)
    assert [part.part.faces[n].surface for n in found.faces] == ["cylinder"]
    assert found.measured_mm == pytest.approx(10.0)


def test_values_in_inches_are_millimeters(plate):
    lines = size(measure(9105, "0.3937", "nominal value"), tolerance=PLUS_MINUS)
    r = only(with_annotations(plate, lines, unit="#9003"))[1].requirement
    assert (r.nominal_mm, r.plus_mm, r.minus_mm) == pytest.approx((9.99998, 0.508, -0.254))


def test_limits_and_fits(plate):
    items = [
        measure(9105, "10.", "nominal value"),
        measure(9106, "10.3", "upper limit"),
        measure(9107, "9.9", "lower limit"),
    ]
    r = only(with_annotations(plate, size(*items)))[1].requirement
    assert (r.plus_mm, r.minus_mm) == pytest.approx((0.3, -0.1))


def test_a_fit_gives_its_deviations(plate):
    fit = ("#9112=LIMITS_AND_FITS('H','hole','7','');", "#9113=PLUS_MINUS_TOLERANCE(#9112,#9100);")
    r = only(with_annotations(plate, size(measure(9105, "10.", "nominal value"), tolerance=fit)))[1].requirement
    assert (r.fit, r.plus_mm, r.minus_mm) == ("H7", pytest.approx(0.015), 0.0)


def test_a_fit_of_shafts_on_a_hole_is_left_out(plate):
    fit = ("#9112=LIMITS_AND_FITS('g','shaft','6','');", "#9113=PLUS_MINUS_TOLERANCE(#9112,#9100);")
    file = with_annotations(plate, size(measure(9105, "10.", "nominal value"), tolerance=fit))
    assert open_model(file).parts[0].requirements == ()


def test_a_geometric_tolerance_with_its_datum(plate):
    lines = [
        measure(9120, "0.05"),
        "#9121=(GEOMETRIC_TOLERANCE('P1','',#9120,#9014)GEOMETRIC_TOLERANCE_WITH_DATUM_REFERENCE((#9018))"
        "GEOMETRIC_TOLERANCE_WITH_MODIFIERS((.MAXIMUM_MATERIAL_REQUIREMENT.))PARALLELISM_TOLERANCE());",
    ]
    part, found = only(with_annotations(plate, lines))
    r = found.requirement
    assert (r.kind, r.tolerance_mm, r.datums) == ("parallelism", 0.05, ("pmi:A",))
    assert "maximum material requirement" in r.note
    assert [part.part.faces[n].surface for n in found.faces] == ["plane"]


def test_files_without_annotations_demand_nothing(plate):
    assert not has_annotations(plate.read_bytes())
    assert open_model(plate).parts[0].requirements == ()


def test_what_is_tied_to_no_face_is_left_out(plate):
    lines = [
        line.replace("#9010,'diameter'", "#9016,'diameter'") for line in size(measure(9105, "10.", "nominal value"))
    ]
    file = with_annotations(plate, lines)
    assert has_annotations(file.read_bytes())
    assert annotations_of(file.read_bytes()) == []


@needs_nist
@pytest.mark.parametrize(
    ("number", "kinds"),
    [
        ("01", {"diameter": 7, "position": 2, "profile": 2, "perpendicularity": 1, "flatness": 1}),
        (
            "03",
            {
                "distance": 1, "diameter": 7, "thickness": 1, "profile": 3, "angularity": 1, "flatness": 1,
                "position": 6, "perpendicularity": 2,
            },
        ),
    ],
)  # fmt: skip
def test_the_nist_cases(number, kinds):
    (part,) = open_model(NIST / f"nist_ctc_{number}_asme1_ap242.stp").parts
    assert Counter(r.requirement.kind for r in part.requirements) == kinds
    for resolved in part.requirements:
        if resolved.requirement.kind == "diameter":
            assert resolved.measured_mm == pytest.approx(resolved.requirement.nominal_mm, abs=1e-6)
        assert (resolved.requirement.tolerance_mm or 1.0) > 0.0


@needs_nist
def test_the_nist_cases_agree_with_what_was_read_of_them_before():
    told = json.loads((NIST / "nist_pmi_diameters.json").read_text())
    for number, holes in told.items():
        (part,) = open_model(NIST / f"nist_ctc_{number}_asme1_ap242.stp").parts
        known = Counter(round(hole["diameter_mm"], 3) for hole in holes)
        for resolved in part.requirements:
            if resolved.requirement.kind == "diameter":
                assert known[round(resolved.requirement.nominal_mm, 3)] >= len(resolved.at_mm)


@needs_nist
def test_the_toleranced_bores_of_the_first_case():
    (part,) = open_model(NIST / "nist_ctc_01_asme1_ap242.stp").parts
    sizes = [
        (r.requirement.nominal_mm, r.requirement.minus_mm, r.requirement.plus_mm)
        for r in part.requirements
        if r.requirement.kind == "diameter"
    ]
    assert sizes == [
        (35.0, -0.2, 0.0), (35.0, 0.0, 0.2), (20.0, -0.1, 0.05), (20.0, -0.05, 0.1), (35.0, -0.2, 0.2), (35.0, -0.2, 0.2),
        (25.0, -0.15, 0.15),
    ]  # fmt: skip
