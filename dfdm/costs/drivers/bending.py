"""Cost that arises by bending a blank at a press brake: loading it, bending it line by line, turning it in between."""

from __future__ import annotations

from typing import Final

from dfdm.costs import stock_sheets
from dfdm.costs.bending import cycle_s, handling
from dfdm.costs.blanks import Blank, blank_of
from dfdm.costs.work import DRIVERS, Elsewhere, Job, NotPricedError, Share, Work
from dfdm.facts import Bend

_MM2_PER_M2: Final = 1e6
_CUTTING: Final = ("sheet_cutting", "waterjet")
"""Drivers of the steps that cut a blank."""


class BendingDriver:
    """Time at the brake by bends, mass and length; a second person for what one cannot hold; a setup per set of tools."""

    reads = ("bend_time", "load_factor", "second_operator_mass", "second_operator_length", *stock_sheets.READS)
    limits = ()

    def work(self, job: Job) -> Work:
        """The work of one bent part; bends about one axis are one stroke, bends of one radius share a set of tools.

        What cannot be laid flat, or has no bend, is a NotPricedError. Cutting the blank is another step of the route.
        """
        bends = job.facts.bends
        if not bends:
            raise NotPricedError(
                f"{job.facts.name}: there is nothing to bend ({job.facts.why_not('bends') or 'no bends'})"
            )
        blank = blank_of(job.facts)
        mass_kg = blank.mass_g(job) / 1000.0
        longest = max(bend.length_mm for bend in bends)
        strokes = len({bend.line for bend in bends})
        hold = handling(mass_kg, longest)
        stroke = min(job.rate("bend_time"), hold.per_bend_s)
        manipulate = hold.per_bend_s - stroke
        load = job.rate("load_factor") * manipulate
        seconds = cycle_s(bends=strokes, bend_s=stroke, manipulate_s=manipulate, load_s=load)
        helped = mass_kg > job.rate("second_operator_mass") / 1000.0 or longest > job.rate("second_operator_length")
        outline = blank.outline_mm2 / job.rate("utilization")
        gap = job.rate("cut_gap")
        area = min(outline, (blank.size_mm[0] + gap) * (blank.size_mm[1] + gap))
        return Work(
            shares=(
                Share(
                    what="bending",
                    seconds=seconds,
                    basis=f"{strokes} bends of {stroke:g} s and {manipulate:g} s to turn {mass_kg:.2f} kg, "
                    f"{load:g} s to load, the first turn in it; longest bend {longest:.0f} mm ({hold.basis})",
                    sources=(hold.source, job.rates["bend_time"].source),
                ),
            ),
            hands=self._second(seconds, mass_kg, longest) if helped else (),
            setups=tool_sets(bends),
            material_g=blank.mass_g(job),
            stock_g=area * blank.thickness_mm * job.density_g_mm3,
            stock_basis=f"{area / 100:.1f} cm2 of {blank.thickness_mm:g} mm sheet for the blank",
            surface_m2=job.facts.body.area_mm2 / _MM2_PER_M2,
            edge_m=2.0 * blank.length_mm / 1000.0,
            holes=blank.round_holes,
            sources=(job.rates["utilization"].source,),
            elsewhere=(Elsewhere(what=_blank_left_out(blank), drivers=_CUTTING),),
            assumptions=(f"loading takes {job.rate('load_factor'):g} times as long as turning the part once",),
        )

    @staticmethod
    def _second(seconds: float, mass_kg: float, longest: float) -> tuple[Share, ...]:
        return (
            Share(
                what="a second person at the brake",
                seconds=seconds,
                basis=f"{mass_kg:.1f} kg, longest bend {longest:.0f} mm: too much for one",
            ),
        )


def tool_sets(bends: tuple[Bend, ...]) -> int:
    """Sets of tools: one for each inner radius, to a tenth of a millimeter."""
    return len({round(bend.radius_mm, 1) for bend in bends})


def _blank_left_out(blank: Blank) -> str:
    return f"cutting the blank: {blank.length_mm / 1000:.2f} m in {blank.thickness_mm:g} mm sheet"


DRIVERS.add("bending", BendingDriver(), home=__name__)
