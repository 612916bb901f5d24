import base64

import cadquery as cq
import numpy as np
import pytest

from dfdm.errors import InputError
from dfdm.pictures import HIGHLIGHTS, Highlight
from dfdm.widgets import Viewer, show


def block():
    return cq.Workplane().box(30, 20, 10).faces(">Z").workplane().hole(5)


def arrays(viewer):
    return (
        np.frombuffer(viewer.vertices, np.float32).reshape(-1, 3),
        np.frombuffer(viewer.normals, np.float32).reshape(-1, 3),
        np.frombuffer(viewer.triangles, np.uint32).reshape(-1, 3),
        np.frombuffer(viewer.face_of_triangle, np.uint32),
    )


def test_the_arrays_are_the_part():
    vertices, normals, triangles, faces = arrays(show(block()))
    assert vertices.max(axis=0) == pytest.approx([15, 10, 5])
    assert len(normals) == len(vertices)
    assert len(faces) == len(triangles)
    assert set(faces) == set(range(7))
    corners = vertices[triangles]
    cross = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    assert np.linalg.norm(cross, axis=1).sum() / 2 == pytest.approx(
        2 * (600 + 300 + 200) - 2 * np.pi * 6.25 + np.pi * 50, rel=2e-3
    )
    assert (np.einsum("ij,ij->i", cross, normals[triangles[:, 0]]) > 0).all()


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


def test_another_model_is_one_revision_and_puts_the_lights_out():
    viewer = Viewer(block())
    viewer.light_faces([1], label="x")
    before = viewer.revision
    viewer.model = Viewer(cq.Workplane().box(1, 2, 3)).model
    assert viewer.revision == before + 1
    assert viewer.highlights == []
    assert viewer.description.endswith("1 × 2 × 3 mm, 6 faces")


def test_the_parts_of_an_assembly_stand_side_by_side_with_faces_numbered_through():
    assembly = cq.Assembly(name="set")
    assembly.add(cq.Workplane().box(10, 10, 10), name="cube")
    assembly.add(cq.Workplane().cylinder(20, 4), name="pin", loc=cq.Location((0, 0, 0)))
    viewer = Viewer(assembly)
    vertices, _, triangles, faces = arrays(viewer)
    names = {entry.name for entry in viewer.model.parts}
    assert names == {"cube", "pin"}
    assert set(faces) == set(range(9))
    entry, face = viewer.scene.part_of(7)
    assert viewer.scene.faces(entry.name, [face]) == [7]
    first = vertices[triangles[faces < viewer.scene.first_face[1]]].reshape(-1, 3)
    second = vertices[triangles[faces >= viewer.scene.first_face[1]]].reshape(-1, 3)
    assert second[:, 0].min() > first[:, 0].max()


def test_a_browser_without_webgl_is_sent_a_picture_when_it_asks():
    viewer = Viewer(block())
    assert viewer.picture == b""
    viewer._handle_custom_msg({"want": "picture"}, [])
    assert viewer.picture.startswith(b"\x89PNG")


def test_what_is_no_part_is_one_clear_error():
    with pytest.raises(InputError):
        show("not a part")
