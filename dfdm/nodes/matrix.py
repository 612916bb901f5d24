"""Who of a network can make a model, and by what: every node by every process, with the reason for each no."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, Literal, overload

import numpy as np
from numpy.typing import NDArray

from dfdm.checks import Finding, Judgement, Makeable, NotChecked, Report, Verdict, judge_table
from dfdm.checks.lines import limit_line
from dfdm.checks.reports import Reports
from dfdm.checks.texts import ENGLISH, general
from dfdm.errors import UnknownNameError
from dfdm.facts import PartFacts
from dfdm.facts.shown import Shown
from dfdm.nodes.candidate import Reason
from dfdm.nodes.filters import steps_lacking
from dfdm.nodes.matrix_words import matrix_markup, matrix_text
from dfdm.nodes.network import Network, Offers
from dfdm.nodes.node import Node
from dfdm.processes import Route

_NONE: Final = -1
Because = Finding | NotChecked | None


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Cell:
    """One node and one process: the best machine and material there, and what decided.

    Without an offer `verdict` is None, `makeable` is no (unknown where the node names no machines) and `refusal` says
    why. Of several parts the one that suits worst stands here.
    """

    node: str
    process: str
    part: str
    machine: str
    material: str
    verdict: Verdict | None
    makeable: Makeable
    deciding: Because
    refusal: Reason | None

    @property
    def offered(self) -> bool:
        """Whether the node has a machine and a material for the process, and every step after it."""
        return self.refusal is None

    def to_dict(self) -> dict[str, Any]:
        """Write the cell (one entry of a row's `cells`)."""
        return {
            "process": self.process,
            "offered": self.offered,
            "part": self.part or None,
            "machine": self.machine or None,
            "material": self.material or None,
            "verdict": None if self.verdict is None else self.verdict.value,
            "makeable": self.makeable.value,
            "deciding": _deciding_written(self.deciding),
            "refusal": None if self.refusal is None else self.refusal.to_dict(),
        }


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Row:
    """One node with its cells, in the order of the matrix's processes."""

    node: Node
    cells: tuple[Cell, ...]

    @property
    def best(self) -> Cell | None:
        """The cell that can make the model with the mildest verdict, the first of equals; None where none can."""
        able = [cell for cell in self.cells if cell.verdict is not None and cell.makeable is Makeable.YES]
        return min(able, key=lambda cell: cell.verdict.code if cell.verdict else 0, default=None)

    def to_dict(self) -> dict[str, Any]:
        """Write the node's row."""
        return {"node": self.node.id, "name": self.node.name, "cells": [cell.to_dict() for cell in self.cells]}


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Column:
    """One process: what the network offers for it, what the checks said, and the best row of each node and part.

    `best` (parts, nodes) are rows of the offers, -1 where a node offers nothing; `worst` (nodes,) is the part that suits
    worst there.
    """

    route: Route
    offers: Offers | None
    judgements: tuple[Judgement, ...]
    best: NDArray[np.intp]
    worst: NDArray[np.intp]


class Matrix(Shown, Sequence[Report]):
    """The verdicts on a model for every node and process; as a sequence, the reports on each part, process and node.

    Verdicts are arrays; words, and the reports, are made for what is asked for. `verdict` and `makeable` (nodes,
    processes) hold codes (`Verdict.of`, `Makeable.of`), the verdict -1 where nothing is offered.
    """

    def __init__(
        self,
        *,
        model: str,
        parts: Sequence[PartFacts],
        network: Network,
        columns: Sequence[Column],
        lacking: Mapping[int, Reason],
        language: str,
    ) -> None:
        self.model = model
        self.network = network
        self.language = language
        self.processes: tuple[str, ...] = tuple(column.route.process for column in columns)
        self._parts = tuple(parts)
        self._columns = tuple(columns)
        self._lacking = lacking
        self._because: dict[tuple[int, int, int], Because] = {}
        shape = (len(network), len(self._columns))
        self.verdict = np.full(shape, _NONE, dtype=np.int8)
        self.makeable = np.full(shape, Makeable.NO.code, dtype=np.int8)
        unstated = np.array([not node.machines for node in network.nodes], dtype=bool)
        for c, column in enumerate(self._columns):
            self.makeable[unstated, c] = Makeable.UNKNOWN.code
            there = column.best[0] >= 0
            if column.judgements:
                rows = column.best[:, there]
                pairs = list(zip(column.judgements, rows, strict=True))
                self.verdict[there, c] = np.max([j.verdict[r] for j, r in pairs], axis=0)
                self.makeable[there, c] = np.min([j.makeable[r] for j, r in pairs], axis=0)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """A row for each node, in the order of their ids."""
        cells = range(len(self._columns))
        return tuple(
            Row(node=node, cells=tuple(self._cell(n, c) for c in cells)) for n, node in enumerate(self.network.nodes)
        )

    def cell(self, node: str, process: str) -> Cell:
        """The cell of a node (id, alias or name) and a process (term or alias)."""
        return self._cell(*self._place(node, process))

    def why_not(self, node: str, process: str) -> tuple[Reason, ...]:
        """Every reason why a node cannot make the model by a process, or why nobody can say; empty where it can.

        The message of a finding names the limit that decided and the layer that states it: the process, the material,
        the machine or the node itself.
        """
        n, c = self._place(node, process)
        cell = self._cell(n, c)
        if cell.refusal is not None:
            return (cell.refusal,)
        if cell.makeable is Makeable.YES:
            return ()
        several = len(self._parts) > 1
        column, reasons = self._columns[c], []
        for p, judgement in enumerate(column.judgements):
            row = int(column.best[p, n])
            if judgement.makeable[row] == Makeable.YES.code:
                continue
            report = judgement.report(row, language=self.language)
            prefix = f"{report.part}: " if several else ""
            for found in judgement.decisive(row, language=self.language):
                reasons.append(Reason(code=found.code, message=prefix + because_line(report, found)))
        return tuple(reasons)

    def report(self, node: str, process: str) -> Report:
        """The full report on the part that suits worst at a node by a process; nothing offered is an UnknownNameError."""
        n, c = self._place(node, process)
        column = self._columns[c]
        p = int(column.worst[n])
        if p < 0:
            raise UnknownNameError("offer", f"{node}, {process}", ())
        return column.judgements[p].report(int(column.best[p, n]), language=self.language)

    def accepted(self, *, unknown: Literal["fail", "allow"] = "allow", all_of_them: bool = False) -> bool:
        """Whether every part can be made by some node (`all_of_them`: by each that offers a process at all).

        A part of which it is not known counts as makeable unless `unknown` is "fail".
        """
        least = Makeable.YES.code if unknown == "fail" else Makeable.UNKNOWN.code
        for p in range(len(self._parts)):
            codes = [
                j.makeable[b[b >= 0]] for j, b in ((c.judgements[p], c.best[p]) for c in self._columns if c.offers)
            ]
            good = np.concatenate(codes) >= least if codes else np.zeros(0, dtype=bool)
            if not (good.size and (good.all() if all_of_them else good.any())):
                return False
        return True

    @cached_property
    def reports(self) -> Reports:
        """The report of every part, process and node that offers it, for the machine and material that suit best."""
        found = [
            column.judgements[p].report(int(row), language=self.language)
            for p in range(len(self._parts))
            for column in self._columns
            if column.offers is not None
            for row in column.best[p][column.best[p] >= 0]
        ]
        return Reports(model=self.model, reports=tuple(found))

    def __len__(self) -> int:
        return len(self._parts) * sum(int((column.best[0] >= 0).sum()) for column in self._columns if column.offers)

    @overload
    def __getitem__(self, index: int) -> Report: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Report]: ...
    def __getitem__(self, index: int | slice) -> Report | Sequence[Report]:
        return self.reports[index]

    def __iter__(self) -> Iterator[Report]:
        return iter(self.reports)

    def to_dict(self) -> dict[str, Any]:
        """Write the document of kind `matrix`."""
        return {
            "schema": "dfdm/matrix/1",
            "model": self.model,
            "language": self.language,
            "processes": list(self.processes),
            "rows": [row.to_dict() for row in self.rows],
        }

    def reports_document(self) -> dict[str, Any]:
        """Write the document of kind `reports`, with the matrix beside the reports."""
        return self.reports.to_dict() | {"matrix": self.to_dict()}

    def text(self, *, why: bool = False) -> str:
        """The matrix in words: a line a node, then the reasons by process; with `why` those of each node."""
        return matrix_text(self, why=why)

    def __str__(self) -> str:
        return self.text()

    def _repr_html_(self) -> str:
        return matrix_markup(self)

    def _place(self, node: str, process: str) -> tuple[int, int]:
        term = self.network.pages.process(process).term
        if term not in self.processes:
            raise UnknownNameError("process of the matrix", process, self.processes)
        found = self.network.node(node)
        return self._places[found.id], self.processes.index(term)

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {node.id: n for n, node in enumerate(self.network.nodes)}

    def _cell(self, n: int, c: int) -> Cell:
        column, node = self._columns[c], self.network.nodes[n]
        p = int(column.worst[n])
        if p < 0 or column.offers is None:
            return Cell(
                node=node.id,
                process=self.processes[c],
                part="",
                machine="",
                material="",
                verdict=None,
                makeable=Makeable.of(int(self.makeable[n, c])),
                deciding=None,
                refusal=self._refusal(n, column.route),
            )
        row = int(column.best[p, n])
        offer = column.offers.table.bases[int(column.offers.table.base[row])]
        return Cell(
            node=node.id,
            process=self.processes[c],
            part=self._parts[p].name,
            machine=offer.machine.id if offer.machine else "",
            material=offer.material.id,
            verdict=Verdict.of(int(self.verdict[n, c])),
            makeable=Makeable.of(int(self.makeable[n, c])),
            deciding=self._decided(c, p, row),
            refusal=None,
        )

    def _decided(self, c: int, p: int, row: int) -> Because:
        """What decided, put into words once for all rows with the same limits."""
        judgement = self._columns[c].judgements[p]
        key = (c, p, int(judgement.table.kind[row]))
        if key not in self._because:
            self._because[key] = judgement.because(row, language=self.language)
        return self._because[key]

    def _refusal(self, n: int, route: Route) -> Reason:
        node, said = self.network.nodes[n], general(self.language)
        if not node.machines:
            return Reason(code="listed-only", message=said.line("matrix-listed-only"))
        if route.process not in node.processes:
            return Reason(code="process", message=said.line("matrix-no-machine", has=", ".join(node.processes)))
        if n in self._lacking:
            return self._lacking[n]
        if route.shaping.machine and route.shaping.machine not in {entry.machine.id for entry in node.machines}:
            return Reason(code="machine", message=said.line("matrix-other-machine", machine=route.shaping.machine))
        wanted = route.material or said.word("material")
        return Reason(code="material", message=said.line("matrix-no-material", material=wanted))


