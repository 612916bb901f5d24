"""Quantities over a surface against truth at every vertex, parts turned at random: `python -m tests.benchmarks shades`.

For each part and quantity: how many vertices the truth is known at, the mean and the greatest error, and what may be. Then
what each takes of two parts, beside what measuring the same part takes for the checks of the commonest processes.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple
from unittest.mock import patch

import cadquery as cq
import numpy as np
from numpy.typing import NDArray

from dfdm.geometry import Part, facts_of
from dfdm.geometry.shade_mesh import ShadeMesh, shade_mesh
from dfdm.geometry.shades import SHADES, shade_of
from tests.benchmarks.accuracy_reach import pocket
from tests.benchmarks.parts import PARTS
from tests.benchmarks.refresh import read
from tests.benchmarks.thickness import cone_shell

Floats = NDArray[np.float64]
Truth = Callable[[Floats, Floats], Floats]
"""The value at points (n, 3) with normals (n, 3); NaN where it is not known, which is not compared."""
NOTHING = np.inf
"""In a truth: there has to be no value."""


class Known(NamedTuple):
    """A part, a quantity with what it is asked for in the part's own directions, the truth, and what it may be off by."""

    make: Callable[[], cq.Workplane]
    quantity: str
    options: dict[str, Any]
    truth: Truth
    allowed: float


class Row(NamedTuple):
    """The worst of all turns."""

    name: str
    points: int
    mean: float
    worst: float
    allowed: float


def sides(thickness: tuple[float, float, float]) -> Truth:
    """Of a block: by which side a point lies on."""
    return lambda p, n: np.asarray(thickness)[np.abs(n).argmax(axis=1)]


def on(which: Callable[[Floats, Floats], NDArray[np.bool_]], value: Truth | float) -> Truth:
    """Only where something holds."""

    def truth(p: Floats, n: Floats) -> Floats:
        found = value(p, n) if callable(value) else np.full(len(p), value)
        return np.where(which(p, n), found, np.nan)

    return truth


WEDGE = math.radians(12.0)


def wedge() -> cq.Workplane:
    """A knife: the flank rises by 12 degrees from the edge along y."""
    return cq.Workplane("XZ").polyline([(0, 0), (40, 0), (40, 40 * math.tan(WEDGE))]).close().extrude(-20)


def in_wedge(p: Floats, n: Floats) -> Floats:
    """Square to the bottom up to the flank, square to the flank down to the bottom; the back has nothing opposite."""
    below, flank, back = n[:, 2] < -0.99, (n[:, 2] > 0.5), n[:, 0] > 0.99
    # From near the back, the ray off the flank leaves through the bottom all the same: it leans towards the back.
    down = p[:, 2] / math.cos(WEDGE)
    inside = p[:, 0] + p[:, 2] * math.tan(WEDGE) < 39.99
    return np.select([below, flank & inside, back], [p[:, 0] * math.tan(WEDGE), down, NOTHING], np.nan)


def ridge() -> cq.Workplane:
    """A ridge of 40 degrees at the top: no flank has anything opposite."""
    half = 20 * math.tan(math.radians(20))
    return cq.Workplane("XZ").polyline([(-half, 0), (half, 0), (0, 20)]).close().extrude(-30)


def slotted() -> cq.Workplane:
    return cq.Workplane().box(40, 20, 8).cut(cq.Workplane().box(30, 0.5, 8))


def ramp() -> cq.Workplane:
    """A board that leans by 45 degrees, on a foot."""
    return cq.Workplane("XZ").polyline([(0, 0), (10, 0), (30, 20), (0, 20)]).close().extrude(-15)


def shelf() -> cq.Workplane:
    """A post with boards of 10 on both sides."""
    return cq.Workplane().box(10, 20, 20).union(cq.Workplane().box(30, 20, 4).translate((0, 0, 12)))


def drafted() -> cq.Workplane:
    return cq.Workplane().rect(40, 30).extrude(20, taper=2.0)


def deep() -> cq.Workplane:
    """A pocket 30 deep and 20 wide in a block."""
    return cq.Workplane().box(60, 60, 40).cut(cq.Workplane().box(20, 20, 30).edges("|Z").fillet(4).translate((0, 0, 5)))


def corner_left(radius: float) -> Truth:
    """In the corners of `pocket`: along the normal to the round end of the tool that touches both walls."""

    def truth(p: Floats, n: Floats) -> Floats:
        u, w = 13.0 - np.abs(p[:, 0]), 8.0 - np.abs(p[:, 1])
        wall = (u > -1e-3) & (w > -1e-3) & (p[:, 2] > 1e-3) & (p[:, 2] < 10.499) & (np.abs(n[:, 2]) < 0.1)
        ahead = -(np.sign(p[:, 0]) * n[:, 0] * (u - radius) + np.sign(p[:, 1]) * n[:, 1] * (w - radius))
        off = (u - radius) ** 2 + (w - radius) ** 2 - radius**2
        near = (u < radius) & (w < radius)
        left = np.where(near & (off > 0.0), -ahead - np.sqrt(np.maximum(ahead**2 - off, 0.0)), 0.0)
        return np.where(wall, left, np.nan)

    return truth


