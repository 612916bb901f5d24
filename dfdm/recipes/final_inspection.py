"""The final inspection of a part: which class each characteristic is of, and how many pieces of the lot are inspected by it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any, Final

from dfdm.errors import InputError
from dfdm.requirements.kinds import GEOMETRIC
from dfdm.requirements.sampling import (
    Plan,
    by_attributes,
    by_variables,
    every_piece,
    every_piece_up_to,
    refuse_unknown,
    usual_aql,
)

NO_PLAN: Final = "sampling plan"
"""What a recipe does not state as long as nobody fixed how many are made."""
_DIGITS: Final = 6
_MINOR: Final = frozenset({"color", "general_tolerance"})
"""Kinds whose failing spoils neither function nor fit by themselves, unless the design calls them critical."""
_ONE_LIMIT: Final = GEOMETRIC | {"surface_finish"}
"""Kinds with an upper limit alone: what a plan by variables with one limit is for."""


def defect_class(declared: Mapping[str, Any]) -> str:
    """Critical where the design says so; minor for looks and for sizes without a tolerance of their own; else major."""
    if declared["critical"]:
        return "critical"
    return "minor" if declared["kind"] in _MINOR else "major"


def final_inspection(
    declared: Sequence[Mapping[str, Any]],
    lot: int | None,
    aql: Mapping[str, float],
    *,
    level: str = "II",
    by: str = "attributes",
) -> dict[str, Any]:
    """How a lot of a part is inspected at the end: the plan of each class of characteristic that it has.

    `lot` is the number of pieces (None: not known yet, then no plan is made). Up to 50 a first article is inspected in all
    characteristics and then every piece; of more a sample by the level of the class, which `aql` gives in percent, else a
    usual one with its source. Critical characteristics are inspected on every piece of any lot. With `by` "variables",
    classes whose characteristics all have one limit are inspected so where the tables have a plan; the others, and sizes with
    two limits, go by attributes. Raises InputError for a level that the tables do not have.
    """
    refuse_unknown(aql, level)
    classes: dict[str, list[Mapping[str, Any]]] = {}
    for one in declared:
        if one["kind"] != "quantity":  # the lot is counted, whatever is inspected
            classes.setdefault(defect_class(one), []).append(one)
    levels = [_level(name, aql) for name in ("major", "minor") if name in classes]
    plans = []
    for name in ("critical", "major", "minor"):
        if lot is not None and name in classes:
            percent = next((entry["percent"] for entry in levels if entry["class"] == name), 0.0)
            chosen = _planned(name, classes[name], lot, percent, level, by)
            plans.append({"class": name, "characteristics": [c["id"] for c in classes[name]], **chosen.to_dict()})
    small = every_piece_up_to()
    rule = {"value": small.number, "source": small.source, "locator": small.locator, "kind": small.kind}
    return {
        "lot": lot,
        "first_article": True,
        "every_piece_up_to": rule,
        "aql": levels,
        "level": level,
        "by": by,
        "plans": plans,
    }


def planned_for(part: Mapping[str, Any], lot: int) -> dict[str, Any]:
    """The final inspection of a lot of a part of a recipe document, by the levels that the recipe names."""
    said = part["final_inspection"]
    aql = {entry["class"]: entry["percent"] for entry in said["aql"]}
    found = final_inspection(part["requirements"], lot, aql, level=said["level"], by=said["by"])
    return found | {"aql": said["aql"]}


def _level(name: str, aql: Mapping[str, float]) -> dict[str, Any]:
    usual = usual_aql(name)
    if name in aql:
        return {"class": name, "percent": float(aql[name]), "source": "owner"}
    return {"class": name, "percent": round(100.0 * usual.number, _DIGITS), "source": usual.source}


def _planned(name: str, of: Sequence[Mapping[str, Any]], lot: int, percent: float, level: str, by: str) -> Plan:
    if name == "critical" or lot <= every_piece_up_to().number:
        return every_piece(lot)
    if by == "variables" and all(c["kind"] in _ONE_LIMIT for c in of):
        with suppress(InputError):  # not in the tables that were read
            return by_variables(lot, percent, level=level)
    return by_attributes(lot, percent, level=level)


def pieces_in_words(declared: Mapping[str, Any], inspection: Mapping[str, Any]) -> str:
    """Which pieces are inspected by a characteristic."""
    if declared["kind"] == "quantity":
        return "the whole lot is counted"
    name = defect_class(declared)
    small = f"{inspection['every_piece_up_to']['value']:g}"
    plan = next((p for p in inspection["plans"] if p["class"] == name), None)
    if name == "critical":
        return "every piece"
    if plan is None:
        percent = next(entry["percent"] for entry in inspection["aql"] if entry["class"] == name)
        return f"the first piece, then every piece of up to {small}; of more, a sample ({name}, AQL {percent:g} %)"
    if plan["rule"] == "every_piece":
        return "the first piece, then every piece" if plan["lot"] > 1 else "the piece"
    if plan["rule"] == "variables":
        return (
            f"the first piece, then {plan['sample']} of {plan['lot']} ({name}, AQL {plan['aql']:g} %): "
            f"mean at least {plan['k']:g} standard deviations within the limit"
        )
    return (
        f"the first piece, then {plan['sample']} of {plan['lot']} ({name}, AQL {plan['aql']:g} %): "
        f"accept with {plan['accept']}, refuse with {plan['reject']} nonconforming"
    )
