"""Cost that arises by laying down beads of material, layer by layer."""

from __future__ import annotations

from typing import Final

from dfdm.costs.deposition import deposit
from dfdm.costs.profile import FffProfile, default_profile, slicer_facts
from dfdm.costs.sliced import Sliced
from dfdm.costs.work import DRIVERS, Job, NotPricedError, Share, Work
from dfdm.facts import Orientation

FEW_LAYERS: Final = 10
"""Below this, what is not layers (the first one, moves) is too much of the time to tell it well."""
_MM2_PER_M2: Final = 1e6
_SAME_DENSITY: Final = 0.005


class DepositionDriver:
    """Print time and filament from cross-sections and the print profile."""

    reads = ("heat_up_time",)
    limits = ("envelope_x_max", "envelope_y_max")

    def work(self, job: Job) -> Work:
        """The work of one print; the part must be measured lying in some orientation and closed."""
        job.volume_mm3  # noqa: B018 - an open surface is refused before anything is computed
        lying = job.orientation or next(iter(job.facts.orientations or ()), None)
        if lying is None:
            raise NotPricedError(f"{job.facts.name}: no cross-sections: {job.facts.why_not('overhang')}")
        profile = job.profile or default_profile()
        wanted = str((job.route_parameters or {}).get("support", "auto"))
        support = {"yes": True, "no": False}.get(wanted, lying.support_volume_mm3 > 0.0)
        if profile.sliced is not None:
            return self._as_sliced(job, lying, profile, profile.sliced)
        found = deposit(lying, profile, support=support)
        time, filament = (profile.calibrated.time, profile.calibrated.filament) if profile.calibrated else (1.0, 1.0)
        support_s = max(found.support_time_s, 0.0)  # layers that cool anyway may be done sooner with supports
        printing = (found.time_s - support_s) * time
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
                    seconds=support_s * time,
                    basis=f"{lying.support_volume_mm3 / 1000.0:.2f} cm3 to hold, {found.support_mm3 / 1000.0:.2f} cm3 laid",
                    sources=("prusaslicer-source",),
                )
            )
        assumptions = [f"print profile {profile.name} (sha256 {profile.digest[:12]}); an estimate, not a slicer's"]
        if profile.calibrated:
            assumptions.append(
                f"time times {time:.3f} and filament times {filament:.3f}, as {profile.calibrated.slicer} said of "
                f"{profile.calibrated.parts} part{'s' if profile.calibrated.parts > 1 else ''} with this profile"
            )
        if found.layers < FEW_LAYERS:
            assumptions.append(f"only {found.layers} layers: low confidence in time")
        grams = found.filament_mm3 * filament * job.density_g_mm3
        return Work(
            shares=tuple(shares),
            material_g=grams,
            stock_g=grams,
            part_g=(found.filament_mm3 - found.skirt_mm3 - found.support_mm3) * job.density_g_mm3,
            per_run=_plate(job, lying),
            run_shares=_heating(job),
            stock_basis=f"{found.walls_mm3 / 1000:.2f} cm3 walls, {found.solid_mm3 / 1000:.2f} solid, "
            f"{found.sparse_mm3 / 1000:.2f} sparse ({profile.density:.0%} {profile.pattern}), "
            f"{found.skirt_mm3 / 1000:.2f} skirt, {found.support_mm3 / 1000:.2f} support",
            surface_m2=job.facts.body.area_mm2 / _MM2_PER_M2,
            holes=len(job.facts.holes or ()),
            post=("remove_supports",),
            not_priced=() if found.support_mm3 <= 0.0 else ("finishing of surfaces that touched supports",),
            assumptions=tuple(assumptions),
        )

    def _as_sliced(self, job: Job, lying: Orientation, profile: FffProfile, sliced: Sliced) -> Work:
        """The work as a slicer states it; beside it what the model would have said."""
        grams = sliced.filament_mm3 * job.density_g_mm3 if sliced.filament_g is None else sliced.filament_g
        modeled = deposit(lying, profile, support=sliced.supported)
        assumptions = [
            f"print profile {profile.name} (sha256 {profile.digest[:12]}), sliced by {sliced.slicer}; without it: "
            f"{modeled.time_s / sliced.time_s:.3f} of its time and {modeled.filament_mm3 / sliced.filament_mm3:.3f} of its filament"
        ]
        if sliced.unsaid:
            assumptions.append(f"{sliced.slicer} has no setting for {', '.join(sliced.unsaid)}: sliced without")
        density = profile.filament_density / 1000.0
        if sliced.filament_g is not None and abs(density / job.density_g_mm3 - 1.0) > _SAME_DENSITY:
            assumptions.append(
                f"filament of {profile.filament_density:g} g/cm3 as the profile says; {job.material.id} has "
                f"{job.density_g_mm3 * 1000.0:g} g/cm3"
            )
        left_out = ["finishing of surfaces that touched supports"] if sliced.supported else []
        if lying.support_volume_mm3 > 0.0 and not sliced.supported:
            left_out.append(f"supports below {lying.support_volume_mm3 / 1000.0:.2f} cm3: the profile makes none")
        return Work(
            shares=(
                Share(
                    what="printing",
                    seconds=sliced.time_s,
                    basis=f"{sliced.slicer}, profile {profile.name}{', with supports' if sliced.supported else ''}",
                    sources=(sliced.source,),
                ),
            ),
            material_g=grams,
            stock_g=grams,
            per_run=_plate(job, lying),
            run_shares=_heating(job),
            stock_basis=f"{sliced.filament_mm3 / 1000.0:.2f} cm3 of filament as {sliced.slicer} states",
            surface_m2=job.facts.body.area_mm2 / _MM2_PER_M2,
            holes=len(job.facts.holes or ()),
            post=("remove_supports",),
            not_priced=tuple(left_out),
            assumptions=tuple(assumptions),
        )


def _plate(job: Job, lying: Orientation) -> int:
    """Pieces side by side on the bed, in rows along it one way or the other; 1 where the bed is not known.

    Slicers lay copies out in rows at their own distance, and print all of them layer by layer.
    """
    bed = job.limit("envelope_x_max"), job.limit("envelope_y_max")
    if bed[0] is None or bed[1] is None:
        return 1
    gap = slicer_facts()["duplicate_distance"].number
    x, y = (side + gap for side in lying.size_mm[:2])
    rows = [int((bed[0] + gap) // a) * int((bed[1] + gap) // b) for a, b in ((x, y), (y, x))]
    return max(*rows, 1)


def _heating(job: Job) -> tuple[Share, ...]:
    """Heating up, once for all pieces on the plate, where a machine or node states how long; slicers leave it out."""
    if "heat_up_time" not in job.rates:
        return ()
    rate = job.rates["heat_up_time"]
    return (Share(what="heating up", seconds=rate.number, basis=f"{rate.number:g} s a plate", sources=(rate.source,)),)


DRIVERS.add("deposition", DepositionDriver(), home=__name__)
