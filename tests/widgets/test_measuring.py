import cadquery as cq
import numpy as np
import pytest

from dfdm.widgets import Viewer


@pytest.fixture(scope="module")
def viewer():
    """A block with a bore of diameter 5 through it, and a pin."""
    assembly = cq.Assembly(name="set")
    assembly.add(cq.Workplane().box(30, 20, 10).faces(">Z").workplane().hole(5), name="block")
    assembly.add(cq.Workplane().cylinder(20, 4), name="pin")
    return Viewer(assembly)


def face_of(viewer, part, wanted):
    entry = next(entry for entry in viewer.scene.entries if entry.name == part)
    (own,) = [face.id for face in entry.part.faces if wanted(face)]
    return viewer.scene.faces(part, [own])[0]


def top(face):
    return face.normal is not None and face.normal[2] > 0.9


def ask(viewer, *picks):
    viewer.measured = {}
    content = {"want": "measure", "id": 7, "picks": [{"face": face, "at_mm": list(at)} for face, at in picks]}
    viewer._handle_custom_msg(content, [])
    return viewer.measured


def test_a_point_on_a_plane_tells_its_wall(viewer):
    told = ask(viewer, (face_of(viewer, "block", top), (10, 5, 5)))
    assert told["id"] == 7
    assert told["values"]["thickness_mm"] == pytest.approx(10)
    (line,) = told["lines"]
    assert np.subtract(line["from"], line["to"]) == pytest.approx([0, 0, 10])
    assert any("Wall 10 mm" in word for word in told["words"])


def test_a_bore_tells_its_exact_diameter_and_the_wall_beside_it(viewer):
    bore = face_of(viewer, "block", lambda face: face.surface == "cylinder")
    told = ask(viewer, (bore, (0, 2.49, 0)))  # a point of a triangle lies a little inside the cylinder
    assert told["values"]["radius_mm"] == pytest.approx(2.5)
    assert told["values"]["thickness_mm"] == pytest.approx(7.5, abs=1e-6)
    assert "diameter 5 mm" in told["words"][0]


def test_of_a_part_set_aside_the_wall_is_measured_where_it_stands(viewer):
    pin = face_of(viewer, "pin", lambda face: face.surface == "cylinder")
    shift = viewer.scene.shift_of(pin)
    told = ask(viewer, (pin, np.array([4, 0, 3]) + shift))
    assert told["values"]["thickness_mm"] == pytest.approx(8, abs=1e-6)
    assert told["lines"][0]["from"] == pytest.approx(np.array([4, 0, 3]) + shift, abs=1e-3)


def test_parallel_faces_tell_their_distance_and_others_their_angle(viewer):
    lower = face_of(viewer, "block", lambda face: face.normal is not None and face.normal[2] < -0.9)
    side = face_of(viewer, "block", lambda face: face.normal is not None and face.normal[0] > 0.9)
    upper = face_of(viewer, "block", top)
    bore = face_of(viewer, "block", lambda face: face.surface == "cylinder")
    told = ask(viewer, (upper, (10, 5, 5)), (lower, (-12, 3, -5)))
    assert told["values"]["distance_mm"] == pytest.approx(10)
    assert told["values"]["points_mm"] == pytest.approx(np.sqrt(22**2 + 4 + 100))
    assert ask(viewer, (upper, (10, 5, 5)), (side, (15, 3, 0)))["values"]["angle_deg"] == pytest.approx(90)
    assert ask(viewer, (side, (15, 3, 0)), (bore, (0, 2.5, 0)))["values"]["distance_mm"] == pytest.approx(15)
    assert ask(viewer, (upper, (10, 5, 5)), (bore, (0, 2.5, 0)))["values"]["angle_deg"] == pytest.approx(90)


def test_round_faces_tell_the_distance_of_their_axes():
    plate = Viewer(cq.Workplane().box(40, 20, 4).faces(">Z").workplane().pushPoints([(-9, 0), (9, 3)]).hole(4))
    bores = [face.id for face in plate.model.parts[0].part.faces if face.surface == "cylinder"]
    told = ask(plate, *((face, (0, 0, 0)) for face in bores))
    assert told["values"]["distance_mm"] == pytest.approx(np.hypot(18, 3))


def test_two_parts_have_no_distance(viewer):
    pin = face_of(viewer, "pin", lambda face: face.surface == "cylinder")
    told = ask(viewer, (face_of(viewer, "block", top), (10, 5, 5)), (pin, (30, 0, 0)))
    assert told["values"] == {}
    assert told["lines"] == []


@pytest.mark.parametrize(
    "picks",
    [
        None, [], "ab", [{"face": 99, "at_mm": [0, 0, 0]}], [{"face": -1, "at_mm": [0, 0, 0]}],
        [{"face": 0, "at_mm": [0, 0]}], [{"face": 0, "at_mm": [0, 0, float("nan")]}], [{"face": "0", "at_mm": [0, 0, 0]}],
        [{"face": 0, "at_mm": [0, 0, 0]}] * 3, [3],
    ],
)  # fmt: skip
def test_what_is_no_question_gets_no_answer(viewer, picks):
    viewer.measured = {}
    viewer._handle_custom_msg({"want": "measure", "id": 1, "picks": picks}, [])
    assert viewer.measured == {}


def test_behind_an_open_surface_there_is_no_wall():
    sheet = Viewer(cq.Workplane().box(10, 10, 10).faces(">Z").val())
    told = ask(sheet, (0, (1, 1, 5)))
    assert "thickness_mm" not in told["values"]
    assert told["lines"] == []
