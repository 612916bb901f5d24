"""Designs whose bands are known by construction, and sweeps of them in this process."""

from typing import Annotated, Literal

import cadquery as cq

from dfdm import design, mm, number
from dfdm.sweeps import Trials, bands
from dfdm.verbs.sweeping import asked_for


@design
def plate(
    wall: Annotated[float, mm(0.2, 3, step=0.1)] = 2.0,
    length: Annotated[float, mm(20, 400)] = 40.0,
    holes: Annotated[int, number(0, 3)] = 1,
):
    """A plate 40 mm wide, with holes in its middle."""
    body = cq.Workplane().box(length, 40, wall)
    if holes:
        body = body.faces(">Z").workplane().pushPoints([(6.0 * k, 0) for k in range(holes)]).hole(4)
    return body


@design
def holed(
    edge: Annotated[float, mm(0.1, 6, step=0.1)] = 4.0,
    thickness: Annotated[float, mm(1, 4, step=0.5)] = 2.0,
):
    """A plate with a hole of 4 mm whose rim is `edge` away from the edge of the plate."""
    return cq.Workplane().box(60, 40, thickness).faces(">Z").workplane().center(0, edge + 2 - 20).hole(4)


@design
def twice(wall: Annotated[float, mm(0.2, 4.2, step=0.1)] = 2.0):
    """A plate that is thin up to 0.4 mm, and again from 1.5 to 3 mm."""
    return cq.Workplane().box(30, 20, 0.2 if 1.45 <= wall <= 3.05 else wall)


@design
def breaks(wall: Annotated[float, mm(0.5, 5, step=0.1)] = 2.0):
    """A plate that cannot be built from 3 mm on."""
    if wall > 2.95:
        raise ValueError("the wall is too thick for the cut")
    return cq.Workplane().box(30, 20, wall)


@design
def chosen(kind: Literal["thin", "thick", "broken"] = "thick", cut: bool = False):
    """A plate by choices."""
    if kind == "broken":
        return None
    body = cq.Workplane().box(30, 20, 0.1 if kind == "thin" else 3)
    return body.faces(">Z").workplane().hole(6) if cut else body


def trials_of(variant, process, **choice):
    """Trials of a design in this process."""
    return Trials(variant.design, asked_for(process, **choice), apart=False)


def along(variant, parameter, process, *, samples=9, tries=200, seconds=None, within=None, **choice):
    """The bands of a parameter, tried in this process."""
    trials = trials_of(variant, process, **choice)
    options = {"samples": samples, "tries": tries, "seconds": seconds, "within": within}
    return bands(variant, parameter, trials.asked, trials=trials, **options)


def told(found, process):
    """State, lower and upper of every band of a process."""
    return [(band.state.value, band.lower, band.upper) for band in found.of(process).bands]


@design
def hangs(wall: Annotated[float, mm(0.2, 3, step=0.1)] = 1.0):
    """A plate whose rebuild never ends from 2.5 mm on."""
    import time

    while wall > 2.45:
        time.sleep(0.01)
    return cq.Workplane().box(30, 20, wall)


@design
def crashes(wall: Annotated[float, mm(0.2, 3, step=0.1)] = 1.0):
    """A plate whose rebuild takes its process down from 2.5 mm on."""
    import os

    if wall > 2.45:
        os.abort()
    return cq.Workplane().box(30, 20, wall)


def holding_a_lock():
    """A design that cannot travel: it holds on to a lock."""
    import threading

    lock = threading.Lock()

    @design
    def locked(wall: Annotated[float, mm(0.2, 3, step=0.1)] = 1.0):
        """A plate."""
        with lock:
            return cq.Workplane().box(30, 20, wall)

    return locked


@design
def strip(wall: Annotated[float, mm(0.2, 3, step=0.1)] = 0.3, length: Annotated[float, mm(20, 400)] = 390.0):
    """A strip that is both too thin and too long."""
    return cq.Workplane().box(length, 40, wall)
