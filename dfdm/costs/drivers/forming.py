"""Cost that arises by drawing a heated sheet over a mold: heating by its gauge, cooling through one side, a web, a trim."""

from __future__ import annotations

import math
from typing import Final

from dfdm.costs.molding import cooling_s
from dfdm.costs.work import DRIVERS, Consumed, Job, NotPricedError, Share, Work
from dfdm.facts.draft import Pull

_MM2_PER_M2: Final = 1e6
_MM_PER_M: Final = 1e3
_S_PER_MIN: Final = 60.0
_SIDES: Final = 2.0
_THERMAL: Final = ("thermal_diffusivity", "forming_temperature", "mold_temperature", "ejection_temperature")


class FormingDriver:
    """Seconds of the former and of the trimmer per piece, the sheet with its web, and the mold that is worn out.

    What is drawn to the walls of a part is drawn out of the sheet above its footprint: the sheet is thicker than the wall
    by as much as the formed side is larger than the footprint. It gives off its heat to the mold alone, so it cools like a
    plate of twice its wall that is cooled from both sides.
    """

    reads = (
        *_THERMAL, "heating_rate", "forming_handling", "clamp_margin", "trim_speed", "trim_handling", "form_price",
        "form_life",
    )  # fmt: skip
    limits = ()

    def work(self, job: Job) -> Work:
        """The work of one formed piece; a part without a wall, or a sheet without thermal figures, is a NotPricedError."""
        volume = job.volume_mm3
        missing = [key for key in _THERMAL if key not in job.rates]
        if missing:
            raise NotPricedError(
                f"no {missing[0].replace('_', ' ')} of {job.material.id} is known: heating and cooling cannot be told"
            )
        thick = job.facts.thick
        if thick is None or thick.nominal_mm is None:
            raise NotPricedError(f"{job.facts.name}: it has no wall of one thickness that a sheet could be drawn to")
        wall = thick.nominal_mm
        pull = job.facts.draft.pulls[0] if job.facts.draft is not None and job.facts.draft.pulls else None
        length, width, footprint = self._footprint(job, pull)
        gauge = max(volume / footprint, wall)
        margin = job.rate("clamp_margin")
        sheet = gauge * (length + _SIDES * margin) * (width + _SIDES * margin)
        edge = self._edge(job, pull, length, width)
        return Work(
            shares=self._shares(job, gauge, wall, edge),
            consumed=(
                Consumed(
                    what="mold",
                    rate="form_price",
                    amount=1.0,
                    per="tool",
                    life=job.rate("form_life"),
                    basis=f"one mold, good for {job.rate('form_life'):,.0f} pieces",
                    sources=(job.rates["form_price"].source, job.rates["form_life"].source),
                ),
            ),
            material_g=volume * job.density_g_mm3,
            stock_g=sheet * job.density_g_mm3,
            stock_basis=f"sheet of {gauge:.2f} mm, {length + _SIDES * margin:.0f} x {width + _SIDES * margin:.0f} mm with "
            f"{margin:g} mm on each side for the clamp; it is drawn to a wall of {wall:.2f} mm",
            surface_m2=job.facts.body.area_mm2 / _MM2_PER_M2,
            edge_m=edge / _MM_PER_M,
            holes=len(job.facts.holes or ()),
            sources=(job.rates["clamp_margin"].source,),
            not_priced=("texture and tight tolerances of the mold", "grinding and selling the web"),
            assumptions=(
                f"{1.0 - volume / sheet:.0%} of the sheet is web",
                *(() if pull is not None else ("how the part leaves the mold is not known: it lies flat",)),
            ),
        )

    @staticmethod
    def _footprint(job: Job, pull: Pull | None) -> tuple[float, float, float]:
        """(length, width, mm2) of the part seen along the pull; without one, lying flat."""
        box = job.facts.body.bounding_box_mm
        if pull is None:
            length, width = sorted(box, reverse=True)[:2]
            return length, width, length * width
        axis = max(range(3), key=lambda i: abs(pull.direction[i]))
        length, width = sorted((size for i, size in enumerate(box) if i != axis), reverse=True)
        return length, width, pull.projected_area_mm2 or length * width

    @staticmethod
    def _edge(job: Job, pull: Pull | None, length: float, width: float) -> float:
        """Length in mm that is trimmed: the silhouette along the pull, and the holes."""
        outline = pull.parting.length_mm if pull is not None and pull.parting is not None else 2.0 * (length + width)
        return outline + math.fsum(math.pi * hole.diameter_mm for hole in job.facts.holes or ())

    @staticmethod
    def _shares(job: Job, gauge: float, wall: float, edge: float) -> tuple[Share, ...]:
        cooling = cooling_s(
            _SIDES * wall,
            diffusivity_mm2_s=job.rate("thermal_diffusivity"),
            melt_c=job.rate("forming_temperature"),
            mold_c=job.rate("mold_temperature"),
            ejection_c=job.rate("ejection_temperature"),
        )
        return (
            Share(
                what="heating",
                seconds=gauge / job.rate("heating_rate"),
                basis=f"a sheet of {gauge:.2f} mm, {job.rate('heating_rate') * _S_PER_MIN:g} mm heated through in a minute",
                sources=(job.rates["heating_rate"].source,),
            ),
            Share(
                what="cooling",
                seconds=cooling,
                basis=f"a wall of {wall:.2f} mm through one side, from {job.rate('forming_temperature'):g} to "
                f"{job.rate('ejection_temperature'):g} degC on a mold of {job.rate('mold_temperature'):g}",
                sources=(job.rates["thermal_diffusivity"].source,),
            ),
            Share(
                what="loading, drawing and taking off",
                seconds=job.rate("forming_handling"),
                basis=f"{job.rate('forming_handling'):g} s a piece",
                sources=(job.rates["forming_handling"].source,),
            ),
            Share(
                what="trimming",
                seconds=edge / job.rate("trim_speed") + job.rate("trim_handling"),
                basis=f"{edge / _MM_PER_M:.2f} m at {job.rate('trim_speed'):g} mm/s, {job.rate('trim_handling'):g} s on and off",
                sources=tuple(sorted({job.rates["trim_speed"].source, job.rates["trim_handling"].source})),
            ),
        )


DRIVERS.add("forming", FormingDriver(), home=__name__)
