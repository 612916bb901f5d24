"""What leaves the notebook: a viewer, findings or a whole bench as one file for whoever has no kernel."""

from __future__ import annotations

import base64
import os
from collections.abc import Mapping, Sequence
from contextlib import contextmanager
from html import escape
from typing import TYPE_CHECKING, Any, Final

from dfdm.widgets.findings import FindingsView
from dfdm.widgets.generations import close_tree
from dfdm.widgets.page import Link, Piece, page_of, recorded, write_page
from dfdm.widgets.viewer import Viewer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dfdm.checks import Report
    from dfdm.designs.model import Model

_FOLLOWS: Final = {0: ["highlights"], 1: ["note", "picture"]}
"""What choosing a finding changes in viewer and table."""
_MOST_FACES: Final = 2000
"""Faces of a page that can be clicked for their finding: a mesh may have very many."""


@contextmanager
def copies(model: Model, reports: Sequence[Report]) -> Iterator[tuple[Viewer, FindingsView]]:
    """A viewer and a table of findings of their own, on which choosing can be tried out unseen."""
    viewer = Viewer(model)
    findings = FindingsView(tuple(reports), viewer)
    try:
        yield viewer, findings
    finally:
        close_tree(findings)
        close_tree(viewer)


def still_of(viewer: Viewer) -> str:
    """The picture of a viewer as HTML."""
    image = base64.b64encode(viewer.png()).decode()
    return f'<img alt="{escape(viewer.description)}" src="data:image/png;base64,{image}">'


def page_with_findings(
    model: Model, reports: Sequence[Report], *, title: str, words: str = "", beside: Mapping[str, Any] | None = None
) -> str:
    """A page of a part with its findings, linked both ways, and of other widgets `beside` them under their headings."""
    with copies(model, reports) as (viewer, findings):
        pieces = [
            Piece(widget=viewer, still=still_of(viewer)),
            Piece(widget=findings, heading="Findings", still=findings.html()),
            *(Piece(widget=one, heading=name, still=one.html()) for name, one in (beside or {}).items()),
        ]
        return page_of(pieces, title=title, words=words, links=_links(viewer, findings))


def _links(viewer: Viewer, findings: FindingsView) -> list[Link]:
    pair = [viewer, findings]
    rows = {row["id"]: row["id"] for row in findings.rows}
    chosen = recorded(pair, 1, "selected", rows, _FOLLOWS)
    faces = {
        str(face): {"face": face, "at_mm": [0.0, 0.0, 0.0]}
        for face in range(min(viewer.scene.faces_in_all, _MOST_FACES))
    }
    picked = recorded(pair, 0, "picked", faces, {1: ["selected"]}, key="face")
    return [chosen, picked]


def left(page: str, path: str | os.PathLike[str] | None) -> str:
    """The page; also written to a file where one is named."""
    if path is not None:
        write_page(page, path)
    return page
