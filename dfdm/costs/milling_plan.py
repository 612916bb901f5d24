"""The plan of a milled part while it is put together: time by kind of feature, tools by setup, what is left open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from dfdm.costs.machining import Motion, motion_of
from dfdm.costs.mills import Mills
from dfdm.costs.work import Job
from dfdm.facts.rounding import Vector

_ALONG: Final = 0.99
"""Cosine within which a feature's axis counts as that of a setup."""


@dataclass(slots=True)
class Kind:
    """What one kind of feature comes to: seconds, how often, with which tools, in words."""

    seconds: float = 0.0
    count: int = 0
    tools: set[tuple[str, float]] = field(default_factory=set)
    sources: set[str] = field(default_factory=set)


class Plan:
    """Time by kind of feature, tools by setup, removed volume, what is not priced and what is assumed."""

    def __init__(self, job: Job) -> None:
        reach = job.facts.reach
        self.job = job
        self.motion: Motion = motion_of(job)
        self.mills = Mills(job)
        self.ups: list[Vector] = [reach.directions[n].up for n in reach.setups] if reach is not None else []
        self.kinds: dict[str, Kind] = {}
        self.tools: dict[int, set[tuple[str, float]]] = {}
        self.removed = 0.0
        self.cutting = 0.0
        self.open: list[str] = []
        self.met: set[tuple[str, str]] = set()

    @property
    def setups(self) -> int:
        """How often the part is clamped: the fewest directions that reach all, at most two where the machine tilts."""
        needed = max(len(self.ups), 1)
        return min(needed, 2) if "3+2" in self.job.options else needed

    @property
    def changes(self) -> int:
        """Tool changes of a piece: each setup starts with its own tools."""
        return max(sum(map(len, self.tools.values())) - 1, 0)

    def setup(self, axis: Vector, *, either: bool = False) -> int:
        """The setup whose tools come along `axis` (out of the material), from `either` side for what goes through; else the first."""
        for number, up in enumerate(self.ups):
            along = up[0] * axis[0] + up[1] * axis[1] + up[2] * axis[2]
            if along >= _ALONG or (either and along <= -_ALONG):
                return number
        return 0

    def add(
        self,
        kind: str,
        seconds: float,
        tool: tuple[str, float],
        *,
        setup: int = 0,
        count: int = 1,
        removed: float = 0.0,
        source: str = "",
    ) -> None:
        """Count a feature that is there `count` times; seconds and removed mm³ are of one."""
        found = self.kinds.setdefault(kind, Kind())
        found.seconds += count * seconds
        found.count += count
        found.tools.add(tool)
        if source:
            found.sources.add(source)
        self.tools.setdefault(setup, set()).add(tool)
        self.removed += count * removed
        self.cutting += count * seconds

    def leave_open(self, said: str) -> None:
        """Say once what the plan leaves out."""
        if said not in self.open:
            self.open.append(said)


def tool_words(tools: Iterable[tuple[str, float]]) -> str:
    """Tools in words, by kind: `end mill 8, 5 mm; drill 4.2 mm`."""
    sizes: dict[str, list[float]] = {}
    for name, diameter in sorted(tools):
        sizes.setdefault(name, []).append(diameter)
    return "; ".join(f"{name} {', '.join(f'{size:g}' for size in found)} mm" for name, found in sizes.items())
