"""Inner corners of the profile that the nose of an insert fits into."""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Spot, beyond, not_applicable
from dfdm.facts import PartFacts


@check(
    key="turned-corner",
    families=("subtractive",),
    limits=("nose_radius_min",),
    quantities=("turned", "fillets"),
    rationale="The nose of an insert is round: a fillet smaller than it cannot be cut.",
)
def turned_corner(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """Fillets of the profile are no smaller than the nose of a common insert."""
    turned = known(part.turned)
    own = {face for s in (*turned.outer, *turned.inner) if s.kind == "arc" for face in s.faces}
    spots = [
        Spot(value=blend.size_mm, faces=blend.faces, at_mm=blend.at_mm)
        for blend in known(part.fillets)
        if blend.kind == "fillet" and not blend.convex and own.issuperset(blend.faces)
    ]
    if not spots:
        # A corner that is drawn sharp says nothing of its radius: the nose of the insert stays in it.
        yield not_applicable(limits, "small-turned-fillet", "no-turned-fillets")
        return
    least = min(spot.value for spot in spots)
    grade = limits.at_least(least, warn="nose_radius_min")
    yield Outcome(
        code="small-turned-fillet",
        grade=grade,
        measured=least,
        unit="mm",
        where=beyond(limits, grade, spots, low=True),
    )
