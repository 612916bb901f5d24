"""The final inspection of a part: which class each characteristic is of, and how many pieces of the lot are inspected by it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any, Final

from dfdm.errors import InputError
from dfdm.recipes.sampling import Plan, by_attributes, by_variables, every_piece, every_piece_up_to, usual_aql
from dfdm.requirements.kinds import GEOMETRIC

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
    two limits, go by attributes.
    """
    small = every_piece_up_to()
    classes: dict[str, list[Mapping[str, Any]]] = {}
    for one in declared:
        classes.setdefault(defect_class(one), []).append(one)
    plans = []
    for name in ("critical", "major", "minor"):
        if lot is not None and name in classes:
            chosen, said = _planned(name, classes[name], lot, aql, level, by)
            plans.append(
                {
                    "class": name,
                    "characteristics": [c["id"] for c in classes[name]],
                    **chosen.to_dict(),
                    "aql_source": said,
                }
            )
    return {
        "lot": lot,
        "first_article": True,
        "every_piece_up_to": {
            "value": small.number,
            "source": small.source,
            "locator": small.locator,
            "kind": small.kind,
        },
        "plans": plans,
    }


def _planned(
    name: str, of: Sequence[Mapping[str, Any]], lot: int, aql: Mapping[str, float], level: str, by: str
) -> tuple[Plan, str]:
    if name == "critical" or lot <= every_piece_up_to().number:
        return every_piece(lot), ""
    usual = usual_aql(name)
    wanted, said = (float(aql[name]), "owner") if name in aql else (round(100.0 * usual.number, _DIGITS), usual.source)
    if by == "variables" and all(c["kind"] in _ONE_LIMIT for c in of):
        with suppress(InputError):  # not in the tables that were read
            return by_variables(lot, wanted, level=level), said
    return by_attributes(lot, wanted, level=level), said


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
        return f"the first piece, then every piece of up to {small}; of more, a sample ({name})"
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
