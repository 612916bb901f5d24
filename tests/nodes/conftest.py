"""Parts that are measured for real, once for all tests of this room."""

import cadquery as cq
import pytest

from dfdm.geometry.part import Part
from dfdm.geometry.quantities import facts_of


def _plate():
    """A sheet of 80 x 50 x 3 mm with four holes."""
    sheet = cq.Workplane().box(80, 50, 3).faces(">Z").workplane()
    return sheet.rect(60, 30, forConstruction=True).vertices().hole(6)


def _block():
    """A block of 60 x 40 x 25 mm with a pocket and two holes: nothing for a laser."""
    body = cq.Workplane().box(60, 40, 25).faces(">Z").workplane().rect(40, 24).cutBlind(-12)
    body = body.edges("|Z and (not <X) and (not >X) and (not <Y) and (not >Y)").fillet(5)
    return body.faces(">Z").workplane().pushPoints([(-25, 0), (25, 0)]).hole(5)


def _tray():
    """An open tray of 300 x 280 x 60 mm, too large for most printers."""
    return cq.Workplane().box(300, 280, 60).faces(">Z").shell(-4)


def _facts(make, name):
    return facts_of(Part.from_shape(make().val(), name=name), name=name)


@pytest.fixture(scope="session")
def plate():
    return _facts(_plate, "plate")


@pytest.fixture(scope="session")
def block():
    return _facts(_block, "block")


@pytest.fixture(scope="session")
def tray():
    return _facts(_tray, "tray")
