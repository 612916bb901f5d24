"""Which end mill cuts what: the largest that fits and reaches, from those at hand."""

from __future__ import annotations

from dataclasses import dataclass
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


class Mills:
    """The mills of a job: those that machine or node list, else a common set up to the rate `tool_diameter`."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._used: dict[tuple[CuttingTool, bool], Tool] = {}
        listed = [tool for tool in job.tools if tool.kind in ("end_mill", "router_bit", "ball_mill")]
        self.listed = any(tool.kind != "ball_mill" for tool in listed)
        if not self.listed:
            largest = job.rate("tool_diameter")
            listed += [t for t in common_mills() if t.diameter_mm < largest - _NEAR and t not in listed]
            lengths = ((3.0 * largest, 3.0 * largest), (1.5 * largest, 5.0 * largest))
            listed += [
                CuttingTool(kind="end_mill", diameter_mm=largest, flute_length_mm=flutes, reach_mm=reach)
                for flutes, reach in lengths
            ]
        by_size = sorted(listed, key=lambda tool: (-tool.diameter_mm, tool.reach_mm))
        self._flat = [tool for tool in by_size if tool.kind != "ball_mill"]
        self._balls = [tool for tool in by_size if tool.kind == "ball_mill"]

    @property
    def smallest_mm(self) -> float:
        """Diameter of the smallest end mill."""
        return self._flat[-1].diameter_mm

    def flat(self, widest: float, depth: float) -> Chosen:
        """The largest end mill up to `widest` that reaches `depth`.

        Where none reaches, the one that reaches deepest; where none is small enough, the smallest.
        """
        fitting = [tool for tool in self._flat if tool.diameter_mm <= widest + _NEAR]
        fitting = fitting or [tool for tool in self._flat if tool.diameter_mm <= self.smallest_mm + _NEAR]
        return self._chosen(fitting, depth)

    def all_flat(self, widest: float, depth: float) -> list[Chosen]:
        """Every size of end mill up to `widest` that reaches, the largest first; at least one, as `flat` gives it."""
        sizes = sorted({t.diameter_mm for t in self._flat if t.diameter_mm <= widest + _NEAR}, reverse=True)
        found = [self._chosen([t for t in self._flat if t.diameter_mm == size], depth) for size in sizes]
        return [one for one in found if one.short_by <= 0.0] or [self.flat(widest, depth)]

    def ball(self, widest: float) -> Chosen | None:
        """The largest ball mill up to `widest`; None where there is none."""
        fitting = [tool for tool in self._balls if tool.diameter_mm <= widest + _NEAR]
        return self._chosen(fitting[:1], 0.0) if fitting else None

    def _chosen(self, fitting: list[CuttingTool], depth: float) -> Chosen:
        reaching = next((tool for tool in fitting if tool.reach_mm >= depth - _NEAR), None)
        mill = reaching or max(fitting, key=lambda tool: tool.reach_mm)
        return Chosen(mill, self._tool(mill, depth), max(depth - mill.reach_mm, 0.0) if reaching is None else 0.0)

    def _tool(self, mill: CuttingTool, depth: float) -> Tool:
        long = depth > _LONG * mill.diameter_mm + _NEAR
        if (mill, long) not in self._used:
            self._used[mill, long] = tool_of(
                self._job,
                mill.diameter_mm,
                flutes=mill.flutes,
                flute_length=mill.flute_length_mm,
                slow=self._job.rate("long_tool_feed_ratio") if long else 1.0,
            )
        return self._used[mill, long]
