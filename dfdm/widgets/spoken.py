"""The terms of processes, materials, limits and checks as words, in the language that is set."""

from __future__ import annotations

import re
from functools import cache

from dfdm.checks import CHECKS
from dfdm.checks.texts import ENGLISH
from dfdm.processes import catalog
from dfdm.widgets.phrases import language, say


def spoken(text: str) -> str:
    """A message with the terms of processes, materials and limits as words: `powder_bed_fusion_polymer` is for programs."""
    said = _terms().sub(lambda found: say(found.group().replace("_", " ")), text)
    if language() == ENGLISH:
        return said
    return _first().sub(
        lambda found: f"{found[1]}{say(found[2])}", said
    )  # `milling (pom)`: a route begins with its process


@cache
def _terms() -> re.Pattern[str]:
    known = {*catalog().processes, *catalog().materials, *(name for check in CHECKS.values() for name in check.limits)}
    written = sorted((term for term in known if "_" in term), key=lambda term: (-len(term), term))
    return re.compile("|".join(map(re.escape, written)))  # the longest first: a short one may be part of it


@cache
def _first() -> re.Pattern[str]:
    short = sorted(term for term in catalog().processes if "_" not in term)
    return re.compile(rf"(^|, )({'|'.join(map(re.escape, short))})\b")


def check_words(check: str) -> str:
    """A check in a few words, within a sentence."""
    return check.replace("_", " ").replace("-", " ") if language() == ENGLISH else check_name(check, language())


def check_name(check: str, language: str) -> str:
    """The name of a check: its key in words, in other languages what it asks."""
    if language != ENGLISH and check in CHECKS:
        return CHECKS[check].texts(language).title.rstrip(".")
    text = check.replace("_", " ").replace("-", " ")
    return text[:1].upper() + text[1:]
