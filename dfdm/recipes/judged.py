"""Is a made part equivalent to its recipe: each characteristic and the surface as a whole, from what was measured.

Where a measurement uncertainty is stated, the rule of ISO 14253-1 decides: a part conforms where the value lies within the
limits by at least the expanded uncertainty, it does not where it lies outside by more than that; in between neither is proven.
Without one the values are taken as they are, and that is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from dfdm.errors import InputError
from dfdm.facts.rounding import rounded
from dfdm.facts.scanned import FaceDeviation, ScanFacts
from dfdm.facts.shown import Shown
from dfdm.recipes.measured import MeasuredValue, in_unit

Verdict = Literal["pass", "fail", "unknown"]
_RANK: Final = {"pass": 0, "unknown": 1, "fail": 2}
_MOST_BEYOND: Final = 0.005
"""Share of the scanned surface that may lie beyond the tolerance without belonging to any face: dust, edges, supports."""
_LEAST_SEEN: Final = 0.5
_TAIL: Final = 1.645
"""Standard deviations between the middle of a face and its 5th and 95th percentile: noise of the scanner, not of the part."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Judged:
    """One characteristic at one place or piece: its limits, what was measured, and what follows."""

    id: str
    kind: str
    part: str
    critical: bool
    lower: float | None
    upper: float | None
    unit: str
    measured: float | None
    uncertainty: float | None
    by: str
    verdict: Verdict
    piece: str = ""
    faces: tuple[int, ...] = ()
    reason: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Write the entry."""
        return {
            "id": self.id,
            "part": self.part,
            "kind": self.kind,
            "critical": self.critical,
            "lower": self.lower,
            "upper": self.upper,
            "unit": self.unit,
            "measured": None if self.measured is None else rounded(self.measured),
            "uncertainty": self.uncertainty,
            "by": self.by,
            "piece": self.piece,
            "faces": list(self.faces),
            "verdict": self.verdict,
            "reason": self.reason,
        }


@dataclass(frozen=True, kw_only=True, slots=True)
class JudgedSurface:
    """The scanned surface against the part: `within_mm` is how far it may be off to either side, None where nothing says."""

    facts: ScanFacts
    within_mm: float | None
    basis: str
    uncertainty_mm: float | None
    faces: tuple[tuple[FaceDeviation, Verdict], ...]
    verdict: Verdict
    reason: str

    def to_dict(self) -> dict[str, Any]:
        """Write the entry `deviation_mm`."""
        facts = self.facts
        return {
            "aligned": facts.aligned,
            "mirrored": facts.mirrored,
            "poses": facts.poses,
            "closed": facts.closed,
            "noise": None if facts.noise_mm is None else rounded(facts.noise_mm),
            "within": self.within_mm,
            "basis": self.basis,
            "uncertainty": self.uncertainty_mm,
            "percentiles": {name: rounded(value) for name, value in facts.percentiles_mm.items()},
            "beyond_share": rounded(facts.beyond),
            "faces": [{**face.to_dict(), "verdict": verdict} for face, verdict in self.faces],
            "verdict": self.verdict,
            "reason": self.reason,
        }


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Inspection(Shown):
    """What inspecting a made part found; `verdict` is the worst of what was inspected, `not_checked` what was not."""

    bundle: str
    part: str
    characteristics: tuple[Judged, ...]
    surface: JudgedSurface | None
    not_checked: tuple[Mapping[str, str], ...] = field(default_factory=tuple)

    @property
    def verdict(self) -> Verdict:
        """The worst: fail over unknown over pass; unknown where nothing was inspected."""
        found: list[Verdict] = [one.verdict for one in self.characteristics]
        if self.surface is not None:
            found.append(self.surface.verdict)
        return max(found, key=lambda verdict: _RANK[verdict], default="unknown")

    def to_dict(self) -> dict[str, Any]:
        """Write the document of kind `inspection`."""
        return {
            "schema": "dfdm/inspection/1",
            "bundle": self.bundle,
            "part": self.part,
            "verdict": self.verdict,
            "characteristics": [one.to_dict() for one in self.characteristics],
            "deviation_mm": None if self.surface is None else self.surface.to_dict(),
            "not_checked": [dict(gap) for gap in self.not_checked],
        }

    def __str__(self) -> str:
        lines = [f"{self.verdict.upper()}: {self.part} of {self.bundle}"]
        for one in self.characteristics:
            limits = f"{_shown(one.lower)} to {_shown(one.upper)} {one.unit}"
            value = "not measured" if one.measured is None else f"{one.measured:.4g} {one.unit}"
            why = f" ({one.reason})" if one.reason else ""
            piece = f" piece {one.piece}" if one.piece else ""
            lines.append(f"  {one.verdict:<8}{one.id}{piece} {one.kind}: {value}, limits {limits}{why}")
        if self.surface is not None:
            told = self.surface.facts.percentiles_mm
            span = f", 5 % to 95 % of it {told['p05']:+.3f} to {told['p95']:+.3f} mm off" if told else ""
            lines.append(f"  {self.surface.verdict:<8}surface{span}: {self.surface.reason}")
        return "\n".join([*lines, *(f"  not checked: {gap['what']} ({gap['reason']})" for gap in self.not_checked)])


def _shown(limit: float | None) -> str:
    return "–" if limit is None else f"{limit:.5g}"


def decided(value: float, lower: float | None, upper: float | None, uncertainty: float | None) -> tuple[Verdict, str]:
    """(verdict, why) of a value against its limits, after ISO 14253-1 where an expanded uncertainty is stated."""
    if lower is None and upper is None:
        return "unknown", "no limits are declared: nothing to accept by"
    guard = uncertainty or 0.0
    outside = max(
        -float("inf") if lower is None else lower - value,
        -float("inf") if upper is None else value - upper,
    )
    if outside > guard:
        return "fail", f"outside its limits by {outside:.3g}"
    if outside > -guard:
        return (
            "unknown",
            f"nearer to a limit than its uncertainty of {guard:g}: neither conformity nor the contrary is proven",
        )
    return "pass", ""


def judged_characteristics(
    part: Mapping[str, Any],
    values: Sequence[MeasuredValue],
    scan: ScanFacts | None,
    *,
    uncertainty_mm: float | None = None,
) -> tuple[Judged, ...]:
    """Every characteristic of a recipe's part: by the values that were measured, else by the scan, else unknown.

    A value of a characteristic that the recipe does not have is an InputError.
    """
    known = {entry["id"] for entry in part["requirements"]}
    strange = [value for value in values if value.characteristic not in known]
    if strange:
        raise InputError(
            f"line {strange[0].line}: {part['name']} has no characteristic '{strange[0].characteristic}'; it has {', '.join(sorted(known))}"
        )
    plan = {entry["characteristic"]: entry for entry in part["inspections"]}
    found: list[Judged] = []
    for entry in part["requirements"]:
        limits = plan.get(entry["id"], {"lower": None, "upper": None, "unit": "mm"})
        mine = [value for value in values if value.characteristic == entry["id"]]
        if mine:
            found += [_by_value(part["name"], entry, limits, value) for value in mine]
        elif scan is not None and scan.aligned:
            found += _by_scan(part["name"], entry, limits, scan, uncertainty_mm)
        else:
            why = "it was not measured" if scan is None else "the scan could not be laid over the part"
            found.append(_judged(part["name"], entry, limits, by="", verdict="unknown", reason=why))
    return tuple(found)


def _judged(part: str, entry: Mapping[str, Any], limits: Mapping[str, Any], **more: Any) -> Judged:  # noqa: ANN401 - fields
    told = {"measured": None, "uncertainty": None, **more}
    return Judged(
        id=entry["id"],
        kind=entry["kind"],
        part=part,
        critical=entry["critical"],
        lower=limits["lower"],
        upper=limits["upper"],
        unit=limits["unit"],
        **told,
    )


def _by_value(part: str, entry: Mapping[str, Any], limits: Mapping[str, Any], value: MeasuredValue) -> Judged:
    measured = in_unit(value.value, value.unit, limits["unit"])
    guard = None if value.uncertainty is None else in_unit(value.uncertainty, value.unit, limits["unit"])
    verdict, reason = decided(measured, limits["lower"], limits["upper"], guard)
    return _judged(
        part, entry, limits, by="measured", measured=measured, uncertainty=guard, piece=value.piece, verdict=verdict, reason=reason
    )  # fmt: skip


def _by_scan(
    part: str, entry: Mapping[str, Any], limits: Mapping[str, Any], scan: ScanFacts, uncertainty_mm: float | None
) -> Iterable[Judged]:
    for size in scan.sizes.get(entry["id"], ()):
        if size.value_mm is None:
            yield _judged(part, entry, limits, by="scan", verdict="unknown", reason=size.why_not, faces=size.faces)
            continue
        verdict, reason = decided(size.value_mm, limits["lower"], limits["upper"], uncertainty_mm)
        yield _judged(
            part, entry, limits, by="scan", measured=size.value_mm, uncertainty=uncertainty_mm, faces=size.faces, verdict=verdict,
            reason=reason,
        )  # fmt: skip


def judged_surface(
    facts: ScanFacts, within_mm: float | None, basis: str, *, uncertainty_mm: float | None = None
) -> JudgedSurface:
    """The scanned surface: every face within `within_mm` to either side, nothing missing, nothing beside it."""
    faces = tuple((face, _face(face, facts, within_mm, uncertainty_mm or 0.0)) for face in facts.faces)
    verdict, reason = _whole(facts, faces, within_mm)
    return JudgedSurface(
        facts=facts,
        within_mm=within_mm,
        basis=basis,
        uncertainty_mm=uncertainty_mm,
        faces=faces,
        verdict=verdict,
        reason=reason,
    )


def _face(face: FaceDeviation, facts: ScanFacts, within_mm: float | None, guard: float) -> Verdict:
    if face.seen < _LEAST_SEEN or face.p05_mm is None or face.p95_mm is None:
        return "fail" if facts.closed and within_mm is not None else "unknown"  # a closed scan has seen everything
    if within_mm is None:
        return "unknown"
    noise = _TAIL * (facts.noise_mm or 0.0)
    worst = max(face.p95_mm - noise, -face.p05_mm - noise, abs(face.p50_mm or 0.0))
    return decided(worst, None, within_mm, guard)[0]


def _whole(
    facts: ScanFacts, faces: Sequence[tuple[FaceDeviation, Verdict]], within_mm: float | None
) -> tuple[Verdict, str]:
    if facts.mirrored:
        return "fail", "the scan is the mirror image of the part"
    if not facts.aligned:
        return "unknown", "the scan could not be laid over the part: it is of something else, or shows too little of it"
    if within_mm is None:
        return "unknown", "the recipe gives no general tolerance: nothing to accept by"
    bad = [face for face, verdict in faces if verdict == "fail"]
    if bad:
        return "fail", f"{len(bad)} of {len(faces)} faces are more than {within_mm:g} mm off"
    if facts.beyond > _MOST_BEYOND:
        return "fail", f"{100 * facts.beyond:.2g} % of the scanned surface lies on no face of the part"
    open_ones = sum(verdict == "unknown" for _, verdict in faces)
    if open_ones:
        return "unknown", f"{open_ones} of {len(faces)} faces were not seen well enough"
    return "pass", f"every face lies within {within_mm:g} mm"
