"""Cost that arises by cutting contours out of a sheet: exact length at a speed by material, thickness and power."""

from __future__ import annotations

import math
from typing import Final

from dfdm.costs.cutting_speed import cutting_speed
from dfdm.costs.kinematics import loop_time, segment_time
from dfdm.costs.work import DRIVERS, Job, NotPricedError, Share, Work
from dfdm.facts import Sheet

_MM2_PER_M2: Final = 1e6


class SheetCuttingDriver:
    """Cut, pierce and rapid time of a flat part, and its share of a sheet."""

    reads = ("laser_power", "pierce_time", "rapid_speed", "acceleration", "utilization", "cut_gap")
    limits = ()

    def work(self, job: Job) -> Work:
        """The work of one flat part; a part that is no sheet is a NotPricedError that says what breaks flatness."""
        sheet = job.facts.sheet
        if sheet is None or not sheet.is_sheet or sheet.thickness_mm is None or not sheet.cuts:
            why = ", ".join(w.kind for w in sheet.why_not) if sheet else job.facts.why_not("sheet")
            raise NotPricedError(f"{job.facts.name}: not a sheet that can be cut ({why or 'no contours'})")
        speed = cutting_speed(job, sheet.thickness_mm)
        length = sum(cut.length_mm for cut in sheet.cuts)
        acceleration = job.rate("acceleration")
        contours = [cut.length_mm for cut in sheet.cuts]
        cutting = float(sum(loop_time(contours, 1, speed.mm_s, acceleration, 0.0).tolist()))
        pierce = job.rate("pierce_time") * max(sheet.thickness_mm, 1.0)
        hop = math.sqrt(self._sheet_area(job, sheet) / len(sheet.cuts))
        rapid = len(sheet.cuts) * float(segment_time(hop, job.rate("rapid_speed"), acceleration))
        area = self._sheet_area(job, sheet)
        grams = area * sheet.thickness_mm * job.density_g_mm3
        return Work(
            shares=(
                Share(
                    what="cutting",
                    seconds=cutting,
                    basis=f"{length / 1000:.3f} m of contour at {speed.mm_s * 0.06:.2f} m/min ({speed.basis})",
                    sources=speed.sources,
                ),
                Share(
                    what="piercing",
                    seconds=pierce * len(sheet.cuts),
                    basis=f"{len(sheet.cuts)} pierces of {pierce:.2f} s",
                    sources=(job.rates["pierce_time"].source,),
                ),
                Share(what="moving between contours", seconds=rapid, basis=f"{len(sheet.cuts)} hops of {hop:.0f} mm"),
            ),
            material_g=job.volume_mm3 * job.density_g_mm3,
            stock_g=grams,
            stock_basis=f"{area / 100:.1f} cm2 of {sheet.thickness_mm:g} mm sheet, nested",
            surface_m2=job.facts.body.area_mm2 / _MM2_PER_M2,
            edge_m=2.0 * length / 1000.0,
            holes=sum(1 for cut in sheet.cuts if cut.inner and cut.diameter_mm),
            beam_w=speed.power_w,
            sources=(job.rates["utilization"].source,),
            not_priced=(
                "unused rest of the last sheet",
                *(("several outlines in one part",) if sheet.pieces > 1 else ()),
            ),
            assumptions=speed.assumptions,
        )

    @staticmethod
    def _sheet_area(job: Job, sheet: Sheet) -> float:
        """Sheet used by one piece: its outline over the utilization, no more than its rectangle with the gap between cuts."""
        outline = sheet.outline_area_mm2 or 0.0
        gap = job.rate("cut_gap")
        width, height = sheet.size_mm or (math.sqrt(outline), math.sqrt(outline))
        return min(outline / job.rate("utilization"), (width + gap) * (height + gap))


DRIVERS.add("sheet_cutting", SheetCuttingDriver(), home=__name__)
