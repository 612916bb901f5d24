"""What follows from a license: is it open hardware, is it reciprocal, may terms be added. Not legal advice.

Expressions are SPDX; `LicenseRef-…` names own terms, for which the rights manifest is the license.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from license_expression import (
    ExpressionError,
    LicenseSymbol,
    LicenseWithExceptionSymbol,
    Licensing,
    ParseError,
    get_spdx_licensing,
)

from dfdm.errors import InputError, LicenseConflictError, RightsError
from dfdm.rights.license_pages import DUTIES, RECIPROCITIES, LicensePage, Reciprocity, license_pages

_OWN: Final = "LicenseRef-"
_OWN_ID: Final = re.compile(r"LicenseRef-[A-Za-z0-9.-]+", re.ASCII)
_MAX_TEXT: Final = 500
_MOST_ALTERNATIVES: Final = 64
_DEEDS: Final = ("reproduce", "derive", "distribute", "sell")


@dataclass(frozen=True, kw_only=True, slots=True)
class License:
    """A license expression and what it asks for.

    `own_terms` where it consists of `LicenseRef-…` alone (the rights manifest is the license); `open_hardware` where it
    holds an open license for designs; `forbids_restrictions` where counts, dates, territories or named licensees would
    contradict it; `unclassified` names the licenses whose consequences dfdm does not know; `unsettled` those of them, and
    of own terms, without which nobody here can say what the whole expression permits; `open_ids` those that are open
    licenses for designs, alone or by their exception; `noncommercial` those that permit no commercial use; `permits` the
    deeds (ODRL actions) that a public license permits everyone.
    """

    expression: str
    ids: tuple[str, ...]
    own_terms: bool
    open_hardware: bool
    reciprocal: Reciprocity
    forbids_restrictions: bool
    duties: tuple[str, ...]
    unclassified: tuple[str, ...]
    unsettled: tuple[str, ...]
    open_ids: tuple[str, ...]
    noncommercial: tuple[str, ...] = ()
    permits: tuple[str, ...] = ()

    @property
    def pages(self) -> tuple[LicensePage, ...]:
        """What is known of its licenses and exceptions, those that are known."""
        return tuple(license_pages()[i] for i in self.ids if i in license_pages())

    @property
    def source_must_travel(self) -> bool:
        """Whether the design has to travel with its source or the place where its source is."""
        return self.open_hardware or "source" in self.duties

    def refuse_terms(self, terms: list[str]) -> None:
        """Raise a LicenseConflictError if any of the named terms cannot stand beside this license."""
        if not terms or not self.forbids_restrictions:
            return
        asked = " and ".join([", ".join(terms[:-1]), terms[-1]] if len(terms) > 1 else terms)
        raise LicenseConflictError(
            f"{self.expression} grants everyone the same rights, so {asked} cannot be demanded under it: leave that out,"
            " or have the owner offer the design separately under own terms (LicenseRef-…)",
            licenses=self.ids,
        )

    def refuse_unsettled(self) -> None:
        """Raise a RightsError where nobody here can say what everyone may do under it: no permission is made up."""
        why = self.why_unsettled
        if why:
            raise RightsError(
                f"{why}, so no rights can be written for {self.expression}:"
                f" choose one of {', '.join(known_licenses())}, or own terms (LicenseRef-…)"
            )

    @property
    def why_unsettled(self) -> str:
        """Why nobody here can say what everyone may do under it; '' where it can be said."""
        if self.unsettled and set(self.unsettled) <= set(self.noncommercial):
            return (
                f"{' and '.join(self.unsettled)} permits no commercial use, and for whom a part is made is not known"
                " when a design is handed on"
            )
        return f"what {' and '.join(self.unsettled)} permits is not known here" if self.unsettled else ""


def classify(expression: str) -> License:
    """Say what follows from a license expression; one that is not SPDX is an InputError, an unknown id as well.

    Of alternatives (`OR`) the recipient chooses, of conjunctions (`AND`) all hold; in both cases the strictest counts.
    """
    parsed = _parsed(expression)
    ids = tuple(sorted(_ids(parsed)))
    own = [i for i in ids if i.startswith(_OWN)]
    pages = license_pages()
    known = [pages[i] for i in ids if i in pages]
    return License(
        expression=expression.strip(),
        ids=ids,
        own_terms=len(own) == len(ids),
        open_hardware=any(page.hardware for page in known),
        reciprocal=max((page.reciprocal for page in known), key=RECIPROCITIES.index, default="none"),
        forbids_restrictions=len(own) < len(ids),
        duties=tuple(d for d in DUTIES if any(d in page.duties for page in known)),
        unclassified=tuple(i for i in ids if i not in pages and i not in own),
        unsettled=() if len(own) == len(ids) else tuple(sorted(_unsettled(parsed))),
        open_ids=tuple(sorted(_open(parsed))),
        noncommercial=tuple(page.id for page in known if page.commercial == "forbidden"),
        permits=_DEEDS if all(p.changes == "shared" for p in known) else tuple(d for d in _DEEDS if d != "derive"),
    )


def license_name(spdx_id: str) -> str:
    """The full name of a license, or its id where it has none here."""
    page = license_pages().get(spdx_id)
    return page.name if page else spdx_id


def license_ground(terms: License) -> str:
    """What it rests on that a public license takes no further terms: the place in its text, or that it is assumed."""
    return terms.pages[0].clause("restrictions") if terms.pages else ""


def known_licenses() -> tuple[str, ...]:
    """The ids of the public licenses (and exceptions to them) under which dfdm can say what everyone may do."""
    return tuple(sorted(key for key, page in license_pages().items() if page.commercial == "allowed"))


def _parsed(expression: str) -> Any:  # noqa: ANN401 - the library has no types
    text = expression.strip() if isinstance(expression, str) else ""
    if not text or len(text) > _MAX_TEXT:
        raise InputError("a license is an SPDX expression such as CERN-OHL-S-2.0 or LicenseRef-my-terms")
    try:
        return _licensing().parse(text)
    except (ExpressionError, ParseError) as error:
        raise InputError(f"'{text}' is not an SPDX license expression: {str(error).splitlines()[0]}") from None


def _ids(parsed: Any) -> Iterator[str]:  # noqa: ANN401 - the library has no types
    licensing = _licensing()
    added = {str(s.exception_symbol.key) for s in parsed.symbols if isinstance(s, LicenseWithExceptionSymbol)}
    for symbol in licensing.license_symbols(parsed, unique=True, decompose=True):
        key = str(symbol.key)
        if key.startswith(_OWN) and not _OWN_ID.fullmatch(key):
            raise InputError(f"'{key}' names own terms; after LicenseRef- stand letters, digits, '.' and '-'")
        if not key.startswith(_OWN) and key not in licensing.known_symbols:
            raise InputError(f"'{key}' is not an SPDX license id; name own terms LicenseRef-{_own_id(key)}")
        if symbol.is_exception and key not in added:
            raise InputError(f"'{key}' is an exception to a license, no license: write LICENSE WITH {key}")
        yield key


def _own_id(key: str) -> str:
    return re.sub(r"[^A-Za-z0-9.]+", "-", key).strip("-") or "my-terms"


def _unsettled(parsed: Any) -> set[str]:  # noqa: ANN401 - the library has no types
    """Ids that keep the whole from being known: of alternatives one that is known is enough, of conjunctions all must be."""
    licensing, pages = _licensing(), known_licenses()
    if isinstance(parsed, LicenseWithExceptionSymbol):
        added = str(parsed.exception_symbol.key)
        return set() if added in pages else {added}
    if isinstance(parsed, LicenseSymbol):
        return set() if str(parsed.key) in pages else {str(parsed.key)}
    found = [_unsettled(argument) for argument in parsed.args]
    if isinstance(parsed, licensing.OR) and not all(found):
        return set()
    return set().union(*found)


def _open(parsed: Any) -> set[str]:  # noqa: ANN401 - the library has no types
    found: set[str] = set()
    for symbol in parsed.symbols:
        added = symbol.exception_symbol if isinstance(symbol, LicenseWithExceptionSymbol) else None
        keys = {str(s.key) for s in ((symbol.license_symbol, added) if added else (symbol,))}
        if any(key in license_pages() and license_pages()[key].hardware for key in keys):
            found |= keys
    return found


@cache
def _licensing() -> Any:  # noqa: ANN401 - the library has no types
    """The SPDX ids alone: the library's list also takes some names of own terms for public licenses."""
    return Licensing(
        LicenseSymbol(
            symbol.key,
            aliases=tuple(alias for alias in symbol.aliases if not alias.startswith(_OWN)),
            is_exception=symbol.is_exception,
        )
        for key, symbol in sorted(get_spdx_licensing().known_symbols.items())
        if not key.startswith(_OWN)
    )


