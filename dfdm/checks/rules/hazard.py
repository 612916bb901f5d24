"""The material harms neither people nor the machine under this process."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final
from weakref import WeakKeyDictionary

import numpy as np

from dfdm.checks.check import check
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Each, Outcome, Terms
from dfdm.checks.verdict import Verdict
from dfdm.facts import PartFacts
from dfdm.processes import Machine, Material, Offered, catalog
from dfdm.processes.hazard import hazards
from dfdm.processes.process import FAMILIES

_VERDICT: Final = {"care": Verdict.PASS, "warn": Verdict.WARN, "fail": Verdict.FAIL}
_KEPT: Final = 4096


@dataclass(frozen=True, kw_only=True, slots=True)
class _Told:
    """What the table says of one offer: its verdict, the ids of what is told, the worst of them first."""

    verdict: Verdict
    ids: tuple[str, ...]
    source: str = ""
    cause: str = ""


@check(
    key="hazard",
    families=FAMILIES,
    rationale="Shops forbid materials that poison people, burn or ruin the machine, whatever the shape of the part.",
)
def hazard(part: PartFacts, limits: Limits, offers: Offered) -> Iterator[Outcome]:
    """The material harms neither people nor the machine under this process."""
    del part
    found = _OF_OFFERS.get(offers)
    if found is None:
        found = _OF_OFFERS[offers] = _outcome(limits, offers)
    yield found


def _outcome(limits: Limits, offers: Offered) -> Outcome:
    told = [_told(offer.process.term, offer.material, offer.machine) for offer in offers.distinct]
    verdict = np.array([one.verdict.code for one in told], dtype=np.int8)[offers.index]

    def each(*words: str | Terms) -> Each:
        return Each(of=words, index=offers.index)

    def of_worst(what: str) -> Each:
        return each(*(Terms(keys=tuple(f"{name}-{what}" for name in one.ids[:1])) for one in told))

    return Outcome(
        code="hazard",
        grade=replace(limits.always(Verdict.PASS), verdict=verdict),
        words={
            "material": each(*(offer.material.name for offer in offers.distinct)),
            "hazard": each(*(Terms(keys=one.ids, joined="and") for one in told)),
            "source": each(*(one.source for one in told)),
            "cause": each(*(Terms(keys=(one.cause,)) if one.cause else "" for one in told)),
            "physics": of_worst("why"),
            "instead": of_worst("instead"),
            "cost": of_worst("cost"),
        },
        reason="not-told",
    )


_OF_OFFERS: Final[WeakKeyDictionary[Offered, Outcome]] = WeakKeyDictionary()
"""What was told of the same offers before: no part changes it."""


@lru_cache(maxsize=_KEPT)
def _told(process: str, material: Material, machine: Machine | None) -> _Told:
    """What the table says of a material under a process on a machine, or on none that is named.

    A hazard of some classes of machines alone is unknown where the class is, unless a worse one is certain.
    """
    table = hazards()
    found = sorted(table.of(material, process), key=lambda row: -_VERDICT[row.severity].code)
    certain = [row for row in found if row.on(machine)]
    open_ = [row for row in found if row.on(machine) is None]
    worst = _VERDICT[certain[0].severity] if certain else Verdict.PASS
    if any(_VERDICT[row.severity].code > worst.code for row in open_):
        return _Told(verdict=Verdict.UNKNOWN, ids=tuple(row.id for row in open_), cause="class-not-known")
    if certain:
        source = catalog().sources[certain[0].source].publisher
        return _Told(verdict=worst, ids=tuple(row.id for row in certain), source=source)
    if table.was_read(material, process):
        return _Told(verdict=Verdict.PASS, ids=("no-hazard",))
    return _Told(verdict=Verdict.UNKNOWN, ids=(), cause="not-read")
