"""What the table of findings says in each row, and what it knows beyond: limit, source and remedy."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

from dfdm.checks import Finding, NotChecked, Report, Verdict
from dfdm.checks.finding import Amount, Limit
from dfdm.checks.texts import ENGLISH, General, general
from dfdm.processes import catalog
from dfdm.widgets.preferences import Preferences
from dfdm.widgets.spoken import check_name, spoken
from dfdm.widgets.table import Column, Row

_OPTION: Final = " (--machine)"
_FLAG: Final = "flag"
_ROOM: Final = 1.25
"""How far the scale of measured against limit goes beyond the greater of the two."""
_WORDS: Final = ("all", "filter", "why", "tradeoff", "limit", "source", "not-checked", "nothing-left")


@dataclass(frozen=True, kw_only=True, slots=True)
class Move:
    """A value of a parameter of the design at which a finding is mended."""

    parameter: str
    value: float | int | bool | str
    unit: str = ""

    def __str__(self) -> str:
        """`wall to 1.2 mm`."""
        value = f"{self.value:.6g}" if isinstance(self.value, float) else str(self.value)
        return f"{self.parameter.replace('_', ' ')}: {value} {self.unit}".rstrip()


@dataclass(frozen=True, kw_only=True, slots=True)
class Detail:
    """What a row knows beyond its cells: shares of a scale for measured and limit, and where the limit comes from."""

    unchecked: bool = False
    measured: float | None = None
    limit: float | None = None
    source: str = ""
    url: str = ""
    kind: str = ""
    locator: str = ""

    def to_dict(self, move: Move | None, said: General) -> dict[str, Any]:
        """Write it for the front end, with the button of its remedy."""
        return {
            "unchecked": self.unchecked,
            "measured": self.measured,
            "limit": self.limit,
            "source": self.source,
            "url": self.url,
            "kind": self.kind,
            "locator": self.locator,
            "apply": "" if move is None else said.line("apply", move=str(move)),
        }


def columns(said: General) -> tuple[Column, ...]:
    """The columns, in the language of the reports."""
    return (
        Column(key="check", label=said.line("head-check")),
        Column(key="verdict", label=said.line("head-verdict"), kind="verdict"),
        Column(key="message", label=said.line("head-finding"), kind="wide"),
        Column(key="why", label=said.line("head-why"), kind="wide"),
        Column(key="limit", label=said.line("head-limit")),
        Column(key="remedy", label=said.line("head-remedy"), kind="wide"),
        Column(key="source", label=said.line("head-source")),
    )


def front_words(said: General) -> dict[str, str]:
    """Words of the front end, by key."""
    verdicts = {verdict.value: said.word(verdict.value) for verdict in Verdict}
    return verdicts | {key: said.line(key) for key in _WORDS} | {"sort": said.line("sort-by", column="{column}")}


def finding_row(id: str, part: str, finding: Finding, many: bool, language: str, liked: Preferences) -> Row:
    """The row of a finding; `many` where reports of several parts are shown."""
    limit, said = finding.limit, general(language)
    return Row(
        id=id,
        cells={
            "check": named(finding.check, part, many, language),
            "verdict": said.word(finding.verdict.value),
            "message": finding.message,
            "why": finding.why,
            "limit": amounts(finding.measured, limit, language, liked),
            "remedy": finding.remedy,
            "source": "" if limit is None else _cited(limit, said),
        },
        verdict=finding.verdict.value,
        order={"verdict": float(finding.verdict.code)},
    )


def unchecked_row(id: str, part: str, entry: NotChecked, many: bool, language: str) -> Row:
    """The row of what was not checked."""
    cells = {
        "check": named(entry.check, part, many, language),
        "verdict": general(language).line("not-checked"),
        "message": _reason(entry.reason),
    }
    return Row(id=id, cells=cells, verdict="unknown", order={"verdict": Verdict.UNKNOWN.code})


def detail_of(finding: Finding, language: str) -> Detail:
    """What the row of a finding knows beyond its cells."""
    limit = finding.limit
    if limit is None:
        return Detail()
    source = catalog().sources.get(limit.source)
    assumed = limit.kind == "assumption"
    measured, allowed = _shares(finding)
    return Detail(
        measured=measured,
        limit=allowed,
        source=general(language).line("an-assumption") if assumed else source.title if source else limit.source,
        url="" if source is None or assumed else web_address(source.url),
        kind="" if assumed else general(language).word(limit.kind),
        locator=limit.locator,
    )


def web_address(url: str) -> str:
    """The address if it is one of the web, else empty: what a data page says is not to be trusted with more."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in ("http", "https") and parts.hostname else ""


def named(check: str, part: str, many: bool, language: str) -> str:
    """The name of a check, after that of its part where there are several."""
    words = check_name(check, language)
    return f"{part}: {words}" if many else words


def caption_of(reports: tuple[Report, ...], said: General) -> str:
    """What the reports come to."""
    if not reports:
        return said.line("nothing-checked")
    worst = max(reports, key=lambda report: report.verdict.code)
    makeable = min(reports, key=lambda report: report.makeable.code).makeable
    line = said.line("verdict-line", verdict=said.word(worst.verdict.value), makeable=said.word(makeable.value))
    return f"{spoken(str(worst.route))}: {line}"


def idle_note(found: Iterable[Finding], language: str) -> str:
    """Which questions do not arise."""
    asked: dict[bool, set[str]] = {True: set(), False: set()}
    for finding in found:
        asked[finding.verdict is not Verdict.NOT_APPLICABLE].add(check_name(finding.check, language))
    idle = sorted(asked[False] - asked[True])
    names = ", ".join(idle).lower() if language == ENGLISH else "; ".join(idle)
    return general(language).line("does-not-apply", checks=names) if idle else ""


def amounts(measured: Amount | None, limit: Limit | None, language: str, liked: Preferences | None = None) -> str:
    """What was measured and what is allowed, as far as they are numbers: `1 mm, limit 1.2 mm`."""
    liked = liked or Preferences()
    allowed = "" if limit is None or limit.unit == _FLAG else _whole(liked, limit.value, limit.unit)
    if measured is None or measured.unit == _FLAG or not allowed:
        return allowed
    return general(language).line("against", measured=_whole(liked, measured.value, measured.unit), limit=allowed)


def _whole(liked: Preferences, value: float, unit: str) -> str:
    """A number that no line break parts from its unit."""
    return liked.amount(value, unit).replace(" ", "\N{NO-BREAK SPACE}")


def _shares(finding: Finding) -> tuple[float | None, float | None]:
    """Where measured and limit lie on a scale from 0 to 1; None where they cannot be compared."""
    limit, measured = finding.limit, finding.measured
    if limit is None or measured is None or limit.unit != measured.unit or limit.unit == _FLAG:
        return None, None
    whole = _ROOM * max(limit.value, measured.value)
    if min(limit.value, measured.value) < 0.0 or not whole > 0.0:
        return None, None
    return round(measured.value / whole, 4), round(limit.value / whole, 4)


def _cited(limit: Limit, said: General) -> str:
    """The source of a limit in words."""
    if limit.kind == "assumption":
        return f"{said.line('an-assumption')}: {limit.locator}"
    source = catalog().sources.get(limit.source)
    return f"{source.title if source else limit.source}: {limit.locator}"


def _reason(text: str) -> str:
    """Why something was not checked, as a sentence for who sees no command line."""
    said = spoken(text.replace(_OPTION, "")).strip(" .")
    return f"{said[:1].upper()}{said[1:]}."
