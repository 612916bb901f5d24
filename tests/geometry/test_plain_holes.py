"""Plain holes, read all at once from the table of edges, are what the stacks of the same walls are."""

import cadquery as cq
import numpy as np
import pytest

from dfdm.geometry import Part, holes, stacks
from dfdm.geometry.adjacency import adjacency_of
from dfdm.geometry.holes import measure_holes
from dfdm.geometry.plain_holes import plain_of

NONE = np.zeros(0, dtype=np.int64)


def _plate(*, turned: bool = False) -> cq.Workplane:
    body = cq.Workplane().box(60, 40, 8)
    body = body.faces(">Z").workplane().rarray(12, 12, 4, 2).hole(5)
    return body.rotate((0, 0, 0), (1, 2, 3), 37) if turned else body


def _blind() -> cq.Workplane:
    return _plate().faces(">Y").workplane(centerOption="CenterOfBoundBox").pushPoints([(-5, 0), (18, 0)]).hole(3, 4)


def _stepped() -> cq.Workplane:
    return cq.Workplane().box(40, 40, 10).faces(">Z").workplane().pushPoints([(-10, 0)]).cboreHole(4, 8, 3).faces(
        ">Z"
    ).workplane().pushPoints([(10, 0)]).cskHole(4, 8, 90)  # fmt: skip


def _crossing() -> cq.Workplane:
    body = cq.Workplane().box(40, 20, 20).faces(">Z").workplane().pushPoints([(-10, 0), (10, 0)]).hole(6)
    return body.faces(">X").workplane(centerOption="CenterOfBoundBox").hole(4)


def _cored() -> cq.Workplane:
    """A pin of another body stands in one of two holes."""
    body = cq.Workplane().box(40, 20, 5).faces(">Z").workplane().pushPoints([(-10, 0), (10, 0)]).hole(8)
    return body.add(cq.Workplane(origin=(10, 0, -10)).circle(3).extrude(20)).combine(clean=False)


def _covered() -> cq.Workplane:
    """A wall stands above one of two holes, so that a drill comes from below only."""
    body = cq.Workplane().box(40, 20, 5).faces(">Z").workplane().pushPoints([(-10, 0), (10, 0)]).hole(6)
    return body.union(cq.Workplane().box(15, 20, 5).translate((12.5, 0, 12))).union(
        cq.Workplane().box(3, 20, 12).translate((18.5, 0, 6))
    )


@pytest.mark.parametrize(
    ("build", "plain"),
    [
        (_plate, 8),
        (lambda: _plate(turned=True), 8),
        (_blind, 10),
        (_stepped, 0),
        (_crossing, 0),
        (_cored, 2),
        (_covered, 2),
    ],
)
def test_plain_holes_are_those_of_stacks(build, plain, monkeypatch):
    part, again = Part.from_shape(build().val()), Part.from_shape(build().val())
    assert len(plain_of(adjacency_of(part)).face) == plain
    found = measure_holes(part)

    def nothing(adjacency):
        return plain_of(adjacency).chosen(NONE)

    monkeypatch.setattr(holes, "plain_of", nothing)
    monkeypatch.setattr(stacks, "plain_of", nothing)
    one_by_one = measure_holes(again)
    assert len(found) > 0
    assert [hole.settled() for hole in found] == [hole.settled() for hole in one_by_one]


def test_a_hole_under_a_roof_is_entered_from_its_free_side():
    found = measure_holes(Part.from_shape(_covered().val()))
    assert [hole.axis for hole in found] == [(0.0, 0.0, -1.0), (0.0, 0.0, 1.0)]
    assert all(hole.through for hole in found)


def test_a_pin_in_a_hole_leaves_no_hole():
    found = measure_holes(Part.from_shape(_cored().val()))
    assert [hole.origin_mm[0] for hole in found] == [-10.0]
