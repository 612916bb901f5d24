"""What license a design may carry that derives from others, or is made of them. Not legal advice.

A variant is the same design at other values, a derivative a changed design, a larger work contains the other as a part.
Under a share-alike license a variant is bound either way: unchanged source stays under its license, changed source must
be put under it. Answers are yes, no or unknown, each with the clause that it rests on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from dfdm.rights.license import alternatives, classify, known_licenses
from dfdm.rights.license_pages import ANY, ASSUMED, OWN, LicensePage, license_page

Relation = Literal["variant_of", "derivative_of", "contains"]
Answer = Literal["yes", "no", "unknown"]
RELATIONS: Final[tuple[Relation, ...]] = ("variant_of", "derivative_of", "contains")
RELATION_WORDS: Final = {
    "variant_of": "a variant of",
    "derivative_of": "a changed version of",
    "contains": "a thing that contains",
}
_ORDER: Final = ("yes", "unknown", "no")
_OWN_ID: Final = "LicenseRef-"


@dataclass(frozen=True, kw_only=True, slots=True)
class Bond:
    """How a design depends on another one under a license, as far as compatibility asks.

    `documented_interface`: the whole meets the part at an interface that the part documents. `available`: anybody can
    buy the part, or make it, with what comes with it (an Available Component of the CERN licenses).
    """

    license: str
    relation: Relation
    name: str = ""
    documented_interface: bool = False
    available: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Compatibility:
    """Whether a license is possible, and why: `reasons` are sentences that name clauses; `assumed` if one is our reading."""

    answer: Answer
    reasons: tuple[str, ...] = ()

    @property
    def assumed(self) -> bool:
        """Whether it rests on a clause that was not read, or on our reading of one."""
        return any(ASSUMED in reason for reason in self.reasons)

    def to_dict(self) -> dict[str, Any]:
        """Write the answer."""
        return {"answer": self.answer, "reasons": list(self.reasons), "assumed": self.assumed}


def may_carry(license: str, bonds: Iterable[Bond]) -> Compatibility:
    """Say whether a design with these bonds may be licensed so; a license that cannot be read is an InputError.

    Of alternatives (OR) that the result offers, all must be possible: whoever receives it chooses. Of alternatives that
    another design offers, one is enough: the maker of the result chooses.
    """
    found = list(bonds)
    offered = alternatives(license)
    answers = [_whole(conjuncts, bond, found) for bond in found for conjuncts in offered]
    return _joined(answers, worst=True)


def possible_licenses(bonds: Iterable[Bond]) -> dict[str, Compatibility]:
    """For each license that dfdm knows, whether a design with these bonds may carry it."""
    found = list(bonds)
    choices = [i for i in known_licenses() if i != "SHL-2.1"] + ["Apache-2.0 WITH SHL-2.1"]
    return {choice: may_carry(choice, found) for choice in choices}


def _whole(result: Sequence[str], bond: Bond, bonds: Sequence[Bond]) -> Compatibility:
    """Whether a result under all licenses of `result` (AND) keeps one bond."""
    return _joined([_one_of(result, parts, bond, bonds) for parts in alternatives(bond.license)], worst=False)


def _one_of(result: Sequence[str], parts: Sequence[str], bond: Bond, bonds: Sequence[Bond]) -> Compatibility:
    """Whether it keeps one alternative of the other design's license, of which all `parts` (AND) must be kept."""
    return _joined([_keeps(result, part, bond, bonds) for part in parts], worst=True)


def _keeps(result: Sequence[str], part: str, bond: Bond, bonds: Sequence[Bond]) -> Compatibility:
    """Under several licenses at once (AND) one must satisfy the other design's, and none may narrow it."""
    answers = {one: _pair(one, part, bond, bonds) for one in result}
    if len(answers) == 1:
        return next(iter(answers.values()))
    good = [a for a in answers.values() if a.answer == "yes"]
    if not good:
        return _joined(answers.values(), worst=False)
    narrowing = [one for one, a in answers.items() if a.answer != "yes" and _narrows(one)]
    if narrowing:
        return answers[narrowing[0]]
    return good[0]


def _narrows(license: str) -> bool:
    """Whether a license beside another takes away what that grants: own terms and what is not known might."""
    page = _page(license)
    return page is None or page.commercial == "forbidden" or page.changes == "private" or page.reciprocal != "none"


def _pair(result: str, parent: str, bond: Bond, bonds: Sequence[Bond]) -> Compatibility:
    page = _page(parent)
    what = f"{RELATION_WORDS[bond.relation]} {bond.name or 'a design'} under {parent}"
    if bond.relation == "contains":
        return _larger(result, parent, bond, what)
    if page is None:
        return _of_unknown(result, parent, what)
    if page.changes == "private":
        if bond.relation == "variant_of" and result == parent:
            why = f"whether {what}, at values that its author allows, is a changed version is not settled; those are not shared"
            return Compatibility(answer="unknown", reasons=(f"{why} ({page.clause('changes')})",))
        return Compatibility(answer="no", reasons=(f"{what} may not be passed on ({page.clause('changes')})",))
    if result == parent:
        key = next((k for k in ("share-alike", "notice") if k in page.duties), "restrictions")
        return _yes(what, result, page.clause(key))
    return _relicensed(result, page, bonds, what)


