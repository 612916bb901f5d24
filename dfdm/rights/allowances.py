"""Who may do what under a policy, as a table in plain words: one row for each party and deed. Not legal advice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from dfdm.rights.evaluate import INCLUDED_IN
from dfdm.rights.policy import Agreement, Offer, read_policy
from dfdm.rights.rules import Constraint, Rule, read_rules

Answer = Literal["yes", "no"]
DEEDS: Final = {
    "reproduce": "make it",
    "derive": "change it",
    "distribute": "pass the files on",
    "sell": "sell it",
}
"""What people ask about, by its ODRL action."""
_DUTIES: Final = {
    "attribute": "name the authors",
    "cc:Notice": "keep the license notices",
    "cc:ShareAlike": "pass changes on under the same license",
    "cc:SourceCode": "give the complete source, or say where it is",
}
_BOUNDS: Final = {
    ("count", "lteq"): "at most {} pieces",
    ("dateTime", "gteq"): "not before {}",
    ("dateTime", "lteq"): "not after {}",
    ("spatial", "isAnyOf"): "only in {}",
    ("dfdm:process", "isAnyOf"): "only by {}",
    ("dfdm:material", "isAnyOf"): "only in the material {}",
    ("dfdm:machine", "isAnyOf"): "only on the machine {}",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Allowance:
    """Whether a party may do a deed: within which bounds, for which duties, or why not."""

    who: str
    action: str
    deed: str
    answer: Answer
    bounds: tuple[str, ...] = ()
    duties: tuple[str, ...] = ()
    why: str = ""

    @property
    def conditions(self) -> str:
        """Bounds and duties, or why not, as one line."""
        owed = f"must {', '.join(self.duties)}" if self.duties else ""
        return "; ".join(filter(None, (*self.bounds, owed, self.why)))

    def __str__(self) -> str:
        said = f": {self.conditions}" if self.conditions else ""
        return f"{self.who} may {'' if self.answer == 'yes' else 'not '}{self.deed}{said}"


def allowances(policy: Offer | Mapping[str, Any]) -> tuple[Allowance, ...]:
    """Say of everyone the policy tells apart what they may do; one that is not understood is a RightsError."""
    offer = policy if isinstance(policy, Offer) else read_policy(policy)
    rules = read_rules(offer.to_dict())
    if isinstance(offer, Agreement):
        named = [_allowance(offer.licensee, action, rules) for action in DEEDS]
        return (*named, *_nothing("anyone else", "granted to the licensee alone"))
    if offer.terms.own_terms:
        return _nothing("anyone", "this is an offer: it grants nothing until an agreement names who makes it")
    return tuple(_allowance("anyone", action, rules) for action in DEEDS)


def _nothing(who: str, why: str) -> tuple[Allowance, ...]:
    return tuple(Allowance(who=who, action=action, deed=deed, answer="no", why=why) for action, deed in DEEDS.items())


def _allowance(who: str, action: str, rules: Iterable[Rule]) -> Allowance:
    covered = [action]
    while covered[-1] in INCLUDED_IN:
        covered.append(INCLUDED_IN[covered[-1]])
    about = [rule for rule in rules if set(covered) & set(rule.actions)]
    said: dict[str, Any] = {"who": who, "action": action, "deed": DEEDS[action]}
    if any(rule.kind == "prohibition" for rule in about):
        return Allowance(**said, answer="no", why="prohibited")
    permitting = next((rule for rule in about if rule.kind == "permission"), None)
    if permitting is None:
        return Allowance(**said, answer="no", why="not granted")
    return Allowance(
        **said,
        answer="yes",
        bounds=tuple(_bound(constraint) for constraint in permitting.constraints),
        duties=tuple(_DUTIES.get(duty.action, duty.action) for duty in permitting.duties),
    )


def _bound(constraint: Constraint) -> str:
    right = constraint.right
    listed = " or ".join(map(str, right)) if isinstance(right, tuple) else str(right)
    words = _BOUNDS.get((constraint.left, constraint.operator))
    if words is None:
        return f"only if {constraint}"
    said = words.format(listed)
    return said.removesuffix("s") if constraint.left == "count" and right == 1 else said