def because_line(report: Report, found: Finding | NotChecked) -> str:
    """What decided in one line: the check, what was found, and the limit with its layer and source."""
    if isinstance(found, NotChecked):
        return f"{found.check}: {general(report.language).line('not-checked')}, {found.reason}"
    limit = limit_line(report, found)
    return f"{found.check}: {found.message}" + (f" ({limit})" if limit else "")


def matrix_of(
    parts: Sequence[PartFacts],
    network: Network,
    routes: Sequence[Route],
    *,
    model: str,
    requirements: Mapping[str, Sequence[Any]],
    orientation: Any = None,  # noqa: ANN401 - what `checks.judge` takes
    language: str = ENGLISH,
) -> Matrix:
    """Judge all parts of a model at every node of a network by every route; `requirements` are by part name.

    Each part is judged in the machine and material of the node that suit it best (those that a route names are kept
    to); a node that does not offer the later steps of a route offers nothing for it.
    """
    lacking = steps_lacking(network.nodes, {step.id for route in routes for step in route.steps[1:]}, language=language)
    columns = [
        _column(parts, network, route, requirements, orientation, sorted(lacking) if route.steps[1:] else [])
        for route in routes
    ]
    return Matrix(model=model, parts=parts, network=network, columns=columns, lacking=lacking, language=language)


