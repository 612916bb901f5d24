"""Test coupons as data: what each one measures of which process, in which steps, and how values become limits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Final

from dfdm.cited import Cited
from dfdm.errors import DataError, InputError, UnknownNameError
from dfdm.processes.page import EMPTY, Page
from dfdm.table import data_folder, read_toml

PAGE: Final = "coupons.toml"
THICKNESS: Final = "thickness"
"""The series that measures the sheet itself, and the parameter of flat coupons that sets it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """How measured values become a limit: in words, with the least number of repeats or values, and the confidence."""

    name: str
    words: str
    least_repeats: int
    confidence: float
    content: float

    @classmethod
    def from_dict(cls, name: str, document: Mapping[str, Any]) -> Rule:
        """Read one entry of `[rules]`."""
        page = Page(document, where=f"{PAGE} [rules.{name}]")
        words = page.text("words", required=True)
        numbers = {
            key: Cited.from_dict(document[key], where=f"{PAGE} [rules.{name}.{key}]").number
            for key in ("least_repeats", "confidence", "content")
            if key in document
        }
        if {"least_repeats", "confidence"} - set(numbers):
            raise page.error("a rule needs least_repeats and confidence")
        return cls(
            name=name,
            words=words,
            least_repeats=round(numbers["least_repeats"]),
            confidence=numbers["confidence"],
            content=numbers.get("content", 0.0),
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Series:
    """One kind of feature on a coupon: what its size is, when it is whole, what is measured with which instrument.

    `per` names the series in whose multiples the steps are given (`thickness`), empty where they are sizes. Without
    `whole` nobody judges it, without `measure` nobody measures it. `parameter` of the design takes the steps, none where
    they follow from others.
    """

    name: str
    what: str
    unit: str
    parameter: str
    per: str
    whole: str
    measure: str
    instrument: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Claim:
    """A limit that is drawn from series by a rule.

    `per` and `less` name series: what is claimed is the step, less the mean of the one, in multiples of the mean of the
    other. `signed` ones may be negative.
    """

    key: str
    rule: Rule
    series: tuple[str, ...]
    per: str = ""
    less: str = ""
    signed: bool = False


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Plan:
    """A coupon as a process makes it: the steps of each series that has any, values of other parameters, its claims."""

    process: str
    make: str
    steps: Mapping[str, Cited]
    settings: Mapping[str, float | bool | str]
    claims: tuple[Claim, ...]

    def series(self, coupon: Coupon) -> tuple[Series, ...]:
        """The series that there are as this process makes the coupon, those that others are measured by first."""
        named = {name for claim in self.claims for name in (*claim.series, claim.per, claim.less)} | set(self.steps)
        named |= {coupon.series[name].per for name in named if name}
        kept = [series for series in coupon.series.values() if series.name in named]
        by = {series.per for series in kept}
        return tuple(sorted(kept, key=lambda series: series.name not in by))

    def sizes(self, series: Series, thickness_mm: float) -> tuple[float, ...]:
        """The nominal sizes of a series in its unit, smallest first; empty where it has no nominal size."""
        if series.name == THICKNESS:
            return (thickness_mm,)
        if series.name not in self.steps:
            return ()
        steps = (float(word) for word in str(self.steps[series.name].value).split())
        return tuple(round(step * thickness_mm, 6) if series.per else step for step in steps)


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Coupon:
    """One coupon by its name, which is also that of its design: its series, and its plan for each process.

    `flat` ones are cut from sheet, `bent` ones cut and bent. `marked` says what their marks mean where these do not number
    or count the steps.
    """

    name: str
    title: str
    marked: str
    flat: bool
    bent: bool
    series: Mapping[str, Series]
    plans: Mapping[str, Plan]


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Coupons:
    """All coupons by name, in the order of their page."""

    coupons: Mapping[str, Coupon]

    def coupon(self, name: str) -> Coupon:
        """The coupon of that name; an unknown one is an UnknownNameError."""
        if name not in self.coupons:
            raise UnknownNameError("coupon", name, self.coupons)
        return self.coupons[name]

    def of(self, process: str) -> tuple[tuple[Coupon, Plan], ...]:
        """The coupons of a process (its term), with their plans; none is an InputError that lists those that have some."""
        found = tuple((c, c.plans[process]) for c in self.coupons.values() if process in c.plans)
        if not found:
            known = sorted({term for c in self.coupons.values() for term in c.plans})
            raise InputError(f"there are no test coupons for {process}; there are for: {', '.join(known)}")
        return found


@cache
def coupons() -> Coupons:
    """The coupons that ship with dfdm."""
    return read_coupons(read_toml(data_folder() / PAGE))


def read_coupons(document: Mapping[str, Any]) -> Coupons:
    """Read a parsed page of coupons; what is missing, unknown or without a source is a DataError that names the place."""
    unknown = sorted(set(document) - {"rules", "coupons"})
    if unknown:
        raise DataError(f"unknown key '{unknown[0]}'", where=PAGE)
    rules = {name: Rule.from_dict(name, entry) for name, entry in document.get("rules", {}).items()}
    found = {name: _coupon(name, entry, rules) for name, entry in document.get("coupons", {}).items()}
    return Coupons(coupons=MappingProxyType(found))


def _coupon(name: str, document: Mapping[str, Any], rules: Mapping[str, Rule]) -> Coupon:
    where = f"{PAGE} [coupons.{name}]"
    known = {"title", "make", "marked", "flat", "bent", "series", "processes"}
    page = Page({key: value for key, value in document.items() if key in ("title", "make", "marked")}, where=where)
    if set(document) - known:
        raise page.error(f"unknown key '{min(set(document) - known)}'")
    series = {key: _series(key, entry, f"{where} [series.{key}]") for key, entry in document["series"].items()}
    make = page.text("make", required=True)
    plans = {
        term: _plan(term, entry, series, rules, make, f"{where} [processes.{term}]")
        for term, entry in document["processes"].items()
    }
    return Coupon(
        name=name,
        title=page.text("title", required=True),
        marked=page.text("marked"),
        flat=document.get("flat") is True,
        bent=document.get("bent") is True,
        series=MappingProxyType(series),
        plans=MappingProxyType(plans),
    )


def _series(name: str, document: Mapping[str, Any], where: str) -> Series:
    page = Page(document, where=where)
    series = Series(
        name=name,
        what=page.text("what", required=True),
        unit=page.text("unit", required=True),
        parameter=page.text("parameter"),
        per=page.text("per"),
        whole=page.text("whole"),
        measure=page.text("measure"),
        instrument=page.text("instrument", required=True),
    )
    page.end()
    if not series.whole and not series.measure:
        raise page.error("nothing is judged or measured on it")
    return series


def _plan(
    term: str,
    document: Mapping[str, Any],
    series: Mapping[str, Series],
    rules: Mapping[str, Rule],
    make: str,
    where: str,
) -> Plan:
    unknown = sorted(set(document) - {"steps", "set", "claims", "make"})
    if unknown:
        raise DataError(f"unknown key '{unknown[0]}'", where=where)
    steps = {
        key: Cited.from_dict(entry, where=f"{where} [steps.{key}]") for key, entry in document.get("steps", {}).items()
    }
    stray = sorted(set(steps) - set(series))
    if stray:
        raise DataError(f"steps of '{stray[0]}', which is no series of the coupon", where=where)
    return Plan(
        process=term,
        make=str(document.get("make", make)),
        steps=MappingProxyType(steps),
        settings=MappingProxyType(dict(document.get("set", EMPTY))),
        claims=tuple(_claim(entry, series, rules, where) for entry in document.get("claims", ())),
    )


def _claim(document: Mapping[str, Any], series: Mapping[str, Series], rules: Mapping[str, Rule], where: str) -> Claim:
    missing = [key for key in ("key", "rule", "series") if not document.get(key)]
    if missing or set(document) - {"key", "rule", "series", "per", "less", "signed"}:
        raise DataError(
            f"a claim has key, rule, series, per, less and signed, found {', '.join(sorted(document))}", where=where
        )
    named = tuple(document["series"])
    others = {document[key] for key in ("per", "less") if document.get(key)}
    if document["rule"] not in rules or (set(named) | others) - set(series):
        raise DataError(f"the claim of '{document['key']}' names an unknown rule or series", where=where)
    return Claim(
        key=document["key"],
        rule=rules[document["rule"]],
        series=named,
        per=document.get("per", ""),
        less=document.get("less", ""),
        signed=document.get("signed") is True,
    )
