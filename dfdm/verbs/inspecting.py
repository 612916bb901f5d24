"""Is a made part equivalent to the recipe it was made by: from a scan, from measured values, or from both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from dfdm.errors import InputError, RequirementError
from dfdm.verbs.reading import trusted

if TYPE_CHECKING:
    from dfdm.bundles import OpenedBundle
    from dfdm.facts.scanned import ScanFacts
    from dfdm.recipes.judged import Inspection
    from dfdm.trust.trustlist import TrustList

_SCANS: Final = (".stl", ".3mf", ".ply")
_BEYOND_MM: Final = 0.25
"""From where on surface counts as foreign, where the recipe gives no general tolerance."""
_NOT_BY_SHAPE: Final = (
    ("material", "neither a scan nor sizes say what the part is made of: ask for the certificate of the lot"),
    ("process parameters", "whether they were kept is in the maker's record, not in the part"),
)


def inspect(
    bundle: str | Path,
    *,
    scan: str | Path | None = None,
    measured: str | Path | None = None,
    part: str = "",
    units: str | None = None,
    uncertainty_mm: float | None = None,
    known: Sequence[str] = (),
    at: str = "",
    trust: str | Path | TrustList | None = None,
) -> Inspection:
    """Judge a made part against the recipe in a bundle, or in the folder that a sealed one was opened to.

    `scan` is a mesh (STL, 3MF, PLY; `units` mm or inch where it says none) in any position, `measured` a CSV with
    `characteristic, measured` and perhaps `unit, uncertainty, piece, part`; values that were measured count before those read
    from the scan. `uncertainty_mm` is the expanded uncertainty (k = 2) of sizes and surfaces from the scan. `part` names the
    part where the bundle makes several; `trust` judges its signatures. Raises BundleError for a bundle that is refused or sealed still, InputError for
    files that cannot be used.
    """
    from dfdm.recipes.judged import Inspection, judged_characteristics, judged_surface
    from dfdm.recipes.measured import read_measured

    if scan is None and measured is None:
        raise InputError("name a scan (--scan), or a table of measured values (--measured)")
    if uncertainty_mm is not None and not 0.0 <= uncertainty_mm < float("inf"):
        raise InputError(f"an uncertainty of {uncertainty_mm:g} mm cannot be")
    path = Path(bundle)
    inside = _inside(path, known, at, trusted(trust))
    entry = _part(inside.recipe["parts"], part, path.name)
    values = [v for v in (read_measured(measured) if measured else ()) if v.part in ("", entry["name"])]
    gaps = [{"what": what, "reason": reason} for what, reason in _NOT_BY_SHAPE]
    facts: ScanFacts | None = None
    surface = None
    if scan is not None:
        within_mm, basis = _general(entry)
        poses = _scanned(inside, path.name, entry, Path(scan), units, within_mm)
        told = [
            (judged_characteristics(entry, values, one, uncertainty_mm=uncertainty_mm),
             judged_surface(one, within_mm, basis, uncertainty_mm=uncertainty_mm), one)
            for one in poses
        ]  # fmt: skip
        characteristics, surface, facts = min(told, key=lambda one: _badness(one[0]))
    else:
        characteristics = judged_characteristics(entry, values, None)
        gaps.insert(0, {"what": "surface", "reason": "no scan was given"})
    if facts is not None and uncertainty_mm is None:
        gaps.append(
            {"what": "uncertainty", "reason": "none is stated for the scan: values near a limit are taken as they are"}
        )
    return Inspection(
        bundle=path.name,
        part=entry["name"],
        characteristics=characteristics,
        surface=surface,
        not_checked=tuple(gaps),
    )


def _badness(characteristics: Sequence[Any]) -> tuple[int, int]:
    """Of poses that fit equally well, the one in which most holds is how the part is meant."""
    verdicts = [one.verdict for one in characteristics]
    return verdicts.count("fail"), verdicts.count("unknown")


def _inside(path: Path, known: Sequence[str], at: str, trust: TrustList) -> OpenedBundle:
    from dfdm import bundles
    from dfdm.bundles.folder import read_folder

    return read_folder(path, trust=trust) if path.is_dir() else bundles.read(path, known=known, at=at, trust=trust)


def _part(parts: Sequence[Mapping[str, Any]], name: str, bundle: str) -> Mapping[str, Any]:
    names = ", ".join(part["name"] for part in parts)
    if not name and len(parts) > 1:
        raise InputError(f"{bundle} makes several parts: name one of {names} with --part")
    for part in parts:
        if name in ("", part["name"]):
            return part
    raise InputError(f"{bundle} makes no part '{name}'; it makes {names}")


def _general(entry: Mapping[str, Any]) -> tuple[float | None, str]:
    """How far a surface may be off to either side: half the zone of the declared, else of the advised general tolerance."""
    from dfdm.requirements.general import general_tolerance

    box = entry["equivalence"]["geometry"]["bounding_box_mm"]
    for one in entry["requirements"]:
        if one["kind"] != "general_tolerance":
            continue
        try:
            zone = general_tolerance(one["standard"], zone_mm=one["plus_mm"]).width_mm(max(box), min(box))
        except RequirementError:
            zone = None
        if zone is not None:
            return zone / 2.0, f"{one['standard']} at the largest size of the part"
    told = entry["equivalence"]["geometry"]["general_tolerance"]
    if told is None:
        return None, ""
    return float(told["value"]) / 2.0, f"general tolerance of the process ({told['source']}, {told['kind']})"


def _scanned(
    inside: OpenedBundle,
    bundle: str,
    entry: Mapping[str, Any],
    scan: Path,
    units: str | None,
    within_mm: float | None,
) -> tuple[ScanFacts, ...]:
    from dfdm.designs.files import read_mesh
    from dfdm.geometry.scanned import measure_scan
    from dfdm.verbs.opening import model_of

    if scan.suffix.lower() not in _SCANS:
        raise InputError(f"{scan.name} is no scan that can be read: it ends in none of {', '.join(_SCANS)}")
    if not scan.is_file():
        raise InputError(f"there is no file {scan}")
    vertices, triangles = read_mesh(scan, scan.suffix.lower().lstrip("."), units)
    model = model_of(inside, bundle)
    nominal = next(one.part for one in model.parts if one.name == entry["name"])
    beyond = within_mm if within_mm is not None else _BEYOND_MM
    return measure_scan(nominal, vertices, triangles, entry["requirements"], beyond_mm=beyond)
