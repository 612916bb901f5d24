"""The part can be laid flat, and nothing lies on anything then."""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Terms, Where, not_applicable, unknown
from dfdm.checks.verdict import Verdict
from dfdm.facts import PartFacts

_IMPOSSIBLE = frozenset({"closed_loop", "no_flat_face"})


@check(
    key="flat-pattern",
    families=("forming",),
    quantities=("bends", "flat_pattern"),
    essential=True,
    rationale="A bent part is cut from one flat sheet.",
)
def flat_pattern(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """The part unfolds to a flat blank that does not lie on itself."""
    flat = known(part.flat_pattern)
    if not known(part.bends):
        yield not_applicable(limits, "overlap", "no-bends")
        return
    kinds = tuple(sorted({why.kind for why in flat.why_not}))
    faces = tuple(sorted({face for why in flat.why_not for face in why.faces}))
    if set(kinds) & _IMPOSSIBLE:
        yield Outcome(
            code="cannot-be-laid-flat",
            grade=limits.always(Verdict.FAIL),
            words={"kinds": Terms(keys=kinds)},
            where=lambda row: Where(faces=faces),
        )
        return
    if flat.size_mm is None:
        yield unknown(limits, "overlap", "not-laid-flat", {"kinds": Terms(keys=kinds)})
        return
    area = sum(overlap.area_mm2 for overlap in flat.overlaps)
    yield Outcome(
        code="overlap",
        grade=limits.always(Verdict.FAIL if flat.overlaps else Verdict.PASS),
        measured=area,
        unit="mm2",
        where=lambda row: Where(faces=tuple(sorted({face for overlap in flat.overlaps for face in overlap.faces}))),
    )
