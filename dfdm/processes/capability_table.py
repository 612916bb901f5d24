"""Many capabilities of one process as columns, so that one comparison judges them all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dfdm.cited import Cited
from dfdm.errors import InputError
from dfdm.facts.curves import FloatArray
from dfdm.processes.capability import Capability
from dfdm.processes.page import EMPTY
from dfdm.processes.process import Process

NO_OVERRIDES: Final[Mapping[int, Mapping[str, Cited]]] = MappingProxyType({})


@dataclass(frozen=True, kw_only=True, slots=True, eq=False, weakref_slot=True)
class CapabilityTable:
    """Capabilities of one process: the row `i` is `bases[base[i]]` as `nodes[i]` offers it, with its `overrides[i]`.

    `columns[key]` (n,) holds the limit of that key in inner units, NaN where the row has none. Few bases (material and
    machine) stand for many rows, so no row needs an object of its own. Rows of one base without limits of their own are
    alike: `kind` (n,) numbers the k distinct sets of limits, `kinds[key]` (k,) are their columns and `base_of_kind` (k,)
    their bases.
    """

    process: Process
    bases: tuple[Capability, ...]
    base: NDArray[np.intp]
    nodes: tuple[str | None, ...]
    overrides: Mapping[int, Mapping[str, Cited]]
    columns: Mapping[str, FloatArray]
    kind: NDArray[np.intp]
    kinds: Mapping[str, FloatArray]
    base_of_kind: NDArray[np.intp]

    def __len__(self) -> int:
        return int(self.base.size)

    @classmethod
    def of(cls, capabilities: Sequence[Capability]) -> CapabilityTable:
        """A table of capabilities that all belong to one process; none or several processes are an InputError."""
        rows = tuple(capabilities)
        return cls.of_rows(bases=rows, base=range(len(rows)), nodes=[c.node for c in rows])

    @classmethod
    def of_rows(
        cls,
        *,
        bases: Sequence[Capability],
        base: Sequence[int] | NDArray[np.intp] | range,
        nodes: Sequence[str | None],
        overrides: Mapping[int, Mapping[str, Cited]] = NO_OVERRIDES,
    ) -> CapabilityTable:
        """A table from few bases: row `i` is base `base[i]` at `nodes[i]`, with limits of its own in `overrides`."""
        terms = sorted({c.process.term for c in bases})
        if len(terms) != 1:
            raise InputError(f"a table holds the capabilities of one process, found: {', '.join(terms) or 'none'}")
        index = np.asarray(base, dtype=np.intp)
        if index.shape != (len(nodes),):
            raise InputError(f"{index.size} rows of capabilities, but {len(nodes)} nodes")
        columns = _columns(bases, index, overrides)
        kind, first = _kinds(index, overrides)
        return cls(
            process=bases[0].process,
            bases=tuple(bases),
            base=index,
            nodes=tuple(nodes),
            overrides=MappingProxyType(dict(overrides)),
            columns=MappingProxyType(columns),
            kind=kind,
            kinds=MappingProxyType({key: column[first] for key, column in columns.items()}),
            base_of_kind=index[first],
        )

    def one(self, row: int) -> Capability:
        """The capability of one row, with the sources of its limits."""
        base = self.bases[int(self.base[row])]
        node = self.nodes[row]
        own = self.overrides.get(row, EMPTY)
        if node == base.node and not own:
            return base
        limits = MappingProxyType({**base.limits, **own}) if own else base.limits
        return Capability(
            process=base.process,
            material=base.material,
            machine=base.machine,
            node=node,
            limits=limits,
            rates=base.rates,
            tools=base.tools,
        )


def _kinds(
    index: NDArray[np.intp], overrides: Mapping[int, Mapping[str, Cited]]
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The number (n,) of each row's set of limits, and the first row (k,) of each set."""
    key = index.copy()
    own: dict[tuple[int, int], int] = {}
    beyond = int(index.max(initial=-1)) + 1
    for row, limits in overrides.items():
        key[row] = own.setdefault((int(index[row]), id(limits)), beyond + len(own))
    _, first, kind = np.unique(key, return_index=True, return_inverse=True)
    return kind.reshape(-1).astype(np.intp), first.astype(np.intp)


def _columns(
    bases: Sequence[Capability], index: NDArray[np.intp], overrides: Mapping[int, Mapping[str, Cited]]
) -> dict[str, FloatArray]:
    keys = {key for base in bases for key in base.limits} | {key for own in overrides.values() for key in own}
    columns: dict[str, FloatArray] = {}
    for key in sorted(keys):
        values = np.full(len(bases), np.nan)
        for number, base in enumerate(bases):
            cited = base.limits.get(key)
            if cited is not None and not isinstance(cited.value, str):
                values[number] = cited.value
        columns[key] = values[index]
    for row, own in overrides.items():
        for key, cited in own.items():
            if not isinstance(cited.value, str):
                columns[key][row] = cited.value
    return columns
