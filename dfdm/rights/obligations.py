"""What a license asks of whoever makes, changes or hands on a design, in words that a notice or a recipe can carry.

Each comes with its clause, or says that it is an assumption. Not legal advice.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, Literal

from dfdm.errors import InputError
from dfdm.rights.license import classify
from dfdm.rights.license_pages import LicensePage

Who = Literal["maker", "changer", "giver"]
_TEXTS: Final[dict[str, tuple[Who, str]]] = {
    "attribution": ("giver", "Name the authors as they ask, and keep their copyright notices."),
    "notice": ("changer", "Keep the license notices; say that it was changed, when and how."),
    "share-alike": ("changer", "Pass on what you change under the same license."),
    "source": ("giver", "Give the complete source, in the form preferred for changing it, or say where it is."),
    "send-back": ("changer", "Send what you change to each licensor who gave an address."),
    "changes": ("changer", "Do not pass on what you change."),
}
_NO_MONEY: Final = "Do not use it for commercial advantage or money."
_MARK: Final = (
    "Where practicable, mark the product with the place of its source; else its packaging or its papers. The place stands in"
    " LICENSE.txt."
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Obligation:
    """One thing that is owed: by whoever makes it (`maker`), changes it (`changer`) or hands it on (`giver`)."""

    code: str
    who: Who
    text: str
    clause: str

    def to_dict(self) -> dict[str, str]:
        """Write the obligation."""
        return {"code": self.code, "who": self.who, "text": self.text, "clause": self.clause}


def obligations(license: str) -> tuple[Obligation, ...]:
    """All that an expression asks, license by license; own terms ask what their policy says, and nothing here."""
    found: list[Obligation] = []
    for page in classify(license).pages:
        keys = [
            key for key in _TEXTS if key in page.duties or (key in page.clauses and key in ("send-back", "changes"))
        ]
        found += [
            Obligation(code=key, who=_TEXTS[key][0], text=_TEXTS[key][1], clause=page.clause(key)) for key in keys
        ]
        if page.commercial == "forbidden":
            found.append(Obligation(code="commercial", who="maker", text=_NO_MONEY, clause=page.clause("commercial")))
        if "mark" in page.clauses:
            found.append(Obligation(code="mark", who="maker", text=_MARK, clause=page.clause("mark")))
    return tuple(found)


def marking(license: str) -> tuple[dict[str, Any], ...]:
    """The statements of a recipe that ask to mark the product with the place of its source, with their sources; mostly none.

    A license that is not understood asks for no mark: whether it is one is for the rights to say.
    """
    try:
        pages = classify(license).pages
    except InputError:
        return ()
    return tuple(_statement(page) for page in pages if "mark" in page.clauses)


def _statement(page: LicensePage) -> dict[str, Any]:
    return {"text": _MARK, "source": page.source, "locator": page.clauses["mark"], "kind": page.kind}
