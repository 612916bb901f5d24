"""Which end mill cuts what: the largest that fits and reaches, from those at hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from dfdm.costs.machining import Tool, tool_of
from dfdm.costs.work import Job
from dfdm.processes.toolset import CuttingTool, common_mills

_LONG: Final = 3.0
"""Beyond this many diameters of depth a mill counts as long."""
_NEAR: Final = 1e-6


@dataclass(frozen=True, slots=True)
class Chosen:
    """A mill as it is used, with what the library says of it; `short_by` mm of the depth are beyond its reach."""

    mill: CuttingTool
    tool: Tool
    short_by: float

    @property
    def name(self) -> tuple[str, float]:
        """What it is known by among the tools of a setup."""
        return (self.mill.kind.replace("_", " "), self.mill.diameter_mm)


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class _Shelf:
    """The mills at hand, by size from the largest: flat ones, those of each size, balls. `listed`: a machine lists them."""

    flat: tuple[CuttingTool, ...]
    sizes: Mapping[float, tuple[CuttingTool, ...]]
    balls: tuple[CuttingTool, ...]
    listed: bool


@lru_cache(maxsize=256)
def _shelf(tools: tuple[CuttingTool, ...], largest: float) -> _Shelf:
    """The mills that are listed, else a common set up to the `largest`."""
    mills = [tool for tool in tools if tool.kind in ("end_mill", "router_bit", "ball_mill")]
    listed = any(tool.kind != "ball_mill" for tool in mills)
    if not listed:
        mills += [t for t in common_mills() if t.diameter_mm < largest - _NEAR and t not in mills]
        lengths = ((3.0 * largest, 3.0 * largest), (1.5 * largest, 5.0 * largest))
        mills += [
            CuttingTool(kind="end_mill", diameter_mm=largest, flute_length_mm=flutes, reach_mm=reach)
            for flutes, reach in lengths
        ]
    by_size = sorted(mills, key=lambda tool: (-tool.diameter_mm, tool.reach_mm))
    sizes: dict[float, list[CuttingTool]] = {}
    for tool in by_size:
        if tool.kind != "ball_mill":
            sizes.setdefault(tool.diameter_mm, []).append(tool)
    return _Shelf(
        flat=tuple(tool for tool in by_size if tool.kind != "ball_mill"),
        sizes=MappingProxyType({size: tuple(found) for size, found in sizes.items()}),
        balls=tuple(tool for tool in by_size if tool.kind == "ball_mill"),
        listed=listed,
    )


class Mills:
    """The mills of a job: those that machine or node list, else a common set up to the rate `tool_diameter`."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._used: dict[tuple[float, float, int, bool], Tool] = {}
        self._found: dict[tuple[float, float], Chosen] = {}
        listed = any(tool.kind in ("end_mill", "router_bit") for tool in job.tools)
        self._shelf = _shelf(job.tools, 0.0 if listed else job.rate("tool_diameter"))

    @property
    def listed(self) -> bool:
        """Whether machine or node list mills."""
        return self._shelf.listed

    @property
    def smallest_mm(self) -> float:
        """Diameter of the smallest end mill."""
        return self._shelf.flat[-1].diameter_mm

    def flat(self, widest: float, depth: float) -> Chosen:
        """The largest end mill up to `widest` that reaches `depth`.

        Where none reaches, the one that reaches deepest; where none is small enough, the smallest.
        """
        found = self._found.get((widest, depth))
        if found is None:
            flat = self._shelf.flat
            most = widest if self.smallest_mm <= widest + _NEAR else self.smallest_mm
            fitting = [tool for tool in flat if tool.diameter_mm <= most + _NEAR]
            found = self._found[widest, depth] = self._chosen(fitting, depth)
        return found

    def all_flat(self, widest: float, depth: float) -> list[Chosen]:
        """Every size of end mill up to `widest` that reaches, the largest first; at least one, as `flat` gives it."""
        sizes = [size for size in self._shelf.sizes if size <= widest + _NEAR]
        found = [self._chosen(self._shelf.sizes[size], depth) for size in sizes]
        return [one for one in found if one.short_by <= 0.0] or [self.flat(widest, depth)]

    def ball(self, widest: float) -> Chosen | None:
        """The largest ball mill up to `widest`; None where there is none."""
        fitting = [tool for tool in self._shelf.balls if tool.diameter_mm <= widest + _NEAR]
        return self._chosen(fitting[:1], 0.0) if fitting else None

    def _chosen(self, fitting: Sequence[CuttingTool], depth: float) -> Chosen:
        for tool in fitting:
            if tool.reach_mm >= depth - _NEAR:
                return Chosen(tool, self._tool(tool, depth), 0.0)
        mill = max(fitting, key=lambda tool: tool.reach_mm)
        return Chosen(mill, self._tool(mill, depth), max(depth - mill.reach_mm, 0.0))

    def _tool(self, mill: CuttingTool, depth: float) -> Tool:
        long = depth > _LONG * mill.diameter_mm + _NEAR
        key = (mill.diameter_mm, mill.flute_length_mm, mill.flutes, long)
        found = self._used.get(key)
        if found is None:
            found = self._used[key] = tool_of(
                self._job,
                mill.diameter_mm,
                flutes=mill.flutes,
                flute_length=mill.flute_length_mm,
                slow=self._job.rate("long_tool_feed_ratio") if long else 1.0,
            )
        return found
