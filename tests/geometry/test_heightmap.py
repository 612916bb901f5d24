import cadquery as cq
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import ndimage

from dfdm.geometry.heightmap import closed, dilated, height_map, left_volumes
from dfdm.geometry.part import Part


def disc(radius: float) -> np.ndarray:
    reach = int(radius)
    y, x = np.mgrid[-reach : reach + 1, -reach : reach + 1]
    return x**2 + y**2 <= radius**2


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000), tenths=st.integers(4, 60))
def test_dilation_and_closing_by_rows_equal_those_by_a_footprint(seed, tenths):
    radius = tenths / 10 + 0.01
    height = np.random.default_rng(seed).normal(size=(17, 23))
    footprint = disc(radius)
    assert np.array_equal(dilated(height, radius), ndimage.grey_dilation(height, footprint=footprint, mode="nearest"))
    inside = (slice(7, -7), slice(7, -7))  # beyond the border the two pad differently
    expected = ndimage.grey_closing(height, footprint=footprint)
    assert np.array_equal(closed(height, radius)[inside], expected[inside])


def test_a_height_map_holds_the_top_of_a_part():
    part = Part.from_shape(cq.Workplane().box(20, 10, 6).faces(">Z").workplane().rect(8, 4).cutBlind(-2).val())
    found = height_map(part.mesh.corners, cells=4000, least_mm=0.1, margin_mm=5.0)
    area = found.grid.pitch_mm**2
    assert found.nothing == pytest.approx(-3)
    assert np.unique(np.round(found.height, 6)).tolist() == [-3.0, 1.0, 3.0]
    assert (found.height == 1.0).sum() * area == pytest.approx(32, rel=0.06)
    assert found.height.reshape(-1)[found.at(np.array([[0.0, 0.0], [9.0, 4.0], [-11.0, 0.0]]))].tolist() == [1, 3, -3]


def test_tools_leave_what_they_do_not_fit():
    slot = Part.from_shape(cq.Workplane().box(40, 30, 10).faces(">Z").workplane().slot2D(25, 6).cutBlind(-4).val())
    heights = height_map(slot.mesh.corners, cells=9000, least_mm=0.1, margin_mm=6.0)
    left = left_volumes(heights, np.array([0.0, 4.0, 6.0, 8.0]))
    pocket = 4 * (19 * 6 + np.pi * 9)
    assert left[0] == 0.0
    assert left[1] < 0.01 * pocket
    assert left[2] < 0.05 * pocket
    assert left[3] == pytest.approx(pocket, rel=0.03)
