"""The part is a shell that one sheet can be drawn to."""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits
from dfdm.checks.molded import nominal_wall
from dfdm.checks.outcome import Outcome, beyond, unknown
from dfdm.checks.verdict import FAIL, Verdict
from dfdm.facts import PartFacts


@check(
    key="formed-shell",
    families=("forming",),
    limits=("formed_sheet_min", "formed_sheet_max", "shell_fill_ratio_min", "shell_fill_ratio_max"),
    quantities=("part", "thick", "sheet"),
    essential=True,
    rationale="A sheet is stretched over a mold: it has one wall everywhere, and no mass.",
)
def formed_shell(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """The part is a thin shell of about one thickness."""
    wall, volume = nominal_wall(part), part.body.volume_mm3
    if wall is None or volume is None:
        yield unknown(limits, "no-shell", "no-walls")
        return
    flat = known(part.sheet).is_sheet & (wall <= limits["formed_sheet_max"])
    yield Outcome(code="nothing-to-form", grade=limits.always(Verdict.FAIL).only(flat, Verdict.NOT_APPLICABLE))
    thick = known(part.thick)
    fill = max(volume / (0.5 * part.body.area_mm2 * wall), thick.largest_mm / (2.0 * wall))
    shell = limits.at_most(fill, fail="shell_fill_ratio_max")
    sides = volume / (0.5 * part.body.area_mm2 * wall)
    solid = limits.at_least(sides, fail="shell_fill_ratio_min")
    # Of a solid there is nothing to say about the evenness of a shell, least of all that it is one.
    shell = shell.only((solid.verdict != FAIL) | (shell.verdict == FAIL), Verdict.NOT_APPLICABLE)
    yield Outcome(
        code="no-shell",
        grade=shell,
        measured=fill,
        unit="ratio",
        words={"thickness": thick.largest_mm, "wall": wall},
        where=beyond(limits, shell, thick.balls.places, low=False),
    )
    yield Outcome(
        code="all-sides",
        grade=solid,
        measured=sides,
        unit="ratio",
        words={"wall": wall},
    )
    yield Outcome(
        code="too-thick-to-form", grade=limits.at_most(wall, fail="formed_sheet_max"), measured=wall, unit="mm"
    )
    yield Outcome(
        code="too-thin-to-form", grade=limits.at_least(wall, fail="formed_sheet_min"), measured=wall, unit="mm"
    )