def lean_of(p: Floats, n: Floats) -> Floats:
    """Of surface that faces down, and leans by more than the chords of a curved one may."""
    return np.where(-n[:, 2] > math.sin(math.radians(0.6)), np.degrees(np.arcsin(np.clip(-n[:, 2], -1, 1))), np.nan)


def moved(shape: cq.Workplane, by: tuple[float, float, float]) -> Callable[[], cq.Workplane]:
    return lambda: shape.translate(by)


def known() -> dict[str, Known]:
    """What is looked at."""
    up = (0.0, 0.0, 1.0)
    round_ = on(lambda p, n: np.abs(n[:, 2]) < 0.01, 1.5)
    bore = on(lambda p, n: np.hypot(p[:, 0], p[:, 1]) < 4.01, lambda p, n: np.where(np.abs(n[:, 2]) < 0.5, 8.0, np.nan))
    floor = on(lambda p, n: (n[:, 2] > 0.99) & (p[:, 2] < -9.9), 10.0)
    return {
        "plate 1.2": Known(lambda: cq.Workplane().box(40, 30, 1.2), "thickness", {}, sides((40, 30, 1.2)), 1e-5),
        "wedge of 12°": Known(wedge, "thickness", {}, in_wedge, 1e-5),
        "ridge of 40°": Known(
            ridge, "thickness", {}, on(lambda p, n: np.abs(n[:, 0]) > 0.5, NOTHING), 0.0
        ),
        "tube 10/8.5": Known(lambda: cq.Workplane().circle(10).circle(8.5).extrude(30), "thickness", {}, round_, 1e-5),
        "cone shell 1.5": Known(
            cone_shell, "thickness", {}, on(lambda p, n: (np.abs(n[:, 2]) < 0.9) & (p[:, 2] > 3) & (p[:, 2] < 17), 1.5), 1e-5
        ),
        "sphere shell 1": Known(
            lambda: cq.Workplane().sphere(10).cut(cq.Workplane().sphere(9)), "thickness", {}, lambda p, n: np.ones(len(p)), 1e-5
        ),
        "slot 0.5": Known(
            slotted, "gap", {},
            lambda p, n: np.where((np.abs(p[:, 1]) < 0.2501) & (np.abs(n[:, 1]) > 0.9), 0.5, np.where((np.abs(n[:, 2]) > 0.9), NOTHING, np.nan)),
            1e-5,
        ),
        "board at 45°": Known(
            ramp, "overhang", {"up": up},
            lambda p, n: np.where((n[:, 2] < -0.5) & (n[:, 0] > 0.5) & (p[:, 2] > 0.31), 45.0, np.where(p[:, 2] < 0.29, NOTHING, np.nan)),
            1e-4,
        ),
        "ball in the air": Known(
            lambda: cq.Workplane().sphere(10), "overhang", {"up": up}, on(lambda p, n: p[:, 2] > -9.5, lean_of), 1e-3
        ),
        "shelf of 10": Known(
            shelf, "hang", {"up": up}, on(lambda p, n: (n[:, 2] < -0.9) & (p[:, 2] > 0), lambda p, n: np.abs(p[:, 0]) - 5.0), 0.25
        ),
        "pocket R 3, 8 mm": Known(lambda: pocket(3), "reach", {"diameter_mm": 8.0}, corner_left(4.0), 0.05),
        "pocket R 3, 6 mm": Known(lambda: pocket(3), "reach", {"diameter_mm": 6.0}, corner_left(3.0), 1e-6),
        "sharp pocket, 6 mm": Known(lambda: pocket(0), "reach", {"diameter_mm": 6.0}, corner_left(3.0), 0.05),
        "bore 8, 10 mm": Known(
            lambda: cq.Workplane().box(30, 31, 40).faces(">Z").workplane().hole(8), "reach", {"diameter_mm": 10.0}, bore, 0.1
        ),
        "20 of 30 deep": Known(
            deep, "reach", {"diameter_mm": 8.0, "stickout_mm": 20.0, "ups": [up]}, floor, 0.15
        ),
        "draft of 2°": Known(
            drafted, "draft", {"pull": up}, lambda p, n: np.where(np.abs(n[:, 2]) < 0.5, 2.0, 90.0 * np.sign(n[:, 2])), 1e-4
        ),
        "too large by 0.1": Known(
            lambda: cq.Workplane().box(30, 20, 10), "deviation", {"received": lambda: cq.Workplane().box(30.2, 20.2, 10.2)},
            lambda p, n: np.full(len(p), 0.1), 1e-5,
        ),
        "moved by 0.2": Known(
            lambda: cq.Workplane().box(30, 20, 10), "deviation", {"received": moved(cq.Workplane().box(30, 20, 10), (0.2, 0, 0))},
            on(lambda p, n: np.abs(n[:, 0]) > 0.9, lambda p, n: 0.2 * n[:, 0]), 1e-5,
        ),
    }  # fmt: skip


