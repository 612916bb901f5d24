"""The offers of one process, one per node and material: on the machine that can, warns least and costs least."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from dfdm.checks import Makeable
from dfdm.money import Money
from dfdm.nodes.candidate import Reason, Terms
from dfdm.nodes.columns import FloatArray, Ground, IntArray, Priced
from dfdm.nodes.filters import Refusals
from dfdm.nodes.offer_columns import columns_of

_DIGITS: Final = 9
_BETTER: Final = 8
"""More than the codes of verdicts: by so much each code of what can be made counts for more."""


class Entries:
    """The offers of one process, one per node and material: on the machine that can, then warns least, then costs least.

    Unless every material is wanted, a node that can make it in the default material of the process is not asked for the
    others that it stocks. All arrays are (k,): `node` and `row` of the offers, `makeable` codes, and `slot`, the place
    of the row among what was priced (-1: nothing was, or nothing could be).
    """

    def __init__(self, ground: Ground, refused: Refusals, *, every_material: bool) -> None:
        self.ground = ground
        self._refused = refused.reasons
        groups = columns_of(ground.offers).groups
        self.materials, self.there = groups.materials, groups.there
        code = (ground.verdict_of_kind - _BETTER * ground.makeable_of_kind)[groups.kind]
        equal = code == np.minimum.reduceat(code, groups.begins)[groups.number]
        self._rows, self._group = groups.rows[equal], groups.number[equal]
        self.row = self._rows[_begins(self._group)]
        self.node, self.material = groups.node, groups.material
        self.makeable = ground.makeable[self.row]
        asked = self.makeable != Makeable.NO.code
        if refused.reasons:
            asked &= ~refused.out[self.node]
        self.slot = np.full(len(self.row), -1, dtype=np.intp)
        self._priced: list[Priced] = []
        self._starts: list[int] = [0]
        self._price(asked & groups.usual)
        self._kept = np.ones(len(self.row), dtype=bool)
        if not every_material:
            self._kept = groups.usual | ~self._among(self.node[groups.usual & self.able])
        self._price(asked & ~groups.usual & self._kept)
        self.count = int(np.count_nonzero(self._kept))
        self.able_kept = np.flatnonzero(self.able & self._kept)

    @property
    def kept(self) -> IntArray:
        """The entries that are listed; each node that offers the process has one at least."""
        return np.flatnonzero(self._kept)

    def _among(self, nodes: IntArray) -> NDArray[np.bool_]:
        """Which entries (k,) are of some nodes."""
        found = np.zeros(len(self.ground.offers.network), dtype=bool)
        found[nodes] = True
        return found[self.node]

    @property
    def able(self) -> NDArray[np.bool_]:
        """Those (k,) that can make it and are priced."""
        return np.asarray((self.makeable == Makeable.YES.code) & (self.slot >= 0), dtype=np.bool_)

    def _price(self, wanted: NDArray[np.bool_]) -> None:
        """Price the rows of some groups and let each group take its cheapest."""
        here = np.flatnonzero(wanted[self._group])
        if not len(here):
            return
        priced = Priced(self.ground, self._rows[here])
        group = self._group[here]
        best = begins = _begins(group)
        if len(begins) < len(group):
            least = np.fmin.reduceat(priced.delivered, begins)
            cheapest = np.flatnonzero(priced.delivered == np.repeat(least, np.diff(begins, append=len(group))))
            best = cheapest[_begins(group[cheapest])]  # the first row of equals
        good = best[np.isfinite(priced.delivered[best])]
        self.slot[group[good]] = self._starts[-1] + good
        self.row[group[good]] = self._rows[here[good]]
        self._priced.append(priced)
        self._starts.append(self._starts[-1] + len(here))

    def column(self, name: str, at: IntArray) -> FloatArray:
        """A column of what was priced, for the entries `at` that have a price."""
        if not self._priced:
            return np.zeros(0)
        columns = [getattr(priced, name) for priced in self._priced]
        column = columns[0] if len(columns) == 1 else np.concatenate(columns)
        return np.asarray(column[self.slot[at]], dtype=np.float64)

    def _found(self, at: int) -> tuple[Priced, int] | None:
        """What was priced for one entry, and its place in it."""
        slot = int(self.slot[at])
        if slot < 0:
            return None
        number = int(np.searchsorted(self._starts, slot, side="right")) - 1
        return self._priced[number], slot - self._starts[number]

    def extrapolates(self, at: int) -> tuple[str, ...]:
        """What of the order the rates of one entry were not fitted to."""
        found = self._found(at)
        return found[0].extrapolates(found[1]) if found else ()

    def terms(self, at: int) -> Terms | None:
        """Price, time and emissions of one entry."""
        found = self._found(at)
        if found is None:
            return None
        priced, k = found
        currency = self.ground.order.currency
        low, high = priced.ends
        amounts = [Money.of(round(float(v[k]), _DIGITS), currency) for v in (priced.unit, low, high, priced.delivery)]
        return Terms(
            unit_cost=amounts[0],
            low=amounts[1],
            high=amounts[2],
            delivery=amounts[3],
            lead_time_p50_s=float(priced.p50_s[k]),
            lead_time_p90_s=float(priced.p90_s[k]),
            co2e_kg=float(priced.co2e_kg[k]),
            co2e_low_kg=float(priced.co2e_low_kg[k]),
            co2e_high_kg=float(priced.co2e_high_kg[k]),
            co2e_lacks=tuple(name for name, lacks in priced.co2e_lacks.items() if lacks[k]),
        )

    def reasons(self, at: int) -> tuple[Reason, ...]:
        """Why one entry cannot, or why nobody can say."""
        against = self._refused.get(int(self.node[at]), ())
        makeable, row = int(self.makeable[at]), int(self.row[at])
        if against or makeable == Makeable.NO.code:
            return (*against, *(self._why_not(row) if makeable == Makeable.NO.code else ()))
        unclear = self._why_not(row) if makeable != Makeable.YES.code else ()
        return unclear if self.slot[at] >= 0 else (*dict.fromkeys(self._failures(at)), *unclear)

    def _failures(self, at: int) -> list[Reason]:
        found = []
        for priced in self._priced:
            mine = np.isin(priced.rows, self._rows[self._group == at])
            found += [priced.why(int(k)) for k in np.flatnonzero(mine & ~np.isfinite(priced.delivered))]
        return found

    def _why_not(self, row: int) -> tuple[Reason, ...]:
        several = len(self.ground.judgements) > 1
        return tuple(
            Reason(code="check", message=f"{judgement.facts.name}: {text}" if several else text)
            for judgement in self.ground.judgements
            for text in judgement.why_not(row)
        )


def _begins(ascending: IntArray) -> IntArray:
    """Where the runs of equal numbers (n,) begin."""
    fresh = np.ones(len(ascending), dtype=np.bool_)
    np.not_equal(ascending[1:], ascending[:-1], out=fresh[1:])
    return np.flatnonzero(fresh)
