"""Cost that arises by cutting contours with an abrasive water jet: slow in thick and hard plate, and it eats garnet."""

from __future__ import annotations

from typing import Final

from dfdm.costs import cutting_bed, jet, stock_sheets
from dfdm.costs.blanks import blank_of
from dfdm.costs.kinematics import segment_time
from dfdm.costs.work import DRIVERS, Consumed, Job, Share, Work

_MM2_PER_M2: Final = 1e6


class WaterjetDriver:
    """Cut, pierce and rapid time of a flat part under a water jet, its share of a sheet, and the garnet."""

    reads = (
        *jet.READS,
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
        found = jet.jet_of(job, blank.thickness_mm)
        layout = stock_sheets.layout_of(job, blank)
        acceleration = job.rate("acceleration")
        cutting = blank.contours.seconds(found.mm_s, acceleration, job.rate("corner_deviation"))
        piercing = found.pierce_s * len(blank.cuts)
        ways = blank.contours.hops(layout.area_mm2)
        moving = float(segment_time(ways, job.rate("rapid_speed"), acceleration).sum())
        waits, per_sheet, hands = cutting_bed.table_shares(job, layout, cutting + piercing + moving, shuttle=False)
        garnet_kg = found.garnet_g_s * (cutting + piercing) / 1000.0
        mass = blank.mass_g(job) if blank.folded else job.volume_mm3 * job.density_g_mm3
        rest_kg = layout.rest_mm2 * blank.thickness_mm * job.density_g_mm3 / 1000.0
        return Work(
            shares=(
                Share(
                    what="cutting",
                    seconds=cutting,
                    basis=f"{blank.length_mm / 1000:.3f} m of contour in {blank.thickness_mm:g} mm {job.material.id} "
                    f"at {found.mm_s * 60.0:.0f} mm/min ({found.basis})",
                    sources=(job.rates["pump_pressure"].source,),
                ),
                Share(
                    what="piercing",
                    seconds=piercing,
                    basis=f"{len(blank.cuts)} x {found.pierce_s:.1f} s",
                    sources=(job.rates["pierce_time"].source,),
                ),
                Share(
                    what="moving between contours", seconds=moving, basis=f"{ways.sum():.0f} mm to {len(ways)} contours"
                ),
                *waits,
            ),
            run_shares=per_sheet,
            per_run=layout.pieces,
            run_hands=hands,
            consumed=(
                Consumed(
                    what="garnet",
                    rate="garnet_price",
                    amount=garnet_kg,
                    basis=f"{found.garnet_g_s * 0.06:.2f} kg/min for {cutting + piercing:.0f} s of cutting and piercing",
                    sources=(job.rates["garnet_flow"].source,),
                ),
            ),
            material_g=mass,
            stock_g=layout.area_mm2 * blank.thickness_mm * job.density_g_mm3,
            stock_basis=f"{layout.area_mm2 / 100:.1f} cm2 of {blank.thickness_mm:g} mm sheet; {layout.basis}",
            surface_m2=job.facts.body.area_mm2 / _MM2_PER_M2,
            edge_m=2.0 * blank.length_mm / 1000.0,
            holes=blank.round_holes,
            sources=(job.rates["utilization"].source,),
            not_priced=(
                f"unused rest of the last sheet, and {rest_kg:.2g} kg of each full one",
                "carrying spent garnet and water away",
                *(("several outlines in one part",) if blank.pieces > 1 else ()),
            ),
            elsewhere=blank.left_to_bend(),
            assumptions=found.assumptions,
        )


DRIVERS.add("waterjet", WaterjetDriver(), home=__name__)
