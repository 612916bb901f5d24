import base64
import json

import cadquery as cq
import numpy as np
import pytest

from dfdm.errors import GeometryError, InputError
from dfdm.pictures import HIGHLIGHTS, Highlight, Shade
from dfdm.widgets import Viewer, show
from tests.benchmarks.parts import PARTS

SCALE = {"title": "Wall", "unit": "mm", "low": 0.0, "high": 4.0, "limit": 1.0, "palette": "threshold"}


def block():
    return cq.Workplane().box(30, 20, 10).faces(">Z").workplane().hole(5)


def arrays(viewer, prefix=""):
    vertices = np.frombuffer(getattr(viewer, f"{prefix}vertices"), "<f4").reshape(-1, 3)
    kind = "<u2" if len(vertices) <= 65536 else "<u4"
    triangles = np.frombuffer(getattr(viewer, f"{prefix}triangles"), kind).reshape(-1, 3)
    runs = np.frombuffer(getattr(viewer, f"{prefix}runs"), "<u4")
    return vertices, triangles, np.repeat(np.arange(len(runs)), runs)


def test_the_arrays_are_the_part():
    vertices, triangles, faces = arrays(show(block()))
    assert vertices.max(axis=0) == pytest.approx([15, 10, 5])
    assert len(faces) == len(triangles)
    assert set(faces) == set(range(7))
    corners = vertices[triangles].astype(float)
    cross = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    assert np.linalg.norm(cross, axis=1).sum() / 2 == pytest.approx(
        2 * (600 + 300 + 200) - 2 * np.pi * 6.25 + np.pi * 50, rel=2e-3
    )
    volume = np.einsum("ij,ij->", corners[:, 0], np.cross(corners[:, 1], corners[:, 2])) / 6
    assert volume == pytest.approx(6000 - np.pi * 62.5, rel=2e-3)  # normals point out of the material


def weight(viewer):
    """Bytes that the viewer sends: binary traits and the rest as JSON, without its module and what every widget has."""
    state = {name: value for name, value in viewer.get_state().items() if not name.startswith("_")}
    binary = sum(len(value) for value in state.values() if isinstance(value, bytes))
    rest = {name: value for name, value in state.items() if not isinstance(value, bytes)}
    return binary + len(json.dumps(rest))


@pytest.mark.parametrize("name", ["bracket", "enclosure"])
def test_what_is_sent_is_hardly_more_than_the_mesh(name):
    viewer = show(PARTS[name]())
    mesh = viewer.model.parts[0].part.mesh
    plain = 12 * len(mesh.vertices) + 12 * len(mesh.triangles) + 4 * len(mesh.triangles)
    assert weight(viewer) < 1.2 * plain
    viewer._repr_mimebundle_()
    assert weight(viewer) < 1.2 * plain  # what is shown is sent once, not as a picture too
    viewer.shade(np.full(len(mesh.vertices), 2.0), SCALE)
    assert weight(viewer) < 1.2 * (plain + 4 * len(mesh.vertices))


def test_what_is_shown_is_said_in_words_without_addresses():
    viewer = show(block(), name="block")
    assert repr(viewer) == "block: 30 × 20 × 10 mm, 7 faces"
    viewer.light_faces([0, 2], label="Wall too thin", verdict="fail")
    assert repr(viewer).endswith("\n  Wall too thin: faces 0, 2")
    assert viewer.description == "block: 30 × 20 × 10 mm, 7 faces"


def test_without_kernel_or_trust_there_is_a_picture_and_words():
    bundle = show(block(), name="block")._repr_mimebundle_()
    assert base64.b64decode(bundle["image/png"]).startswith(b"\x89PNG")
    assert bundle["text/plain"] == "block: 30 × 20 × 10 mm, 7 faces"
    assert "application/vnd.jupyter.widget-view+json" in bundle


def test_lit_faces_reach_the_front_end_as_numbers_and_a_color():
    viewer = Viewer(block())
    viewer.light([Highlight(faces=np.array([3]), color=HIGHLIGHTS["warn"], label="near")])
    assert viewer.highlights == [{"faces": [3], "color": "#f0b400", "label": "near"}]
    viewer.light([])
    assert viewer.highlights == []


def test_another_model_is_one_revision_and_puts_out_what_belonged_to_the_former():
    viewer = Viewer(block())
    viewer.light_faces([1], label="x")
    viewer.point((0, 0, 1), "build")
    viewer.ghost(block())
    viewer.shade(np.ones(len(viewer.model.parts[0].part.mesh.vertices)), SCALE)
    viewer.section = {"axis": "z", "at": 0.25, "flip": False}
    before = viewer.revision
    viewer.model = Viewer(cq.Workplane().box(1, 2, 3)).model
    assert viewer.revision == before + 1
    assert (viewer.highlights, viewer.arrows, viewer.scale) == ([], [], {})
    assert viewer.scalars == viewer.shade_runs == viewer.ghost_runs == b""
    assert viewer.section == {"axis": "z", "at": 0.25, "flip": False}  # where one looks stays
    assert viewer.description.endswith("1 × 2 × 3 mm, 6 faces")


def pair():
    assembly = cq.Assembly(name="set")
    assembly.add(cq.Workplane().box(10, 10, 10), name="cube")
    assembly.add(cq.Workplane().cylinder(20, 4), name="pin", loc=cq.Location((0, 0, 0)))
    return assembly


