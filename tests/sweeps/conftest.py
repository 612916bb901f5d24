"""Designs whose bands are known by construction, and trials of them in this process."""

from typing import Annotated, Literal

import cadquery as cq
import pytest

from dfdm import design, mm, number
from dfdm.processes import catalog
from dfdm.sweeps import Asked, Trials, bands
from dfdm.sweeps.trials import forget
from dfdm.verbs.sweeping import asked_for


@design
def plate(
    wall: Annotated[float, mm(0.2, 3, step=0.1)] = 2.0,
    length: Annotated[float, mm(20, 400)] = 40.0,
    edge: Annotated[float, mm(2, 12, step=0.25)] = 10.0,
    holes: Annotated[int, number(0, 3)] = 1,
):
    """A plate with holes at a distance from its long edge."""
    body = cq.Workplane().box(length, 40, wall)
    if holes:
        places = [(k * 9.0 - 9.0, edge + 2.0 - 20.0) for k in range(holes)]
        body = body.faces(">Z").workplane().pushPoints(places).hole(4)
    return body


@design
def twice(wall: Annotated[float, mm(0.2, 4.2, step=0.1)] = 2.0):
    """A plate that is thick enough at both ends of its range alone, and thin in between."""
    return cq.Workplane().box(30, 20, 0.2 if 1.5 <= wall <= 3.0 else wall)


@design
def breaks(wall: Annotated[float, mm(0.5, 5, step=0.1)] = 2.0):
    """A plate that cannot be built from 3 mm on."""
    if wall >= 2.95:
        raise ValueError("the wall is too thick for the cut")
    return cq.Workplane().box(30, 20, wall)


@design
def chosen(kind: Literal["thin", "thick", "broken"] = "thick", cut: bool = False):
    """A plate by choices."""
    if kind == "broken":
        return None
    body = cq.Workplane().box(30, 20, 0.1 if kind == "thin" else 3)
    return body.faces(">Z").workplane().hole(6) if cut else body


def along(variant, parameter, process, *, samples=9, tries=200, within=None, **choice):
    """The bands of a parameter, tried in this process."""
    asked = asked_for(process, **choice)
    trials = Trials(variant.design, asked, apart=False)
    return bands(variant, parameter, asked, trials=trials, samples=samples, tries=tries, within=within)


@pytest.fixture(autouse=True)
def fresh():
    forget()
    yield
    forget()
