"""Parts for the tests of this room, measured for real."""

import cadquery as cq

from dfdm.facts import PartFacts
from dfdm.geometry.part import Part
from dfdm.geometry.quantities import facts_of


def _facts(body: cq.Workplane, name: str) -> PartFacts:
    return facts_of(Part.from_shape(body.val(), name=name), name=name)


def plate() -> PartFacts:
    """A sheet of 80 x 50 x 3 mm with four holes."""
    sheet = cq.Workplane().box(80, 50, 3).faces(">Z").workplane()
    return _facts(sheet.rect(60, 30, forConstruction=True).vertices().hole(6), "plate")


def block() -> PartFacts:
    """A block of 60 x 40 x 25 mm with a pocket and two holes: nothing for a laser."""
    body = cq.Workplane().box(60, 40, 25).faces(">Z").workplane().rect(40, 24).cutBlind(-12)
    body = body.edges("|Z and (not <X) and (not >X) and (not <Y) and (not >Y)").fillet(5)
    return _facts(body.faces(">Z").workplane().pushPoints([(-25, 0), (25, 0)]).hole(5), "block")


def tray() -> PartFacts:
    """An open tray of 300 x 280 x 60 mm, too large for most printers."""
    return _facts(cq.Workplane().box(300, 280, 60).faces(">Z").shell(-4), "tray")