def alternatives(expression: str) -> tuple[tuple[str, ...], ...]:
    """An expression as alternatives of which a recipient takes one, each the licenses that then hold together.

    `A AND (B OR C)` is `((A, B), (A, C))`; a license with an exception is one entry, `Apache-2.0 WITH SHL-2.1`.
    """
    classify(expression)
    found = _alternatives(_parsed(expression))
    if len(found) > _MOST_ALTERNATIVES:
        raise InputError(f"the license '{expression[:60]}…' offers more than {_MOST_ALTERNATIVES} alternatives")
    return tuple(found)


def _alternatives(parsed: Any) -> list[tuple[str, ...]]:  # noqa: ANN401 - the library has no types
    if isinstance(parsed, LicenseWithExceptionSymbol):
        return [(f"{parsed.license_symbol.key} WITH {parsed.exception_symbol.key}",)]
    if isinstance(parsed, LicenseSymbol):
        return [(str(parsed.key),)]
    listed = [_alternatives(argument) for argument in parsed.args]
    if isinstance(parsed, _licensing().OR):
        return [one for found in listed for one in found]
    whole: list[tuple[str, ...]] = [()]
    for found in listed:
        whole = [(*left, *(p for p in right if p not in left)) for left in whole for right in found]
        if len(whole) > _MOST_ALTERNATIVES:
            return whole
    return whole
