"""When two made parts count as the same: geometry, material, declared characteristics, process."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any, Final

from dfdm.cited import Cited
from dfdm.facts import Body, NotMeasured, PartFacts
from dfdm.facts.rounding import rounded, vector
from dfdm.trust import canonical

DIGESTED: Final = ("part", "holes", "bosses", "cavities")
"""Exact quantities whose digest the recipe carries; sampled curves are left to the report."""
MODEL_TOLERANCE: Final = 1e-4
"""Relative tolerance at which two readings of the same model agree (formats round differently); not a making tolerance."""
GENERAL_TOLERANCE: Final = "tolerance_advised"
"""Limit key of the width of the tolerance zone that a process keeps without being asked to."""


def measured_digest(facts: PartFacts, quantities: Sequence[str] = DIGESTED) -> dict[str, Any]:
    """The sha256 over the canonical JSON of exact measured quantities, and which they are."""
    measured: dict[str, Any] = {}
    for name in quantities:
        found = facts.quantity(name)
        if isinstance(found, NotMeasured):
            measured[name] = None
        else:
            measured[name] = [f.to_dict() for f in found] if isinstance(found, tuple) else found.to_dict()
    digest = hashlib.sha256(canonical(measured, where="measured quantities")).hexdigest()
    return {"quantities": list(quantities), "sha256": digest}


def equivalence(
    facts: PartFacts,
    *,
    material: Mapping[str, Any],
    characteristics: Sequence[Mapping[str, Any]],
    parameters: Sequence[Mapping[str, Any]],
    limits: Mapping[str, Cited],
) -> dict[str, Any]:
    """What must agree for a made part to count as this part, each with the tolerance it is judged at."""
    body = facts.body
    declared = [str(c["standard"]) for c in characteristics if c["kind"] == "general_tolerance"]
    general = None if declared else limits.get(GENERAL_TOLERANCE)
    zone = " and ".join(declared) if general is None else f"a zone of {general.number:g} mm"
    words = [
        "its geometry is that of the model" + (f", every size within {zone} where none is declared" if zone else ""),
        f"its material is {material['designation'] or material['name']}",
    ]
    if characteristics:
        one = len(characteristics) == 1
        many = f"the {len(characteristics)} declared characteristics lie within their limits"
        words.append("its declared characteristic lies within its limits" if one else many)
    if parameters:
        words.append("the process parameters above were kept")
    return {
        "statement": f"A made part counts as {facts.name} if {', '.join(words[:-1])} and {words[-1]}.",
        "geometry": {
            **_geometry(body),
            "model_tolerance_relative": MODEL_TOLERANCE,
            "general_tolerance": None if general is None else general.to_dict(),
        },
        "measured": measured_digest(facts),
        "material": dict(material),
        "characteristics": [c["id"] for c in characteristics],
        "parameters": [p["name"] for p in parameters],
    }


def _geometry(body: Body) -> dict[str, Any]:
    return {
        "fingerprint": body.fingerprint,
        "volume_mm3": None if body.volume_mm3 is None else rounded(body.volume_mm3),
        "area_mm2": rounded(body.area_mm2),
        "bounding_box_mm": vector(body.bounding_box_mm),
        "solids": body.solids,
    }