def _column(
    parts: Sequence[PartFacts],
    network: Network,
    route: Route,
    requirements: Mapping[str, Sequence[Any]],
    orientation: Any,  # noqa: ANN401 - as above
    without: Sequence[int],
) -> Column:
    best = np.full((len(parts), len(network)), _NONE, dtype=np.intp)
    worst = np.full(len(network), _NONE, dtype=np.intp)
    offers = network.offers(route.process, materials=[route.material] if route.material else [])
    if offers is None:
        return Column(route=route, offers=None, judgements=(), best=best, worst=worst)
    judgements = tuple(
        judge_table(
            part, offers.table, route=route, orientation=orientation, requirements=requirements.get(part.name, ())
        )
        for part in parts
    )
    rows = offers.on_machine(route.shaping.machine)
    rows = rows[~np.isin(offers.node[rows], without)]
    for p, judgement in enumerate(judgements):
        nodes, first = offers.best_of_each(rows, judgement.makeable, judgement.verdict)
        best[p, nodes] = first
    there = np.flatnonzero(best[0] >= 0)
    if there.size:
        bad = np.array(
            [
                (2 - j.makeable[b[there]].astype(int)) * 8 + j.verdict[b[there]]
                for j, b in zip(judgements, best, strict=True)
            ]
        )
        worst[there] = bad.argmax(axis=0)
    return Column(route=route, offers=offers, judgements=judgements, best=best, worst=worst)


def _deciding_written(found: Because) -> dict[str, Any] | None:
    if found is None:
        return None
    if isinstance(found, NotChecked):
        return {"check": found.check, "code": found.code, "verdict": "unknown", "message": found.reason, "limit": None}
    return {
        "check": found.check,
        "code": found.code,
        "verdict": found.verdict.value,
        "message": found.message,
        "limit": None if found.limit is None else found.limit.to_dict(),
    }
