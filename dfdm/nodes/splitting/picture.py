"""A split as a still map and as HTML without scripts."""

from __future__ import annotations

import base64
import math
from html import escape
from typing import TYPE_CHECKING, Final

from dfdm.nodes.splitting import wording
from dfdm.pictures.plots import Spot, world_map

if TYPE_CHECKING:
    from dfdm.nodes.splitting.outcome import Split

_WORDS: Final = {"yes": "makes some of it", "unknown": "could make some", "no": "failed"}
_LEAST, _MOST = 3.0, 11.0
_SMALL: Final = 2.0
_SHOWN: Final = 50


def drawn(split: Split) -> bytes:
    """A map (PNG) of the nodes that can make any in time: an area per node that grows with its pieces, lines to where they are wanted."""
    used: dict[str, int] = {}
    for assignment in split.assignments:
        used[assignment.node.id] = used.get(assignment.node.id, 0) + assignment.pieces
    largest = max(used.values(), default=1)
    spots = []
    if split.offered is not None:
        problem = split.offered.problem
        able = set(problem.node[problem.in_time > 0].tolist())
        for j, place in enumerate(split.offered.places):
            node = split.offered.network.nodes[place]
            if j not in able and node.id not in split.failed:
                continue
            pieces, failed = used.get(node.id, 0), node.id in split.failed
            size = _LEAST + (_MOST - _LEAST) * math.sqrt(pieces / largest) if pieces else _SMALL
            kind = "no" if failed else ("yes" if pieces else "unknown")
            spots.append(
                Spot(
                    lon=node.place.lon,
                    lat=node.place.lat,
                    kind=kind,
                    radius=_LEAST if failed else size,
                    sent=bool(pieces),
                )
            )
    return world_map(spots, home=(split.to.lon, split.to.lat), label=split.to.city or str(split.to), words=_WORDS)


def markup(split: Split) -> str:
    """The table of assignments, the map, and what the text says below it."""
    head, *rows = wording.table(split, most=_SHOWN)
    heads = "".join(f'<th scope="col">{escape(word)}</th>' for word in head)
    body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
    whole = f"<table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>" if rows else ""
    lines = [*wording.headline(split), *wording.remarks(split, shown=len(rows))]
    said = "".join(f"<li>{escape(line)}</li>" for line in lines)
    used = len({a.node.id for a in split.assignments})
    alt = f"Map of {used} nodes that share the order, and of those that could."
    image = ""
    if split.offered is not None:
        data = base64.b64encode(drawn(split)).decode()
        image = f'<p><img alt="{escape(alt)}" src="data:image/png;base64,{data}"></p>'
    return f"<ul>{said}</ul>{whole}{image}"
