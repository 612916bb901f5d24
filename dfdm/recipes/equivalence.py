"""When two made parts count as the same: geometry, material, declared characteristics, process."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any, Final

from dfdm.cited import Cited
from dfdm.facts import Body, NotMeasured, PartFacts
from dfdm.facts.rounding import rounded, vector
from dfdm.recipes.ranges import bounded
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
    final: Mapping[str, Any],
) -> dict[str, Any]:
    """What must agree for a made part to count as this part, each with the tolerance it is judged at, and for a lot of them.

    `material` is the input of the formula with its substitutes, `parameters` those of all steps, `final` the plan of the
    final inspection.
    """
    declared = any(c["kind"] == "general_tolerance" for c in characteristics)
    general = None if declared else limits.get(GENERAL_TOLERANCE)
    bound = bounded(parameters)
    cited = None if general is None else general.to_dict()
    return {
        "statement": statement_of(facts.name, material, characteristics, bound, cited),
        "geometry": {
            **_geometry(facts.body),
            "model_tolerance_relative": MODEL_TOLERANCE,
            "general_tolerance": cited,
        },
        "measured": measured_digest(facts),
        "material": {
            **{key: material[key] for key in ("material", "name", "designation")},
            "permitted": [one["material"] for one in material["substitutes"]],
        },
        "characteristics": [c["id"] for c in characteristics],
        "parameters": [p["name"] for p in bound],
        "lot": lot_of(facts.name, characteristics, final),
    }


def statement_of(
    name: str,
    material: Mapping[str, Any],
    characteristics: Sequence[Mapping[str, Any]],
    bound: Sequence[Mapping[str, Any]],
    general: Mapping[str, Any] | None,
) -> str:
    """When a piece counts as the part, in words: `bound` are the parameters that the maker is bound to."""
    declared = [str(c["standard"]) for c in characteristics if c["kind"] == "general_tolerance"]
    zone = " and ".join(declared) if general is None else f"a zone of {general['value']:g} mm"
    words = [
        "its geometry is that of the model" + (f", every size within {zone} where none is declared" if zone else ""),
        f"its material is {_materials(material)}",
    ]
    if characteristics:
        one = len(characteristics) == 1
        many = f"the {len(characteristics)} declared characteristics lie within their limits"
        words.append("its declared characteristic lies within its limits" if one else many)
    if bound:
        within = " within their ranges" if any(p["rule"] == "range" for p in bound) else ""
        words.append(f"the process parameters above were kept{within}")
    return f"A made part counts as {name} if {', '.join(words[:-1])} and {words[-1]}."


def _materials(material: Mapping[str, Any]) -> str:
    """The material, and those that may stand in."""
    names = [one["designation"] or one["name"] for one in (material, *material["substitutes"])]
    return " or ".join(dict.fromkeys(names))


def lot_of(name: str, characteristics: Sequence[Mapping[str, Any]], final: Mapping[str, Any]) -> dict[str, Any]:
    """When a lot counts as one of this part: what its pieces share, what is recorded, and how it is accepted."""
    accepted = {"every_piece": "every piece was inspected and conforms", "sample": "its samples were accepted"}
    plans = [plan for plan in final["plans"] if plan["rule"] != "every_piece"]
    if not characteristics:
        how, inspection = "", "none"
    elif final["lot"] is None:
        how, inspection = " and the final inspection above accepted it", "open"
    else:
        inspection = "sample" if plans else "every_piece"
        how = f" and {accepted[inspection]}"
    return {
        "statement": (
            f"A lot of {name} counts as one if each of its pieces counts as the part, all are of one batch of one permitted"
            f" material, made on one machine with one set of parameters and one revision of the program{how}."
        ),
        "same": ["material", "material batch", "machine", "parameters", "program revision"],
        "recorded": ["material batch", "machine", "values set", "measured values", "pieces made", "pieces refused"],
        "inspection": inspection,
    }


def _geometry(body: Body) -> dict[str, Any]:
    return {
        "fingerprint": body.fingerprint,
        "volume_mm3": None if body.volume_mm3 is None else rounded(body.volume_mm3),
        "area_mm2": rounded(body.area_mm2),
        "bounding_box_mm": vector(body.bounding_box_mm),
        "solids": body.solids,
    }
