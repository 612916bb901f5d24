"""A slicer as the estimator of a verb: each part sliced as it lies, and what that says of the model kept by profile."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from dfdm.errors import InputError

if TYPE_CHECKING:
    from dfdm.costs.profile import FffProfile
    from dfdm.costs.slicers import Slicer
    from dfdm.designs.model import PartEntry
    from dfdm.processes import Route

_TERM: Final = "material_extrusion"


@dataclass(frozen=True, kw_only=True, slots=True)
class Slicing:
    """What was asked for: the profile and its text, the slicer (None: the model corrected by a calibration) and its file.

    `file` is an STL in mm of the one part, which is sliced as it is where the part lies as modeled: other triangles of the
    same shape begin their loops elsewhere, which is a second here and there.
    """

    profile: FffProfile
    text: str
    support: bool | None
    slicer: Slicer | None
    calibration: Path | None
    limit_s: float | None
    file: Path | None

    @classmethod
    def asked(
        cls,
        route: Route,
        profile: str | Path | None,
        slicer: str | bool,
        calibration: str | Path | None,
        *,
        file: Path | None,
        limit_s: float | None,
    ) -> Slicing | None:
        """None where neither a slicer nor a calibration was asked for; an InputError where no slicer can be had or used."""
        from dfdm.costs.profile import default_profile, profile_text, read_profile
        from dfdm.costs.slicers import found_slicer

        if slicer is False and calibration is None:
            return None
        if route.process != _TERM:
            raise InputError(f"a slicer estimates {_TERM}, not {route.process}")
        wanted = str((route.shaping.parameters or {}).get("support", "auto"))
        return cls(
            profile=read_profile(Path(profile)) if profile else default_profile(),
            text=profile_text(Path(profile) if profile else None),
            support={"yes": True, "no": False}.get(wanted),
            slicer=None if slicer is False else found_slicer("" if slicer is True else slicer),
            calibration=Path(calibration) if calibration is not None else None,
            limit_s=limit_s,
            file=file if file is not None and file.suffix.lower() == ".stl" else None,
        )

    def profile_for(self, entry: PartEntry, orientation: Any) -> FffProfile:
        """The profile with what the slicer says of this part, or with the correction."""
        from dfdm.costs.slicers import read_calibration, slice_part
        from dfdm.geometry.stl import stl_of

        if self.slicer is None:
            assert self.calibration is not None
            return replace(self.profile, calibrated=read_calibration(self.calibration).of(self.profile))
        lying = orientation if hasattr(orientation, "sections") else None
        if lying is None:
            known = entry.facts.orientations or ()
            lying = entry.facts.orientation(orientation) if orientation is not None else next(iter(known), None)
        if lying is None:
            raise InputError(f"{entry.name} cannot be laid down to be sliced: {entry.facts.why_not('overhang')}")
        as_it_is = self.file is not None and lying.as_modeled
        stl = self.file.read_bytes() if self.file is not None and as_it_is else stl_of(entry.part, lying.up)
        sliced = slice_part(self.slicer, stl, self.profile, self.text, support=self.support, limit_s=self.limit_s)
        self._keep(entry, lying, sliced)
        return replace(self.profile, sliced=sliced)

    def _keep(self, entry: PartEntry, lying: Any, sliced: Any) -> None:
        from dfdm.costs.deposition import deposit
        from dfdm.costs.slicers import Calibration, read_calibration

        if self.calibration is None:
            return
        empty = Calibration(profile_sha256=self.profile.digest, slicer=sliced.slicer, parts={})
        known = read_calibration(self.calibration) if self.calibration.is_file() else empty
        if known.profile_sha256 != self.profile.digest:
            known.of(self.profile)  # says so
        modeled = deposit(lying, self.profile, support=sliced.supported)
        name = f"{entry.name} {hashlib.sha256(entry.facts.body.fingerprint.encode()).hexdigest()[:12]}"
        known.with_part(name, sliced, time_s=modeled.time_s, filament_mm3=modeled.filament_mm3).write(self.calibration)
