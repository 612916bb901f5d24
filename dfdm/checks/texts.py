"""The words of findings, by check and language: data pages, so that they can be translated."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Final

from dfdm.errors import DataError, InputError
from dfdm.processes.page import Page
from dfdm.table import data_folder, read_toml

ENGLISH: Final = "en"
"""The language that every text is there in, and that stands in for what a translation lacks."""
VARIABLE: Final = "DFDM_LANGUAGE"
_GENERAL: Final = "general"


@dataclass(frozen=True, kw_only=True, slots=True)
class CodeTexts:
    """The texts of one code: templates that know {measured}, {limit} and the words of its outcome.

    `message` says what warns or fails, `passes` what is well; `why` is the physics, `remedy` what to do and `tradeoff`
    what that costs elsewhere: whatever has a message has these three. `reasons` say by key why the question does not
    arise, or why it cannot be answered.
    """

    message: str
    passes: str
    why: str
    remedy: str
    tradeoff: str
    reasons: Mapping[str, str]

    @classmethod
    def from_dict(cls, document: Mapping[str, Any], *, where: str) -> CodeTexts:
        """Read one table of `[codes]`; what is missing or unknown is a DataError."""
        page = Page(document, where=where)
        message = page.text("message")
        bad = bool(message)  # what can warn or fail is explained
        texts = cls(
            message=message,
            passes=page.text("passes"),
            why=page.text("why", required=bad),
            remedy=page.text("remedy", required=bad),
            tradeoff=page.text("tradeoff", required=bad),
            reasons=page.texts("reasons"),
        )
        page.end()
        return texts


@dataclass(frozen=True, kw_only=True, slots=True)
class Texts:
    """The texts of one check in one language: what is asked, what is hard to make, what is better, and by code."""

    title: str
    hard: str
    better: str
    codes: Mapping[str, CodeTexts]
    words: Mapping[str, str]

    def of(self, code: str) -> CodeTexts:
        """The texts of one code; without any the code has reasons of all checks alone."""
        return self.codes.get(code, _NO_TEXTS)

    @classmethod
    def from_dict(cls, document: Mapping[str, Any], *, where: str) -> Texts:
        """Read a page of texts; what is missing or unknown is a DataError."""
        page = Page(document, where=where)
        codes = page.table("codes")
        texts = cls(
            title=page.text("title", required=True),
            hard=page.text("hard", required=True),
            better=page.text("better", required=True),
            codes={code: CodeTexts.from_dict(table, where=f"{where} [codes.{code}]") for code, table in codes.items()},
            words=page.texts("words"),
        )
        page.end()
        return texts


@dataclass(frozen=True, kw_only=True, slots=True)
class General:
    """The texts that belong to no check: reasons any check may give, words by key, and the lines of reports."""

    reasons: Mapping[str, str]
    words: Mapping[str, str]
    report: Mapping[str, str]

    def word(self, key: str) -> str:
        """A word of reports; the key itself where there is none."""
        return self.words.get(key, key)

    def line(self, key: str, /, **words: str) -> str:
        """A line of reports, or a heading in them, with its words."""
        return self.report[key].format_map(words)


_NO_TEXTS: Final = CodeTexts.from_dict({}, where="")


@cache
def languages() -> tuple[str, ...]:
    """The languages that dfdm speaks, by their codes (ISO 639-1)."""
    return tuple(sorted(folder.name for folder in (data_folder() / "texts").iterdir() if folder.is_dir()))


def chosen_language(language: str | None = None) -> str:
    """The language asked for, else that of the environment (`DFDM_LANGUAGE`), else English; an unknown one is an InputError."""
    wanted = language or os.environ.get(VARIABLE) or ENGLISH
    if wanted not in languages():
        raise InputError(f"language '{wanted}' is not known: choose one of {', '.join(languages())}")
    return wanted


@cache
def general(language: str) -> General:
    """The texts that belong to no check, in one language."""
    where = f"texts/{language}/{_GENERAL}.toml"
    page = Page(_merged(_GENERAL, [data_folder() / "texts"], chosen_language(language)), where=where)
    found = General(reasons=page.texts("reasons"), words=page.texts("words"), report=page.texts("report"))
    page.end()
    return found


@cache
def texts_of(check: str, module: str, language: str) -> Texts:
    """The texts of a check whose rule stands in `module`: `texts/<language>/<check>.toml` beside it, else those of dfdm.

    What a translation lacks is English. A check without texts is a DataError.
    """
    document = _merged(check, list(_homes(module)), chosen_language(language))
    if not document:
        raise DataError(f"check '{check}' has no texts: write texts/{ENGLISH}/{check}.toml beside its rule")
    return Texts.from_dict(document, where=f"texts/{language}/{check}.toml")


def page_of(check: str, module: str, language: str) -> dict[str, Any]:
    """The page of a check in one language as it stands, without what is English where it is lacking; {} if there is none."""
    return _read(check, list(_homes(module)), language)


def _homes(module: str) -> Iterator[Traversable]:
    file = getattr(sys.modules.get(module), "__file__", None)
    if file and not module.startswith("dfdm."):
        yield Path(file).parent / "texts"
    yield data_folder() / "texts"


def _merged(name: str, homes: list[Traversable], language: str) -> dict[str, Any]:
    english, translated = (_read(name, homes, spoken) for spoken in (ENGLISH, language))
    return _over(english, translated)


def _read(name: str, homes: list[Traversable], language: str) -> dict[str, Any]:
    pages = (home / language / f"{name}.toml" for home in homes)
    page = next((page for page in pages if page.is_file()), None)
    return {} if page is None else read_toml(page, where=f"texts/{language}/{name}.toml")


def _over(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(below)
    for key, value in above.items():
        inner = below.get(key)
        merged[key] = _over(inner, value) if isinstance(inner, dict) and isinstance(value, dict) else value
    return merged
