"""Facts of bent, molded, formed and powder parts written by hand, each from one number, and which way is better."""

import numpy as np

from dfdm.facts import Bend, Cup, Draft, FlatPattern, Pull, Rib, Thick, Undercut
from dfdm.facts.bends import Flange, NearBend, Relief
from dfdm.facts.features import Chamber
from dfdm.facts.sheet import WhyNot


def chamber(opening, **fields):
    known = {"volume_mm3": 900.0, "width_mm": 12.0, "resolved": True, "at_mm": (1.0, 2.0, 3.0), "opening_at_mm": None}
    return Chamber(opening_mm=opening, **{**known, **fields})


def cup(area, opens="up"):
    return Cup(opens=opens, volume_mm3=area * 5.0, area_mm2=area, depth_mm=5.0, at_mm=(0.0, 0.0, 1.0), faces=(4,))


def thick(made, nominal=2.0, largest=2.0):
    balls = made.curve(largest) if largest else made.curve()
    return Thick(balls=balls, nominal_mm=nominal, low_mm=nominal, high_mm=nominal)


def rib(thickness=1.0, height=5.0, at=(0.0, 0.0, 0.0), across=(1.0, 0.0, 0.0), **fields):
    known = {"length_mm": 20.0, "wall_mm": 2.0, "draft_deg": 1.0, "faces": (8, 9)}
    return Rib(thickness_mm=thickness, height_mm=height, at_mm=at, across=across, **{**known, **fields})


def draft(*, least=2.0, upright=1000.0, hooked=0.0, side=(1.0, 0.0, 0.0), depth=20.0):
    """A part that opens along z: `upright` mm² have less draft than just above `least`, `hooked` mm² are undercut."""
    angles = np.array([0.0, 0.5, 1.0, 2.0, 3.0, 5.0, 10.0, 100.0])
    hooks = (Undercut(area_mm2=hooked, side=side, at_mm=(0.0, 0.0, 1.0), faces=(5,)),) if hooked else ()
    pull = Pull(
        direction=(0.0, 0.0, 1.0),
        depth_mm=depth,
        projected_area_mm2=1200.0,
        angle_deg=angles,
        area_mm2=np.where(angles > least, upright, 0.0),
        undercut_area_mm2=hooked,
        undercuts=hooks,
        parting=None,
        places=(),
    )
    return Draft(pulls=(pull,))


def bend(*, radius=2.0, angle=90.0, length=30.0, flange=30.0, near=(), reliefs=(), line=0, face=1):
    flanges = (
        Flange(plate=0, length_mm=flange, straight_mm=flange - 4, shortest_mm=flange - 4, free=True, faces=(10,)),
        Flange(plate=1, length_mm=900.0, straight_mm=896.0, shortest_mm=896.0, free=True, faces=(11,)),
    )
    return Bend(
        radius_mm=radius,
        angle_deg=angle,
        direction="up",
        length_mm=length,
        start_mm=(0.0, 0.0, 0.0),
        end_mm=(length, 0.0, 0.0),
        flanges=flanges,
        reliefs=tuple(reliefs),
        near=tuple(near),
        line=line,
        faces=(face,),
    )


def near(distance, faces=(6,)):
    return NearBend(distance_mm=distance, diameter_mm=5.0, plate=1, faces=faces)


def relief(depth=2.0, width=2.0, *, present=True):
    return Relief(end="start", plate=1, present=present, width_mm=width, depth_mm=depth, at_mm=(0.0, 0.0, 0.0))


def flat(*cuts, size=(80.0, 50.0), thickness=2.0, odd=(), why_not=(), overlaps=(), webs=None):
    none = dict.fromkeys(
        ("outline_area_mm2", "area_mm2", "cut_length_mm", "straight_mm", "freeform_mm", "axis", "x_axis", "origin_mm")
    )
    return FlatPattern(
        is_bent=not why_not,
        k_table="made up",
        thickness_mm=thickness,
        size_mm=size,
        arcs=(),
        cuts=cuts,
        bend_lines=(),
        overlaps=tuple(overlaps),
        odd=tuple(odd),
        why_not=tuple(why_not),
        webs=webs,
        **none,
    )


def folded(made, *cuts, **fields):
    del made
    shape = {key: fields.pop(key) for key in ("size", "odd", "why_not", "overlaps", "webs") if key in fields}
    return {"bends": (bend(**fields),), "flat_pattern": flat(*cuts, **shape)}


SUNK = (WhyNot(kind="countersink", faces=(6,)),)

