"""Distances over the ellipsoid against closed forms, published pairs, and a way that knows no formula."""

import numpy as np
import pytest
from scipy.special import ellipeinc

from dfdm.nodes.geodesic import FLATTENING, SEMI_MAJOR_M, geodesics_km

E2 = FLATTENING * (2 - FLATTENING)


def one(lat_1, lon_1, lat_2, lon_2):
    return float(geodesics_km(lat_1, lon_1, np.array([[lat_2, lon_2]]))[0])


def meridian_km(lat):
    """From the equator to a latitude: the elliptic integral over the reduced latitude's complement."""
    reduced = np.arctan((1 - FLATTENING) * np.tan(np.radians(lat)))
    quarter = ellipeinc(np.pi / 2, E2)
    return SEMI_MAJOR_M / 1000 * (quarter - ellipeinc(np.pi / 2 - reduced, E2))


@pytest.mark.parametrize("lat", [1, 10, 33.3, 45, 60, 89])
def test_along_a_meridian_it_is_an_elliptic_integral(lat):
    assert one(0, 20, lat, 20) == pytest.approx(meridian_km(lat), abs=1e-6)
    assert one(-lat, 20, lat, 20) == pytest.approx(2 * meridian_km(lat), abs=1e-5)


@pytest.mark.parametrize("turn", [0.001, 1, 45, 120, 179])
def test_along_the_equator_it_is_an_arc(turn):
    assert one(0, -100, 0, -100 + turn) == pytest.approx(SEMI_MAJOR_M / 1000 * np.radians(turn), abs=1e-6)


def test_the_line_from_flinders_peak_to_buninyon():
    """The test line of the surveyors of Australia (GRS 80 there, which differs by less than 0.1 mm here): 54,972.271 m."""
    here, there = -(37 + 57 / 60 + 3.72030 / 3600), 144 + 25 / 60 + 29.52440 / 3600
    away = (-(37 + 39 / 60 + 10.15610 / 3600), 143 + 55 / 60 + 35.38390 / 3600)
    assert one(here, there, *away) == pytest.approx(54.972271, abs=2e-6)


def test_points_opposite_to_each_other_are_half_a_meridian_apart():
    for lat, lon in ((0, 0), (30, 12), (-52.5, 100)):
        assert one(lat, lon, -lat, lon + 180) == pytest.approx(2 * meridian_km(90), abs=2e-5)


@pytest.mark.parametrize(
    "pair", [(0.3, 0, -0.2, 179.6), (30, 0, -29.9, 179.8), (0, 0, 0.5, 179.5), (-41.32, 174.81, 40.96, -5.5)]
)
def test_nearly_opposite_it_is_the_shortest_of_all_ways_over_a_third_point(pair):
    whole = one(*pair)
    for lat in np.linspace(-88, 88, 45):
        others = np.column_stack((np.full(360, lat), np.arange(360.0) - 180))
        legs = geodesics_km(pair[0], pair[1], others) + geodesics_km(pair[2], pair[3], others)
        assert legs.min() >= whole - 1e-5
    assert 19_900 < whole <= 2 * meridian_km(90) + 1e-5


def test_where_the_formula_just_converges_both_ways_agree():
    from dfdm.nodes.geodesic import _halved, _vincenty

    for pair in ((10, 0, -9, 178.5), (45, 10, -44, -169), (-60, 20, 58, -162)):
        first, second = np.radians(pair[:2]), np.radians(pair[2:])
        direct = _vincenty(first[None], second[None])[0]
        assert np.isfinite(direct) and _halved(first, second) == pytest.approx(direct, abs=0.005)


def test_a_hundred_thousand_are_the_single_ones():
    chance = np.random.default_rng(2)
    points = np.column_stack((np.degrees(np.arcsin(chance.uniform(-1, 1, 2000))), chance.uniform(-180, 180, 2000)))
    many = geodesics_km(52.5, 13.4, points)
    assert many[::97] == pytest.approx([one(52.5, 13.4, *p) for p in points[::97]], abs=1e-9)
