import io

import numpy as np
import pytest
from PIL import Image

from dfdm.errors import GeometryError, InputError
from dfdm.pictures import HIGHLIGHTS, Highlight, Shade, shaded
from dfdm.pictures.scales import color_of, stops_of

SQUARE = np.array([[0, 0, 0], [40, 0, 0], [40, 0, 30], [0, 0, 30]], np.float32)
HALVES = np.array([[0, 1, 2], [0, 2, 3]], np.uint32)
# What red, green and blue become without one kind of cone (Machado, Oliveira and Fernandes, 2009, severity 1).
BLIND = {
    "protan": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deutan": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
}


def shade(values=(0.0, 1.0, 2.0, 3.0), **more):
    return Shade(
        **{
            "vertices": SQUARE, "triangles": HALVES, "face_of_triangle": np.array([0, 1], np.uint32),
            "values": np.asarray(values, np.float32), "title": "Wall", "unit": "mm", "low": 0.0, "high": 4.0, **more,
        }
    )  # fmt: skip


def picture(of, **more):
    png = shaded(SQUARE, HALVES, face_of_triangle=[0, 1], shade=of, view="front", size=(300, 300), **more)
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGB")).astype(int)


def light(rgb):
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    return linear @ np.array([0.2126, 0.7152, 0.0722])


@pytest.mark.parametrize("kind", ["normal", *BLIND])
def test_the_order_of_values_is_seen_by_lightness_whatever_the_eyes(kind):
    colors = color_of(np.linspace(0, 4, 60), shade()) / 255
    if kind != "normal":
        linear = np.where(colors <= 0.04045, colors / 12.92, ((colors + 0.055) / 1.055) ** 2.4)
        seen = np.clip(linear @ np.array(BLIND[kind]).T, 0, 1)
        colors = np.where(seen <= 0.0031308, seen * 12.92, 1.055 * seen ** (1 / 2.4) - 0.055)
    assert (np.diff(light(colors)) > 0).all()
    assert light(colors)[-1] > 8 * light(colors)[0]


@pytest.mark.parametrize("limit_is", ["least", "most"])
@pytest.mark.parametrize("kind", BLIND)
def test_bad_and_good_differ_for_color_blind_eyes(limit_is, kind):
    scale = shade(palette="threshold", limit=1.0, limit_is=limit_is)
    around = color_of(np.array([0.999, 1.001]), scale) / 255
    seen = np.clip((around**2.2) @ np.array(BLIND[kind]).T, 0, 1) ** (1 / 2.2)
    assert np.abs(seen[0] - seen[1]).max() > 0.25
    bad = around[0] if limit_is == "least" else around[1]
    assert bad[0] > bad[2] + 0.3  # warm is bad on either side


def test_a_diverging_scale_is_neutral_at_its_limit():
    low, middle, high = color_of(np.array([0.0, 3.0, 4.0]), shade(palette="diverging", limit=3.0))
    assert np.ptp(middle) < 12
    assert low[2] > low[0] + 60
    assert high[0] > high[2] + 60


@pytest.mark.parametrize("limit", [-1.0, 0.0, 4.0, 9.0])
def test_a_limit_beyond_the_scale_leaves_one_side_of_it(limit):
    stops = stops_of(shade(palette="threshold", limit=limit))
    places = [place for place, _ in stops]
    assert (places[0], places[-1]) == (0.0, 1.0)
    red, blue = int(stops[0][1][1:3], 16), int(stops[0][1][5:7], 16)
    assert (red > blue) == (limit > 0)


def test_values_color_the_picture_and_gaps_are_hatched():
    even = picture(shade([2.0, 2.0, 2.0, 2.0]))
    wanted = color_of(np.array([2.0]), shade())[0]
    middle = even[150, 120]
    assert np.abs(middle / middle.sum() - wanted / wanted.sum()).max() < 0.02
    gap = picture(shade([2.0, 2.0, 2.0, np.nan]))
    upper_left = gap[110:160, 60:100].reshape(-1, 3)
    assert np.ptp(upper_left, axis=1).max() < 12  # gray
    assert len(np.unique(upper_left[:, 0] // 40)) > 1  # in stripes
    lower_right = gap[200:230, 200:240].reshape(-1, 3)
    assert np.ptp(lower_right, axis=1).min() > 12


def test_what_has_nothing_to_say_looks_as_without_a_shade_and_stripes_mark_lit_faces():
    plain = np.asarray(
        Image.open(io.BytesIO(shaded(SQUARE, HALVES, face_of_triangle=[0, 1], view="front", size=(300, 300)))).convert(
            "RGB"
        )
    ).astype(int)
    silent = picture(shade([np.inf] * 4))
    assert np.abs(silent[200, 150] - plain[150, 150]).max() <= 1
    lit = picture(shade([2.0] * 4), highlights=[Highlight(faces=[1], color=HIGHLIGHTS["fail"])])
    stripes = lit[110:160, 60:100].reshape(-1, 3)
    orange = (stripes[:, 0] > stripes[:, 2] + 60).mean()
    assert 0.2 < orange < 0.7


def test_it_says_what_it_shows():
    assert shade().describe() == "Wall: 0 to 3 mm"
    told = shade([0.5, np.nan, np.inf, 2.0], limit=1.0).describe()
    assert told == "Wall: 0.5 to 2 mm, limit 1 mm; 17 % of the surface not measured"
    assert shade([np.nan] * 4, missing="out of reach").describe() == "Wall: out of reach"


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"values": np.zeros(3, np.float32)}, GeometryError),
        ({"triangles": np.array([[0, 1, 9]], np.uint32)}, GeometryError),
        ({"face_of_triangle": np.zeros(5, np.uint32)}, GeometryError),
        ({"low": 4.0}, InputError),
        ({"high": float("nan")}, InputError),
        ({"palette": "rainbow"}, InputError),
        ({"palette": "threshold"}, InputError),
        ({"limit": float("inf")}, InputError),
    ],
)
def test_what_does_not_fit_is_refused(wrong, error):
    with pytest.raises(error):
        shade(**wrong)
