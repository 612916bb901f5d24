"""The arithmetic of sharing an order out: choices, capacities and limits, without a word of nodes or parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dfdm.errors import DfdmError

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.intp]
_TOLERANCE: Final = 1e-6


class SolverError(DfdmError):
    """The solver gave up on a problem that it should be able to answer."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Window:
    """One plan of working time that ends when it must: rows (hands, machine, most), all to be kept.

    Each row bounds `hands * seconds of attended work + machine * seconds of unattended work` by `most` seconds.
    """

    rows: tuple[tuple[float, float, float], ...]

    def most(self, choice: Choice) -> int:
        """How many pieces one choice alone can make in it."""
        found = np.inf
        for hands, machine, limit in self.rows:
            left = limit - hands * choice.hands_fixed_s - machine * choice.machine_fixed_s
            each = hands * choice.hands_each_s + machine * choice.machine_each_s
            if left < 0.0:
                return 0
            if each > 0.0:
                found = min(found, left / each)
        return int(min(found * (1.0 + 1e-12), 2**53))


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """Pieces of one order at one node: what x pieces cost, emit and take.

    `cuts` are pairs (a, b): x > 0 pieces cost the largest of `a + b x`; freight stands apart. Emissions and seconds are
    `fixed + each x` where any is made. `least` are made in any case, `most` bounds them beside the working time.
    """

    order: int
    node: int
    resource: int
    cuts: tuple[tuple[float, float], ...]
    freight_each: float = 0.0
    co2e_fixed_kg: float = 0.0
    co2e_each_kg: float = 0.0
    hands_fixed_s: float = 0.0
    hands_each_s: float = 0.0
    machine_fixed_s: float = 0.0
    machine_each_s: float = 0.0
    least: int = 0
    most: int | None = None

    def price(self, pieces: int) -> float:
        """What so many cost by the cuts, freight left out."""
        return max(a + b * pieces for a, b in self.cuts) if pieces else 0.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """What a split must keep: the largest share of an order at one node, nodes per order, smallest lot, kgCO2e of all."""

    max_share: float = 1.0
    min_nodes: int = 1
    min_lot: int = 1
    co2e_max_kg: float | None = None


