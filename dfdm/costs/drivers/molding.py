"""Cost that arises by molding plastic: a cycle ruled by cooling, a press by clamp force, a mold with a life."""

from __future__ import annotations

from typing import Final

from dfdm.costs.molding import Mold, MoldShape, clamp_t, cooling_s, mold_lives, mold_of, shot_g
from dfdm.costs.work import DRIVERS, Consumed, Job, NotPricedError, Share, Work
from dfdm.facts.draft import Pull

_MM2_PER_M2: Final = 1e6
_HOUR: Final = 3600.0
_THERMAL: Final = ("thermal_diffusivity", "melt_temperature", "mold_temperature", "ejection_temperature")
_MESH_PATCHES: Final = 30
"""Surfaces of a part of which only a mesh is known: between those of a plate with holes and of a housing."""
_MIDDLE: Final = 0.95
"""The wall that rules cooling is the one that this share of the wall area is thinner than."""


class MoldingDriver:
    """Seconds of the press per piece and the mold that is worn out; a press as large as the clamp force asks for."""

    reads = (
        *_THERMAL, "fill_time", "dry_cycle",
        "cavities", "cavity_pressure", "clamp_base", "clamp_rate", "clamp_force", "runner_share", "regrind", "mold_class",
        "slide_hours", "toolmaker_rate", "mold_price_level",
    )  # fmt: skip
    limits = ()

    def work(self, job: Job) -> Work:
        """The work of one molding; walls rule its cooling, the best pull its mold.

        A material without its thermal figures is a NotPricedError that names the one that is missing.
        """
        volume = job.volume_mm3
        missing = [key for key in _THERMAL if key not in job.rates]
        if missing:
            raise NotPricedError(
                f"no {missing[0].replace('_', ' ')} of {job.material.id} is known: cooling cannot be told"
            )
        wall, wall_said = self._wall(job)
        pull = self._pull(job)
        length, width, depth, area = self._size(job, pull)
        cavities = max(round(job.rate("cavities")), 1)
        injected, bought = shot_g(volume * job.density_g_mm3, job.rate("runner_share"), job.rate("regrind"))
        force = clamp_t(area * cavities / (1.0 - job.rate("runner_share")), job.rate("cavity_pressure"))
        cooling = self._cooling(job, wall)
        cycle = cooling + job.rate("fill_time") + job.rate("dry_cycle")
        each = f", {cavities} in a cycle" if cavities > 1 else ""
        shares = (
            Share(
                what="cooling",
                seconds=cooling / cavities,
                basis=f"{wall_said} of {wall:.2f} mm, from {job.rate('melt_temperature'):g} to "
                f"{job.rate('ejection_temperature'):g} degC in a mold of {job.rate('mold_temperature'):g}{each}",
                sources=(job.rates["thermal_diffusivity"].source,),
            ),
            Share(
                what="filling, opening and ejecting",
                seconds=(cycle - cooling) / cavities,
                basis=f"{cycle - cooling:g} s a cycle{each}",
                sources=tuple(sorted({job.rates["fill_time"].source, job.rates["dry_cycle"].source})),
            ),
        )
        shape = MoldShape(
            length_mm=length,
            width_mm=width,
            depth_mm=depth,
            projected_mm2=area,
            patches=job.facts.body.faces if job.facts.body.kind == "brep" else _MESH_PATCHES,
            recesses=len(job.facts.holes or ()) + len(job.facts.pockets or ()),
            slides=self._slides(pull),
            cavities=cavities,
        )
        mold = mold_of(shape, slide_hours=job.rate("slide_hours") / _HOUR)
        known = {undercut.side for undercut in pull.undercuts} if pull else set()
        return Work(
            shares=shares,
            consumed=(*self._mold(job, shape, mold), *self._press(job, force, cycle / cavities)),
            tool_time_s=mold.hours * _HOUR,
            material_g=volume * job.density_g_mm3,
            stock_g=bought,
            stock_basis=f"{injected:.1f} g injected with its part of the runner, {job.rate('regrind'):.0%} of that ground and "
            "used again",
            surface_m2=job.facts.body.area_mm2 / _MM2_PER_M2,
            holes=len(job.facts.holes or ()),
            sources=(job.rates["runner_share"].source,),
            not_priced=(
                "polish, texture and tight tolerances of the mold",
                *(("undercuts that no slide frees",) if None in known else ()),
            ),
            assumptions=self._notes(job, pull, force),
        )

    @staticmethod
    def _wall(job: Job) -> tuple[float, str]:
        """(mm, what it is): the thickest section, for the middle of it is warm longest; else a mean wall."""
        thick, walls = job.facts.thick, job.facts.walls
        if thick is not None and thick.largest_mm > 0.0:
            return thick.largest_mm, "the thickest section"
        if walls is not None and walls.area_mm2.size and walls.area_mm2[-1] > 0.0:
            return float(walls.size_at(_MIDDLE * float(walls.area_mm2[-1]))), "the thickest walls"
        return 2.0 * job.volume_mm3 / job.facts.body.area_mm2, "a mean wall (volume over half the surface)"

    @staticmethod
    def _pull(job: Job) -> Pull | None:
        return job.facts.draft.pulls[0] if job.facts.draft is not None and job.facts.draft.pulls else None

    @staticmethod
    def _slides(pull: Pull | None) -> int:
        """Side actions: one for each direction that frees undercuts, one for each that none frees."""
        sides = [undercut.side for undercut in pull.undercuts] if pull else []
        return len({side for side in sides if side is not None}) + sides.count(None)

    @staticmethod
    def _size(job: Job, pull: Pull | None) -> tuple[float, float, float, float]:
        """(length, width, depth along the pull, projected area); without a pull the box lying flat."""
        box = sorted(job.facts.body.bounding_box_mm, reverse=True)
        depth = box[2] if pull is None else pull.depth_mm
        if pull is not None:
            axis = max(range(3), key=lambda i: abs(pull.direction[i]))
            box = sorted((e for i, e in enumerate(job.facts.body.bounding_box_mm) if i != axis), reverse=True)
        area = box[0] * box[1] if pull is None or pull.projected_area_mm2 is None else pull.projected_area_mm2
        return box[0], box[1], depth, area

    @staticmethod
    def _cooling(job: Job, wall: float) -> float:
        return cooling_s(
            wall,
            diffusivity_mm2_s=job.rate("thermal_diffusivity"),
            melt_c=job.rate("melt_temperature"),
            mold_c=job.rate("mold_temperature"),
            ejection_c=job.rate("ejection_temperature"),
        )

    @staticmethod
    def _mold(job: Job, shape: MoldShape, mold: Mold) -> tuple[Consumed, Consumed]:
        lives = mold_lives()
        grade = round(job.rate("mold_class"))
        life = lives.get(grade, max(lives.values())) * shape.cavities
        many = "1 cavity" if shape.cavities == 1 else f"{shape.cavities} cavities"
        said = f"class {grade}, {many}"
        return (
            Consumed(
                what="mold base",
                rate="mold_price_level",
                amount=mold.base_dollars,
                per="tool",
                life=life,
                basis=f"{mold.base_dollars:.0f} dollars of the 1980s; {said}",
                sources=(job.rates["mold_price_level"].source,),
            ),
            Consumed(
                what="making the mold",
                rate="toolmaker_rate",
                amount=mold.hours,
                per="tool",
                life=life,
                basis=f"{mold.hours:.0f} h for {shape.patches} surfaces, {shape.recesses} recesses, {shape.slides} slides",
                sources=tuple(sorted({job.rates["toolmaker_rate"].source, job.rates["slide_hours"].source})),
            ),
        )

    @staticmethod
    def _press(job: Job, force: float, seconds: float) -> tuple[Consumed, ...]:
        """What a larger press costs more, in tonne hours; nothing where the press is known, for its rate says it."""
        beyond = force - job.rate("clamp_base")
        if beyond <= 0.0 or "clamp_force" in job.rates:
            return ()
        return (
            Consumed(
                what="larger press",
                rate="clamp_rate",
                amount=beyond * seconds / _HOUR,
                basis=f"{force:.0f} t to hold the mold shut, {beyond:.0f} t more than the press of the hourly rate",
                sources=(job.rates["clamp_rate"].source,),
            ),
        )

    @staticmethod
    def _notes(job: Job, pull: Pull | None, force: float) -> tuple[str, ...]:
        notes = [f"a clamp force of {force:.0f} t at {job.rate('cavity_pressure'):g} MPa"]
        if "clamp_force" in job.rates and force > (given := job.rate("clamp_force")):
            notes.append(f"more than the {given:.0f} t of the press: priced as if it could hold the mold")
        if pull is None:
            notes.append("how the mold opens is not known: the part lies flat, without slides")
        if job.facts.body.kind != "brep":
            notes.append(f"a mesh tells no surfaces apart: {_MESH_PATCHES} assumed for the mold")
        return tuple(notes)


DRIVERS.add("molding", MoldingDriver(), home=__name__)
