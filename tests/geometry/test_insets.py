import numpy as np
import pytest
from manifold3d import CrossSection, FillRule, JoinType

from dfdm.geometry.insets import INSET_MM, shrink
from dfdm.geometry.slices import Slices, outline_of, rings_of
from dfdm.geometry.slices_kernel import ring_sizes


def cut_of(*sections: list[np.ndarray]) -> Slices:
    rings = [np.asarray(ring, dtype=np.float64) for section in sections for ring in section]
    points, first = np.concatenate(rings), np.cumsum([0, *map(len, rings)], dtype=np.int64)
    area, length = ring_sizes(points, first)
    at = np.repeat(np.arange(len(sections)), [len(section) for section in sections])
    z = np.arange(len(sections), dtype=np.float64)
    return Slices(z_mm=z, points=points, first=first, at=at, area_mm2=area, length_mm=length)


def shrunk(rings: list[np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    found = shrink(cut_of(rings), np.ones(1, dtype=np.bool_))
    return found.area_mm2[0], found.length_mm[0]


def box(x: float, y: float, wide: float, high: float) -> np.ndarray:
    return np.array([(x, y), (x + wide, y), (x + wide, y + high), (x, y + high)])


def ngon(radius: float, count: int, x: float = 0.0, y: float = 0.0) -> np.ndarray:
    angle = 2 * np.pi * np.arange(count) / count
    return np.column_stack((x + radius * np.cos(angle), y + radius * np.sin(angle)))


def test_what_closes_at_the_very_inset_is_closed():
    area, length = shrunk([box(0, 0, 50, 8)])
    assert (area[-1], length[-1]) == (0.0, 0.0)
    assert (area[-2], length[-2]) == (
        pytest.approx((50 - 4.8) * 3.2, rel=1e-5),
        pytest.approx(2 * (50 - 4.8 + 3.2), rel=1e-5),
    )


def test_a_ring_between_two_circles_goes_on_until_half_its_width():
    area, length = shrunk([ngon(10, 400), ngon(7, 400)[::-1]])
    for j, inset in enumerate(INSET_MM):
        left = max(3 - 2 * inset, 0.0)
        assert area[j] == pytest.approx(np.pi * 17 * left, rel=2e-3, abs=1e-9)
        assert length[j] == pytest.approx(2 * np.pi * 17 if left else 0.0, rel=1e-3)


def test_a_neck_closes_and_two_bodies_are_left():
    bell = np.array(
        [(0, 0), (10, 0), (10, 4), (20, 4), (20, 0), (30, 0), (30, 10), (20, 10), (20, 6), (10, 6), (10, 10), (0, 10)]
    )
    area, length = shrunk([bell])
    for inset in (1.2, 1.6, 2.4, 4.0):
        j = list(INSET_MM).index(inset)
        assert area[j] == pytest.approx(2 * (10 - 2 * inset) ** 2, abs=1e-3)
        assert length[j] == pytest.approx(8 * (10 - 2 * inset), abs=1e-3)


def test_teeth_vanish_and_what_they_stood_on_is_left():
    comb = [(0.0, 0.0), (50.0, 0.0)]
    for x in range(48, -1, -4):
        comb += [(x + 2.0, 12.0), (x, 12.0), (x, 5.0), (x - 2.0, 5.0)]
    comb = np.array([*comb[:-2], (0.0, 12.0)][:-1])
    area, length = shrunk([comb])
    j = list(INSET_MM).index(1.6)
    assert area[j] == pytest.approx((50 - 3.2) * (5 - 3.2), rel=1e-3)
    assert length[j] == pytest.approx(2 * (50 - 3.2 + 5 - 3.2), rel=1e-3)


def test_a_sharp_notch_is_cut_off_square():
    notched = np.array([(0, 0), (40, 0), (40, 20), (21, 20), (20, 10), (19, 20), (0, 20)])
    area, length = shrunk([notched])
    section = CrossSection([notched], FillRule.Positive)
    for j in range(1, len(INSET_MM)):
        drawn = outline_of(rings_of(section.offset(-float(INSET_MM[j]), JoinType.Miter, 2.0)))
        assert (area[j], length[j]) == (
            pytest.approx(drawn.area_mm2, rel=1e-4),
            pytest.approx(drawn.length_mm, rel=1e-4),
        )


def test_bodies_that_overlap_are_one():
    found = shrink(cut_of([box(0, 0, 12, 10), box(8, 0, 12, 10)], [box(0, 0, 20, 10)]), np.ones(2, dtype=np.bool_))
    assert found.united.tolist() == [True, False]
    assert found.islands.tolist() == [1.0, 1.0]
    assert found.area_mm2[0] == pytest.approx(found.area_mm2[1], abs=1e-3)
    assert found.length_mm[0] == pytest.approx(found.length_mm[1], abs=1e-3)


def test_rings_that_touch_in_a_corner_are_drawn():
    area, length = shrunk([box(0, 0, 10, 10), box(10, 10, 10, 10)])
    assert area == pytest.approx(2 * np.maximum(10 - 2 * INSET_MM, 0) ** 2, abs=1e-3)
    assert length == pytest.approx(8 * np.maximum(10 - 2 * INSET_MM, 0), abs=1e-3)


def random_section(rng: np.random.Generator) -> CrossSection:
    section = CrossSection()
    for _ in range(int(rng.integers(2, 8))):
        if rng.random() < 0.5:
            wide, high, x, y = rng.integers(2, 40, 4) * 0.37
            piece = CrossSection.square([wide, high]).translate([x, y])
        else:
            piece = CrossSection.circle(rng.uniform(2, 8), 48).translate(rng.uniform(0, 20, 2).tolist())
        section = section + piece if rng.random() < 0.7 else section - piece
    return section


def test_random_sections_are_shrunk_as_clipper_draws_them():
    rng = np.random.default_rng(7)
    off, compared = 0, 0
    for _ in range(150):
        section = random_section(rng)
        rings = rings_of(section)
        if not rings:
            continue
        area, length = shrunk(rings)
        for j in range(1, len(INSET_MM)):
            drawn = outline_of(rings_of(section.offset(-float(INSET_MM[j]), JoinType.Miter, 2.0)))
            compared += 1
            off += (
                abs(length[j] - drawn.length_mm) > 0.005 * length[0]
                or abs(area[j] - drawn.area_mm2) > 0.004 * length[0]
            )
    assert compared > 1500
    assert off < 0.01 * compared  # what is just about to close, or to be cut off, does so a little sooner or later
