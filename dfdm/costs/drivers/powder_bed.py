"""Cost that arises by sintering polymer powder: a share of a nested build, heat, fresh powder, unpacking."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from dfdm.costs.builds import CHAMBER, CHAMBER_RATES, Chamber, Divided, divide, in_chamber, lying_size
from dfdm.costs.powder import fresh_powder_g, layers, nested_volume_mm3
from dfdm.costs.work import DRIVERS, Job, Share, Work

_MM2_PER_M2: Final = 1e6
_G_CM3: Final = 1000.0


@dataclass(frozen=True, kw_only=True, slots=True)
class _Nest:
    """How a piece lies in a full build: its room, its share of the build, pieces in one, and whether it fits at all."""

    room_mm3: float
    share: float
    per_run: int
    fits: bool


class PowderBedDriver:
    """Builds are nested in three dimensions: a piece pays for the room that it takes, or for a build of its own."""

    reads = (
        "layer_height", "recoat_time", "melt_rate", "warmup_time", "cooldown_time", "part_gap", *CHAMBER_RATES,
        "packing_most", "packing_least", "refresh", "bulk_density", "unpack_time", "blast_time", "shared_build",
    )  # fmt: skip
    limits = CHAMBER

    def work(self, job: Job) -> Work:
        """The work of one sintered piece; it must be closed, how it lies does not matter to a nest."""
        volume, chamber = job.volume_mm3, Chamber.of(job)
        nest, others = self._nest(job, chamber), job.rate("shared_build")
        time = self._building(job, chamber, nest, others)
        hands = divide((self._unpacking(job),), nest.share, others)
        sintered = volume * job.density_g_mm3
        bulk, refresh = job.rate("bulk_density") / _G_CM3, job.rate("refresh")
        fresh = fresh_powder_g(sintered, nest.room_mm3, volume, bulk_g_mm3=bulk, refresh=refresh)
        cake = max(nest.room_mm3 - volume, 0.0) * bulk
        melting = self._melting(job, volume)
        return Work(
            shares=(*time.each, *((melting,) if melting else ())),
            run_shares=time.run,
            per_run=nest.per_run,
            hands=(*hands.each, self._blasting(job)),
            run_hands=hands.run,
            waits_s=others * self._full_build_s(job, chamber),
            material_g=sintered,
            stock_g=fresh,
            stock_basis=f"{sintered:.1f} g sintered; {refresh:.0%} of it and of {cake:.1f} g of cake around it is fresh powder",
            surface_m2=job.facts.body.area_mm2 / _MM2_PER_M2,
            holes=len(job.facts.holes or ()),
            sources=tuple(sorted({job.rates["refresh"].source, job.rates["bulk_density"].source})),
            includes=("depowder",) if job.rate("unpack_time") + job.rate("blast_time") > 0.0 else (),
            assumptions=(
                *chamber.notes(nest.fits),
                f"{nest.per_run} in a full build, {volume / nest.room_mm3:.0%} of the room it takes is part",
                *((f"other orders fill {others:.0%} of what is left of a build",) if others > 0.0 else ()),
            ),
        )

    @staticmethod
    def _nest(job: Job, chamber: Chamber) -> _Nest:
        gap, volume = job.rate("part_gap"), job.volume_mm3
        x, y, z = size = job.facts.body.bounding_box_mm if job.orientation is None else job.orientation.size_mm
        box = (x + gap) * (y + gap) * (z + gap)
        most, least = job.rate("packing_most"), job.rate("packing_least")
        room = nested_volume_mm3(volume, box, least_density=least, most_density=most)
        fitting = in_chamber(size, chamber, gap)
        if fitting == 0:
            return _Nest(room_mm3=max(room, chamber.volume_mm3), share=1.0, per_run=1, fits=False)
        per_run = max(min(fitting, math.floor(chamber.volume_mm3 * most / volume)), 1)
        share = min(room / chamber.volume_mm3, 1.0)
        return _Nest(room_mm3=room, share=share, per_run=per_run, fits=True)

    @staticmethod
    def _building(job: Job, chamber: Chamber, nest: _Nest, others: float) -> Divided:
        """Heat and layers: of a full build where others share it, else as high as the part and higher with each piece."""
        layer, recoat = job.rate("layer_height"), job.rate("recoat_time")
        own = layers(lying_size(job)[2], layer)
        full = max(layers(chamber.size_mm[2], layer), own)
        heat = job.rate("warmup_time") + job.rate("cooldown_time")
        heating = Share(
            what="heating up and cooling down",
            seconds=heat,
            basis="the machine is not free for the next build",
            sources=tuple(sorted({job.rates["warmup_time"].source, job.rates["cooldown_time"].source})),
        )
        said = f"of {layer:g} mm, {recoat:g} s each"
        source = (job.rates["recoat_time"].source,)
        shared = divide(
            (heating, Share(what="layers", seconds=full * recoat, basis=f"{nest.share:.2%} of {full} layers {said}", sources=source)),
            nest.share,
            others,
        )  # fmt: skip
        alone = divide(
            (heating, Share(what="layers", seconds=own * recoat, basis=f"{own} layers {said}: the build is as high as the part", sources=source)),
            1.0,
            others,
        )  # fmt: skip
        further = (full - own) * recoat * (1.0 - others) / nest.per_run
        more = Share(
            what="layers of a higher build", seconds=further, basis=f"a full one holds {nest.per_run}", sources=source
        )
        return Divided(each=(*shared.each, *((more,) if further > 0.0 else ())), run=alone.run)

    @staticmethod
    def _full_build_s(job: Job, chamber: Chamber) -> float:
        """Heat and layers of a full build, which a piece in it waits for."""
        spread = layers(chamber.size_mm[2], job.rate("layer_height")) * job.rate("recoat_time")
        return job.rate("warmup_time") + spread + job.rate("cooldown_time")

    @staticmethod
    def _melting(job: Job, volume: float) -> Share | None:
        """Laser time; None where heat works on the whole layer at once and `recoat_time` holds it."""
        rate = job.rate("melt_rate")
        if rate <= 0.0:
            return None
        source = (job.rates["melt_rate"].source,)
        return Share(
            what="sintering", seconds=volume / rate, basis=f"{volume / 1000:.2f} cm3 at {rate:g} mm3/s", sources=source
        )

    @staticmethod
    def _unpacking(job: Job) -> Share:
        return Share(
            what="loading, unpacking and sieving",
            seconds=job.rate("unpack_time"),
            basis="hands of one build",
            sources=(job.rates["unpack_time"].source,),
        )

    @staticmethod
    def _blasting(job: Job) -> Share:
        return Share(
            what="blasting and sorting",
            seconds=job.rate("blast_time"),
            basis="by hand, per piece",
            sources=(job.rates["blast_time"].source,),
        )


DRIVERS.add("powder_bed", PowderBedDriver(), home=__name__)
