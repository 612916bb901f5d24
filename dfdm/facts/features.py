"""Exact features of a part: holes, bosses, internal corners, pockets, cavities, the body itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any, Literal, Self

from dfdm.facts.rounding import Vector, exact, rounded

HoleKind = Literal["plain", "counterbore", "countersink", "spotface"]
PocketKind = Literal["pocket", "slot", "keyway", "step", "t_slot", "dovetail"]


class Written:
    """Dict form of a flat feature: numbers rounded, vectors and face ids as lists."""

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """Write every field in its order."""
        return {name: written(getattr(self, name)) for name in _names(type(self))}

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> Self:
        """Read what `to_dict` wrote; lists become tuples."""
        return cls(**{key: _read(value) for key, value in document.items()})

    def settled(self) -> Self:
        """The feature as it is read from what `to_dict` writes: rounded, without the detour."""
        kind = type(self)
        return kind(**{name: settled(value) for name, value in zip(_names(kind), _getter(kind)(self), strict=True)})


_NAMES: dict[type, tuple[str, ...]] = {}


def _names(kind: type) -> tuple[str, ...]:
    """The names of a feature's fields, looked up once."""
    if kind not in _NAMES:
        _NAMES[kind] = tuple(field.name for field in fields(kind))
    return _NAMES[kind]


_GETTERS: dict[type, Callable[[Any], tuple[Any, ...]]] = {}


def _getter(kind: type) -> Callable[[Any], tuple[Any, ...]]:
    """What reads all fields of a feature at once; there are two at least in each."""
    if kind not in _GETTERS:
        _GETTERS[kind] = attrgetter(*_names(kind))
    return _GETTERS[kind]


def settled(value: Any) -> Any:  # noqa: ANN401 - a field of any feature
    """A value as it is read from what `written` gives; one that is no number is a ValueError."""
    kind = type(value)
    if kind is float:
        return exact(value)
    if value is None or kind is int or kind is bool or kind is str:
        return value
    if kind is tuple:
        if not value or type(value[0]) is int:  # ids of faces
            return value
        return tuple([exact(v) if type(v) is float else settled(v) for v in value])
    if isinstance(value, float):
        return exact(value)
    if isinstance(value, int | str):
        return value
    if isinstance(value, Written):
        return value.settled()
    return tuple([settled(v) for v in value])


def written(value: Any) -> Any:  # noqa: ANN401 - a field of any feature
    """A value as it is written: numbers rounded, features as their dicts, vectors as lists."""
    if isinstance(value, bool) or value is None or isinstance(value, int | str):
        return value
    if isinstance(value, float):
        return rounded(value)
    if isinstance(value, Written):
        return value.to_dict()
    return [written(v) for v in value]


def _read(value: Any) -> Any:  # noqa: ANN401 - a field of any feature
    return tuple(_read(v) for v in value) if isinstance(value, list) else value


@dataclass(frozen=True, kw_only=True, slots=True)
class Body(Written):
    """The part as a whole. What needs a closed surface is None where the surface is open.

    `kind` is `brep` or `mesh`; `solids` counts solids (closed bodies of a mesh); `watertight` is taken
    from the B-rep where there is one. `fingerprint` is the sorted invariants that sameness is compared by.
    """

    kind: Literal["brep", "mesh"]
    fingerprint: str
    volume_mm3: float | None
    area_mm2: float
    bounding_box_mm: Vector
    lower_mm: Vector
    center_mm: Vector | None
    inertia_mm5: tuple[float, float, float, float, float, float] | None
    solids: int
    watertight: bool
    faces: int
    triangles: int


@dataclass(frozen=True, kw_only=True, slots=True)
class HoleStep(Written):
    """One full cylindrical step of a coaxial stack, from the entry inwards."""

    diameter_mm: float
    depth_mm: float

    def settled(self) -> HoleStep:
        """The step as it is read from what `to_dict` writes: sheets have hundreds."""
        return HoleStep(diameter_mm=exact(self.diameter_mm), depth_mm=exact(self.depth_mm))


