"""Still pictures of figures: marks lie where their numbers say, the same bytes for the same figures."""

import io

import numpy as np
import pytest
from PIL import Image

from dfdm.pictures.palette import HIGHLIGHTS
from dfdm.pictures.plots import Bar, Curve, Dot, Spot, curves, scatter, stacked_bars, world_map
from dfdm.pictures.plots.scales import Scale, brief
from dfdm.pictures.world import circle, mercator, outlines


def pixels(png):
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGB")).astype(int)


def middle(picture, color, slack=6):
    rows, columns = np.nonzero(np.abs(picture - color).sum(axis=2) <= slack)
    return columns.mean(), rows.mean(), len(rows)


def test_bars_are_as_long_as_their_numbers():
    png = stacked_bars(
        [Bar(label="one", parts=((0, 10.0), (2, 5.0)), low=12, high=20)], ["a", "b", "c"], unit="EUR", width=640
    )
    bar = pixels(png)[24:30]  # above the interval
    blue = (np.abs(bar - (0, 114, 178)).sum(axis=2) < 6).any(axis=0).sum()
    green = (np.abs(bar - (0, 158, 115)).sum(axis=2) < 6).any(axis=0).sum()
    assert blue / green == pytest.approx(2, rel=0.03)
    assert stacked_bars([Bar(label="one", parts=(), low=0, high=1)], ["a"], unit="EUR")


def test_a_curve_runs_through_its_points():
    x = tuple(float(n) for n in range(1, 1001))
    flat = Curve(label="flat", x=x, y=(10.0,) * 1000, low=(10.0,) * 1000, high=(10.0,) * 1000)
    wide = Curve(label="wide", x=x, y=(1.0,) * 1000, low=(1.0,) * 1000, high=(100.0,) * 1000)
    png = curves([flat, wide], x_label="pieces", y_label="EUR")
    picture = pixels(png)[40:300, 70:600]
    _, row, count = middle(picture, (0, 114, 178))
    assert count > 500
    # 10 is half way from 1 to 100 on a logarithmic scale, which runs from 34 to 312
    assert row + 40 == pytest.approx((34 + 312) / 2, abs=1.5)
    assert curves([flat, wide], x_label="pieces", y_label="EUR") == png


def test_a_dot_lies_at_its_price_and_time():
    dots = [Dot(x=1, y=1), Dot(x=10, y=10, front=True), Dot(x=100, y=100)]
    column, row, count = middle(pixels(scatter(dots, x_label="EUR", y_label="days"))[:350], (0, 114, 178))
    assert count > 20
    assert column == pytest.approx((62 + 608) / 2, abs=1.5)
    assert row == pytest.approx((34 + 312) / 2, abs=1.5)


@pytest.mark.parametrize(
    ("lon", "lat", "land"),
    [
        (13.4, 52.52, True), (-61.0, -36.0, True), (36.8, -1.3, True), (134.0, -25.0, True), (-100.0, 40.0, True),
        (100.0, 60.0, True), (178.0, 68.0, True), (-177.0, 66.8, True), (0.0, 0.0, False), (-30.0, 40.0, False),
        (80.0, -20.0, False), (-160.0, 10.0, False), (51.0, 41.5, False),
    ],
)  # fmt: skip
def test_what_is_land_is_drawn_as_land(lon, lat, land):
    """Berlin, the Pampas, Nairobi, the middle of Australia …; the oceans, and the Caspian Sea."""
    png = world_map([], home=(lon, lat), label="")
    near = pixels(png)[:360]
    corner = near[170:176, 330:336].reshape(-1, 3)  # beside the mark of the place, at the middle of the picture
    drawn = np.abs(corner - (233, 231, 222)).sum(axis=1) < 12
    assert bool(drawn.mean() > 0.5) is land


def test_spots_lie_where_mercator_puts_them():
    spots = [Spot(lon=-9.14, lat=38.72, kind="yes"), Spot(lon=37.62, lat=55.75, kind="no")]  # Lisbon, Moscow
    picture = pixels(world_map(spots, home=(13.4, 52.52), label=""))[:360]
    green = middle(picture, (0, 158, 115))
    orange = middle(picture, (213, 94, 0))
    home = middle(picture[:, :], (38, 50, 63), slack=2)

    def north(lat):
        return np.degrees(np.log(np.tan(np.pi / 4 + np.radians(lat) / 2)))

    scale = (orange[0] - green[0]) / (37.62 + 9.14)
    assert green[1] - orange[1] == pytest.approx(scale * (north(55.75) - north(38.72)), abs=1.5)
    assert home[0] - green[0] == pytest.approx(scale * (13.4 + 9.14), abs=4)


def test_a_small_mark_shows_on_a_large_one():
    here = {"lon": -9.14, "lat": 38.72}
    spots = [Spot(**here, kind="unknown", radius=2.0), Spot(**here, kind="yes", radius=11.0)]
    for order in (spots, spots[::-1]):
        picture = pixels(world_map(order, home=(13.4, 52.52), label=""))[:360]
        small, large = middle(picture, HIGHLIGHTS["unknown"]), middle(picture, HIGHLIGHTS["pass"])
        assert small[:2] == pytest.approx(large[:2], abs=1.5)


def test_a_place_across_the_antimeridian_is_shown_the_short_way():
    spots = [Spot(lon=-171.8, lat=-13.8, kind="yes")]  # Apia, seen from Auckland
    picture = pixels(world_map(spots, home=(174.8, -36.9), label=""))[:360]
    green = middle(picture, (0, 158, 115))
    assert green[0] > 320  # to the east
    assert green[2] > 20


def test_rings_are_as_far_as_they_say():
    from dfdm.nodes.place import Place, distances_km

    here = Place(lat=52.5, lon=13.4)
    for radius in (100, 1000, 5000):
        ring = circle(13.4, 52.5, radius)
        # drawn on a sphere of the mean radius: the ellipsoid is up to 0.6 % off, less than the width of the line
        assert distances_km(here, ring[:, ::-1]) == pytest.approx(np.full(len(ring), radius), rel=6e-3)
        assert np.abs(np.diff(ring[:, 0])).max() < 180


def test_the_outlines_are_the_world():
    world = outlines()
    points = np.concatenate(world.land)
    assert points[:, 1].min() > -60
    assert 83 < points[:, 1].max() < 84
    assert 5_000 < len(points) < 30_000
    assert max(np.abs(np.diff(ring[:, 0])).max() for ring in world.land) < 30  # none jumps around the Earth
    assert mercator([[10.0, 0.0]]).tolist() == [[10.0, 0.0]]


@pytest.mark.parametrize(("low", "high"), [(0.013, 0.4), (1, 10_000), (3, 3), (0.2, 900)])
def test_ticks_lie_on_the_scale(low, high):
    scale = Scale.over([low, high], 0, 100, log=True)
    ticks = scale.ticks()
    assert len(ticks) >= 2
    assert all(0 <= scale.at(tick) <= 100 for tick in ticks)
    assert scale.at(low) >= 0
    assert Scale.over([low, high], 0, 100, zero=True).ticks()[0] == 0


def test_numbers_are_brief():
    assert [brief(n) for n in (0.05, 2.5, 100, 10_000)] == ["0.05", "2.5", "100", "10,000"]
