"""Pockets of known size in random positions: what was built, what was measured, the error.

Run `python -m tests.benchmarks accuracy_pockets` for the table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import cadquery as cq
import numpy as np

from dfdm.facts.features import Pocket
from dfdm.geometry.part import Part
from dfdm.geometry.pockets import measure_pockets

Truth = dict[str, float | str | bool]


def block(x: float = 100, y: float = 60, z: float = 30) -> cq.Workplane:
    """A block with a corner at the origin, its top selected."""
    return cq.Workplane().box(x, y, z, centered=False).faces(">Z").workplane(origin=(0, 0, z))


def _box(x: float, y: float, z: float, at: tuple[float, float, float]) -> cq.Workplane:
    return cq.Workplane().box(x, y, z, centered=(True, True, False)).translate(at)


def rounded(floor_radius: float = 0.0) -> cq.Workplane:
    """40 x 25, 10 deep, corners of 4."""
    inner = _box(40, 25, 10, (50, 30, 20)).edges("|Z").fillet(4)
    return block().end().end().cut(inner if floor_radius == 0.0 else inner.faces("<Z").edges().fillet(floor_radius))


def dovetail() -> cq.Workplane:
    """A mouth of 12, a floor of 24, 10 deep."""
    return block().cut(cq.Workplane("YZ").polyline([(24, 30), (36, 30), (42, 20), (18, 20)]).close().extrude(100))


def t_slot() -> cq.Workplane:
    """A neck of 8 over a floor of 20, 18 deep."""
    return block().cut(_box(100, 8, 30, (50, 30, 12))).cut(_box(100, 20, 8, (50, 30, 12)))


def drafted() -> cq.Workplane:
    """40 x 25 at the floor, walls leaning outwards by 5 degrees, 10 deep."""
    return block().cut(cq.Workplane(origin=(50, 30, 20)).rect(40, 25).extrude(12, taper=-5))


def keyed_shaft(*, square: bool) -> cq.Workplane:
    """A keyway of 8 x 30, 4 deep, in a shaft of 30."""
    plan = cq.Workplane("XZ", origin=(0, -11, 40))
    return (
        cq.Workplane().circle(15).extrude(80).cut((plan.rect(8, 30) if square else plan.slot2D(30, 8, 90)).extrude(10))
    )


def slotted_tube() -> cq.Workplane:
    """A slot of 20 x 6 through the wall of a tube."""
    tube = cq.Workplane().circle(20).circle(16).extrude(60)
    return tube.cut(cq.Workplane("XZ", origin=(0, 0, 30)).slot2D(20, 6, 90).extrude(40))


def _sizes(
    depth: float, width: float, narrowest: float, length: float, corner: float, **more: float | str | bool
) -> Truth:
    return {
        "depth_mm": depth, "width_mm": width, "narrowest_mm": narrowest, "length_mm": length, "corner_radius_mm": corner, **more
    }  # fmt: skip


CASES: dict[str, tuple[Callable[[], cq.Workplane], tuple[Truth, ...]]] = {
    "rounded pocket": (rounded, (_sizes(10, 25, 25, 40, 4, floor_radius_mm=0, kind="pocket", open_sides=False),)),
    "floor radius below": (lambda: rounded(2), (_sizes(10, 25, 25, 40, 4, floor_radius_mm=2),)),
    "sharp pocket": (lambda: block().center(50, 30).rect(40, 25).cutBlind(-7), (_sizes(7, 25, 25, 40, 0),)),
    "blind slot": (
        lambda: block().center(50, 30).slot2D(30, 8).cutBlind(-4),
        (_sizes(4, 8, 8, 30, 4, kind="slot", through=False),),
    ),
    "through slot": (
        lambda: block(z=10).center(50, 30).slot2D(30, 8).cutThruAll(),
        (_sizes(10, 8, 8, 30, 4, kind="slot", through=True),),
    ),
    "notch, round end": (
        lambda: block(z=10).center(50, 60).slot2D(30, 8, 90).cutThruAll(),
        (_sizes(10, 8, 8, 15, 4, kind="slot", through=True, open_sides=True),),
    ),
    "notch, square end": (
        lambda: block(z=2).center(50, 60).rect(4, 60).cutThruAll(),
        (_sizes(2, 4, 4, 30, 0, kind="slot", through=True, open_sides=True),),
    ),
    "channel": (
        lambda: block().center(50, 30).rect(100, 10).cutBlind(-5),
        (_sizes(5, 10, 10, 100, 5, kind="slot", open_sides=True),),
    ),
    "step": (lambda: block().center(50, 59).rect(100, 2).cutBlind(-15), (_sizes(2, 100, 100, 100, 50, kind="step"),)),
    "island": (
        lambda: (
            block().center(50, 30).rect(40, 30).cutBlind(-10).faces("<Z[-2]").workplane().circle(4).extrude(6)
        ),
        (_sizes(10, 78.0 - np.sqrt(3648.0), 11, 40, 0, islands=1),),
    ),
    "t-slot": (t_slot, (_sizes(18, 8, 8, 100, 4, floor_width_mm=20, kind="t_slot"),)),
    "dovetail": (dovetail, (_sizes(10, 12, 12, 100, 6, floor_width_mm=24, kind="dovetail"),)),
    "drafted": (drafted, (_sizes(10, 25, 25, 40, 0, draft_deg=5.0),)),
    "nested": (
        lambda: (
            block().center(50, 30).rect(40, 30).cutBlind(-5).faces("<Z[-2]").workplane().rect(20, 10).cutBlind(-8)
        ),
        (_sizes(5, 30, 30, 40, 0), _sizes(8, 10, 10, 20, 0)),
    ),
    "keyway, round": (lambda: keyed_shaft(square=False), (_sizes(4, 8, 8, 30, 4, kind="keyway"),)),
    "keyway, square": (lambda: keyed_shaft(square=True), (_sizes(4, 8, 8, 30, 0, kind="keyway"),)),
    "slot in a tube": (slotted_tube, (_sizes(20 - np.sqrt(247), 6, 6, 20, 3, kind="slot", through=True),)),
}  # fmt: skip


def turned(work: cq.Workplane, rng: np.random.Generator) -> Part:
    """The part at random in space."""
    axis, angle, shift = rng.normal(size=3), rng.uniform(0, 360), rng.uniform(-300, 300, size=3)
    shape = work.val().rotate(cq.Vector(0, 0, 0), cq.Vector(*axis), angle).translate(cq.Vector(*shift))
    return Part.from_shape(shape)


def errors(found: tuple[Pocket, ...], truth: tuple[Truth, ...]) -> dict[str, float]:
    """Greatest error per quantity, mm; infinite where a kind or the number of pockets is wrong."""
    if len(found) != len(truth):
        return {"pockets": float("inf")}
    worst: dict[str, float] = {}
    for pocket, made in zip(sorted(found, key=lambda p: p.depth_mm), truth, strict=True):
        for name, value in made.items():
            got = getattr(pocket, name)
            same = got == value if isinstance(value, str | bool) else abs(got - value)
            error = float(same) if not isinstance(same, bool) else (0.0 if same else float("inf"))
            worst[name] = max(worst.get(name, 0.0), error)
    return worst


def rows(turns: int, seed: int = 7) -> Iterator[tuple[str, dict[str, float]]]:
    """The worst errors of each case over random positions."""
    rng = np.random.default_rng(seed)
    for name, (build, truth) in CASES.items():
        work = build()
        worst: dict[str, float] = {}
        for _ in range(turns):
            found = measure_pockets(turned(work, rng))
            for key, error in errors(found if isinstance(found, tuple) else (), truth).items():
                worst[key] = max(worst.get(key, 0.0), error)
        yield name, worst


def main() -> int:
    print(f"{'part':<20}{'worst error over 5 positions'}")
    for name, worst in rows(5):
        print(f"{name:<20}" + ", ".join(f"{key} {error:.1e}" for key, error in worst.items() if error > 1e-9))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