@dataclass(frozen=True, kw_only=True, slots=True)
class Crossing(Written):
    """What breaks the wall of a hole: from and to as depths from the entry, and the faces beyond.

    `kind` is `hole` where another hole meets this one, else `opening`: a pocket, a slot, the flank of the part.
    """

    kind: Literal["hole", "opening"]
    start_mm: float
    end_mm: float
    faces: tuple[int, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Hole(Written):
    """One coaxial stack of hole faces: origin at the entry, axis pointing into the material.

    `diameter_mm` is that of the narrowest full step, `depth_mm` from entry to end (cone tip not counted).
    `through` (open at both ends, be it into another hole) was verified by probing; `flat_bottom` and `entry_angle_deg`
    (0 = square to the entry face) help drilling, `exit_angle_deg` is the same where a through hole leaves.
    `drill_point_deg` is the full angle of the cone that a blind hole ends in, `tip_depth_mm` the depth with that cone or
    round bottom. `countersink_mm` and `countersink_deg`: widest diameter and full angle of the entry's cone.
    `full_share` is the share of the whole cylinders that is wall inside the part: less than 1 where the hole breaks out
    of a flank or meets something that `crosses` lists, None where a mesh cannot tell. A thread is never guessed from a diameter.
    """

    diameter_mm: float
    depth_mm: float
    through: bool
    kind: HoleKind
    steps: tuple[HoleStep, ...]
    origin_mm: Vector
    axis: Vector
    faces: tuple[int, ...]
    flat_bottom: bool
    entry_angle_deg: float
    exit_angle_deg: float | None = None
    drill_point_deg: float | None = None
    tip_depth_mm: float | None = None
    countersink_mm: float | None = None
    countersink_deg: float | None = None
    full_share: float | None = 1.0
    crosses: tuple[Crossing, ...] = ()

    def settled(self) -> Hole:
        """The hole as it is read from what `to_dict` writes: sheets have hundreds."""
        (x, y, z), (ax, ay, az), share, tip = self.origin_mm, self.axis, self.full_share, self.tip_depth_mm
        return Hole(
            diameter_mm=exact(self.diameter_mm),
            depth_mm=exact(self.depth_mm),
            through=self.through,
            kind=self.kind,
            steps=tuple([step.settled() for step in self.steps]),
            origin_mm=(exact(x), exact(y), exact(z)),
            axis=(exact(ax), exact(ay), exact(az)),
            faces=self.faces,
            flat_bottom=self.flat_bottom,
            entry_angle_deg=exact(self.entry_angle_deg),
            exit_angle_deg=settled(self.exit_angle_deg),
            drill_point_deg=settled(self.drill_point_deg),
            tip_depth_mm=None if tip is None else exact(tip),
            countersink_mm=settled(self.countersink_mm),
            countersink_deg=settled(self.countersink_deg),
            full_share=None if share is None else exact(share),
            crosses=tuple([crossing.settled() for crossing in self.crosses]),
        )

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> Hole:
        """Read what `to_dict` wrote."""
        rest = {key: _read(value) for key, value in document.items() if key not in ("steps", "crosses")}
        return cls(
            steps=tuple(HoleStep(**s) for s in document["steps"]),
            crosses=tuple(Crossing.from_dict(c) for c in document.get("crosses", ())),
            **rest,
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Boss(Written):
    """A standing cylinder (pin, boss, post): full turn, material inside."""

    diameter_mm: float
    height_mm: float
    origin_mm: Vector
    axis: Vector
    faces: tuple[int, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Corner(Written):
    """An internal (concave) corner: `radius_mm` 0 where two faces meet sharply; `depth_mm` along its axis.

    `axis` is the direction of the edge or of the fillet's cylinder; a tool parallel to it must fit the radius.
    `floor` is true where one of the two faces is a floor (square to some axis the corner is not parallel to).
    """

    radius_mm: float
    depth_mm: float
    axis: Vector
    at_mm: Vector
    faces: tuple[int, ...]
    floor: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Blend(Written):
    """A fillet or chamfer: `convex` on an external edge; `size_mm` the radius of a fillet, the greater leg of a chamfer.

    `length_mm` along the blend, `axis` of its cylinder or ring (of a flat chamfer the direction of its edge), `faces` its
    own, `between` those that it joins; `ring` where it runs around its axis, not along it.
    """

    kind: Literal["fillet", "chamfer"]
    convex: bool
    size_mm: float
    length_mm: float
    axis: Vector
    at_mm: Vector
    faces: tuple[int, ...]
    between: tuple[int, ...]
    ring: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Pocket(Written):
    """A recess milled along `axis` (pointing out of the material): floor, walls, opening.

    `kind`: a `slot` has parallel sides and ends that are round or open, a `keyway` is one that is sunk into a cylinder,
    a `step` has no walls that face each other, a `t_slot` or `dovetail` reaches beneath its walls, the rest are `pocket`.
    `width_mm` is the diameter of the widest circle between the walls, `narrowest_mm` that of the largest cutter that passes
    everywhere; of a recess that no walls limit both are its length. `narrow` has pairs of a cutter's diameter and the area
    between walls that face each other nearer than that. `area_mm2` and `perimeter_mm` are of the outline, of an undercut
    recess of its mouth, and `floor_width_mm` is the width beneath. `open_sides` is true where a wall is missing.
    `corner_radii_mm` and `floor_radii_mm` are all distinct radii between walls and at their feet (0: sharp);
    `corner_radius_mm` is the least and `floor_radius_mm` the greatest. `draft_deg` is the most that a wall leans outwards.
    `islands` counts what stands inside; `within` is the position in the list of the recess whose floor this one is cut into.
    """

    depth_mm: float
    width_mm: float
    narrowest_mm: float
    length_mm: float
    area_mm2: float
    perimeter_mm: float
    corner_radius_mm: float
    floor_radius_mm: float
    through: bool
    open_sides: bool
    axis: Vector
    at_mm: Vector
    faces: tuple[int, ...]
    kind: PocketKind = "pocket"
    floor_width_mm: float = 0.0
    corner_radii_mm: tuple[float, ...] = ()
    floor_radii_mm: tuple[float, ...] = ()
    draft_deg: float = 0.0
    islands: int = 0
    within: int | None = None
    narrow: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Cavity(Written):
    """A closed void inside the material."""

    volume_mm3: float
    at_mm: Vector
    faces: tuple[int, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Chamber(Written):
    """A nearly closed hollow: `opening_mm` is the largest sphere that passes its widest way out, `width_mm` the largest in it.

    With `resolved` false the way out is narrower than `opening_mm`, or there is none between bodies that touch.
    `opening_at_mm` is where its widest way out is narrowest, None where the grid found none.
    """

    volume_mm3: float
    width_mm: float
    opening_mm: float
    resolved: bool
    at_mm: Vector
    opening_at_mm: Vector | None


def trapped_mm3(cavities: tuple[Cavity, ...], chambers: tuple[Chamber, ...], sphere_mm: float) -> float:
    """Volume that a sphere of a diameter cannot leave: closed voids, and chambers whose way out is narrower."""
    held = sum(chamber.volume_mm3 for chamber in chambers if chamber.opening_mm < sphere_mm)
    return held + sum(cavity.volume_mm3 for cavity in cavities)


@dataclass(frozen=True, kw_only=True, slots=True)
class ProfileSegment(Written):
    """One run of a turned profile: from and to as (length along the axis from its origin, radius) in mm.

    `kind` is `cylinder`, `face` (square to the axis), `taper`, `arc` (with its radius) or `curve`; `faces` make it.
    """

    kind: Literal["cylinder", "face", "taper", "arc", "curve"]
    start_mm: tuple[float, float]
    end_mm: tuple[float, float]
    arc_radius_mm: float | None
    faces: tuple[int, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class TurnedFeature(Written):
    """One thing that a lathe cuts: `side` is `od` on the outside, `id` in the bore.

    `start_mm` and `end_mm` along the axis from its origin; `diameter_mm` is the least of a groove or a step on the
    outside, the greatest in the bore; `depth_mm` how far it lies below its surroundings in radius.
    """

    kind: Literal["groove", "step", "taper", "chamfer", "fillet"]
    side: Literal["od", "id"]
    start_mm: float
    end_mm: float
    diameter_mm: float
    depth_mm: float
    faces: tuple[int, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Turned(Written):
    """Whether the part is a body of revolution: axis, a point on it, share of the surface that is.

    `slenderness` is length by diameter. Where at least half of the surface revolves, `outer` and `inner` are the profile
    in the order of the axis, `features` what a lathe cuts, and `off_axis_faces` with `off_axis_mm2` what it cannot.
    """

    is_turned: bool
    axis: Vector
    origin_mm: Vector
    fraction: float
    diameter_mm: float
    length_mm: float
    slenderness: float = 0.0
    outer: tuple[ProfileSegment, ...] = ()
    inner: tuple[ProfileSegment, ...] = ()
    features: tuple[TurnedFeature, ...] = ()
    off_axis_faces: tuple[int, ...] = ()
    off_axis_mm2: float = 0.0

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> Turned:
        """Read what `to_dict` wrote."""
        lists: Mapping[str, Callable[[Any], Any]] = {
            "outer": ProfileSegment.from_dict,
            "inner": ProfileSegment.from_dict,
            "features": TurnedFeature.from_dict,
        }
        rest: dict[str, Any] = {key: _read(value) for key, value in document.items() if key not in lists}
        rest |= {key: tuple(map(read, document.get(key, ()))) for key, read in lists.items()}
        return cls(**rest)
