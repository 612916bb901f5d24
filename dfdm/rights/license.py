"""What follows from a license: is it open hardware, is it reciprocal, may terms be added. Not legal advice.

Expressions are SPDX; `LicenseRef-…` names own terms, for which the rights manifest is the license.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, Literal

from license_expression import ExpressionError, ParseError, get_spdx_licensing

from dfdm.errors import DataError, InputError, LicenseConflictError
from dfdm.table import data_folder, read_toml

Reciprocity = Literal["none", "weak", "strong"]
_ORDER: Final = ("none", "weak", "strong")
_DUTIES: Final = ("attribution", "notice", "share-alike", "source")
_OWN: Final = "LicenseRef-"
_KEYS: Final = {"name", "hardware", "reciprocal", "restrictions", "duties", "source", "locator", "kind"}
_MAX_TEXT: Final = 500


@dataclass(frozen=True, kw_only=True, slots=True)
class License:
    """A license expression and what it asks for.

    `own_terms` where it consists of `LicenseRef-…` alone (the rights manifest is the license); `open_hardware` where it
    holds an open license for designs; `forbids_restrictions` where counts, dates, territories or named licensees would
    contradict it; `unclassified` names the licenses whose consequences dfdm does not know.
    """

    expression: str
    ids: tuple[str, ...]
    own_terms: bool
    open_hardware: bool
    reciprocal: Reciprocity
    forbids_restrictions: bool
    duties: tuple[str, ...]
    unclassified: tuple[str, ...]

    @property
    def source_must_travel(self) -> bool:
        """Whether the design has to travel with its source or the place where its source is."""
        return self.open_hardware

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


def classify(expression: str) -> License:
    """Say what follows from a license expression; one that is not SPDX is an InputError, an unknown id as well.

    Of alternatives (`OR`) the recipient chooses, of conjunctions (`AND`) all hold; in both cases the strictest counts.
    """
    ids = tuple(sorted(_ids(expression)))
    own = [i for i in ids if i.startswith(_OWN)]
    pages = _pages()
    known = [pages[i] for i in ids if i in pages]
    return License(
        expression=expression.strip(),
        ids=ids,
        own_terms=len(own) == len(ids),
        open_hardware=any(page["hardware"] for page in known),
        reciprocal=max((page["reciprocal"] for page in known), key=_ORDER.index, default="none"),
        forbids_restrictions=len(own) < len(ids),
        duties=tuple(d for d in _DUTIES if any(d in page["duties"] for page in known)),
        unclassified=tuple(i for i in ids if i not in pages and i not in own),
    )


def license_name(spdx_id: str) -> str:
    """The full name of a license, or its id where it has none here."""
    return str(_pages().get(spdx_id, {}).get("name", spdx_id))


def _ids(expression: str) -> Iterator[str]:
    text = expression.strip() if isinstance(expression, str) else ""
    if not text or len(text) > _MAX_TEXT:
        raise InputError("a license is an SPDX expression such as CERN-OHL-S-2.0 or LicenseRef-my-terms")
    licensing = _licensing()
    try:
        parsed = licensing.parse(text)
    except (ExpressionError, ParseError) as error:
        raise InputError(f"'{text}' is not an SPDX license expression: {str(error).splitlines()[0]}") from None
    for symbol in licensing.license_symbols(parsed, unique=True, decompose=True):
        key = str(symbol.key)
        if not key.startswith(_OWN) and key not in licensing.known_symbols:
            raise InputError(f"'{key}' is not an SPDX license id; name own terms LicenseRef-{key.replace(' ', '-')}")
        yield key


@cache
def _licensing() -> Any:  # noqa: ANN401 - the library has no types
    return get_spdx_licensing()


@cache
def _pages() -> dict[str, dict[str, Any]]:
    pages = read_toml(data_folder() / "licenses.toml")
    for key, page in pages.items():
        if set(page) != _KEYS or page["reciprocal"] not in _ORDER or set(page["duties"]) - set(_DUTIES):
            raise DataError("a license needs name, hardware, reciprocal, restrictions, duties and a source", where=key)
    return pages