def frame(random: np.random.Generator) -> Floats:
    """A rotation (3, 3) at random; its columns are the part's own axes."""
    turn = np.linalg.qr(random.normal(size=(3, 3)))[0]
    turn[:, 2] *= np.linalg.det(turn)
    return turn


def placed(shape: cq.Workplane, turn: Floats, shift: Floats) -> Part:
    """The part turned and moved."""
    plane = cq.Plane(tuple(shift), tuple(turn[:, 0]), tuple(turn[:, 2]))
    return Part.from_shape(shape.val().located(plane.location))


def looked(part: Part, quantity: str, **options: Any) -> tuple[ShadeMesh, Floats]:
    """The mesh and the values that a shade is made of: the mesh says from where each value was looked at."""
    with patch.object(ShadeMesh, "shade", autospec=True, side_effect=ShadeMesh.shade) as made:
        shade = shade_of(part, quantity, **options)
    mesh, values = made.call_args.args
    assert np.array_equal(shade.values, values.astype(np.float32), equal_nan=True)
    return mesh, np.asarray(values)


def errors(one: Known, turn: Floats, shift: Floats) -> Floats:
    """Errors at the vertices at which the truth is known; infinite where there is a value that should not be, or none that should."""
    part = placed(one.make(), turn, shift)
    options = {
        key: tuple(turn @ value) if key in ("up", "pull")
        else [tuple(turn @ up) for up in value] if key == "ups"
        else placed(value(), turn, shift) if key == "received"
        else value
        for key, value in one.options.items()
    }  # fmt: skip
    mesh, values = looked(part, one.quantity, **options)
    true = mesh.points - mesh.lead_mm[:, None] * mesh.normals
    truth = one.truth((true - shift) @ turn, mesh.normals @ turn)
    none = truth == NOTHING
    off = np.where(
        none,
        np.where(np.isfinite(values), np.inf, 0.0),
        np.where(np.isfinite(values), np.abs(values - np.where(none, 0.0, truth)), np.inf),
    )
    return off[~np.isnan(truth)]


def rows(turns: int = 3) -> Iterator[Row]:
    """Every part as it is modeled and turned at random."""
    random = np.random.default_rng(11)
    for name, one in known().items():
        found = [errors(one, np.eye(3), np.zeros(3))]
        found += [errors(one, frame(random), random.uniform(-50, 50, 3)) for _ in range(turns)]
        yield Row(
            name=f"{name}, {one.quantity}",
            points=min(map(len, found)),
            mean=max(float(off.mean()) for off in found),
            worst=max(float(off.max()) for off in found),
            allowed=one.allowed,
        )


def times(name: str, repeats: int = 3) -> dict[str, float]:
    """Seconds for the mesh, for each quantity once there is one, and for measuring what the checks read."""
    build, best = PARTS[name], {}
    for _ in range(repeats):
        part = Part.from_shape(build())
        scan = Part.from_mesh(part.mesh.vertices, part.mesh.triangles)
        scan.rays  # noqa: B018 - not what is timed
        began = time.perf_counter()
        facts = facts_of(part)
        for quantity in read():
            facts.quantity(quantity)
        found = {"measuring": time.perf_counter() - began}
        part = Part.from_shape(build())
        part.mesh, part.rays  # noqa: B018 - there already where a part is shown
        began = time.perf_counter()
        shade_mesh(part)
        found["mesh"] = time.perf_counter() - began
        for quantity in SHADES:
            options: dict[str, Any] = {
                "reach": {"diameter_mm": 6.0, "stickout_mm": 30.0},
                "deviation": {"received": scan},
            }
            began = time.perf_counter()
            shade_of(part, quantity, **options.get(quantity, {}))
            found[quantity] = time.perf_counter() - began
        best = {key: min(value, best.get(key, np.inf)) for key, value in found.items()}
    return best


def main() -> int:
    """Print both tables."""
    print(f"{'part, quantity':34}{'points':>8}{'mean error':>12}{'worst':>10}{'allowed':>10}")
    for row in rows():
        flag = "" if row.worst <= row.allowed else "  OFF"
        print(f"{row.name:34}{row.points:8}{row.mean:12.6f}{row.worst:10.5f}{row.allowed:10.5f}{flag}", flush=True)
    print("\nms; the mesh is refined once per part")
    columns = ("measuring", "mesh", *SHADES)
    print(f"{'part':12}" + "".join(f"{column:>11}" for column in columns))
    for name in ("bracket", "enclosure"):
        found = times(name)
        print(f"{name:12}" + "".join(f"{found[column] * 1e3:11.1f}" for column in columns), flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
