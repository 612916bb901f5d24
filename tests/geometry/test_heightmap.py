import cadquery as cq
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import ndimage

from dfdm.geometry.heightmap import Gauge, HeightMap, Holder, closings, height_maps
from dfdm.geometry.heights_kernel import closed, dilated
from dfdm.geometry.part import Part


def maps(solid: cq.Workplane, cells: int = 9000) -> tuple[HeightMap, HeightMap]:
    corners = Part.from_shape(solid.val()).mesh.corners
    lower, upper = corners.min(axis=(0, 1)), corners.max(axis=(0, 1))
    return height_maps(np.ascontiguousarray(corners.reshape(-1, 9)), lower, upper, cells=cells)


def disc(radius: float) -> np.ndarray:
    reach = int(radius)
    y, x = np.mgrid[-reach : reach + 1, -reach : reach + 1]
    return x**2 + y**2 <= radius**2


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000), tenths=st.integers(4, 60))
def test_dilation_and_closing_by_rows_equal_those_by_a_footprint(seed, tenths):
    radius = tenths / 10 + 0.01
    height = np.random.default_rng(seed).integers(0, 1000, size=(17, 23)).astype(np.int32)
    footprint = disc(radius)
    wide = np.pad(height, 7)
    expected = ndimage.grey_dilation(height, footprint=footprint, mode="constant", cval=0)
    assert np.array_equal(dilated(height, radius), expected)
    expected = ndimage.grey_erosion(ndimage.grey_dilation(wide, footprint=footprint), footprint=footprint)
    assert np.array_equal(closed(height, radius), expected[7:-7, 7:-7])


def test_a_height_map_holds_the_top_and_the_bottom_of_a_part():
    top, bottom = maps(cq.Workplane().box(20, 10, 6).faces(">Z").workplane().rect(8, 4).cutBlind(-2))
    area = top.grid.pitch_mm**2
    assert top.lowest_mm == pytest.approx(-3) and top.top_mm == pytest.approx(3)
    assert np.unique(np.round(top.height, 6)).tolist() == [1.0, 3.0]
    assert (np.round(top.height, 6) == 1.0).sum() * area == pytest.approx(32, rel=0.06)
    under = top.height.reshape(-1)[top.at(np.array([[0.0, 0.0], [9.0, 4.0]]))]
    assert under == pytest.approx([1, 3])
    assert not bottom.uneven and bottom.top_mm == pytest.approx(3)


def test_tools_leave_what_they_do_not_fit():
    slot, _ = maps(cq.Workplane().box(40, 30, 10).faces(">Z").workplane().slot2D(25, 6).cutBlind(-4))
    left = closings(slot, np.array([0.0, 4.0, 6.0, 8.0, 20.0])).left_mm3
    pocket = 4 * (19 * 6 + np.pi * 9)
    assert left[0] == 0.0
    assert left[1] < 0.01 * pocket
    assert left[2] < 0.05 * pocket
    assert left[3] == pytest.approx(pocket, rel=0.03)
    assert left[4] == pytest.approx(pocket, rel=0.06)  # on every third cell


def test_a_level_top_leaves_nothing_to_close():
    top, _ = maps(cq.Workplane().box(20, 10, 6))
    found = closings(top, np.array([0.0, 4.0, 20.0]))
    assert not top.uneven and (found.left_mm3 == 0.0).all()
    assert all(levels is top.level for levels in found.maps)


def test_a_slim_holder_goes_where_a_thick_one_does_not():
    """Beside a wall 30 high, a floor 15 mm away: under a body of 40 mm, not under a nose of 24 mm."""
    top, _ = maps(cq.Workplane().box(100, 40, 2).union(cq.Workplane().box(10, 40, 32).translate((-45, 0, 15))))
    holder = Holder.over(top, Gauge(body_mm=40.0, nose_mm=24.0, nose_length_mm=20.0), rim_mm=10.0)
    place = np.array([[-40.0 + 15.0, 0.0], [-40.0 + 30.0, 0.0], [-40.0 + 5.0, 0.0]])
    body, slim = holder.stickouts_mm(place, np.full(3, 1.0))
    assert body == pytest.approx([30, 0, 30], abs=1e-6)
    assert slim == pytest.approx([10, 0, 30], abs=1e-6)