def test_the_parts_of_an_assembly_stand_side_by_side_with_faces_numbered_through():
    viewer = Viewer(pair())
    vertices, triangles, faces = arrays(viewer)
    names = {entry.name for entry in viewer.model.parts}
    assert names == {"cube", "pin"}
    assert set(faces) == set(range(9))
    entry, face = viewer.scene.part_of(7)
    assert viewer.scene.faces(entry.name, [face]) == [7]
    first = vertices[triangles[faces < viewer.scene.first_face[1]]].reshape(-1, 3)
    second = vertices[triangles[faces >= viewer.scene.first_face[1]]].reshape(-1, 3)
    assert second[:, 0].min() > first[:, 0].max()
    assert sum(solid["faces"] for solid in viewer.solids) == 9
    assert all(solid["closed"] for solid in viewer.solids)


def test_an_open_surface_is_said_to_be_open():
    viewer = Viewer(cq.Workplane().box(10, 10, 10).faces(">Z").val())
    assert [solid["closed"] for solid in viewer.solids] == [False]


def fine_shade(values, **more):
    """The top of the block, x from -15 to 15, in two triangles that share no vertex with its mesh."""
    return Shade(
        vertices=np.array([[-15, -10, 5], [15, -10, 5], [15, 10, 5], [-15, 10, 5]], np.float32),
        triangles=np.array([[0, 1, 2], [0, 2, 3]], np.uint32),
        face_of_triangle=np.array([3, 2], np.uint32),
        values=np.asarray(values, np.float32),
        **{**SCALE, **more},
    )


def test_a_shade_brings_its_own_triangles_sorted_by_face_and_its_values():
    viewer = Viewer(block())
    viewer.shade(fine_shade([0.5, np.nan, 2.0, 3.0]))
    _, triangles, faces = arrays(viewer, "shade_")
    assert faces.tolist() == [2, 3]
    assert triangles.tolist() == [[0, 2, 3], [0, 1, 2]]
    assert np.frombuffer(viewer.scalars, "<f4").tolist() == pytest.approx([0.5, np.nan, 2.0, 3.0], nan_ok=True)
    told = viewer.scale
    assert (told["title"], told["unit"], told["low"], told["high"], told["limit"]) == ("Wall", "mm", 0.0, 4.0, 1.0)
    places = [place for place, _ in told["stops"]]
    assert places == sorted(places)
    assert places.count(0.25) == 2  # the color jumps where the limit is
    assert repr(viewer).endswith("\n  Wall: 0.5 to 3 mm, limit 1 mm; 25 % of the points not measured")
    assert told["gaps"] is True
    json.dumps(told)


def test_values_on_the_parts_own_mesh_send_no_second_mesh():
    viewer = Viewer(block())
    count = len(viewer.model.parts[0].part.mesh.vertices)
    viewer.shade(np.linspace(0, 4, count), SCALE)
    assert viewer.shade_vertices == viewer.shade_triangles == b""
    assert len(viewer.scalars) == 4 * count
    first = viewer.scale
    viewer.shade(np.linspace(1, 3, count), SCALE)
    assert viewer.scale != first  # the same scale for other values is news all the same
    viewer.unshade()
    assert viewer.scale == {}
    assert viewer.scalars == b""


def test_of_several_parts_one_is_shaded_and_the_others_have_nothing_to_say():
    viewer = Viewer(pair())
    place = [entry.name for entry in viewer.scene.entries].index("pin")
    count = len(viewer.scene.entries[place].part.mesh.vertices)
    viewer.shade(np.full(count, 2.0), SCALE, part="pin")
    values = np.frombuffer(viewer.scalars, "<f4")
    assert (values == 2.0).sum() == count
    assert np.isinf(values[values != 2.0]).all()
    assert viewer.shade_vertices == b""


def test_what_is_no_shade_is_one_clear_error_and_shows_nothing():
    viewer = Viewer(block())
    with pytest.raises(GeometryError):
        viewer.shade([1.0, 2.0], SCALE)
    with pytest.raises(InputError):
        viewer.shade(np.ones(len(viewer.model.parts[0].part.mesh.vertices)), {"low": 0, "high": 1})
    with pytest.raises(InputError):
        viewer.point((0, 0, 0))
    stray = fine_shade([1, 2, 3, 4])
    with pytest.raises(GeometryError):
        viewer.shade(
            Shade(
                vertices=stray.vertices, triangles=stray.triangles, values=stray.values,
                face_of_triangle=np.array([2, 9], np.uint32), **SCALE,
            )
        )  # fmt: skip
    assert viewer.scale == {}


def test_the_ghost_is_the_former_part():
    viewer = Viewer(block())
    viewer.ghost(cq.Workplane().box(40, 20, 10))
    vertices, _, faces = arrays(viewer, "ghost_")
    assert np.ptp(vertices, axis=0) == pytest.approx([40, 20, 10])
    assert set(faces) == set(range(6))
    viewer.ghost(None)
    assert viewer.ghost_vertices == b""


def test_a_browser_without_webgl_is_sent_a_picture_when_it_asks():
    viewer = Viewer(block())
    assert viewer.picture == b""
    viewer._handle_custom_msg({"want": "picture"}, [])
    assert viewer.picture.startswith(b"\x89PNG")


def test_what_is_no_part_is_one_clear_error():
    with pytest.raises(InputError):
        show("not a part")
