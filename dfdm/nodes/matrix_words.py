"""The matrix of nodes and processes in words, and as a table of HTML without scripts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING, Final

from dfdm.checks.finding import Finding, NotChecked
from dfdm.checks.texts import General, general
from dfdm.checks.verdict import Makeable, Verdict
from dfdm.checks.wording import number

if TYPE_CHECKING:
    from dfdm.nodes.matrix import Cell, Matrix, Row

_NAME: Final = 34
"""Characters of a node's name in the table; the whole name is in the rows."""
_REASONS: Final = 3
"""Reasons a process is given in words; `why` lists those of every node."""
_LISTED: Final = 2
"""Up to so many processes stand with machine, material and reason on the node's own line."""
_SHOWN: Final = 200
"""Nodes in a table; all of them are in the rows, and with `why` in the words."""


def matrix_text(matrix: Matrix, *, why: bool = False) -> str:
    """A line a node with one mark a process, the processes with their counts, then the reasons of each process."""
    said = general(matrix.language)
    if not matrix.rows or not matrix.processes:
        return said.line("matrix-nothing")
    if why or len(matrix.processes) <= _LISTED:
        return "\n".join(_listed(matrix, said, len(matrix.rows) if why else _SHOWN))
    return "\n".join([*_table(matrix, said), "", *_legend(matrix, said), "", *_reasons(matrix, said)])


def matrix_markup(matrix: Matrix) -> str:
    """The table with a reason in each cell that is no yes, its machine and material, and the counts by process."""
    said = general(matrix.language)
    if not matrix.rows or not matrix.processes:
        return f"<p>{escape(said.line('matrix-nothing'))}</p>"
    heads = "".join(f"<th>{escape(head)}</th>" for head in (said.line("node"), *matrix.processes))
    shown = matrix.rows[:_SHOWN]
    body = "\n".join(_markup_row(row, said) for row in shown)
    rest = "".join(f"<p>{escape(line)}</p>" for line in _more(len(matrix.rows) - len(shown), said))
    legend = "".join(f"<li>{escape(line)}</li>" for line in _legend(matrix, said))
    return f"<table><thead><tr>{heads}</tr></thead><tbody>\n{body}\n</tbody></table>{rest}<ul>{legend}</ul>"


def _markup_row(row: Row, said: General) -> str:
    cells = []
    for cell in row.cells:
        mark = escape(_mark(cell, said))
        where = escape(", ".join(word for word in (cell.material, cell.machine) if word))
        # That a node does nothing of the kind is what most cells say: the dash is enough.
        plain = cell.refusal is not None and cell.refusal.code in ("process", "listed-only")
        because = "" if plain else escape(_because(cell, said))
        small = "".join(f"<br><small>{text}</small>" for text in (where, because) if text)
        cells.append(f"<td class={_class(cell)}>{mark}{small}</td>")
    return f"<tr><th>{escape(row.node.name)}</th>{''.join(cells)}</tr>"


def _class(cell: Cell) -> str:
    if cell.verdict is None:
        return "unknown" if cell.makeable is Makeable.UNKNOWN else "not_applicable"
    if cell.makeable is Makeable.YES:
        return cell.verdict.value
    return "fail" if cell.makeable is Makeable.NO else "unknown"


def _mark(cell: Cell, said: General) -> str:
    """Yes, a warning, no, a question mark, or a dash where nothing is offered."""
    if cell.makeable is Makeable.UNKNOWN:
        return "?"
    if cell.verdict is None:
        return "-"
    if cell.makeable is Makeable.NO:
        return said.word("no").upper()
    return said.word("warn") if cell.verdict is Verdict.WARN else said.word("yes")


def _short(name: str) -> str:
    return name if len(name) <= _NAME else name[: _NAME - 1] + "…"


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    wide = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(cell.ljust(w) for cell, w in zip(row, wide, strict=True)).rstrip() for row in rows]


def _table(matrix: Matrix, said: General) -> list[str]:
    heads = [said.line("node"), *(str(n) for n in range(1, len(matrix.processes) + 1)), said.line("matrix-best")]
    rows = [heads]
    for row in matrix.rows[:_SHOWN]:
        best = row.best
        told = f"{best.process}: {best.material}, {best.machine}" if best else ""
        rows.append([_short(row.node.name), *(_mark(cell, said) for cell in row.cells), told])
    return [*_aligned(rows), *_more(len(matrix.rows) - _SHOWN, said)]


def _legend(matrix: Matrix, said: General) -> list[str]:
    """Each column's number and process, and how many nodes say what."""
    lines = []
    for c, process in enumerate(matrix.processes):
        marks = Counter(_mark(row.cells[c], said) for row in matrix.rows)
        ordered = [said.word("yes"), said.word("warn"), said.word("no").upper(), "?", "-"]
        counts = ", ".join(f"{marks[mark]} {mark}" for mark in ordered if marks[mark])
        lines.append(f"{c + 1:>2} {process}: {counts}")
    return [*lines, said.line("matrix-marks")]


def _reasons(matrix: Matrix, said: General) -> Iterator[str]:
    """The reasons of each process, the most frequent first, with how many nodes they hold for."""
    for c, process in enumerate(matrix.processes):
        counted = Counter(
            text for row in matrix.rows if (text := _because(row.cells[c], said)) and row.cells[c].offered
        )
        if counted:
            yield f"{process}:"
            yield from (f"  {count} x {text}" for text, count in counted.most_common(_REASONS))
            rest = len(counted) - _REASONS
            if rest > 0:
                yield f"  {said.line('matrix-more-reasons', count=str(rest))}"


def _listed(matrix: Matrix, said: General, most: int) -> list[str]:
    """A line for each node and process, with the best machine and material and what decided."""
    columns = ("node", "process", "verdict", "makeable", "material", "machine", "because")
    rows = [[said.line(column) for column in columns]]
    for row in matrix.rows[:most]:
        for cell in row.cells:
            verdict = said.word(cell.verdict.value) if cell.verdict else "-"
            told = [verdict, said.word(cell.makeable.value), cell.material or "-", cell.machine or "-"]
            rows.append([_short(row.node.name), cell.process, *told, _because(cell, said)])
    return [*_aligned(rows), *_more(len(matrix.rows) - most, said), "", *_legend(matrix, said)[:-1]]


def _more(count: int, said: General) -> list[str]:
    return [said.line("matrix-more", count=str(count))] if count > 0 else []


def _because(cell: Cell, said: General) -> str:
    """What decided in one line, with the limit and the layer that states it; empty where all passes."""
    if cell.refusal is not None:
        return cell.refusal.message
    found = cell.deciding
    if isinstance(found, NotChecked):
        return f"{found.check}: {said.line('not-checked')}, {found.reason}"
    if not isinstance(found, Finding):
        return ""
    limit = found.limit
    if limit is None:
        return f"{found.check}: {found.message}"
    layer = said.word(f"the-{limit.layer}")
    told = said.line("matrix-limit", limit=number(limit.value, limit.unit), layer=layer)
    return f"{found.check}: {found.message} ({told})"
