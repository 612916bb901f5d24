"""Cost that arises by melting metal powder: laser time, layers of a build, supports, plate, gas, heat, cutting off."""

from __future__ import annotations

from typing import Final

from dfdm.costs.builds import CHAMBER, CHAMBER_RATES, Chamber, divide, divide_consumed, freeing, lying_size, on_plate
from dfdm.costs.fusion import Melting, melt_rate_mm3_s, support_mm3
from dfdm.costs.work import DRIVERS, Consumed, Job, NotPricedError, Share, Work

_MM2_PER_M2: Final = 1e6
_MM3_PER_L: Final = 1e6


class MetalPowderDriver:
    """The laser works for each piece, layers are spread for the whole plate, and everything is cut off it."""

    reads = (
        "layer_height", "melt_rate", "melt_power", "laser_power", "recoat_time", "overhead_time", "part_gap", *CHAMBER_RATES,
        "support_density", "plate_gap", "prepare_time", "cut_time", "support_removal_time", "stress_relief", "plate",
        "gas_flow", "gas_price", "shared_build",
    )  # fmt: skip
    limits = CHAMBER

    def work(self, job: Job) -> Work:
        """The work of one melted piece; it must be closed and known lying some way, for its supports."""
        volume, lying = job.volume_mm3, job.orientation
        if lying is None:
            raise NotPricedError(f"{job.facts.name}: no way of lying is known: {job.facts.why_not('overhang')}")
        size, chamber = lying_size(job), Chamber.of(job)
        gap = job.rate("plate_gap")
        density = job.rate("support_density")
        foot = support_mm3(lying.footing_area_mm2 * gap, density)
        support = support_mm3(lying.support_volume_mm3, density)
        melting, metal = self._melting(job), volume + support + foot
        height = size[2] + gap
        count = on_plate(size, chamber, job.rate("part_gap"))
        per_run, others = max(count, 1), job.rate("shared_build")
        time = divide(self._run(job, melting, height), 1.0 / per_run, others)
        hands = divide(self._hands(job), 1.0 / per_run, others)
        laser = Share(
            what="melting",
            seconds=melting.melting_s(metal),
            basis=f"{metal / 1000:.2f} cm3 at {melting.rate_mm3_s:.2f} mm3/s, supports and foot included",
            sources=(job.rates["melt_rate"].source,),
        )
        taken = [part for used in self._used(job) for part in divide_consumed(used, 1.0 / per_run, others)]
        held = support > 0.0
        return Work(
            shares=(laser, *time.each),
            run_shares=time.run,
            per_run=per_run,
            hands=(*hands.each, *((freeing(job),) if held else ())),
            run_hands=hands.run,
            consumed=(*taken, *self._gas(job, melting, metal, height, per_run)),
            waits_s=others * (sum(s.seconds for s in self._run(job, melting, height)) + (per_run - 1) * laser.seconds),
            material_g=volume * job.density_g_mm3,
            stock_g=metal * job.density_g_mm3,
            stock_basis=f"{volume / 1000:.2f} cm3 part, {support / 1000:.2f} supports, {foot / 1000:.2f} cut off under it",
            surface_m2=job.facts.body.area_mm2 / _MM2_PER_M2,
            holes=len(job.facts.holes or ()),
            sources=(job.rates["support_density"].source,),
            includes=self._included(job, held),
            not_priced=("hot isostatic pressing", *(("finishing where supports stood",) if held else ())),
            assumptions=(
                *chamber.notes(count > 0),
                *(() if "gas_price" in job.rates else ("inert gas stands in the rate of the machine",)),
                *((f"other orders fill {others:.0%} of what a plate has room for",) if others > 0.0 else ()),
            ),
        )

    @staticmethod
    def _melting(job: Job) -> Melting:
        power = job.rates["laser_power"].number if "laser_power" in job.rates else None
        return Melting(
            layer_mm=job.rate("layer_height"),
            rate_mm3_s=melt_rate_mm3_s(job.rate("melt_rate"), job.rate("melt_power"), power),
            recoat_s=job.rate("recoat_time"),
        )

    @staticmethod
    def _run(job: Job, melting: Melting, height: float) -> tuple[Share, Share]:
        layers = melting.layers(height)
        return (
            Share(
                what="spreading layers",
                seconds=melting.recoating_s(height),
                basis=f"{layers} layers of {melting.layer_mm:g} mm, {melting.recoat_s:g} s each",
                sources=(job.rates["recoat_time"].source,),
            ),
            Share(
                what="flooding, heating and cooling",
                seconds=job.rate("overhead_time"),
                basis="the machine is not free for the next build",
                sources=(job.rates["overhead_time"].source,),
            ),
        )

    @staticmethod
    def _hands(job: Job) -> tuple[Share, ...]:
        said = {"prepare_time": ("setting up and unpacking", "plate, powder, filters, sieving of one build"),
                "cut_time": ("cutting off the plate", "by saw or wire, one plate")}  # fmt: skip
        return tuple(
            Share(what=what, seconds=job.rate(key), basis=basis, sources=(job.rates[key].source,))
            for key, (what, basis) in said.items()
        )

    @staticmethod
    def _included(job: Job, held: bool) -> tuple[str, ...]:
        """Secondary operations that its hands and what it uses up hold, where they take time or money."""
        done = {
            "depowder": job.rate("prepare_time"),
            "remove_supports": job.rate("support_removal_time") * held,
            "stress_relieve": job.rate("stress_relief"),
        }
        return tuple(operation for operation, amount in done.items() if amount > 0.0)

    @staticmethod
    def _used(job: Job) -> tuple[Consumed, ...]:
        said = {"stress_relief": ("stress relief", "one furnace load with the plate"),
                "plate": ("build plate", "milled flat again after each build")}  # fmt: skip
        return tuple(
            Consumed(what=what, rate=key, amount=1.0, basis=basis, sources=(job.rates[key].source,))
            for key, (what, basis) in said.items()
        )

    @staticmethod
    def _gas(job: Job, melting: Melting, metal: float, height: float, per_run: int) -> tuple[Consumed, ...]:
        """Gas in liters, where the node states its flow and price; else the machine rate holds it."""
        if not {"gas_flow", "gas_price"} <= set(job.rates):
            return ()
        flow = job.rate("gas_flow") / _MM3_PER_L
        seconds = melting.melting_s(metal) + (melting.recoating_s(height) + job.rate("overhead_time")) / per_run
        return (
            Consumed(
                what="inert gas",
                rate="gas_price",
                amount=flow * seconds,
                basis=f"{flow * 60:.1f} l/min for {seconds / 3600:.2f} h",
                sources=(job.rates["gas_flow"].source,),
            ),
        )


DRIVERS.add("metal_powder", MetalPowderDriver(), home=__name__)
