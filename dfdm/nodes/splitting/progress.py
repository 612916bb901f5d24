"""What nodes have made by a time, by their own calendars."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import numpy as np

from dfdm.nodes.splitting.capacity import Deadline, most_over
from dfdm.nodes.splitting.recovery import together
from dfdm.nodes.terms import calendar_of

if TYPE_CHECKING:
    from dfdm.nodes.splitting.outcome import Split


def made_by(found: Split, at: datetime) -> dict[int, int]:
    """Pieces of each used choice that are as likely as not (P50) made by a time, not yet delivered.

    A machine that makes several parts makes them in the proportion of the split.
    """
    program, answer = found.offered, found.answer
    if program is None or answer is None:
        return {}
    pieces, resource = answer.pieces, program.problem.resource
    now = np.array([at.timestamp()])
    done: dict[int, int] = {}
    for r in sorted(set(resource[pieces > 0].tolist())):
        those = np.flatnonzero((resource == r) & (pieces > 0)).tolist()
        counts = [int(pieces[o]) for o in those]
        line, k = program.line(those[0])
        mixed = together([program.problem.choices[o] for o in those], counts)
        when = Deadline(at=found.at, due=at, sure=False)
        most = most_over(mixed, calendar_of(program.node(those[0])), float(line.counts[k]), None, when, now)[0]
        total = sum(counts)
        for o, count in zip(those, counts, strict=True):
            done[o] = min(count, int(most * count / total * (1.0 + 1e-12))) if np.isfinite(most) else count
    return done
