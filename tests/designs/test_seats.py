"""Where each part of an assembly stands, and what a design declares of its making."""

import cadquery as cq
import numpy as np
import pytest

from dfdm import assemble, design, handle, permit, purchase, require, substitute
from dfdm.designs.apart import build_apart
from dfdm.designs.sources import as_model
from dfdm.errors import BuildError, RequirementError


def angle():
    return (
        cq.Workplane()
        .box(30, 8, 4)
        .union(cq.Workplane().box(4, 8, 20).translate((13, 0, 8)))
        .faces(">Z")
        .workplane()
        .hole(2)
    )


def moved(shape, *, turn=0.0, axis=(0, 0, 1), shift=(0, 0, 0)):
    return shape.val().moved(cq.Location(cq.Vector(*shift), cq.Vector(*axis), turn))


def copied(shape):
    """The same solid without its identity in the kernel."""
    return cq.Workplane(cq.Shape.importBrep(exported(shape)))


def exported(shape):
    import io

    stream = io.BytesIO()
    shape.val().exportBrep(stream)
    stream.seek(0)
    return stream


def placed(part, seat):
    return part.mesh.vertices @ np.array(seat.turn).T + np.array(seat.shift_mm)


@pytest.mark.parametrize("again", [lambda s: s, copied])
def test_every_copy_is_found_where_it_stands(again):
    whole = cq.Assembly(name="pair").add(angle(), name="first")
    other = moved(again(angle()), turn=70, axis=(1, 2, 3), shift=(40, -10, 25))
    whole.add(cq.Workplane(other), name="second")
    (entry,) = as_model(whole).parts
    assert (entry.count, [seat.name for seat in entry.seats]) == (2, ["first", "second"])
    vertices = placed(entry.part, entry.seats[1])
    box = other.BoundingBox()
    assert np.allclose(vertices.min(axis=0), (box.xmin, box.ymin, box.zmin), atol=2e-2)
    assert np.allclose(vertices.max(axis=0), (box.xmax, box.ymax, box.zmax), atol=2e-2)
    turn = np.array(entry.seats[1].turn)
    assert np.allclose(turn @ turn.T, np.eye(3), atol=1e-5) and np.linalg.det(turn) == pytest.approx(1.0, abs=1e-5)


@design
def made():
    """A block."""
    return cq.Workplane().box(10, 10, 10), [
        require("flatness", on=">Z", zone_mm=0.1),
        purchase("screw", count=2, standard="ISO 4762"),
        assemble("Screw it on.", parts=("screw",), joining="screw", separable=True),
        permit("fdm", "layer_height", low=0.1, high=0.2, unit="mm"),
        substitute(),
        handle(packing="In a box.", aql={"major": 1.0}),
        handle(end_of_life="Melt it."),
    ]


def test_what_is_declared_travels_with_the_model():
    for model in (as_model(made()), build_apart(made())):
        said = model.making
        assert [p.name for p in said.purchased] == ["screw"]
        assert [j.joining for j in said.joints] == ["screw"]
        assert said.substitutes == ()
        assert (said.packing, said.end_of_life, said.aql) == ("In a box.", "Melt it.", (("major", 1.0),))
        assert [r.requirement.kind for r in model.parts[0].requirements] == ["flatness"]
        assert len(model.parts[0].seats) == 1


def test_a_design_that_says_nothing_leaves_it_open():
    assert as_model(cq.Workplane().box(1, 1, 1)).making.substitutes is None


def test_declaring_twice_or_something_else_is_an_error():
    def twice():
        return cq.Workplane().box(1, 1, 1), [purchase("screw", count=2), purchase("screw", count=4)]

    with pytest.raises(RequirementError, match="declared twice"):
        as_model(design(twice)())

    def stray():
        return cq.Workplane().box(1, 1, 1), ["screws"]

    with pytest.raises(BuildError, match="require"):
        as_model(design(stray)())
