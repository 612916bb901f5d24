"""Places: known coordinates and distances, near names for unknown ones."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import ellipe

from dfdm.errors import InputError, UnknownNameError
from dfdm.nodes.geodesic import FLATTENING, SEMI_MAJOR_M
from dfdm.nodes.place import Place, countries, distances_km, locate

LATITUDES, LONGITUDES = st.floats(-90, 90), st.floats(-180, 180)
QUARTER_KM = SEMI_MAJOR_M / 1000 * float(ellipe(FLATTENING * (2 - FLATTENING)))
"""From a pole to the equator of WGS 84: an elliptic integral."""
PLACES = st.builds(Place, lat=LATITUDES, lon=LONGITUDES)


@pytest.mark.parametrize("text", ["Berlin", "Berlin, DE", "berlin,Germany", "BERLIN , de"])
def test_a_city_is_found_by_name_and_country(text):
    place = locate(text)
    assert (place.city, place.country, place.timezone) == ("Berlin", "DE", "Europe/Berlin")
    assert (place.lat, place.lon) == pytest.approx((52.524, 13.411), abs=0.02)


def test_other_names_of_a_city_are_understood():
    assert locate("Munich").city == locate("München").city
    assert locate("Sao Paulo, BR").country == "BR"


def test_of_several_cities_the_largest_is_taken():
    assert locate("Paris").country == "FR"
    assert locate("Paris, US").country == "US"


def test_coordinates_take_country_and_time_zone_of_the_nearest_city():
    place = locate("52.5, 13.4")
    assert (place.lat, place.lon, place.country, place.timezone) == (52.5, 13.4, "DE", "Europe/Berlin")
    assert place.city == ""


@pytest.mark.parametrize("text", ["91,0", "-90.5,10", "0,181", "12,-180.01"])
def test_coordinates_outside_the_earth_are_refused(text):
    with pytest.raises(InputError, match="not on the Earth"):
        locate(text)


@pytest.mark.parametrize("text", ["", "  ", ", DE"])
def test_an_empty_place_is_refused(text):
    with pytest.raises(InputError, match="Berlin, DE"):
        locate(text)


def test_an_unknown_city_lists_near_names():
    with pytest.raises(UnknownNameError, match="Berlin"):
        locate("Berlni, DE")


def test_an_unknown_country_is_named():
    with pytest.raises(UnknownNameError, match="country named 'XQ'"):
        locate("Berlin, XQ")


def test_a_known_distance():
    # Berlin to Paris, great circle between the city centers: 878 km.
    assert locate("Berlin").distance_km(locate("Paris")) == pytest.approx(878, abs=3)


def test_a_quarter_of_a_meridian():
    pole, equator = Place(lat=90, lon=0), Place(lat=0, lon=77)
    assert pole.distance_km(equator) == pytest.approx(QUARTER_KM, abs=1e-6)


@given(PLACES, PLACES)
def test_distance_is_symmetric_and_at_most_half_around(one, other):
    there, back = one.distance_km(other), other.distance_km(one)
    assert there == pytest.approx(back, abs=1e-6)
    assert 0 <= there <= 2 * QUARTER_KM + 1e-5


@given(PLACES)
def test_a_place_is_no_distance_from_itself(place):
    assert place.distance_km(place) == pytest.approx(0, abs=1e-6)


@given(PLACES, st.lists(st.tuples(LATITUDES, LONGITUDES), min_size=1, max_size=8))
def test_many_distances_are_the_single_ones(place, points):
    many = distances_km(place, np.array(points))
    assert many == pytest.approx([place.distance_km(Place(lat=a, lon=b)) for a, b in points])


def test_countries_have_names():
    assert countries()["PT"] == "Portugal"
