import io
import subprocess
import sys

import numpy as np
import pytest
from PIL import Image

from dfdm.errors import GeometryError, InputError, UnknownNameError
from dfdm.pictures import HIGHLIGHTS, Highlight, shaded

CUBE = np.array([[x, y, z] for x in (0, 10) for y in (0, 10) for z in (0, 10)], dtype=float)
# Two triangles a side, counterclockwise from outside; faces 0..5 are x-, x+, y-, y+, z-, z+.
SIDES = np.array(
    [[0, 1, 3], [0, 3, 2], [4, 6, 7], [4, 7, 5], [0, 4, 5], [0, 5, 1],
     [2, 3, 7], [2, 7, 6], [0, 2, 6], [0, 6, 4], [1, 5, 7], [1, 7, 3]]
)  # fmt: skip
FACES = np.repeat(np.arange(6), 2)


def pixels(png: bytes) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGB")).astype(int)


def drawn(picture: np.ndarray) -> np.ndarray:
    return (picture < 245).any(axis=2)


def test_a_square_seen_from_the_front_fills_the_picture_to_the_margin():
    picture = pixels(shaded(CUBE, SIDES, face_of_triangle=FACES, view="front", size=(200, 200)))
    body = drawn(picture[:, 40:160])
    rows = np.flatnonzero(body.any(axis=1))
    assert rows[0] == pytest.approx(16, abs=1)  # 8 % of 200
    assert rows[-1] == pytest.approx(183, abs=1)


def test_iso_shows_three_sides_in_three_shades():
    picture = pixels(shaded(CUBE, SIDES, face_of_triangle=FACES, size=(300, 300)))
    shades, counts = np.unique(picture.reshape(-1, 3), axis=0, return_counts=True)
    large = [tuple(s) for s, n in zip(shades, counts, strict=True) if n > 5000]
    assert len(large) == 4  # background, top, front, right
    assert (250, 250, 250) in large


def test_near_faces_hide_far_ones():
    behind = CUBE + np.array([0, 30, 0])
    picture = pixels(
        shaded(
            np.concatenate([CUBE, behind]),
            np.concatenate([SIDES, SIDES + 8]),
            face_of_triangle=np.concatenate([FACES, FACES + 6]),
            highlights=[Highlight(faces=range(6, 12), color=HIGHLIGHTS["fail"])],
            view="front",
        )
    )
    assert not reddish(picture).any()


def reddish(picture: np.ndarray) -> np.ndarray:
    return (picture[..., 0] > 120) & (picture[..., 0] > 1.7 * picture[..., 1]) & (picture[..., 2] < 30)


@pytest.mark.parametrize(("face", "view"), [(0, "left"), (1, "right"), (2, "front"), (3, "back"), (4, "bottom"), (5, "top")])  # fmt: skip
def test_a_standard_view_shows_its_side_and_lights_it_up(face, view):
    lit = [Highlight(faces=[face], color=HIGHLIGHTS["fail"])]
    picture = pixels(shaded(CUBE, SIDES, face_of_triangle=FACES, highlights=lit, view=view, size=(200, 200)))
    assert reddish(picture).mean() > 0.6
    other = pixels(shaded(CUBE, SIDES, face_of_triangle=FACES, highlights=lit, view=tuple(-d for d in VIEW[view])))
    assert not reddish(other).any()


VIEW = {"left": (-1, 0, 0), "right": (1, 0, 0), "front": (0, -1, 0), "back": (0, 1, 0), "bottom": (0, 0, -1), "top": (0, 0, 1)}  # fmt: skip


def test_later_highlights_win_and_the_legend_names_them():
    both = [
        Highlight(faces=[5], color=HIGHLIGHTS["pass"]),
        Highlight(faces=[5], color=HIGHLIGHTS["fail"], label="thin"),
    ]
    picture = pixels(shaded(CUBE, SIDES, face_of_triangle=FACES, highlights=both, view="top", size=(200, 200)))
    assert reddish(picture[40:]).mean() > 0.5
    assert reddish(picture[:30, :30]).any()  # the swatch of the legend


def test_the_same_input_gives_the_same_bytes_in_another_process():
    code = (
        "import hashlib, numpy as np; from dfdm.pictures import shaded, Highlight;"
        "t = np.linspace(0, 2 * np.pi, 60, endpoint=False);"
        "v = np.concatenate([np.stack([np.cos(t), np.sin(t), 0 * t + z], 1) for z in (0, 1)]);"
        "i = np.arange(60); j = (i + 1) % 60;"
        "f = np.concatenate([np.stack([i, j, j + 60], 1), np.stack([i, j + 60, i + 60], 1)]);"
        "print(hashlib.sha256(shaded(v, f, caption='60 × 40 mm')).hexdigest())"
    )
    runs = {subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout for _ in range(2)}
    assert len(runs) == 1


def test_drawing_loads_no_modeler():
    code = "import sys, dfdm.pictures; print(sorted(m for m in ('cadquery','OCP','vtkmodules','numba') if m in sys.modules))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout
    assert out.strip() == "[]"


def test_what_cannot_be_drawn_is_one_clear_error():
    with pytest.raises(GeometryError, match="no triangle to draw"):
        shaded(np.zeros((0, 3)), np.zeros((0, 3), int))
    with pytest.raises(GeometryError, match="do not exist"):
        shaded(CUBE, [[0, 1, 99]])
    with pytest.raises(GeometryError, match="not finite"):
        shaded(CUBE * np.nan, SIDES)
    with pytest.raises(GeometryError, match="12 triangles but 3"):
        shaded(CUBE, SIDES, face_of_triangle=[1, 2, 3])
    with pytest.raises(UnknownNameError, match="no view named 'above'"):
        shaded(CUBE, SIDES, view="above")
    with pytest.raises(InputError, match="three numbers"):
        shaded(CUBE, SIDES, view=(0, 0, 0))
    with pytest.raises(InputError, match="pixels wide"):
        shaded(CUBE, SIDES, size=(10, 10))


def test_a_degenerate_triangle_does_no_harm():
    picture = pixels(shaded(CUBE, np.concatenate([SIDES, [[0, 0, 1], [0, 7, 7]]])))
    assert drawn(picture).mean() > 0.15