@dataclass(frozen=True, kw_only=True, eq=False)
class Problem:
    """Orders of `quantities` (i,) pieces and who could make them.

    `freight` (j,) is what the consignment of a node costs at all; `windows` of a resource (the machines that choices
    share) are the plans of which one is to be kept, None where nothing presses. A node has one choice per order.
    """

    quantities: tuple[int, ...]
    choices: tuple[Choice, ...]
    freight: tuple[float, ...]
    windows: tuple[tuple[Window, ...] | None, ...]

    def __post_init__(self) -> None:
        pairs = {(choice.order, choice.node) for choice in self.choices}
        if len(pairs) != len(self.choices):
            raise ValueError("a node has one choice per order")

    @cached_property
    def order(self) -> IntArray:
        """The order (o,) of each choice."""
        return np.array([choice.order for choice in self.choices], dtype=np.intp)

    @cached_property
    def node(self) -> IntArray:
        """The node (o,) of each choice."""
        return np.array([choice.node for choice in self.choices], dtype=np.intp)

    @cached_property
    def resource(self) -> IntArray:
        """The resource (o,) of each choice."""
        return np.array([choice.resource for choice in self.choices], dtype=np.intp)

    @cached_property
    def in_time(self) -> IntArray:
        """How many pieces (o,) each choice could make alone in the time there is, at most all of its order."""
        found = []
        for choice in self.choices:
            windows = self.windows[choice.resource]
            most = self.quantities[choice.order] if choice.most is None else choice.most
            if windows is not None:
                most = min(most, max((window.most(choice) for window in windows), default=0))
            found.append(max(min(most, self.quantities[choice.order]), choice.least))
        return np.array(found, dtype=np.intp)

    @cached_property
    def shared(self) -> dict[int, tuple[int, ...]]:
        """The choices of each resource that several share, and that is pressed for time."""
        found: dict[int, list[int]] = {}
        for o, choice in enumerate(self.choices):
            if self.windows[choice.resource] is not None:
                found.setdefault(choice.resource, []).append(o)
        return {resource: tuple(those) for resource, those in found.items() if len(those) > 1}

    def unhurried(self) -> Problem:
        """The same without a due date."""
        return replace(self, windows=(None,) * len(self.windows))

    def most(self, limits: Limits) -> IntArray:
        """How many pieces (o,) each choice may get: what it can make in time, and the largest share."""
        share = [share_of(quantity, limits.max_share) for quantity in self.quantities]
        least = np.array([choice.least for choice in self.choices], dtype=np.intp)
        bound = np.array([share[choice.order] for choice in self.choices], dtype=np.intp)
        return np.maximum(np.minimum(self.in_time, bound), least)

    def lots(self, limits: Limits) -> IntArray:
        """The smallest lot (o,) of each choice; what is bound to be made already is a lot whatever its size."""
        made = [choice.least if choice.most == choice.least else 0 for choice in self.choices]
        return np.array([max(1, m or limits.min_lot) for m in made], dtype=np.intp)

    def price(self, pieces: Sequence[int] | IntArray) -> float:
        """What (o,) pieces cost by the cuts, with freight."""
        total, used = 0.0, set()
        for choice, count in zip(self.choices, pieces, strict=True):
            if count:
                total += choice.price(int(count)) + choice.freight_each * int(count)
                used.add(choice.node)
        return total + sum(self.freight[node] for node in used)

    def co2e_kg(self, pieces: Sequence[int] | IntArray) -> float:
        """Emissions of (o,) pieces with their transport."""
        return sum(
            choice.co2e_fixed_kg + choice.co2e_each_kg * int(count)
            for choice, count in zip(self.choices, pieces, strict=True)
            if count
        )

    def fits(self, resource: int, pieces: Sequence[int] | IntArray) -> bool:
        """Whether (o,) pieces can be made in time at a resource."""
        windows = self.windows[resource]
        if windows is None:
            return True
        used = [o for o in np.flatnonzero(self.resource == resource).tolist() if pieces[o]]
        hands = sum(self.choices[o].hands_fixed_s + self.choices[o].hands_each_s * int(pieces[o]) for o in used)
        machine = sum(self.choices[o].machine_fixed_s + self.choices[o].machine_each_s * int(pieces[o]) for o in used)
        return not used or any(
            all(h * hands + m * machine <= limit + _TOLERANCE * max(1.0, abs(limit)) for h, m, limit in window.rows)
            for window in windows
        )

    def broken(self, limits: Limits, pieces: Sequence[int] | IntArray) -> tuple[str, ...]:
        """The names of what (o,) pieces do not keep: quantity, least, lot, share, nodes, due, co2e."""
        counts = np.asarray(pieces, dtype=np.intp)
        per_order = np.bincount(self.order, weights=counts, minlength=len(self.quantities))
        lots = self.lots(limits)
        made = np.bincount(self.order[counts > 0], minlength=len(self.quantities))
        least = np.array([choice.least for choice in self.choices], dtype=np.intp)
        bound = np.array([share_of(self.quantities[i], limits.max_share) for i in self.order.tolist()], dtype=np.intp)
        caps = np.array([2**53 if c.most is None else c.most for c in self.choices])
        co2e = limits.co2e_max_kg
        found = {
            "quantity": bool((per_order != np.array(self.quantities)).any()),
            "least": bool((counts < least).any() or (counts > np.maximum(caps, least)).any()),
            "lot": bool(((counts > 0) & (counts < lots)).any()),
            "share": bool((counts > np.maximum(bound, least)).any()),
            "nodes": bool((made < limits.min_nodes).any()),
            "due": not all(self.fits(resource, counts) for resource in sorted(set(self.resource[counts > 0].tolist()))),
            "co2e": co2e is not None and self.co2e_kg(counts) > co2e * (1.0 + _TOLERANCE),
        }
        return tuple(name for name, broke in found.items() if broke)


def share_of(quantity: int, share: float) -> int:
    """The most pieces of an order at one node."""
    return int(quantity * share * (1.0 + 1e-12) + 1e-9)
