"""Surface that hooks into the mold."""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits
from dfdm.checks.molded import pull_of
from dfdm.checks.outcome import Outcome, Where, not_applicable
from dfdm.checks.verdict import Verdict
from dfdm.facts import PartFacts, Undercut


@check(
    key="undercut",
    families=("molding", "forming"),
    limits=("undercut_area_share_max", "side_action_available", "loose_insert_available"),
    quantities=("part", "draft"),
    essential=True,
    rationale="What neither half lets go needs a slide, a lifter or an insert, or cannot be made.",
)
def undercut(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """The halves of the mold let go of every surface."""
    known(part.draft)
    pull = pull_of(part)
    if pull is None:
        yield not_applicable(limits, "undercut-for-slide", "no-pull")
        return
    sliding = [hook for hook in pull.undercuts if hook.side is not None]
    stuck = [hook for hook in pull.undercuts if hook.side is None]
    share = pull.undercut_area_mm2 / part.body.area_mm2
    small = ~(share > limits["undercut_area_share_max"])
    slides = limits.always(Verdict.FAIL).eased(limits["side_action_available"]).only(~small, Verdict.PASS)
    yield Outcome(
        code="undercut-for-slide",
        grade=slides if sliding else limits.always(Verdict.PASS),
        measured=sum(hook.area_mm2 for hook in sliding),
        unit="mm2",
        words={"slides": _directions(sliding)},
        where=lambda row: _where(sliding),
        reason="no-word-on-slides",
    )
    inserts = limits.always(Verdict.FAIL).eased(limits["loose_insert_available"]).only(~small, Verdict.PASS)
    yield Outcome(
        code="undercut-without-slide",
        grade=inserts if stuck else limits.always(Verdict.PASS),
        measured=sum(hook.area_mm2 for hook in stuck),
        unit="mm2",
        where=lambda row: _where(stuck),
        reason="no-word-on-inserts",
    )


def _where(hooks: list[Undercut]) -> Where:
    faces = tuple(sorted({face for hook in hooks for face in hook.faces}))
    return Where(faces=faces, at_mm=tuple(hook.at_mm for hook in hooks))


def _directions(hooks: list[Undercut]) -> int:
    """How many slides: hooks that are let go along one direction share one."""
    sides = {tuple(round(v, 2) for v in hook.side) for hook in hooks if hook.side is not None}
    return len(sides)
