"""Cost that arises by cutting contours out of a sheet with a beam: exact length at a speed by material, thickness and power."""

from __future__ import annotations

from typing import Final

from dfdm.costs import cutting_bed, stock_sheets
from dfdm.costs.blanks import Blank, blank_of
from dfdm.costs.cutting_speed import CuttingSpeed, cutting_speed
from dfdm.costs.cutting_tables import assist_gas, pierce_time
from dfdm.costs.kinematics import segment_time
from dfdm.costs.work import DRIVERS, Consumed, Job, Share, Work

_MM2_PER_M2: Final = 1e6


class SheetCuttingDriver:
    """Cut, pierce and rapid time of a flat part, its share of a sheet, the table that holds it and the gas it takes."""

    reads = (
        "laser_power",
        "pierce_time",
        "pierce_time_default",
        "rapid_speed",
        "acceleration",
        "corner_deviation",
        *stock_sheets.READS,
        *cutting_bed.READS,
    )
    limits = stock_sheets.LIMITS

    def work(self, job: Job) -> Work:
        """The work of one flat part, or of the blank of a bent one; what is neither is a NotPricedError that says why."""
        blank = blank_of(job.facts)
        speed = cutting_speed(job, blank.thickness_mm)
        layout = stock_sheets.layout_of(job, blank)
        shares = (
            self._cutting(job, blank, speed),
            self._piercing(job, blank, speed),
            self._moving(job, blank, layout.area_mm2),
        )
        cut_s = sum(share.seconds for share in shares)
        waits, per_sheet, hands = cutting_bed.table_shares(job, layout, cut_s, shuttle=cutting_bed.changes_tables(job))
        mass = blank.mass_g(job) if blank.folded else job.volume_mm3 * job.density_g_mm3
        rest_kg = layout.rest_mm2 * blank.thickness_mm * job.density_g_mm3 / 1000.0
        return Work(
            shares=(*shares, *waits),
            run_shares=per_sheet,
            per_run=layout.pieces,
            run_hands=hands,
            consumed=self._gas(job, blank, speed, shares[0].seconds + shares[1].seconds),
            material_g=mass,
            stock_g=layout.area_mm2 * blank.thickness_mm * job.density_g_mm3,
            stock_basis=f"{layout.area_mm2 / 100:.1f} cm2 of {blank.thickness_mm:g} mm sheet; {layout.basis}",
            surface_m2=job.facts.body.area_mm2 / _MM2_PER_M2,
            edge_m=2.0 * blank.length_mm / 1000.0,
            holes=blank.round_holes,
            beam_w=speed.power_w,
            sources=(job.rates["utilization"].source,),
            not_priced=(
                f"unused rest of the last sheet, and {rest_kg:.2g} kg of each full one",
                *(("several outlines in one part",) if blank.pieces > 1 else ()),
            ),
            elsewhere=blank.left_to_bend(),
            assumptions=speed.assumptions,
        )

    @staticmethod
    def _cutting(job: Job, blank: Blank, speed: CuttingSpeed) -> Share:
        seconds = blank.contours.seconds(speed.mm_s, job.rate("acceleration"), job.rate("corner_deviation"))
        return Share(
            what="cutting",
            seconds=seconds,
            basis=f"{blank.length_mm / 1000:.3f} m of contour at {speed.mm_s * 0.06:.2f} m/min ({speed.basis}), "
            f"{blank.length_mm * 0.06 / max(seconds, 1e-9):.2f} m/min with corners",
            sources=speed.sources,
        )

    @staticmethod
    def _piercing(job: Job, blank: Blank, speed: CuttingSpeed) -> Share:
        """By the node's own time per mm, else by the table of fiber lasers, else by the default per mm."""
        looked = None if "pierce_time" in job.rates or speed.laser != "fiber" else pierce_time(job, blank.thickness_mm)
        if looked is not None:
            each, words, source = looked.number, looked.basis, looked.source
        else:
            rate = job.rates["pierce_time" if "pierce_time" in job.rates else "pierce_time_default"]
            each, words, source = rate.number * max(blank.thickness_mm, 1.0), f"{rate.number:g} s per mm", rate.source
        return Share(
            what="piercing",
            seconds=each * len(blank.cuts),
            basis=f"{len(blank.cuts)} x {each:.2f} s ({words})",
            sources=(source,),
        )

    @staticmethod
    def _moving(job: Job, blank: Blank, area_mm2: float) -> Share:
        ways = blank.contours.hops(area_mm2)
        seconds = float(segment_time(ways, job.rate("rapid_speed"), job.rate("acceleration")).sum())
        return Share(
            what="moving between contours",
            seconds=seconds,
            basis=f"{ways.sum():.0f} mm to {len(ways)} contours",
            sources=(job.rates["rapid_speed"].source,),
        )

    @staticmethod
    def _gas(job: Job, blank: Blank, speed: CuttingSpeed, seconds: float) -> tuple[Consumed, ...]:
        gas = assist_gas(job, blank.thickness_mm) if speed.laser == "fiber" else None
        if gas is None:
            return ()
        return (
            Consumed(
                what=f"assist gas, {gas.name}",
                rate=f"{gas.name}_price",
                amount=gas.m3_per_s * seconds,
                basis=f"{gas.basis}: {gas.m3_per_s * 3600.0:.1f} m3/h for {seconds:.1f} s of cutting and piercing",
                sources=(gas.source,),
            ),
        )


DRIVERS.add("sheet_cutting", SheetCuttingDriver(), home=__name__)
