"""Tubes thick enough to be turned."""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Spot, beyond, not_applicable
from dfdm.checks.turning import point_at, tube_walls
from dfdm.facts import PartFacts


@check(
    key="turned-wall",
    families=("subtractive",),
    limits=("turned_wall_min",),
    quantities=("turned",),
    rationale="A thin tube gives way to the jaws that hold it and to the tool that cuts it.",
)
def turned_wall(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """The wall between bore and outside is thick enough all along."""
    turned = known(part.turned)
    spots = [Spot(value=t, faces=faces, at_mm=point_at(turned, height)) for t, height, faces in tube_walls(turned)]
    if not spots:
        yield not_applicable(limits, "thin-tube", "no-tubes")
        return
    least = min(spot.value for spot in spots)
    grade = limits.at_least(least, fail="turned_wall_min")
    yield Outcome(
        code="thin-tube",
        grade=grade,
        measured=least,
        unit="mm",
        where=beyond(limits, grade, spots, low=True),
    )
