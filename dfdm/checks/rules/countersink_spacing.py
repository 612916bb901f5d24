"""Countersinks of a bent sheet, apart from each other, from edges and from bends."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import combinations

from dfdm.checks.bent import bent, spot
from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Spot, not_applicable
from dfdm.checks.worst import worst
from dfdm.facts import PartFacts

_COUNTERSINK = "countersink"


@check(
    key="countersink-spacing",
    families=("forming",),
    limits=(
        "countersink_spacing_ratio_advised",
        "countersink_edge_ratio_advised",
        "countersink_bend_ratio_advised",
    ),
    quantities=("bends", "flat_pattern"),
    rationale="A countersink takes away most of the sheet around its hole.",
)
def countersink_spacing(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """Countersinks keep their distance from each other, from edges and from bends."""
    found = bent(part)
    flat = known(part.flat_pattern)
    sunk = {face for odd in flat.odd if odd.kind == _COUNTERSINK for face in odd.faces}
    cuts = [cut for cut in flat.cuts if cut.inner and sunk & set(cut.faces)]
    if found is None or not cuts:
        yield not_applicable(limits, "countersinks-close", "no-countersinks")
        return
    bends, thickness = found
    pairs = [
        Spot(value=math.dist(a.at_mm, b.at_mm) / thickness, faces=(*a.faces, *b.faces), at_mm=a.at_mm)
        for a, b in combinations(cuts, 2)
    ]
    edges = [
        Spot(value=c.edge_distance_mm / thickness, faces=c.faces, at_mm=c.at_mm)
        for c in cuts
        if c.edge_distance_mm is not None
    ]
    near = [spot(bend, n.distance_mm / thickness, n.faces) for bend in bends for n in bend.near if sunk & set(n.faces)]
    words = {"thickness": thickness}
    if pairs:
        found_by = worst(limits, pairs, "ratio", low=True, warn="countersink_spacing_ratio_advised")
        yield Outcome(code="countersinks-close", words=words, **found_by)
    if edges:
        found_by = worst(limits, edges, "ratio", low=True, warn="countersink_edge_ratio_advised")
        yield Outcome(code="countersink-at-edge", words=words, **found_by)
    if near:
        found_by = worst(limits, near, "ratio", low=True, warn="countersink_bend_ratio_advised")
        yield Outcome(code="countersink-at-bend", words=words, **found_by)