# check: (facts from one number, the limits that it is compared with, whether more is better)
CASES = {
    "drain-opening": (
        lambda m, v: {"chambers": (chamber(v),)},
        ("drain_diameter_min", "drain_diameter_advised"),
        True,
    ),
    "suction-cup": (lambda m, v: {"overhang": (m.lying(cups=(cup(v),)),)}, ("suction_area_max",), False),
    "thick-section": (lambda m, v: {"thick": thick(m, largest=v)}, ("section_thickness_advised",), False),
    "long-part": (
        lambda m, v: {"part": m.body((200.0, v, v))},
        ("warp_length_min", "aspect_ratio_advised", "flat_length_max"),
        True,
    ),
    "part-extent": (lambda m, v: {"part": m.body((v, v, v))}, ("part_extent_min",), True),
    "horizontal-hole": (
        lambda m, v: {"holes": (m.hole(v, axis=(1.0, 0.0, 0.0)),), "overhang": (m.lying(),)},
        ("horizontal_hole_diameter_max",),
        False,
    ),
    "engraved-detail": (lambda m, v: {"pockets": (m.pocket(1.0, v),)}, ("engraving_width_min",), True),
    "free-wall": (
        lambda m, v: {"ribs": (rib(v, 20.0),)},
        ("free_wall_thickness_min", "tall_wall_height", "tall_wall_thickness_advised"),
        True,
    ),
    "wall-for-size": (
        lambda m, v: {"walls": m.curve(v, area=100.0)},
        ("size_medium_min", "size_large_min", "wall_medium_advised"),
        True,
    ),
    "bend-radius": (
        lambda m, v: folded(m, radius=v),
        ("bend_radius_ratio_min", "bend_radius_ratio_advised"),
        True,
    ),
    "flange-length": (
        lambda m, v: folded(m, flange=v),
        ("flange_thickness_ratio_min", "flange_thickness_ratio_advised"),
        True,
    ),
    "bend-clearance": (lambda m, v: folded(m, near=(near(v),)), ("bend_clearance_ratio_advised",), True),
    "bend-relief": (
        lambda m, v: folded(m, reliefs=(relief(v, v),)),
        ("relief_width_ratio_advised", "relief_depth_advised"),
        True,
    ),
    "blank-cuts": (
        lambda m, v: folded(m, m.cut(v, v)),
        ("hole_thickness_ratio_advised", "edge_thickness_ratio_advised"),
        True,
    ),
    "bend-angle": (lambda m, v: folded(m, angle=10 * v), ("bend_angle_advised",), False),
    "shot-volume": (lambda m, v: {"part": m.body((v, v, v))}, ("shot_volume_max", "shot_share_advised"), False),
    "blank-web": (lambda m, v: folded(m, webs=m.curve(v)), ("web_thickness_ratio_advised",), True),
    "countersink-spacing": (
        lambda m, v: folded(m, m.cut(5.0, v), near=(near(v),), odd=SUNK),
        ("countersink_edge_ratio_advised", "countersink_bend_ratio_advised"),
        True,
    ),
    "blank-size": (lambda m, v: folded(m, size=(v, v / 3)), ("envelope_x_max", "envelope_y_max"), False),
    "bend-length": (lambda m, v: folded(m, length=v), ("bend_length_max",), False),
    "draft-angle": (
        lambda m, v: {"draft": draft(least=v)},
        ("draft_min", "draft_advised", "draft_male_advised"),
        True,
    ),
    "undercut": (
        lambda m, v: {"draft": draft(hooked=v)},
        ("undercut_area_share_max", "side_action_available"),
        False,
    ),
    "molded-wall": (lambda m, v: {"thick": thick(m, nominal=v)}, ("molded_wall_min",), True),
    "wall-step": (lambda m, v: {"thick": thick(m, largest=v)}, ("wall_step_ratio_max",), False),
    "rib": (
        lambda m, v: {"ribs": (rib(1.0, v),), "thick": thick(m)},
        ("rib_height_ratio_max",),
        False,
    ),
    "boss": (
        lambda m, v: {"bosses": (m.boss(v),), "holes": (), "thick": thick(m)},
        ("boss_height_ratio_max",),
        True,
    ),
    "molded-corner": (
        lambda m, v: {"corners": (m.corner(v, 9.0),), "thick": thick(m)},
        ("inner_radius_ratio_min",),
        True,
    ),
    "mold-size": (
        lambda m, v: {"part": m.body((v, v / 2, v / 3)), "draft": draft(depth=v / 3)},
        ("envelope_x_max", "envelope_y_max", "envelope_z_max"),
        False,
    ),
    "thin-steel": (
        lambda m, v: {"pockets": (m.pocket(v, 3.0),), "holes": ()},
        ("steel_slenderness_max",),
        False,
    ),
    "formed-shell": (lambda m, v: {"thick": thick(m, largest=v)}, ("shell_fill_ratio_max",), False),
    "draw-ratio": (lambda m, v: {"draft": draft(depth=v)}, ("draw_ratio_advised",), False),
    "formed-radius": (
        lambda m, v: {"corners": (m.corner(v, 9.0),), "thick": thick(m)},
        ("formed_radius_ratio_min", "formed_radius_min"),
        True,
    ),
}
COUNTED = {"bend-force", "bend-radii"}
"""Checks of more numbers than three, and of a whole number, in test_bending_checks."""
NO_NUMBER = {"bent-sheet", "flat-pattern"}
