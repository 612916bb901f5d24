"""How a part lies when it is made, as arrows for the viewer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from dfdm.checks import Report
from dfdm.facts import NotMeasured
from dfdm.facts.rounding import Vector
from dfdm.processes import catalog
from dfdm.widgets.phrases import say

_CUT: Final = "subtractive"


def ways_of_lying(model: Any, reports: Sequence[Report]) -> Iterator[tuple[Vector, str, str]]:  # noqa: ANN401 - a Model
    """(direction, label, kind) of what is to be pointed out for a model of one part: build direction, or setups of tools."""
    if len(reports) != 1 or len(model.parts) != 1:
        return
    report = reports[0]
    if report.orientation is not None:
        yield report.orientation, say("up when made"), "build"
    if catalog().processes[report.process].family == _CUT:
        reach = model.parts[0].facts.quantity("reach")
        if reach is None or isinstance(reach, NotMeasured):
            return
        for number, place in enumerate(reach.setups, start=1):
            x, y, z = reach.directions[place].up
            yield (-x, -y, -z), f"setup {number}", "setup"
