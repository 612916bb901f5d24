"""The words that widgets show, in the one language that is set: English in the code, others from `data/phrases`."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

from dfdm.checks.texts import ENGLISH
from dfdm.table import data_folder, read_toml
from dfdm.widgets.preferred import settings

_STATIC: Final = Path(__file__).parent / "static"
_LOCALES: Final = Path(__file__).parents[1] / "locale"
_OF_ROOMS: Final = "rooms"
_PAGES: Final = ("forms", _OF_ROOMS, "front", "bench")
"""Where one phrase stands twice, what stands in a later one holds."""
_PLACE: Final = re.compile(r"\\\{(\w+)\\\}")


def language() -> str:
    """The language that is set: `DFDM_LANGUAGE`, else that of the JupyterLab that the kernel belongs to, else English."""
    return str(settings()["language"])


def say(english: str, /, **words: object) -> str:
    """A phrase in the language that is set, with its words; in English where it is not translated."""
    said = phrases(language()).get(english, english)
    return said.format_map(words) if words else said


def counted(pieces: int) -> str:
    """`1 piece`, `25 pieces`."""
    return say("1 piece") if pieces == 1 else say("{count} pieces", count=f"{pieces:,}")


def upper(text: str) -> str:
    """A text that begins with a capital."""
    return text[:1].upper() + text[1:]


def phrase(english: str) -> str:
    """Mark a phrase that is said later."""
    return english


@cache
def phrases(language: str) -> Mapping[str, str]:
    """The phrases of a language by their English; none for English."""
    return {english: said for page in _PAGES for english, said in _page(language, page).items()}


def _page(language: str, name: str) -> Mapping[str, str]:
    file = data_folder() / "phrases" / language / f"{name}.toml"
    return read_toml(file, where=f"phrases/{language}/{name}.toml") if language != ENGLISH and file.is_file() else {}


@cache
def phrases_of(script: str, language: str) -> dict[str, str]:
    """Those phrases that a built script says: each instance of a widget carries them, so no more than these."""
    known = {**_of_lab(language), **phrases(language)}
    if not known:
        return {}
    code = (_STATIC / script).read_text(encoding="utf-8")
    return {english: said for english, said in known.items() if json.dumps(english)[1:-1] in code or english in code}


@cache
def _of_lab(language: str) -> Mapping[str, str]:
    """What JupyterLab's part of the front end says, some of which widgets say too: its language pack, without plurals."""
    packs = _LOCALES.glob(f"{language}_*/LC_MESSAGES/dfdm.json") if language != ENGLISH else ()
    return {
        english: said[0]
        for pack in packs
        for english, said in json.loads(pack.read_text(encoding="utf-8")).items()
        if english and len(said) == 1
    }


def restated(text: str) -> str:
    """What a room below says in English, in the language that is set: whole, by the phrase it is made from, or in parts.

    Those rooms write documents, which have one language; here they are read. What is not known stays as it is.
    """
    spoken = language()
    return text if spoken == ENGLISH or not text else _restated(text, spoken)


@lru_cache(maxsize=4096)
def _restated(text: str, language: str) -> str:
    known = phrases(language)
    if text in known:
        return known[text]
    told = _by_pattern(text, language)
    for mark in ("; ", ", ", " or ", " and "):
        if told is None and mark in text:
            return _in_parts(text.split(mark), mark, language)
    return text if told is None else told


def _by_pattern(text: str, language: str) -> str | None:
    """Made from the phrase that it was made from, unless that is one of more parts than it has; None for none."""
    for pattern, said in _patterns(language):
        if (found := pattern.fullmatch(text)) and not any("; " in part for part in found.groups()):
            return said.format_map({name: _restated(part, language) for name, part in found.groupdict().items()})
    return None


def _in_parts(parts: list[str], mark: str, language: str) -> str:
    """Part by part; parts that are known only together stay together."""
    told, first, known = [], 0, phrases(language)
    while first < len(parts):
        together = (n for n in range(len(parts), first + 1, -1) if mark.join(parts[first:n]) in known)
        last = next(together, first + 1)
        told.append(_restated(mark.join(parts[first:last]), language))
        first = last
    return known.get(mark, mark).join(told)


@cache
def _patterns(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """What other rooms say with places for words, those with most words of their own first."""
    made = [(english, said) for english, said in _page(language, _OF_ROOMS).items() if "{" in english]
    made.sort(key=lambda one: -len(re.sub(r"\{\w+\}", "", one[0])))
    return tuple((re.compile(_PLACE.sub(r"(?P<\1>.+?)", re.escape(english))), said) for english, said in made)


def glossed(basis: str) -> str:
    """What an amount of an estimate comes from, in the language that is set: its words one by one, its figures as they are."""
    found = _glossary(language())
    return basis if found is None else found[0].sub(lambda word: found[1][word.group()], basis)


@cache
def _glossary(language: str) -> tuple[re.Pattern[str], Mapping[str, str]] | None:
    known = _page(language, "basis")
    if not known:
        return None
    longest_first = sorted(known, key=lambda word: -len(word))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])"), known


def in_words(schema: Mapping[str, Any]) -> dict[str, Any]:
    """A JSON Schema with its titles, descriptions and labels in the language that is set, for a form."""
    from dfdm.widgets.schemas import label_of

    if language() == ENGLISH:
        return dict(schema)

    labels = {**phrases(language()), **_page(language(), "forms")}  # a fit is no view that fits

    def inner(value: Any) -> Any:  # noqa: ANN401 - any JSON value
        if isinstance(value, list):
            return [inner(entry) for entry in value]
        if not isinstance(value, Mapping):
            return value
        told = {key: inner(entry) for key, entry in value.items()}
        for key in ("title", "description"):
            if isinstance(told.get(key), str):
                told[key] = labels.get(told[key], told[key])
        if isinstance(told.get("x-names"), Mapping):
            told["x-names"] = {key: restated(str(name)) for key, name in told["x-names"].items()}
        if isinstance(properties := value.get("properties"), Mapping):
            named = {
                name: dict(told["properties"][name]) for name, below in properties.items() if isinstance(below, Mapping)
            }
            for name, below in named.items():
                if "title" not in below and (said := labels.get(label := label_of(name, {}), label)) != label:
                    below["title"] = said
            told["properties"] = {**told["properties"], **named}
        return told

    written: dict[str, Any] = inner(schema)
    return written
