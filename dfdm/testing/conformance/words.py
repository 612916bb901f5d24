"""What holds of the words of a check: every language has the same keys and placeholders, and every template fills."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator, Mapping
from typing import Any, Final

from dfdm.checks import CHECKS, Check, Report
from dfdm.checks.texts import ENGLISH, languages, page_of
from dfdm.errors import DfdmError
from dfdm.testing.conformance.asking import asked, with_limits
from dfdm.testing.conformance.known_parts import known_parts

_EXTREMES: Final = (1.0 / 64.0, 64.0)
_EMPTY_WORD: Final = re.compile(r"[{}]|\bnan\b|[ (]None\b")


def words(key: str) -> Iterator[str]:
    """English is whole, every other language matches it, and what the rule says of the kit fills every template."""
    check = CHECKS[key]
    english = page_of(key, check.rule.__module__, ENGLISH)
    if not english:
        yield f"it has no words: write texts/{ENGLISH}/{key}.toml beside its rule"
        return
    try:
        check.texts(ENGLISH)
    except DfdmError as error:
        yield f"its English page does not read: {error}"
        return
    for language in languages():
        page = page_of(key, check.rule.__module__, language)
        if page and language != ENGLISH:
            yield from _like(dict(_flat(english)), dict(_flat(page)), f"texts/{language}/{key}.toml")
        if page:
            yield from _filled(check, language)


def _like(english: Mapping[str, str], other: Mapping[str, str], where: str) -> Iterator[str]:
    missing, more = sorted(english.keys() - other.keys()), sorted(other.keys() - english.keys())
    if missing:
        yield f"{where} lacks {', '.join(missing)}: translate it"
    if more:
        yield f"{where} has {', '.join(more)}, which the English page has not: take it out or add it there"
    for name in sorted(english.keys() & other.keys()):
        ours, theirs = _placeholders(english[name]), _placeholders(other[name])
        if ours != theirs:
            listed = ", ".join(sorted(f"{{{word}}}" for word in ours ^ theirs))
            yield f"{where} {name} and its English text do not have the same placeholders: {listed} stands in one of them only"


def _filled(check: Check, language: str) -> Iterator[str]:
    """What the rule says of the kit in one language, by the limits as given, all much stricter and all much looser."""
    for one in asked(check.key):
        offers = [one.offers[0], *(with_limits(one.offers[0], check.limits, factor) for factor in _EXTREMES)]
        for part in known_parts():
            try:
                judged = one.judge(part, offers)
                reports = [judged.report(row, language=language) for row in range(len(offers))]
            except DfdmError as error:
                yield f"{error}: give the rule that word, or take it out of the text"
                continue
            except Exception as error:  # noqa: BLE001 - whatever a rule of others raises is a fault of it
                yield f"what it says of the {part.name} cannot be put into words ({language}): {type(error).__name__}: {error}"
                continue
            yield from (fault for report in reports for fault in _whole(report, language))


def _whole(report: Report, language: str) -> Iterator[str]:
    for finding in report.findings:
        if not finding.message.strip():
            yield f"code '{finding.code}' has an empty text ({language}): write one"
        for text in (finding.message, finding.why, finding.remedy, finding.tradeoff):
            if _EMPTY_WORD.search(text):
                yield f"'{text}' ({language}) lacks a word: give every word of its template a value"


def _flat(document: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, str]]:
    for key, value in document.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{path}{key}.")
        else:
            yield f"{path}{key}", str(value)


def _placeholders(text: str) -> frozenset[str]:
    try:
        return frozenset(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)
    except ValueError:
        return frozenset({text})  # a lone brace: told when it is filled
