"""Who may do what under a policy, as a table in plain words: one row for each party and deed. Not legal advice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final, Literal

from dfdm.rights.evaluate import INCLUDED_IN
from dfdm.rights.policy import Agreement, Offer, read_policy
from dfdm.rights.rules import Rule, read_rules
from dfdm.rights.vocabulary import MAKE, SUBCONTRACT, VARY
from dfdm.rights.words import DUTIES, bounds_in_words, owed_in_words

Answer = Literal["yes", "no"]
DEEDS: Final = MappingProxyType(
    {
        MAKE: "make it",
        "derive": "change it",
        "distribute": "pass the files on",
        "sell": "sell it",
        SUBCONTRACT: "have another make it",
    }
)
"""What people ask about, by its ODRL action."""
_ASK_FIRST: Final = "this is an offer: it grants nothing until an agreement names who makes it"


@dataclass(frozen=True, kw_only=True, slots=True)
class Allowance:
    """Whether a party may do a deed: within which bounds, for which duties first, what is owed then, or why not.

    Of an offer under own terms bounds and dues are those that an agreement would have.
    """

    who: str
    action: str
    deed: str
    answer: Answer
    bounds: tuple[str, ...] = ()
    duties: tuple[str, ...] = ()
    owed: tuple[str, ...] = ()
    why: str = ""

    @property
    def conditions(self) -> str:
        """Why not, bounds, duties and what is owed, as one line."""
        must = (*self.duties, *self.owed)
        return "; ".join(filter(None, (self.why, *self.bounds, f"must {', '.join(must)}" if must else "")))

    def __str__(self) -> str:
        said = f": {self.conditions}" if self.conditions else ""
        return f"{self.who} may {'' if self.answer == 'yes' else 'not '}{self.deed}{said}"


def allowances(policy: Offer | Mapping[str, Any]) -> tuple[Allowance, ...]:
    """Say of everyone the policy tells apart what they may do; one that is not understood is a RightsError."""
    offer = policy if isinstance(policy, Offer) else read_policy(policy)
    rules = read_rules(offer.to_dict())
    if isinstance(offer, Agreement):
        nobody = (
            Allowance(who="anyone else", action=action, deed=deed, answer="no", why="granted to the licensee alone")
            for action, deed in DEEDS.items()
        )
        return (*_rows(offer, offer.licensee, rules), *nobody)
    return _rows(offer, "anyone", rules)


def _rows(offer: Offer, who: str, rules: tuple[Rule, ...]) -> tuple[Allowance, ...]:
    found = [_allowance(offer, who, action, deed, rules) for action, deed in DEEDS.items()]
    ways = [rule for rule in rules if rule.kind == "permission" and VARY in rule.actions]
    return (*found, *(_permitted(offer, who, VARY, "make a variant", rule) for rule in ways))


def _allowance(offer: Offer, who: str, action: str, deed: str, rules: Iterable[Rule]) -> Allowance:
    covered = [action]
    while covered[-1] in INCLUDED_IN:
        covered.append(INCLUDED_IN[covered[-1]])
    about = [rule for rule in rules if set(covered) & set(rule.actions)]
    if any(rule.kind == "prohibition" for rule in about):
        return Allowance(who=who, action=action, deed=deed, answer="no", why="prohibited")
    permitting = next((rule for rule in about if rule.kind == "permission"), None)
    if permitting is None:
        return Allowance(who=who, action=action, deed=deed, answer="no", why="not granted")
    return _permitted(offer, who, action, deed, permitting)


def _permitted(offer: Offer, who: str, action: str, deed: str, rule: Rule) -> Allowance:
    open_to_all = offer.terms.own_terms and not isinstance(offer, Agreement)
    return Allowance(
        who=who,
        action=action,
        deed=deed,
        answer="no" if open_to_all else "yes",
        why=_ASK_FIRST if open_to_all else "",
        bounds=bounds_in_words(rule.constraints, at_each=open_to_all),
        duties=tuple(DUTIES.get(duty.action, duty.action) for duty in rule.duties),
        owed=owed_in_words(offer, of_making=action in (MAKE, VARY)),
    )
