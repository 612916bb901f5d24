"""What was measured: facts and curves, never verdicts; numpy only."""

from dfdm.facts.bends import Bend, FlatPattern
from dfdm.facts.curves import AreaCurve, Place, Thick
from dfdm.facts.draft import Draft, Parting, Pull, Rib, Undercut
from dfdm.facts.features import Blend, Body, Boss, Cavity, Corner, Hole, HoleStep, Pocket, Turned
from dfdm.facts.hanging import Bridge, Cup, Hangs, Overhang
from dfdm.facts.measurements import Certain, Measurements, NotMeasured, PartFacts
from dfdm.facts.orientation import Orientation, Screened, Sections, Ways
from dfdm.facts.reach import Direction, Reach, Tools
from dfdm.facts.sheet import Cut, Sheet, WhyNot

__all__ = [
    "AreaCurve",
    "Bend",
    "Blend",
    "Body",
    "Boss",
    "Bridge",
    "Cavity",
    "Certain",
    "Corner",
    "Cup",
    "Cut",
    "Direction",
    "Draft",
    "FlatPattern",
    "Hangs",
    "Hole",
    "HoleStep",
    "Measurements",
    "NotMeasured",
    "Orientation",
    "Overhang",
    "PartFacts",
    "Parting",
    "Place",
    "Pocket",
    "Pull",
    "Reach",
    "Rib",
    "Screened",
    "Sections",
    "Sheet",
    "Thick",
    "Tools",
    "Turned",
    "Undercut",
    "Ways",
    "WhyNot",
]
