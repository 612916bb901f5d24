"""What a check said in English, in another language: found by the template it was made from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dfdm.checks import CHECKS
from dfdm.checks.texts import ENGLISH, Texts, general

_PLACE = re.compile(r"\\\{(\w+)(?:[^{}]*)\\\}")
_NAMED = re.compile(r"([a-z][a-z0-9]*(?:[-_][a-z0-9]+)*): (.+)", re.DOTALL)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Said:
    """A sentence of a check: how it reads in English, its template in the other language, its words by their English."""

    pattern: re.Pattern[str]
    template: str
    words: Mapping[str, str]


def finding_in(text: str, language: str) -> str:
    """A line such as `wall-thickness: 12 mm² of wall are thinner than 1 mm …` as its sentence in another language; as it is if not known."""
    found = _NAMED.fullmatch(text)
    if found is None or found[1] not in CHECKS:
        return text
    key, message = found[1], found[2]
    for said in _sentences(key, language):
        if match := said.pattern.fullmatch(message):
            words = {name: _worded(part, said.words) for name, part in match.groupdict().items() if part is not None}
            try:
                return said.template.format_map(words)
            except (KeyError, ValueError, IndexError):  # the translation asks for a word that the English has not
                return text
    return text


def _worded(part: str, words: Mapping[str, str]) -> str:
    return words.get(part) or ", ".join(words.get(one, one) for one in part.split(", "))


@cache
def _sentences(key: str, language: str) -> tuple[_Said, ...]:
    english, other = CHECKS[key].texts(ENGLISH), CHECKS[key].texts(language)
    words = {**_by_english(general(ENGLISH).words, general(language).words), **_by_english(english.words, other.words)}
    pairs = [
        *_pairs(english, other),
        *zip(general(ENGLISH).reasons.values(), general(language).reasons.values(), strict=False),
    ]
    pairs.sort(key=lambda pair: -len(re.sub(r"\{[^{}]*\}", "", pair[0])))
    return tuple(
        _Said(pattern=_pattern(template), template=re.sub(r"\{(\w+)[^{}]*\}", r"{\1}", said), words=words)
        for template, said in pairs
    )


def _pairs(english: Texts, other: Texts) -> list[tuple[str, str]]:
    found = []
    for code, told in english.codes.items():
        said = other.of(code)
        found += [(told.message, said.message), (told.passes, said.passes)]
        found += [(reason, said.reasons.get(name, reason)) for name, reason in told.reasons.items()]
    return [(one, two) for one, two in found if one and two]


def _by_english(english: Mapping[str, str], other: Mapping[str, str]) -> dict[str, str]:
    return {text: other.get(name, text) for name, text in english.items()}


def _pattern(template: str) -> re.Pattern[str]:
    """The template as an expression; a word that stands twice is the same in both places."""
    seen: set[str] = set()

    def place(found: re.Match[str]) -> str:
        name = found[1]
        again = name in seen
        seen.add(name)
        return f"(?P={name})" if again else f"(?P<{name}>.+?)"

    return re.compile(_PLACE.sub(place, re.escape(template)), re.DOTALL)
