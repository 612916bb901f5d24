"""Characteristics that were declared on the design, and how each is inspected."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dfdm.facts.rounding import rounded, vector
from dfdm.processes import Catalog, Route
from dfdm.recipes.final_inspection import defect_class, final_inspection, pieces_in_words
from dfdm.recipes.steps import made_by
from dfdm.requirements import Resolved
from dfdm.requirements.instruments import Instrument, suited
from dfdm.requirements.kinds import GEOMETRIC


def characteristics(requirements: Sequence[Resolved]) -> list[dict[str, Any]]:
    """Number the declared requirements of a part: what, where, nominal, limits, size in the model."""
    return [
        {
            "id": f"C{number}",
            **resolved.requirement.to_dict(),
            "faces": list(resolved.faces),
            "at_mm": [vector(point) for point in resolved.at_mm],
            "model_mm": None if resolved.measured_mm is None else rounded(resolved.measured_mm),
        }
        for number, resolved in enumerate(requirements, start=1)
    ]


def inspections(
    declared: Sequence[Mapping[str, Any]],
    final: Mapping[str, Any] | None = None,
    route: Route | None = None,
    pages: Catalog | None = None,
) -> list[dict[str, Any]]:
    """How each declared characteristic is inspected: its class, accepted limits, method, instrument and how many pieces.

    `final` is the plan of the final inspection (else that of no lot in particular), `route` tells the step after which each
    must hold.
    """
    plan = final or final_inspection(declared, None, {})
    return [
        {
            "characteristic": c["id"],
            "class": defect_class(c),
            "after_step": 1 if route is None or pages is None else made_by(c["kind"], route, pages),
            "lower": _limit(c, "minus_mm"),
            "upper": _limit(c, "plus_mm"),
            "unit": "um" if c["kind"] == "surface_finish" else "mm",
            **_method(c),
            "pieces": pieces_in_words(c, plan),
        }
        for c in declared
    ]


def _limit(declared: Mapping[str, Any], side: str) -> float | None:
    if declared["kind"] == "surface_finish":
        return declared["roughness_um"] if side == "plus_mm" else 0.0
    if declared[side] is None:
        return None
    if declared["kind"] in GEOMETRIC:
        return rounded(declared[side])
    return None if declared["nominal_mm"] is None else rounded(declared["nominal_mm"] + declared[side])


def _method(declared: Mapping[str, Any]) -> dict[str, Any]:
    """The least exact instrument that is exact enough; where none is, or no tolerance is given, that is said."""
    width = (
        None
        if declared["plus_mm"] is None or declared["minus_mm"] is None
        else declared["plus_mm"] - declared["minus_mm"]
    )
    found = suited(declared["kind"], width)
    if found is not None:
        return _chosen(found, "" if found.error is None else f"tolerance {width:g} mm")
    if declared["kind"] == "general_tolerance":
        return {
            "method": "measure the sizes that have no tolerance of their own",
            "instrument": None,
            "note": f"the limits of each size are those of {declared['standard']}",
        }
    if width is None:
        return {
            "method": "measure and record",
            "instrument": None,
            "note": "no tolerance was declared: nothing to accept by",
        }
    return {
        "method": "measure",
        "instrument": None,
        "note": f"no listed instrument is exact enough for a tolerance of {width:g} mm",
    }


def _chosen(instrument: Instrument, note: str) -> dict[str, Any]:
    document = {
        "id": instrument.id,
        "name": instrument.name,
        "error": None if instrument.error is None else instrument.error.to_dict(),
    }
    return {"method": f"measure with a {instrument.name}", "instrument": document, "note": note}
