"""The same part, built so that faces come in another order, gives the same text in another process."""

import json
import os
import subprocess
import sys
from pathlib import Path

import cadquery as cq
import numpy as np
import pytest
from OCP.BRep import BRep_Builder
from OCP.TopoDS import TopoDS_Shell, TopoDS_Solid

from dfdm.geometry import Part, facts_of

MINE = ("part", "walls", "gaps", "cavities")
SCRIPT = """
import hashlib, json, random, sys
sys.path.insert(0, sys.argv[1])
from tests.geometry import test_rebuilds as here
ballast = [bytearray(random.Random(i).randrange(4000)) for i in range(int(sys.argv[2]))]  # other addresses
facts = here.facts_of(here.Part.from_shape(here.shuffled(here.ribbed_cover(), int(sys.argv[2]))))
print(json.dumps(here.written(facts)))
"""


def ribbed_cover():
    """Shell, ribs and bosses joined one by one: OCCT orders its faces by chance."""
    body = cq.Workplane().box(60, 40, 15).edges("|Z").fillet(6).edges(">Z").fillet(3).faces("<Z").shell(-2)
    for x in range(-20, 21, 10):
        body = body.union(cq.Workplane().box(1.5, 37, 5).translate((x, 0, 4)))
    for y in range(-10, 11, 10):
        body = body.union(cq.Workplane().box(57, 1.5, 5).translate((0, y, 4)))
    for x in (-24, 24):
        body = body.union(cq.Workplane().circle(3).extrude(13).translate((x, 14, -6)))
    return body.cut(cq.Workplane().sphere(0.6).translate((24, 14, 2))).val()


def shuffled(shape, seed):
    """The same solids with their faces in another order."""
    builder, random = BRep_Builder(), np.random.default_rng(seed)
    solids = []
    for solid in shape.Solids():
        made = TopoDS_Solid()
        builder.MakeSolid(made)
        for shell in solid.Shells():
            new = TopoDS_Shell()
            builder.MakeShell(new)
            faces = shell.Faces()
            for i in random.permutation(len(faces)):
                builder.Add(new, faces[i].wrapped)
            new.Closed(True)
            builder.Add(made, new)
        solids.append(cq.Shape.cast(made))
    return solids[0] if len(solids) == 1 else cq.Compound.makeCompound(solids)


def written(facts):
    document = {"part": facts.body.to_dict(), "cavities": [c.to_dict() for c in facts.cavities]}
    document["walls"] = facts.walls.to_dict("thickness_mm")
    document["gaps"] = facts.gaps.to_dict("width_mm")
    return document


def in_a_process(seed):
    environment = os.environ | {"PYTHONHASHSEED": str(seed), "DFDM_CACHE": "off"}
    root = str(Path(__file__).parents[2])
    environment["PYTHONPATH"] = os.pathsep.join([root, environment.get("PYTHONPATH", "")])
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, root, str(seed)], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_two_processes_write_the_same_text():
    one, other = in_a_process(1), in_a_process(77)
    assert one == other
    document = json.loads(one)
    assert document["part"]["watertight"] and len(document["walls"]["curve"]) > 10
    assert len(document["cavities"]) == 1


@pytest.fixture(scope="module")
def cover():
    return ribbed_cover()


def test_the_order_of_faces_does_not_reach_ids_or_triangles(cover):
    parts = [Part.from_shape(shuffled(cover, seed)) for seed in (1, 2, 3)]
    for other in parts[1:]:
        assert np.array_equal(parts[0].mesh.vertices, other.mesh.vertices)
        assert np.array_equal(parts[0].mesh.triangles, other.mesh.triangles)
        assert np.array_equal(parts[0].mesh.face_of_triangle, other.mesh.face_of_triangle)
        for one, same in zip(parts[0].faces, other.faces, strict=True):
            assert np.allclose(one.signature(), same.signature(), atol=1e-9)


def test_a_part_moved_by_noise_keeps_its_ids(cover):
    moved = cover.moved(cq.Location(cq.Vector(1e-9, -1e-9, 1e-9)))
    for one, same in zip(Part.from_shape(cover).faces, Part.from_shape(moved).faces, strict=True):
        assert one.surface == same.surface
        assert np.allclose(one.centroid, same.centroid, atol=1e-6)


def test_faces_shuffled_or_not_give_the_same_facts(cover):
    assert written(facts_of(Part.from_shape(cover))) == written(facts_of(Part.from_shape(shuffled(cover, 9))))
