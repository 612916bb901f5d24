"""A table in the notebook: text to sort and to choose from, with words and plain HTML where nothing is live."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from html import escape
from pathlib import Path
from typing import Any, Final, Literal

import traitlets

from dfdm.widgets.own import OwnWidget
from dfdm.widgets.phrases import say

STATIC: Final = Path(__file__).parent / "static"


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """One column; `wide` is given room, `number` is set to the right, `verdict` bears the sign of the row's verdict, `bar` its share.

    In a narrow table it stands below the column that it is `under`, if any.
    """

    key: str
    label: str
    kind: Literal["text", "wide", "number", "verdict", "bar"] = "text"
    under: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Write the column for the front end."""
        told = {"key": self.key, "label": self.label, "kind": self.kind}
        return {**told, "under": self.under} if self.under else told


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One row: text by column, and what a column is sorted by where that is not its text; `stale` where it is about to change."""

    id: str
    cells: Mapping[str, str]
    order: Mapping[str, float] = field(default_factory=dict)
    verdict: str = ""
    share: float = 0.0
    stale: bool = False

    def to_dict(self) -> dict[str, Any]:
        """Write the row for the front end."""
        return {
            "id": self.id,
            "cells": dict(self.cells),
            "order": dict(self.order),
            "verdict": self.verdict,
            "share": self.share,
            "stale": self.stale,
        }


def spoken_columns(columns: Iterable[Column]) -> tuple[Column, ...]:
    """Columns with their labels in the language that is set."""
    return tuple(replace(column, label=say(column.label)) for column in columns)


class Table(OwnWidget):
    """Rows of text under a caption; `selected` is the id of the chosen row, empty for none."""

    _esm = STATIC / "table.js"
    caption = traitlets.Unicode("").tag(sync=True)
    note = traitlets.Unicode("").tag(sync=True)
    picture = traitlets.Unicode("").tag(sync=True)
    """The address of an image that stands beside the note and says nothing that the note does not; empty for none."""
    choosable = traitlets.Unicode("").tag(sync=True)
    """What choosing a row does, in words; empty where rows cannot be chosen."""
    required = traitlets.Bool(False).tag(sync=True)
    """Whether a chosen row stays chosen until another one is."""
    whole = traitlets.Bool(False).tag(sync=True)
    """Whether all rows are in sight at once; else many are scrolled."""
    columns = traitlets.List(traitlets.Dict()).tag(sync=True)
    rows = traitlets.List(traitlets.Dict()).tag(sync=True)
    selected = traitlets.Unicode("").tag(sync=True)

    def fill(self, columns: Iterable[Column], rows: Iterable[Row], *, caption: str = "", note: str = "") -> None:
        """Show other rows; a choice stays where its row is still there."""
        written = [row.to_dict() for row in rows]
        with self.hold_sync():
            self.columns = [column.to_dict() for column in columns]
            self.rows = written
            self.caption = caption
            self.note = note
            if self.selected not in {row["id"] for row in written}:
                self.selected = ""

    def text(self) -> str:
        """The table in plain words, the same in every process."""
        return table_text(self.columns, self.rows, caption=self.caption, note=self.note)

    def html(self) -> str:
        """The table as HTML without scripts, safe in a notebook that is not trusted."""
        return table_html(self.columns, self.rows, caption=self.caption, note=self.note, picture=self.picture)

    def __repr__(self) -> str:
        """The table in plain words."""
        return self.text()

    def _repr_mimebundle_(self, **_kwargs: object) -> dict[str, Any]:
        """The live table; HTML and words where there is no kernel or no trust."""
        bundle = super()._repr_mimebundle_()
        data: dict[str, Any] = dict(bundle[0] if isinstance(bundle, tuple) else bundle or {})
        return {**data, "text/plain": self.text(), "text/html": self.html()}


def _cells(cells: Mapping[str, str], side: Mapping[str, str]) -> str:
    return "".join(f'<td style="text-align: {side[key]}">{escape(cells.get(key, ""))}</td>' for key in side)


def table_text(
    columns: Sequence[Mapping[str, Any]], rows: Sequence[Mapping[str, Any]], *, caption: str, note: str
) -> str:
    """Columns and rows, as a table shares them with its front end, in plain words."""
    keys = [column["key"] for column in columns]
    lines = [[column["label"] for column in columns]]
    lines += [[row["cells"].get(key, "") for key in keys] for row in rows]
    widths = [max(len(line[place]) for line in lines) for place in range(len(keys))]
    right = {place for place, column in enumerate(columns) if column["kind"] == "number"}
    padded = [
        "  ".join(
            text.rjust(w) if i in right else text.ljust(w) for i, (text, w) in enumerate(zip(line, widths, strict=True))
        )
        for line in lines
    ]
    return "\n".join(line.rstrip() for line in [caption, *padded, note] if line.strip())


def table_html(
    columns: Sequence[Mapping[str, Any]],
    rows: Sequence[Mapping[str, Any]],
    *,
    caption: str,
    note: str,
    picture: str = "",
) -> str:
    """The same as HTML without scripts."""
    side = {c["key"]: "right" if c["kind"] == "number" else "left" for c in columns}
    head = "".join(f'<th scope="col" style="text-align: {side[c["key"]]}">{escape(c["label"])}</th>' for c in columns)
    body = "".join(f"<tr>{_cells(row['cells'], side)}</tr>" for row in rows)
    above = f"<caption>{escape(caption)}</caption>" if caption else ""
    below = f"<p>{escape(note)}</p>" if note else ""
    image = f'<p><img src="{escape(picture)}" alt=""></p>' if picture else ""
    return f"<table>{above}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{image}{below}"
