"""What is asked at every value of a sweep: a process as one offer or many make it, and how that travels to a worker."""

from __future__ import annotations

import io
import pickle
from collections import ChainMap
from collections.abc import Mapping, Sequence
from copyreg import dispatch_table
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, Final

import numpy as np

from dfdm.checks.orienting import Lying
from dfdm.checks.texts import ENGLISH
from dfdm.processes import Capability, CapabilityTable, Route


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Asked:
    """One process (its route) with the offers (n,) of it that count: the part is makeable where one of them makes it.

    `orientation` is how the part lies, as `dfdm.checks.judge` takes it; `language` what findings are written in.
    """

    route: Route
    table: CapabilityTable
    orientation: Lying | None = None
    language: str = ENGLISH

    @classmethod
    def of(
        cls, capability: Capability, *, route: Route, orientation: Lying | None = None, language: str = ENGLISH
    ) -> Asked:
        """One offer."""
        return cls(route=route, table=CapabilityTable.of([capability]), orientation=orientation, language=language)

    @property
    def process(self) -> str:
        """The term of the process."""
        return self.route.process

    @property
    def single(self) -> Capability | None:
        """The one offer, None where there are many."""
        return self.table.one(0) if len(self.table) == 1 else None

    def distinct(self) -> Asked:
        """The same with one offer of each set of limits: the others would say the same."""
        first = np.unique(self.table.kind, return_index=True)[1]
        if first.size == len(self.table):
            return self
        return replace(self, table=CapabilityTable.of([self.table.one(int(row)) for row in first]))


def packed(asked: Sequence[Asked]) -> bytes:
    """What is asked as bytes for `pickle.loads`. Pages are read-only mappings, which do not travel by themselves."""
    stream = io.BytesIO()
    pickler = pickle.Pickler(stream, protocol=pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = _TABLE
    pickler.dump(tuple(one.distinct() for one in asked))
    return stream.getvalue()


def _read_only(content: dict[Any, Any]) -> Mapping[Any, Any]:
    return MappingProxyType(content)


def _reduced(mapping: MappingProxyType[Any, Any]) -> tuple[Any, ...]:
    return _read_only, (dict(mapping),)


_TABLE: Final = ChainMap[Any, Any]({MappingProxyType: _reduced}, dispatch_table)