def _relicensed(result: str, page: LicensePage, bonds: Sequence[Bond], what: str) -> Compatibility:
    """A changed version, or a variant, under another license than the one it came with."""
    others = [told for told in page.relicense if result in told.to or ANY in told.to]
    if others:
        clause = f"{page.id}: {others[0].clause}"
        if others[0].when == "no-components" and any(b.relation == "contains" for b in bonds):
            why = f"{what} may be under {result} if its components meet that license's own definition"
            return Compatibility(answer="unknown", reasons=(f"{why} ({clause})",))
        return _yes(what, result, clause)
    asked = OWN if result.startswith(_OWN_ID) else result
    for told in page.unclear:
        if asked in told.to:
            return Compatibility(
                answer="unknown",
                reasons=(f"whether {what} may be under {result} is not known ({page.id}: {told.clause})",),
            )
    key = "share-alike" if "share-alike" in page.duties else "commercial"
    return Compatibility(answer="no", reasons=(f"{what} may not be licensed under {result} ({page.clause(key)})",))


def _larger(result: str, parent: str, bond: Bond, what: str) -> Compatibility:
    """A thing under `result` that has a part under `parent`: first what the whole's license asks of its parts, then the part's."""
    own, page = _page(result), _page(parent)
    if own is not None and own.larger_work in ("same", "interface") and not _takes_in(own, result, parent, bond):
        why = f"{what} can be under {result} only if anybody can get that part or make it, which is not stated"
        return Compatibility(answer="no", reasons=(f"{why} ({own.clause('larger-work')})",))
    if page is None:
        if bond.available:
            why = f"{what} may be under {result}: it is stated that anybody can get that part or make it"
            return Compatibility(answer="yes", reasons=(why,))
        return _of_unknown(result, parent, what)
    clause = page.clause("larger-work")
    taken = next((told for told in page.relicense if result in told.to), None)
    if taken is not None:
        return _yes(what, result, f"{page.id}: {taken.clause}")
    if result == parent or page.larger_work == "free":
        return _yes(what, result, clause)
    if page.larger_work == "same":
        return Compatibility(answer="no", reasons=(f"{what} must be licensed as that part is ({clause})",))
    if page.larger_work == "interface":
        if bond.documented_interface:
            return _yes(what, result, clause)
        why = f"{what} may be under {result} if they meet at an interface which that part documents; that is not stated"
        return Compatibility(answer="unknown", reasons=(f"{why} ({clause})",))
    why = f"whether {what} must be under that license too is not settled"
    return Compatibility(answer="unknown", reasons=(f"{why} ({clause})",))


def _takes_in(own: LicensePage, result: str, parent: str, bond: Bond) -> bool:
    """Whether a reciprocal license of the whole takes a part in that is under another license.

    For the CERN licenses: 1.7(b) anybody can get the part or make it; 1.2 and 1.7(a) its license is an earlier version or
    lets its source be treated as under the license of the whole; 1.8 of W, it meets the whole at a documented interface.
    """
    page = _page(parent)
    if bond.available or result == parent or (own.larger_work == "interface" and bond.documented_interface):
        return True
    if page is None:
        return False
    compatible = (result, "CERN-OHL-S-2.0") if own.larger_work == "interface" else (result,)
    return (
        parent in (*compatible, "CERN-OHL-1.2")
        or any(ANY in told.to or set(compatible) & set(told.to) for told in page.relicense)
        or page.larger_work == "same"
    )


def _of_unknown(result: str, parent: str, what: str) -> Compatibility:
    if parent.startswith(_OWN_ID):
        why = f"{what}: its owner's own terms decide"
    else:
        why = f"what {parent} asks of {what} is not known here"
    return Compatibility(answer="unknown", reasons=(f"{why}, for {result} too",))


def _yes(what: str, result: str, clause: str) -> Compatibility:
    return Compatibility(answer="yes", reasons=(f"{what} may be under {result} ({clause})",))


def _page(license: str) -> LicensePage | None:
    """The page of a license; of one with an exception that of the exception, None where it is not known."""
    base, _, added = license.partition(" WITH ")
    return license_page(added) if added else license_page(base)


def _joined(answers: Iterable[Compatibility], *, worst: bool) -> Compatibility:
    """All of them together: the worst (or best) answer, with the reasons of those that gave it."""
    found = list(answers)
    if not found:
        return Compatibility(answer="yes")
    pick = max if worst else min
    answer = pick((a.answer for a in found), key=_ORDER.index)
    reasons = dict.fromkeys(reason for a in found if a.answer == answer for reason in a.reasons)
    return Compatibility(answer=answer, reasons=tuple(reasons))


def is_share_alike(license: str) -> bool:
    """Whether some license of an expression asks that changes stay under it."""
    return classify(license).reciprocal != "none"
