import cadquery as cq
import pytest

from dfdm.errors import DataError
from dfdm.geometry import Part
from dfdm.geometry.fingerprint import same_part


def bracket(width=40.0):
    work = cq.Workplane().box(width, 30, 5).faces(">Z").workplane().center(8, 5).hole(4)
    return work.union(cq.Workplane().box(5, 10, 20).translate((-15, 6, 10))).val()


def line(shape):
    return Part.from_shape(shape).body.fingerprint


def test_moving_and_turning_keep_a_part_the_same():
    moved = bracket().rotate((1, 2, 3), (4, 6, 3), 77).moved(cq.Location(cq.Vector(100, -50, 7)))
    assert same_part(line(bracket()), line(moved))


def test_step_keeps_a_part_the_same(tmp_path):
    path = tmp_path / "part.step"
    cq.exporters.export(cq.Workplane(bracket()), str(path))
    assert same_part(line(bracket()), line(cq.importers.importStep(str(path)).val()))


def test_a_small_change_makes_another_part():
    assert not same_part(line(bracket()), line(bracket(40.1)))


def test_a_mirror_image_is_another_part_unless_the_part_is_symmetric():
    assert not same_part(line(bracket()), line(bracket().mirror("YZ")))
    box = cq.Workplane().box(1, 2, 3).faces(">Z").workplane().center(0.2, 0).hole(0.3).val()
    assert same_part(line(box), line(box.mirror("YZ")))


def test_another_line_is_refused():
    with pytest.raises(DataError, match="not a fingerprint"):
        same_part(line(bracket()), "sha256:abc")
