"""What is asked at every value of a sweep: a process as one offer or many make it, and how that travels to a worker."""

from __future__ import annotations

import io
import pickle
from collections import ChainMap
from collections.abc import Mapping, Sequence
from copyreg import dispatch_table
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from dfdm.checks.orienting import Lying
from dfdm.checks.texts import ENGLISH
from dfdm.processes import Capability, CapabilityTable, Route


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Asked:
    """One process (its route) with the offers of it that count: the part is makeable where one of them makes it.

    `table` holds one offer of each set of limits, `offers` is how many there are in all. `orientation` is how the part lies, as `dfdm.checks.judge` takes it; `language` what findings are written in.
    """

    route: Route
    table: CapabilityTable
    offers: int = 1
    orientation: Lying | None = None
    language: str = ENGLISH

    @classmethod
    def of(
        cls, capability: Capability, *, route: Route, orientation: Lying | None = None, language: str = ENGLISH
    ) -> Asked:
        """One offer."""
        return cls(route=route, table=CapabilityTable.of([capability]), orientation=orientation, language=language)

    @classmethod
    def among(
        cls,
        table: CapabilityTable,
        rows: NDArray[np.intp],
        *,
        route: Route,
        orientation: Lying | None = None,
        language: str = ENGLISH,
    ) -> Asked:
        """Some rows (n,) of a table, at least one; those with the same limits say the same, so one of them is asked."""
        first = rows[np.unique(table.kind[rows], return_index=True)[1]]
        distinct = CapabilityTable.of([table.one(int(row)) for row in first])
        return cls(route=route, table=distinct, offers=int(rows.size), orientation=orientation, language=language)

    @property
    def process(self) -> str:
        """The term of the process."""
        return self.route.process

    @property
    def single(self) -> Capability | None:
        """The one offer, None where there are many."""
        return self.table.one(0) if self.offers == 1 else None


def packed(asked: Sequence[Asked]) -> bytes:
    """What is asked as bytes for `pickle.loads`. Pages are read-only mappings, which do not travel by themselves."""
    stream = io.BytesIO()
    pickler = pickle.Pickler(stream, protocol=pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = _TABLE
    pickler.dump(tuple(asked))
    return stream.getvalue()


def _read_only(content: dict[Any, Any]) -> Mapping[Any, Any]:
    return MappingProxyType(content)


def _reduced(mapping: MappingProxyType[Any, Any]) -> tuple[Any, ...]:
    return _read_only, (dict(mapping),)


_TABLE: Final = ChainMap[Any, Any]({MappingProxyType: _reduced}, dispatch_table)
