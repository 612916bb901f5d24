"""What rules a node out whatever the part looks like: operations, license, export, certificates, where it ships to."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase
from types import MappingProxyType
from typing import Final
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from dfdm.checks.texts import general
from dfdm.nodes.candidate import Reason
from dfdm.nodes.certified import CertificateBook
from dfdm.nodes.network import Network
from dfdm.nodes.node import OPEN_HARDWARE, Node
from dfdm.nodes.place import Place
from dfdm.rights.export_control import ExportClassification
from dfdm.rights.license import License


@dataclass(frozen=True, kw_only=True, slots=True)
class WantedOfNode:
    """What an order asks of a node beside the shaping: the steps after it (operations and later processes), license, export, certificates, where to, by when.

    `book` counts certificates for the shaping `process`; without one those that nodes state of themselves are taken.
    """

    operations: tuple[str, ...]
    license: License | None
    certificates: tuple[str, ...]
    to: Place
    day: date
    export: ExportClassification | None = None
    process: str = ""
    book: CertificateBook | None = None


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Refusals:
    """The nodes that are ruled out before their machines are looked at: the reasons by the place of the node, and `out` (n,)."""

    reasons: Mapping[int, tuple[Reason, ...]]
    out: NDArray[np.bool_]

    @classmethod
    def of(cls, reasons: Mapping[int, tuple[Reason, ...]], count: int) -> Refusals:
        """Those of some of `count` nodes, in the order of the nodes."""
        out = np.zeros(count, dtype=np.bool_)
        out[list(reasons)] = True
        return cls(reasons=MappingProxyType(dict(sorted(reasons.items()))), out=out)


def refusals(network: Network, demands: WantedOfNode) -> Refusals:
    """All reasons that rule nodes out before their machines are looked at.

    Where nodes ship to does not depend on the order: that is kept for the countries that were asked for last.
    """
    asked = [rule for rule, demanded in _RULES if demanded(demands)]
    shipping = _not_shipping(network, demands)
    if not asked:
        return shipping
    found: dict[int, tuple[Reason, ...]] = {}
    for rule in asked:
        for n, node in enumerate(network.nodes):
            reasons = rule(node, demands)
            if reasons:
                found[n] = (*found.get(n, ()), *reasons)
    for n, reasons in shipping.reasons.items():
        found[n] = (*found.get(n, ()), *reasons)
    return Refusals.of(found, len(network))


def _not_shipping(network: Network, demands: WantedOfNode) -> Refusals:
    """The nodes that do not ship to the country of an order."""
    known = _SHIPPING.setdefault(network, {})
    found = known.get(demands.to.country)
    if found is None:
        reasons = {n: tuple(told) for n, node in enumerate(network.nodes) if (told := _ships(node, demands))}
        if len(known) >= _MOST_COUNTRIES:
            known.clear()
        found = known[demands.to.country] = Refusals.of(reasons, len(network))
    return found


_SHIPPING: Final[WeakKeyDictionary[Network, dict[str, Refusals]]] = WeakKeyDictionary()
_MOST_COUNTRIES: Final = 32


def steps_lacking(nodes: Sequence[Node], steps: Collection[str], *, language: str) -> dict[int, Reason]:
    """The nodes, by their place, that do not offer all steps (operations and later processes) of a route."""
    found: dict[int, Reason] = {}
    for n, node in enumerate(nodes):
        missing = _missing(node, steps)
        if missing:
            told = general(language).line("matrix-no-step", steps=", ".join(missing))
            found[n] = Reason(code="operation", message=told)
    return found


def _missing(node: Node, steps: Collection[str]) -> list[str]:
    return [name for name in steps if name not in (*node.operations, *node.processes)]


def _operations(node: Node, demands: WantedOfNode) -> Sequence[Reason]:
    missing = _missing(node, demands.operations)
    if not missing:
        return ()
    offers = f"it offers {', '.join(node.operations)}" if node.operations else "it names none"
    return (Reason(code="operation", message=f"does not offer the step {', '.join(missing)}; {offers}"),)


def _license(node: Node, demands: WantedOfNode) -> Sequence[Reason]:
    wanted = demands.license
    if wanted is None or not node.accepts_licenses or _accepts(node.accepts_licenses, wanted):
        return ()
    taken = ", ".join(node.accepts_licenses)
    return (Reason(code="license", message=f"does not take work under {wanted.expression}; it takes {taken}"),)


def _accepts(patterns: Sequence[str], wanted: License) -> bool:
    """Whether every license of the expression is taken: one that is open hardware says nothing of one beside it."""
    return all(
        any(fnmatchcase(name, pattern) for pattern in patterns)
        or (OPEN_HARDWARE in patterns and name in wanted.open_ids)
        for name in wanted.ids
    )


def _certificates(node: Node, demands: WantedOfNode) -> Sequence[Reason]:
    reasons = []
    if demands.book is not None:
        whys = [demands.book.why_not(node, standard, process=demands.process) for standard in demands.certificates]
        return [Reason(code="certificate", message=why) for why in whys if why]
    for standard in demands.certificates:
        held = [c for c in node.certificates if c.standard.casefold() == standard.casefold()]
        if not held:
            reasons.append(Reason(code="certificate", message=f"states no certificate for {standard}"))
            continue
        day = demands.day.isoformat()
        if any(c.valid_on(day) for c in held):
            continue
        coming = [c.valid_from for c in held if c.valid_from > day]
        if coming:
            told = f"its certificate for {standard} is valid from {min(coming)} on"
        else:
            told = f"its certificate for {standard} ended on {max(c.valid_until for c in held)}"
        reasons.append(Reason(code="certificate", message=told))
    return reasons


def _export(node: Node, demands: WantedOfNode) -> Sequence[Reason]:
    """A hard filter: where it is made, and where it is sent, must be where the owner lets it go."""
    if demands.export is None:
        return ()
    here, there = demands.export.refusal(node.place.country), demands.export.refusal(demands.to.country)
    found = [f"may not make it: {here}"] if here else []
    if there and there != here:
        found.append(f"may not send it there: {there}")
    return [Reason(code="export", message=message) for message in found]


def _ships(node: Node, demands: WantedOfNode) -> Sequence[Reason]:
    if not node.ships_to or not demands.to.country or demands.to.country in node.ships_to:
        return ()
    return (
        Reason(code="place", message=f"does not ship to {demands.to.country}; it ships to {', '.join(node.ships_to)}"),
    )


_RULES: Final[tuple[tuple[Callable[[Node, WantedOfNode], Sequence[Reason]], Callable[[WantedOfNode], bool]], ...]] = (
    (_operations, lambda demands: bool(demands.operations)),
    (_license, lambda demands: demands.license is not None),
    (_export, lambda demands: demands.export is not None),
    (_certificates, lambda demands: bool(demands.certificates)),
)
"""Each rule beside shipping, and whether an order demands anything that it looks at."""
