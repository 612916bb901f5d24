"""What is drawn and found: sizes, faces, units, thickness, findings, each as the file says or as it is asked for."""

import io

import ezdxf
import jsonschema
import numpy as np
import pytest
from PIL import Image

import dfdm
from dfdm.trust.schemas import validator


def volume(answer):
    """Volume of what is drawn, by the divergence theorem, in mm³."""
    corners = answer.array("vertices", 3)[answer.array("triangles", 3)].astype(float)
    return float(np.einsum("ij,ij->i", corners[:, 0], np.cross(corners[:, 1], corners[:, 2])).sum() / 6)


def test_a_step_file_is_drawn_whole(served):
    answer = served.ask("preview", "plate.step")
    assert answer.status == 200
    assert answer.headers["Content-Type"] == "application/octet-stream"
    header = answer.header
    assert header["schema"] == "dfdm/preview/1"
    assert (header["unit"], header["unit_stated"], header["thickness_mm"]) == ("mm", True, None)
    (part,) = header["parts"]
    assert (part["count"], part["faces"], part["first_face"]) == (1, 7, 0)
    assert part["size_mm"] == pytest.approx([60, 40, 4])
    assert volume(answer) == pytest.approx(60 * 40 * 4 - np.pi * 36 * 4, rel=5e-3)
    assert part["closed"]
    assert len(answer.array("runs")) == 7
    assert answer.array("runs").sum() == len(answer.array("triangles", 3))
    assert answer.array("triangles", 3).max() < len(answer.array("vertices", 3))


def test_an_stl_has_no_unit_until_somebody_says_it(served):
    plain, inch = served.ask("preview", "plate.stl"), served.ask("preview", "plate.stl", units="inch")
    assert not plain.header["unit_stated"]
    assert plain.header["parts"][0]["size_mm"] == pytest.approx([60, 40, 4])
    assert inch.header["parts"][0]["size_mm"] == pytest.approx([60 * 25.4, 40 * 25.4, 4 * 25.4])
    assert served.ask("preview", "plate.stl", units="furlong").status == 415


def test_a_drawing_has_the_thickness_that_is_asked_for(served):
    drawing = ezdxf.new(units=4)
    drawing.modelspace().add_lwpolyline([(0, 0), (50, 0), (50, 20), (0, 20)], close=True)
    drawing.modelspace().add_circle((10, 10), 3)
    drawing.saveas(served.root / "sheet.dxf")
    plain, thick = served.ask("preview", "sheet.dxf"), served.ask("preview", "sheet.dxf", thickness_mm="8")
    assert plain.header["unit_stated"]
    assert (plain.header["thickness_stated"], thick.header["thickness_stated"]) == (False, True)
    assert plain.header["thickness_mm"] == 3.0
    assert volume(thick) == pytest.approx((1000 - np.pi * 9) * 8, rel=5e-3)
    for wrong in ("0", "-1", "nan", "thick", "1e9"):
        assert served.ask("preview", "sheet.dxf", thickness_mm=wrong).status == 415
    drawing.units = 0
    drawing.saveas(served.root / "unitless.dxf")
    assert not served.ask("preview", "unitless.dxf").header["unit_stated"]


def test_two_parts_stand_beside_each_other_and_keep_their_faces_apart(served):
    import cadquery as cq

    both = (
        cq.Assembly().add(cq.Workplane().box(10, 10, 10)).add(cq.Workplane().cylinder(8, 3), loc=cq.Location((0, 0, 0)))
    )
    both.export(str(served.root / "two.step"))
    answer = served.ask("preview", "two.step")
    first, second = answer.header["parts"]
    assert second["first_face"] == first["faces"]
    corners, triangles = answer.array("vertices", 3), answer.array("triangles", 3)
    runs = answer.array("runs").ravel()
    of_second = np.repeat(np.arange(len(runs)), runs) >= second["first_face"]
    assert corners[triangles[~of_second]][..., 0].max() < corners[triangles[of_second]][..., 0].min()


def test_the_common_processes_are_judged(served):
    answer = served.ask("findings", "plate.step")
    assert answer.status == 200
    jsonschema.validate(answer.json, validator("report").schema)
    reports = answer.json["reports"]
    assert {"material_extrusion", "milling", "laser_cutting"} <= {report["process"] for report in reports}
    here = {r.process: r for r in dfdm.check(served.root / "plate.step")}
    for report in reports:
        assert report["verdict"] == here[report["process"]].verdict.value
        assert len(report["findings"]) == len(here[report["process"]].findings)


def test_one_process_can_be_named_and_a_language(served):
    answer = served.ask("findings", "plate.stl", process="fdm", language="es")
    assert [report["process"] for report in answer.json["reports"]] == ["material_extrusion"]
    assert answer.json["reports"][0]["language"] == "es"
    assert served.ask("findings", "plate.stl", process="wishing").status == 422
    assert "wishing" in served.ask("findings", "plate.stl", process="wishing").json["message"]


def test_findings_in_another_unit_are_others(served):
    def thinnest(**query):
        (report,) = served.ask("findings", "plate.stl", process="material_extrusion", **query).json["reports"]
        return next(f["measured"]["value"] for f in report["findings"] if f["check"] == "part-size" and f["measured"])

    assert thinnest(units="inch") == pytest.approx(25.4 * thinnest(), rel=1e-6)


@pytest.mark.parametrize(
    ("name", "data", "status"),
    [
        ("cut.step", b"ISO-10303-21;\nHEADER;", 422),
        ("not.step", b"GIF89a", 422),
        ("empty.stl", b"", 422),
        ("not.3mf", b"PK\x03\x04 nothing", 422),
        ("open.dxf", b"0\nSECTION\n", 422),
    ],
)
def test_a_broken_file_is_one_clear_line(served, name, data, status):
    (served.root / name).write_bytes(data)
    answer = served.ask("preview", name)
    assert answer.status == status
    assert set(answer.json) == {"message", "code"}
    assert name in answer.json["message"]
    assert "\n" not in answer.json["message"]
    assert str(served.scratch) not in answer.json["message"]  # nothing of the machine is told


def test_a_still_picture_is_a_png_of_the_part(served):
    answer = served.ask("picture", "plate.step")
    assert (answer.status, answer.headers["Content-Type"]) == (200, "image/png")
    pixels = np.asarray(Image.open(io.BytesIO(answer.body)).convert("L")).astype(int)
    assert 0.1 < (np.abs(pixels - pixels[0, 0]) > 30).mean() < 0.8
