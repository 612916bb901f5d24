"""Cost that arises by curing resin layer by layer: time by height, supports, resin that is washed off, hands."""

from __future__ import annotations

from typing import Final

from dfdm.costs.builds import CHAMBER, CHAMBER_RATES, Chamber, divide, divide_consumed, freeing, lying_size, on_plate
from dfdm.costs.exposure import Exposing, drawn_s
from dfdm.costs.work import DRIVERS, Consumed, Job, NotPricedError, Share, Work
from dfdm.facts import Orientation

_MM2_PER_M2: Final = 1e6


class VatDriver:
    """A plate of prints takes the time of its height; a laser takes time for the area as well."""

    reads = (
        "layer_height", "exposure_time", "bottom_layers", "bottom_exposure", "lift_height", "lift_speed", "retract_speed",
        "rest_time", "scan_speed", "laser_spot", "part_gap", *CHAMBER_RATES, "support_density", "support_elevation",
        "pad_thickness", "film_thickness", "support_removal_time", "wash_time", "wash_supplies", "shared_build",
    )  # fmt: skip
    limits = CHAMBER

    def work(self, job: Job) -> Work:
        """The work of one print; the part must be closed and known lying some way."""
        volume, lying = job.volume_mm3, job.orientation
        if lying is None:
            raise NotPricedError(f"{job.facts.name}: no way of lying is known: {job.facts.why_not('overhang')}")
        size, chamber = lying_size(job), Chamber.of(job)
        held = self._held(job, lying)
        support, lift = self._supports(job, lying) if held else (0.0, 0.0)
        film = job.facts.body.area_mm2 * job.rate("film_thickness")
        count = on_plate(size, chamber, job.rate("part_gap"))
        per_run, others = max(count, 1), job.rate("shared_build")
        exposing = self._exposing(job)
        layers, height = exposing.layers(size[2] + lift), size[2] + lift
        laser = "scan_speed" in job.rates
        run = Share(
            what="layers",
            seconds=exposing.time_s(height),
            basis=f"{layers} layers of {exposing.layer_mm:g} mm up to {height:.1f} mm"
            + ("" if laser else f", {exposing.exposure_s:g} s of light each, as long for one piece as for {per_run}"),
            sources=(job.rates["exposure_time"].source, job.rates["lift_height"].source),
        )
        divided = divide((run,), 1.0 / per_run, others)
        hands = divide((self._washing(job),), 1.0 / per_run, others)
        supplies = Consumed(
            what="washing supplies",
            rate="wash_supplies",
            amount=1.0,
            basis="alcohol, gloves and filters of one plate",
            sources=(job.rates["wash_supplies"].source,),
        )
        resin = volume + support + film
        return Work(
            shares=(*divided.each, *((self._drawn(job, volume + support),) if laser else ())),
            run_shares=divided.run,
            per_run=per_run,
            hands=(*hands.each, *((freeing(job),) if held else ())),
            run_hands=hands.run,
            consumed=divide_consumed(supplies, 1.0 / per_run, others),
            waits_s=others * run.seconds,
            material_g=volume * job.density_g_mm3,
            stock_g=resin * job.density_g_mm3,
            stock_basis=f"{volume / 1000:.2f} cm3 part, {support / 1000:.2f} supports and pad, {film / 1000:.2f} washed off",
            surface_m2=job.facts.body.area_mm2 / _MM2_PER_M2,
            holes=len(job.facts.holes or ()),
            sources=(job.rates["support_density"].source, job.rates["film_thickness"].source),
            includes=self._included(job, held),
            not_priced=("smoothing of surfaces that touched supports",) if held else (),
            assumptions=(
                *chamber.notes(count > 0),
                *((f"others fill {others:.0%} of what a plate has room for",) if others > 0.0 else ()),
            ),
        )

    @staticmethod
    def _included(job: Job, held: bool) -> tuple[str, ...]:
        """Secondary operations that its hands do, where they take time."""
        done = {"wash_and_cure": job.rate("wash_time"), "remove_supports": job.rate("support_removal_time") * held}
        return tuple(operation for operation, seconds in done.items() if seconds > 0.0)

    @staticmethod
    def _held(job: Job, lying: Orientation) -> bool:
        wanted = str((job.route_parameters or {}).get("support", "auto"))
        return {"yes": True, "no": False}.get(wanted, lying.support_volume_mm3 > 0.0)

    @staticmethod
    def _supports(job: Job, lying: Orientation) -> tuple[float, float]:
        """(mm3 of supports and pad, mm that the part is lifted off the plate)."""
        lift, pad = job.rate("support_elevation"), job.rate("pad_thickness")
        below = min(lying.down_area_mm2, lying.size_mm[0] * lying.size_mm[1])
        columns = lying.support_volume_mm3 + below * lift
        return columns * job.rate("support_density") + below * pad, lift + pad

    @staticmethod
    def _exposing(job: Job) -> Exposing:
        laser = "scan_speed" in job.rates
        return Exposing(
            layer_mm=job.rate("layer_height"),
            exposure_s=0.0 if laser else job.rate("exposure_time"),
            bottom_layers=0 if laser else round(job.rate("bottom_layers")),
            bottom_exposure_s=job.rate("bottom_exposure"),
            lift_mm=job.rate("lift_height"),
            lift_mm_s=job.rate("lift_speed"),
            rest_s=job.rate("rest_time"),
            retract_mm_s=job.rates["retract_speed"].number if "retract_speed" in job.rates else None,
        )

    @staticmethod
    def _drawn(job: Job, volume: float) -> Share:
        spot, speed, layer = job.rate("laser_spot"), job.rate("scan_speed"), job.rate("layer_height")
        return Share(
            what="drawing by laser",
            seconds=drawn_s(volume, layer_mm=layer, spot_mm=spot, scan_mm_s=speed),
            basis=f"{volume / layer / 100:.0f} cm2 of layers, {spot:g} mm wide at {speed:g} mm/s",
            sources=(job.rates["scan_speed"].source,),
        )

    @staticmethod
    def _washing(job: Job) -> Share:
        return Share(
            what="washing and curing",
            seconds=job.rate("wash_time"),
            basis="hands of one plate; the station runs beside the printer",
            sources=(job.rates["wash_time"].source,),
        )


DRIVERS.add("vat", VatDriver(), home=__name__)
