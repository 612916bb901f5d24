"""Cost that arises by laying down beads of material, layer by layer."""

from __future__ import annotations

from typing import Final

from dfdm.costs.deposition import deposit
from dfdm.costs.profile import default_profile
from dfdm.costs.work import DRIVERS, Job, NotPricedError, Share, Work

_FEW_LAYERS: Final = 10
_MM2_PER_M2: Final = 1e6


class DepositionDriver:
    """Print time and filament from cross-sections and the print profile."""

    reads = ()
    limits = ()

    def work(self, job: Job) -> Work:
        """The work of one print; the part must be measured lying in some orientation and closed."""
        job.volume_mm3  # noqa: B018 - an open surface is refused before anything is computed
        lying = job.orientation or next(iter(job.facts.orientations or ()), None)
        if lying is None:
            raise NotPricedError(f"{job.facts.name}: no cross-sections: {job.facts.why_not('overhang')}")
        profile = job.profile or default_profile()
        wanted = str((job.route_parameters or {}).get("support", "auto"))
        support = {"yes": True, "no": False}.get(wanted, lying.support_volume_mm3 > 0.0)
        found = deposit(lying, profile, support=support)
        printing = found.time_s - found.support_time_s
        shares = [
            Share(
                what="printing",
                seconds=printing,
                basis=f"{found.layers} layers of {profile.layer_height:g} mm at the speeds and accelerations of profile "
                f"{profile.name}; {found.slowed_share:.0%} of the layers slowed to cool",
                sources=("prusaslicer-source",),
            )
        ]
        if found.support_mm3 > 0.0:
            shares.append(
                Share(
                    what="support",
                    seconds=found.support_time_s,
                    basis=f"{lying.support_volume_mm3 / 1000.0:.2f} cm3 to hold, {found.support_mm3 / 1000.0:.2f} cm3 laid",
                )
            )
        assumptions = [f"print profile {profile.name} (sha256 {profile.digest[:12]}); an estimate, not a slicer's"]
        if found.layers < _FEW_LAYERS:
            assumptions.append(f"only {found.layers} layers: low confidence in time")
        grams = found.filament_mm3 * job.density_g_mm3
        return Work(
            shares=tuple(shares),
            material_g=grams,
            stock_g=grams,
            part_g=(found.filament_mm3 - found.skirt_mm3 - found.support_mm3) * job.density_g_mm3,
            stock_basis=f"{found.walls_mm3 / 1000:.2f} cm3 walls, {found.solid_mm3 / 1000:.2f} solid, "
            f"{found.sparse_mm3 / 1000:.2f} sparse ({profile.density:.0%} {profile.pattern}), "
            f"{found.skirt_mm3 / 1000:.2f} skirt, {found.support_mm3 / 1000:.2f} support",
            surface_m2=job.facts.body.area_mm2 / _MM2_PER_M2,
            holes=len(job.facts.holes or ()),
            not_priced=() if found.support_mm3 <= 0.0 else ("finishing of surfaces that touched supports",),
            assumptions=tuple(assumptions),
        )


DRIVERS.add("deposition", DepositionDriver(), home=__name__)
