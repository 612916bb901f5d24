"""What stands behind the rows that are judged: the distinct offers of material and machine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from dfdm.facts.curves import FloatArray
from dfdm.processes.capability import Capability
from dfdm.processes.capability_table import CapabilityTable


@dataclass(frozen=True, kw_only=True, slots=True, eq=False, weakref_slot=True)
class Offered:
    """The distinct offers of a table: row `i` of what a rule judges (kind `i` of the table) is `distinct[index[i]]`.

    Material and machine of an offer are what it says; its limits are those before what a node states itself, which the
    rule's `Limits` hold by row. So a question about material or machine costs as much as there are offers, not rows.
    """

    distinct: tuple[Capability, ...]
    index: NDArray[np.intp]

    @classmethod
    def of(cls, table: CapabilityTable) -> Offered:
        """The offers that a table's kinds stand for, each material on each machine once, in the order of their rows.

        They are kept as long as the table is: a part that changes is judged on the same table over and over.
        """
        found = _OF_TABLE.get(table)
        if found is None:
            found = _OF_TABLE[table] = cls._read(table)
        return found

    @classmethod
    def _read(cls, table: CapabilityTable) -> Offered:
        places: dict[tuple[int, int], int] = {}
        distinct: list[Capability] = []
        by_base: dict[int, int] = {}
        for base in np.unique(table.base_of_kind).tolist():
            offer = table.bases[base]
            key = (id(offer.material), id(offer.machine))
            if key not in places:
                places[key] = len(distinct)
                distinct.append(offer)
            by_base[base] = places[key]
        index = np.array([by_base[base] for base in table.base_of_kind.tolist()], dtype=np.intp)
        return cls(distinct=tuple(distinct), index=index)

    def each(self, ask: Callable[[Capability], float]) -> FloatArray:
        """One number for every row (n,), asked once per offer; NaN where it is not known."""
        return np.array([ask(offer) for offer in self.distinct], dtype=np.float64)[self.index]

    def where(self, ask: Callable[[Capability], bool]) -> NDArray[np.bool_]:
        """The rows (n,) for whose offer the answer is yes, asked once per offer."""
        return np.array([ask(offer) for offer in self.distinct], dtype=np.bool_)[self.index]


_OF_TABLE: Final[WeakKeyDictionary[CapabilityTable, Offered]] = WeakKeyDictionary()
