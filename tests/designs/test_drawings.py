import math

import ezdxf
import pytest

from dfdm.designs import open_model
from dfdm.designs.drawings import read_dxf
from dfdm.errors import InputError

SHEET = [(0, 0), (100, 0), (100, 60), (0, 60)]


def areas(folder, draw, *, sheet=True, setup=lambda document: None):
    """Areas (mm²) of the parts in a drawing, largest first, each as often as it occurs."""
    document = ezdxf.new("R2010")
    document.header["$INSUNITS"] = 4
    setup(document)
    space = document.modelspace()
    if sheet:
        space.add_lwpolyline(SHEET, close=True)
    draw(space)
    document.saveas(folder / "drawing.dxf")
    parts = open_model(folder / "drawing.dxf", thickness_mm=2).parts
    assert all(part.part.shape.isValid() for part in parts)
    return sorted((part.facts.body.volume_mm3 / 2 for part in parts for _ in range(part.count)), reverse=True)


def close(got, wanted):
    return got == pytest.approx(wanted, rel=1e-6)


def test_blocks_count(tmp_path):
    def setup(document):
        document.blocks.new("HOLE").add_circle((0, 0), 4)

    def draw(space):
        space.add_blockref("HOLE", (20, 20))
        space.add_blockref("HOLE", (70, 30), dxfattribs={"xscale": -2, "yscale": 2})

    assert close(areas(tmp_path, draw, setup=setup), [6000 - 16 * math.pi - 64 * math.pi])


def test_what_was_drawn_twice_is_cut_once(tmp_path):
    def draw(space):
        space.add_lwpolyline(SHEET[::-1], close=True)
        for _ in range(2):
            space.add_circle((20, 20), 5)
        space.add_circle((20, 20), 10)

    assert close(areas(tmp_path, draw), [6000 - 100 * math.pi, 25 * math.pi])


def test_islands_are_parts_of_their_own(tmp_path):
    def draw(space):
        for radius in (50, 40, 20, 10):
            space.add_circle((0, 0), radius)

    assert close(areas(tmp_path, draw, sheet=False), [900 * math.pi, 300 * math.pi])


def test_splines_of_every_kind_are_contours(tmp_path):
    ring = [(30 * math.cos(a), 30 * math.sin(a), 0) for a in (2 * math.pi * i / 60 for i in range(61))]
    through = areas(tmp_path, lambda s: (s.add_spline(fit_points=ring), s.add_circle((0, 0), 6)), sheet=False)
    assert through == pytest.approx([864 * math.pi], rel=1e-4)

    def quarter(space):  # a rational spline of degree 2 is a true arc
        poles, weights = [(10, 0, 0), (10, 10, 0), (0, 10, 0)], [1, math.sqrt(0.5), 1]
        space.add_spline().set_open_rational(poles, weights, degree=2)
        space.add_lwpolyline([(0, 10), (0, 0), (10, 0)])

    assert close(areas(tmp_path, quarter, sheet=False), [25 * math.pi])

    def periodic(space):
        space.add_spline().set_closed([(40, 0, 0), (20, 35, 0), (-20, 35, 0), (-40, 0, 0), (-20, -35, 0), (20, -35, 0)])

    (area,) = areas(tmp_path, periodic, sheet=False)
    assert 3000 < area < 4200


def test_arcs_ellipses_and_turned_planes(tmp_path):
    def draw(space):
        space.add_circle((-20, 20), 5, dxfattribs={"extrusion": (0, 0, -1)})  # seen from below: at x = 20
        space.add_ellipse((70, 30), (10, 0), 0.5, 0, math.pi)
        space.add_line((60, 30), (80, 30))
        space.add_lwpolyline([(40, 10, 1), (46, 10, 1)], format="xyb", close=True)

    assert close(areas(tmp_path, draw), [6000 - (25 + 25 + 9) * math.pi])


def test_annotations_and_hidden_layers_are_not_cut(tmp_path):
    def draw(space):
        space.add_text("PART 1").set_placement((30, 30))
        space.add_linear_dim(base=(0, -10), p1=(0, 0), p2=(100, 0)).render()
        space.add_line((1, 1), (5, 5), dxfattribs={"layer": "HELP"})

    assert close(areas(tmp_path, draw, setup=lambda d: d.layers.add("HELP").off()), [6000])


def test_gaps_narrower_than_a_cut_are_closed(tmp_path):
    def draw(space):
        for start, end in zip(SHEET, SHEET[1:] + SHEET[:1], strict=True):
            space.add_line((start[0], start[1] + 0.006), end)

    assert areas(tmp_path, draw, sheet=False) == pytest.approx([6000], abs=1)


@pytest.mark.parametrize(
    ("draw", "says"),
    [
        (lambda s: s.add_lwpolyline([(30, 30), (40, 30), (40, 40)]), r"open at \(30\.00, 30\.00\)"),
        (lambda s: s.add_lwpolyline([(0.5, 0), (0.5, 5), (5, 5)]), r"open at"),
        (lambda s: s.add_line((100, 0), (120, -10)), r"3 lines meet at \(100\.00, 0\.00\)"),
        (lambda s: s.add_circle((0, 30), 10), r"cross or touch at \(0\.00, 20\.00\)"),
        (lambda s: s.add_lwpolyline([(200, 0), (300, 0), (200, 60), (300, 60)], close=True), r"itself .* \(250\.00"),
        (lambda s: s.add_line((10, 10, 0), (10, 10, 9)), "flat drawing"),
        (lambda s: s.add_3dface([(0, 0), (9, 0), (9, 9), (0, 9)]), "3DFACE on layer '0'"),
        (lambda s: s.add_spline(), "SPLINE"),
    ],
)
def test_what_would_be_cut_wrongly_is_refused_with_its_place(tmp_path, draw, says):
    with pytest.raises(InputError, match=says) as caught:
        areas(tmp_path, draw)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("data", [b"0\nSECTION\n", b"", b"0\n", b"AutoCAD Binary DXF\r\n\x1a\x00"])
def test_a_drawing_that_is_cut_off_is_an_input_error(tmp_path, data):
    (tmp_path / "cut.dxf").write_bytes(data)
    with pytest.raises(InputError, match=r"cut\.dxf"):
        read_dxf(tmp_path / "cut.dxf", 3.0, None)


def test_an_entity_of_a_kind_that_nobody_knows_is_refused_by_name(tmp_path):
    drawing = ezdxf.new()
    drawing.modelspace().add_circle((0, 0), 5)
    path = tmp_path / "odd.dxf"
    drawing.saveas(path)
    path.write_text(path.read_text().replace("CIRCLE", "XCIRCLE"))
    with pytest.raises(InputError, match="XCIRCLE"):
        read_dxf(path, units="mm", thickness_mm=3.0)
