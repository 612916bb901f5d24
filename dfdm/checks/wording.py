"""Put the outcome of a rule into words for one capability."""

from __future__ import annotations

import math
from types import MappingProxyType
from typing import Final

import numpy as np

from dfdm.checks.finding import Amount, Finding, Limit, NotChecked
from dfdm.checks.outcome import Outcome, Where, Word, at_row
from dfdm.checks.verdict import Verdict
from dfdm.facts.rounding import rounded
from dfdm.processes.capability import Capability

_SIGNS: Final = MappingProxyType({"mm": " mm", "mm2": " mm²", "mm3": " mm³", "deg": "°", "g": " g", "s": " s"})
_NO_LIMIT: Final = "no limit"
_OF_MACHINES: Final = ("envelope_", "nozzle_", "sheet_thickness_max")


def finding_of(check: str, outcome: Outcome, capability: Capability, row: int) -> Finding | NotChecked:
    """The finding of one row, or why there is none."""
    verdict = Verdict.of(outcome.grade.verdict[row])
    if verdict is Verdict.UNKNOWN:
        return NotChecked(check=check, reason=reason_of(outcome, capability))
    limit = _limit(outcome, capability, row)
    measured = _measured(outcome, row)
    texts = _texts(outcome, measured, limit, row)
    bad = verdict in (Verdict.WARN, Verdict.FAIL)
    place = outcome.where(row) if bad else Where()
    template = outcome.passes if verdict is Verdict.PASS and outcome.passes else outcome.message
    return Finding(
        check=check,
        code=outcome.code,
        verdict=verdict,
        message=template.format_map(texts),
        measured=measured,
        limit=limit,
        faces=place.faces,
        at_mm=place.at_mm,
        remedy=outcome.remedy.format_map(texts) if bad else "",
    )


def reason_of(outcome: Outcome, capability: Capability) -> str:
    """Why an outcome is unknown: a limit that nobody gives, or the rule's own reason."""
    missing = [key for key in outcome.grade.keys if key not in capability.limits]
    if outcome.reason and len(missing) < max(len(outcome.grade.keys), 1):
        return outcome.reason
    if not missing:
        return outcome.reason or "it cannot be told from what was measured"
    offered = f"{capability.process.term} in {capability.material.id}"
    wanted = " or ".join(missing)
    if capability.machine is None and all(key.startswith(_OF_MACHINES) for key in missing):
        return f"it hangs on the machine, and none is named (--machine): {wanted} is not known for {offered}"
    machine = f" on {capability.machine.id}" if capability.machine else ""
    return f"no {wanted} is given for {offered}{machine}"


def number(value: float, unit: str = "") -> str:
    """A number in few digits, with its unit sign."""
    text = f"{rounded(value):.3g}" if abs(value) < _THREE_DIGITS else f"{value:.0f}"
    return text + _SIGNS.get(unit, "")


_THREE_DIGITS: Final = 1000.0


def _limit(outcome: Outcome, capability: Capability, row: int) -> Limit | None:
    decided = int(outcome.grade.decided[row])
    if decided < 0:
        return None
    key = outcome.grade.keys[decided]
    return Limit.of(key, capability.limits[key])


def _measured(outcome: Outcome, row: int) -> Amount | None:
    if outcome.measured is None:
        return None
    value = at_row(outcome.measured, row)
    return Amount(value=value, unit=outcome.unit) if math.isfinite(value) else None


def _texts(outcome: Outcome, measured: Amount | None, limit: Limit | None, row: int) -> dict[str, str]:
    texts = {name: _word(word, row) for name, word in outcome.words.items()}
    texts["measured"] = number(measured.value, measured.unit) if measured else "nothing"
    texts["limit"] = number(limit.value, limit.unit) if limit else _NO_LIMIT
    return texts


def _word(word: Word, row: int) -> str:
    if isinstance(word, str):
        return word
    return number(at_row(np.asarray(word), row))
