"""What holds of every check: it declares what it reads, has its words, and judges the kit as the runner needs it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from types import MappingProxyType
from typing import Final

from dfdm.checks import CHECKS, Check
from dfdm.checks.check import HOW_IT_LIES
from dfdm.checks.verdict import FAIL, PASS, WARN
from dfdm.errors import DfdmError
from dfdm.processes import Capability, catalog
from dfdm.testing.conformance.asking import Asked, asked, given_somewhere, with_limit
from dfdm.testing.conformance.case import refuse
from dfdm.testing.conformance.known_parts import KnownPart, known_parts
from dfdm.testing.conformance.words import words

_KEY: Final = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_FACTORS: Final = tuple(2.0**power for power in range(-6, 7))
_BADNESS: Final = {WARN: 1, FAIL: 2}
_LOOSER: Final = MappingProxyType({"_max": 1, "_min": -1})
"""Whether a limit allows more as it grows, by the ending of its key; of the others the verdicts must agree on one way."""


def check_check(key: str, *, both_ways: tuple[str, ...] = ()) -> None:
    """Raise ConformanceError unless a registered check conforms.

    `both_ways` are limits that are no bound but say how a thing is made, so that neither more nor less of it is
    stricter (the width of a bead, the angle of a drill).
    """
    refuse(f"check {key}", (fault for topic in topics(both_ways).values() for fault in topic(key)))


def topics(both_ways: tuple[str, ...] = ()) -> Mapping[str, Callable[[str], Iterator[str]]]:
    """The questions asked of a check by its key, each with sentences of what is wrong."""
    return MappingProxyType(
        {
            "declares": declares,
            "has its words": words,
            "judges the kit of known parts": judges,
            "reads only what it declares": reads,
            "says one and many alike": one_and_many,
            "is never milder for a stricter limit": lambda key: monotone(key, both_ways),
        }
    )


def declares(key: str) -> Iterator[str]:
    """Key, families, rationale, a process that asks it, and limits that some page gives."""
    check = CHECKS[key]
    if not _KEY.fullmatch(key):
        yield f"the key '{key}' is not lower-case words joined by dashes: rename it"
    if not check.families:
        yield "it suits no family of processes: name one in families=(…)"
    if not check.rationale.strip().endswith("."):
        yield "its rationale is no sentence: say in one why it is asked"
    naming = [process for process in catalog().processes.values() if key in process.checks]
    if not naming:
        yield f"no process asks it: name '{key}' among the checks of a process page"
    for process in naming:
        if process.family not in check.families:
            yield f"{process.term} is {process.family}, which it is not for: add that to families or take it off the page"
    for limit in check.limits:
        if given_somewhere(limit) is None:
            yield f"no page gives the limit '{limit}' that it reads: give it on a page, or take it out of limits=(…)"


def judges(key: str) -> Iterator[str]:
    """The rule raises for no part of the kit, says something of each, and every verdict can be put into words."""
    for one, part in _everywhere(key):
        try:
            judged = one.judge(part, one.offers)
            for row in range(len(judged)):
                report = judged.report(row)
                if not report.findings and not report.not_checked:
                    yield f"it says nothing of the {part.name}: yield an Outcome, not_applicable(…) or unknown(…) always"
        except Exception as error:  # noqa: BLE001 - whatever a rule of others raises is a fault of it
            yield f"it raises on the {part.name} by {one.process.term} ({_told(error)}): a rule never raises, it yields unknown(…)"


def reads(key: str) -> Iterator[str]:
    """Hidden quantities that it declares are not passed over; hidden ones that it does not declare change nothing."""
    check = CHECKS[key]
    declared, optional = _declared(check), frozenset(check.optional)
    for one, part in _everywhere(key):
        try:
            whole = one.judge(part, one.offers).report(0)
            shown = one.judge(part.showing(declared | optional), one.offers).report(0)
        except Exception as error:  # noqa: BLE001 - as above
            yield f"it reads more than it declares ({_told(error)}): add what it needs to quantities=(…)"
            continue
        if any(found not in whole.findings for found in shown.findings):
            yield (
                f"it says something else of the {part.name} where only {', '.join(sorted(declared)) or 'the body'} was measured: "
                "declare every quantity that it needs in quantities=(…), and what it uses if measured in optional=(…)"
            )
        for hidden in sorted(declared - {"part"}):
            blind = one.judge(part.showing((declared | optional) - {hidden}), one.offers)
            report = blind.report(0)
            if not report.not_checked or any(f.verdict.code == PASS for f in report.findings):
                yield f"it passes the {part.name} though {hidden} was not measured: never a pass for what is not known"


def one_and_many(key: str) -> Iterator[str]:
    """A part judged for one offer alone gets the report that it gets beside all others."""
    for one, part in _everywhere(key):
        try:
            together = one.judge(part, one.offers)
            for row, offer in enumerate(one.offers):
                if together.report(row).to_dict() != one.judge(part, [offer]).report(0).to_dict():
                    yield (
                        f"it says of the {part.name} for {_offer(offer)} alone something else than beside other offers: "
                        "compare arrays row by row, keep no state between rows"
                    )
        except Exception as error:  # noqa: BLE001 - as above
            yield f"it raises on the {part.name} for one offer alone or for several ({_told(error)})"


def monotone(key: str, both_ways: tuple[str, ...] = ()) -> Iterator[str]:
    """Along each limit, all else fixed, the verdict only gets worse or only better, and in the direction of its name."""
    for limit in CHECKS[key].limits:
        like = given_somewhere(limit)
        if limit in both_ways or like is None or like.unit == "flag":
            continue
        seen: dict[int, str] = {}
        for one, part in _everywhere(key):
            for offer in one.offers[:2]:
                entry = offer.limits.get(limit, like)
                row = [with_limit(offer, limit, entry.number * factor, entry) for factor in _FACTORS]
                try:
                    verdicts = [_BADNESS.get(int(code), 0) for code in one.judge(part, row).verdict]
                except Exception as error:  # noqa: BLE001 - as above
                    yield f"it raises on the {part.name} for another {limit} ({_told(error)})"
                    break
                steps = {(b > a) - (b < a) for a, b in pairwise(verdicts)} - {0}
                for step in steps:
                    seen.setdefault(step, part.name)
        yield from _of_direction(limit, seen)


def _of_direction(limit: str, seen: Mapping[int, str]) -> Iterator[str]:
    looser = next((way for ending, way in _LOOSER.items() if limit.endswith(ending)), 0)
    worse = seen.get(looser) if looser else None
    if worse:
        grows = "grows" if looser > 0 else "shrinks"
        yield f"'{limit}' is looser as it {grows}, but the verdict on the {worse} gets worse: turn the comparison or the name"
    elif not looser and len(seen) > 1:
        yield (
            f"the verdict gets worse on the {seen[1]} and better on the {seen[-1]} as '{limit}' grows: compare it one way, "
            "or name it in both_ways if it is no bound"
        )


def _everywhere(key: str) -> Iterator[tuple[Asked, KnownPart]]:
    for one in asked(key):
        for part in known_parts():
            yield one, part


def _declared(check: Check) -> frozenset[str]:
    lying = {HOW_IT_LIES} if "orientation" in check.extras else set()
    return frozenset({*check.quantities, *lying})


def _offer(offer: Capability) -> str:
    return ", ".join(word for word in (offer.material.id, offer.machine.id if offer.machine else "") if word)


def _told(error: Exception) -> str:
    return str(error) if isinstance(error, DfdmError) else f"{type(error).__name__}: {error}"
