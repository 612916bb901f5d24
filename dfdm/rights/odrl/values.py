"""Values of constraints and requests: read from their written form, and put in order where they have one.

Numbers are exact. An instant is a point in microseconds of UTC, a date the span of its day. As in XML Schema, an instant
without zone may be 14 hours to either side, and a duration of years or months has no fixed length, but is compared from
four days of reference: where it depends on that, nobody can say (None).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from fractions import Fraction
from typing import Final, Literal

from dfdm.errors import InputError
from dfdm.rights.odrl.words import NUMBERS, Operand
from dfdm.rights.times import read_time, span

Form = Literal["iri", "text", "number", "flag"]
_NUMBER: Final = re.compile(r"[+-]?(\d{1,30}(\.\d{0,30})?|\.\d{1,30})([eE][+-]?\d{1,3})?", re.ASCII)
_DURATION: Final = re.compile(
    r"(-)?P(?=\d|T\d)(?:(\d{1,9})Y)?(?:(\d{1,9})M)?(?:(\d{1,9})D)?"
    r"(?:T(?=\d)(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9}(?:\.\d{1,9})?)S)?)?",
    re.ASCII,
)
_ZONED_DATE: Final = re.compile(r"(\d{4}-\d{2}-\d{2})(Z|([+-])(\d{2}):(\d{2}))", re.ASCII)
_LOCAL: Final = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,12})?)?", re.ASCII)
_TYPES: Final = {
    "xsd:dateTime": "time",
    "xsd:dateTimeStamp": "time",
    "xsd:date": "time",
    "xsd:duration": "duration",
    "xsd:dayTimeDuration": "duration",
    "xsd:yearMonthDuration": "duration",
    "xsd:boolean": "flag",
    **dict.fromkeys(
        ("xsd:decimal", "xsd:integer", "xsd:int", "xsd:long", "xsd:short", "xsd:double", "xsd:float", "xsd:byte"),
        "number",
    ),
    **dict.fromkeys(("xsd:nonNegativeInteger", "xsd:positiveInteger", "xsd:unsignedInt", "xsd:unsignedLong"), "number"),
}
EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MOST_ZONE: Final = 14 * 3600 * 1_000_000
_REFERENCES: Final = ((1696, 9), (1697, 2), (1903, 3), (1903, 7))
"""The first days of these months tell durations apart (XML Schema 1.1, part 2, order of xsd:duration)."""
_MOST_MONTHS: Final = 12 * 5000
_YEAR: Final = 12


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """A value as it is written: an IRI or a text, with its datatype (short name), language and unit."""

    text: str
    iri: bool = False
    datatype: str = ""
    unit: str = ""

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Span:
    """A number, an instant (both ends alike) or a day, from its first to its last point, both within.

    `vague`: one point, but nobody knows which between these.
    """

    low: Fraction
    high: Fraction
    vague: bool = False


@dataclass(frozen=True, slots=True)
class Duration:
    """Months and seconds, which have no fixed ratio."""

    months: int
    seconds: Fraction


Quantity = Span | Duration


@dataclass(frozen=True, kw_only=True, slots=True)
class Value:
    """A value that is understood: a quantity where its operand has an order, else the text alone."""

    text: str
    quantity: Quantity | None = None
    unit: str = ""


def understood(literal: Said, known: Operand) -> Value:
    """Read a value of an operand; an InputError says why it is none."""
    spoken = _TYPES.get(literal.datatype, "")
    kind = "number" if known.kind in NUMBERS else known.kind
    if kind in ("number", "time", "duration"):
        if spoken not in ("", kind) or literal.iri:
            raise InputError(f"'{literal.text[:60]}' is no {_a(kind)}")
        return Value(text=literal.text, quantity=_quantity(literal.text, kind, known), unit=literal.unit)
    if kind == "any" and not literal.iri and spoken in ("", "number") and _NUMBER.fullmatch(literal.text):
        number = _number(literal.text)
        return Value(text=literal.text, quantity=Span(number, number), unit=literal.unit)
    text = literal.text
    if kind == "language":
        text = text.lower()
    elif kind == "place" and not literal.iri and text.isascii() and text.isalpha() and len(text) == len("DE"):
        text = text.upper()
    return Value(text=text, unit=literal.unit)


def _a(kind: str) -> str:
    return {"time": "date or instant"}.get(kind, kind)


def _quantity(text: str, kind: str, known: Operand) -> Quantity:
    if kind == "time":
        return instants(text)
    if kind == "duration":
        return _duration(text)
    number = _number(text)
    if known.kind == "whole" and number.denominator != 1:
        raise InputError(f"'{text[:60]}' is no whole number")
    return Span(number, number)


def _number(text: str) -> Fraction:
    if not _NUMBER.fullmatch(text):
        raise InputError(f"'{text[:60]}' is no number")
    return Fraction(text)


def instants(text: str) -> Span:
    """First and last instant of a date or instant, in microseconds of UTC; a text that is neither is an InputError."""
    if _LOCAL.fullmatch(text):
        told = instants(f"{text}Z")
        return Span(told.low - _MOST_ZONE, told.high + _MOST_ZONE, vague=True)
    zoned = _ZONED_DATE.fullmatch(text)
    shift = timedelta()
    if zoned:
        text = zoned[1]
        if zoned[2] != "Z":
            shift = timedelta(hours=int(zoned[4]), minutes=int(zoned[5])) * (1 if zoned[3] == "+" else -1)
            timezone(shift) if abs(shift) < timedelta(days=1) else _no_zone(zoned[2])
    try:
        first, last = span(read_time(text))
        return Span(micros(first - shift), micros(last - shift))
    except OverflowError:
        raise InputError(f"'{text}' is outside the years that can be compared") from None


def _no_zone(text: str) -> None:
    raise InputError(f"'{text}' is no time zone")


def micros(moment: datetime) -> Fraction:
    """An instant as microseconds since 1970 in UTC."""
    return Fraction((moment - EPOCH) // timedelta(microseconds=1))


def _duration(text: str) -> Duration:
    found = _DURATION.fullmatch(text)
    if not found:
        raise InputError(f"'{text[:60]}' is no duration such as P20D or PT12H")
    sign = -1 if found[1] else 1
    years, months, days, hours, minutes = (int(found[i] or 0) for i in range(2, 7))
    seconds = Fraction(found[7] or 0) + 60 * (minutes + 60 * (hours + 24 * days))
    total = _YEAR * years + months
    if total > _MOST_MONTHS:
        raise InputError(f"'{text[:60]}' is longer than can be compared")
    return Duration(sign * total, sign * seconds)


def seconds_of(duration: Duration) -> Iterator[Fraction]:
    """How long a duration is from each of the days of reference."""
    for year, month in _REFERENCES:
        start = date(year, month, 1).toordinal()
        count = year * _YEAR + month - 1 + duration.months
        yield (_ordinal(count) - start) * 86400 + duration.seconds


def _ordinal(months: int) -> int:
    """The day number of the first of a month, also of years that `date` does not know (the calendar repeats in 400)."""
    year, month = divmod(months, _YEAR)
    cycles, within = divmod(year - 1, 400)
    return date(within + 1, month + 1, 1).toordinal() + cycles * 146097


def compare(operator: str, value: Quantity, right: Quantity) -> bool | None:
    """`value operator right` for eq, neq, lt, lteq, gt, gteq; None where it cannot be known."""
    if operator == "neq":
        equal = compare("eq", value, right)
        return None if equal is None else not equal
    if isinstance(value, Duration) and isinstance(right, Duration):
        return _compare_durations(operator, value, right)
    if isinstance(value, Span) and isinstance(right, Span):
        return _compare_spans(operator, value, right)
    return None


def _compare_spans(operator: str, value: Span, right: Span) -> bool | None:
    if value.vague or right.vague:
        sure, out = {
            "lt": (value.high < right.low, value.low >= right.high),
            "lteq": (value.high <= right.low, value.low > right.high),
            "gt": (value.low > right.high, value.high <= right.low),
            "gteq": (value.low >= right.high, value.high < right.low),
            "eq": (False, value.high < right.low or value.low > right.high),
        }[operator]
        return True if sure else False if out else None
    sure, out = {
        "lt": (value.high < right.low, value.low >= right.low),
        "lteq": (value.high <= right.high, value.low > right.high),
        "gt": (value.low > right.high, value.high <= right.high),
        "gteq": (value.low >= right.low, value.high < right.low),
        "eq": (right.low <= value.low and value.high <= right.high, value.high < right.low or value.low > right.high),
    }[operator]
    return True if sure else False if out else None


def _compare_durations(operator: str, value: Duration, right: Duration) -> bool | None:
    if value.months == right.months:
        value, right = Duration(0, value.seconds), Duration(0, right.seconds)
    answers = {
        {"lt": a < b, "lteq": a <= b, "gt": a > b, "gteq": a >= b, "eq": a == b}[operator]
        for a, b in zip(seconds_of(value), seconds_of(right), strict=True)
    }
    return answers.pop() if len(answers) == 1 else None
