"""One constraint, one request: does it hold, does it not, or can nobody say (None)? The only place where operators mean something.

| operator | holds where the value |
|---|---|
| eq, neq | is, is not the right operand; a place is that of the right operand if it lies within it |
| lt lteq gt gteq | comes before or after it; only numbers, times and durations do |
| isA, isPartOf | is it, or lies within it or one of those listed, as data says; of languages by their tags (`de-AT` is part of `de`) |
| hasPart | is it, or it lies within the value |
| isAnyOf, isNoneOf | is, is not one of those listed |
| isAllOf | the values are all of those listed (more may be there) |

A request tells one value of an operand unless its kind has several at once. Of several, each must pass where they are all
used (`each`), one where they are held (`some`); any other operand with several values passes if all do, fails if none does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from dfdm.errors import InputError
from dfdm.rights.odrl.containment import Containment
from dfdm.rights.odrl.model import Condition, Constraint, Logical
from dfdm.rights.odrl.values import Value, compare, understood
from dfdm.rights.odrl.words import ORDERED, Operand, operand
from dfdm.rights.odrl.world import Told

Tell = Callable[[str], Told]
_ORDER: Final = frozenset({"lt", "lteq", "gt", "gteq"})
_SAYS: Final = {
    "eq": ("is", "is not"),
    "neq": ("is not", "is"),
    "lt": ("is before", "is not before"),
    "lteq": ("is not after", "is after"),
    "gt": ("is after", "is not after"),
    "gteq": ("is not before", "is before"),
    "isA": ("is a kind of", "is no kind of"),
    "isPartOf": ("is part of", "is not part of"),
    "hasPart": ("holds", "does not hold"),
    "isAnyOf": ("is among:", "is not among:"),
    "isNoneOf": ("is none of:", "is among:"),
    "isAllOf": ("are all of:", "are not all of:"),
}
_NUMBERS: Final = {
    "lt": ("is less than", "is not less than"),
    "lteq": ("is at most", "is more than"),
    "gt": ("is more than", "is not more than"),
    "gteq": ("is at least", "is less than"),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """Whether a condition holds, why in words, and the same of what is under its connective."""

    condition: Condition
    satisfied: bool | None
    says: str = ""
    parts: tuple[Outcome, ...] = ()

    def leaves(self) -> Iterable[Outcome]:
        """The outcomes of single constraints."""
        if not self.parts:
            yield self
        for part in self.parts:
            yield from part.leaves()

    def all(self) -> Iterable[Outcome]:
        """This outcome and all under it."""
        yield self
        for part in self.parts:
            yield from part.all()


def judge(condition: Condition, tell: Tell, holds: Containment) -> Outcome:
    """Judge one condition; every part of it is judged, whatever the others say."""
    if isinstance(condition, Logical):
        parts = tuple(judge(part, tell, holds) for part in condition.parts)
        satisfied = None if condition.why_not else connect(condition.connective, [part.satisfied for part in parts])
        says = condition.why_not or _why_together(condition, [part.satisfied for part in parts], satisfied)
        return Outcome(condition=condition, satisfied=satisfied, says=says, parts=parts)
    satisfied, says = _judge(condition, tell, holds)
    return Outcome(condition=condition, satisfied=satisfied, says=says)


def _why_together(condition: Logical, parts: list[bool | None], satisfied: bool | None) -> str:
    """Why conditions that hold each by itself do not hold together; '' where one of them says it already."""
    if condition.connective == "andSequence" and satisfied is None and None not in parts:
        return f"in which order '{condition}' was met is not known, so it counts as not met"
    if condition.connective == "xone" and parts.count(True) > 1:
        return f"more than one of '{condition}' is met, and only one may be"
    return ""


def connect(connective: str, outcomes: list[bool | None]) -> bool | None:
    """What follows for a connective from its parts; whether they came in sequence cannot be known."""
    if connective == "or":
        return True if True in outcomes else None if None in outcomes else False
    if connective == "xone":
        certain = outcomes.count(True)
        return False if certain > 1 else None if None in outcomes else certain == 1
    if False in outcomes:
        return False
    return None if None in outcomes or connective == "andSequence" else True


def _judge(constraint: Constraint, tell: Tell, holds: Containment) -> tuple[bool | None, str]:
    known = operand(constraint.left)
    if constraint.why_not:
        return None, f"a constraint is not understood, so it counts as not met: {constraint.why_not}"
    if known is None:
        return None, f"'{constraint.left}' is a term that is not understood, so it counts as not met"
    said = tell(known.name)
    if said.settled:
        return True, said.settled
    if said.values is None:
        return None, said.missing or f"{known.words} is not known"
    try:
        values = tuple(understood(value, known) for value in said.values)
        right = tuple(understood(value, known) for value in constraint.right)
    except InputError as error:
        return None, f"the constraint '{constraint}' cannot be judged: {error}"
    satisfied = holds_for(constraint.operator, known, values, right, holds)
    unasked = [value.text for value in right if said.asked is not None and value.text not in said.asked]
    if unasked and satisfied is not False:
        return None, f"whether {known.words} {'; '.join(unasked)} is not known: ask there"
    return satisfied, _words(constraint, known, said, satisfied)


def _words(constraint: Constraint, known: Operand, said: Told, satisfied: bool | None) -> str:
    told = ", ".join(value.text for value in said.values or ())
    left = said.words or f"{known.words} {told}".rstrip()
    right = ", ".join(value.text for value in constraint.right) + (f" {constraint.unit}" if constraint.unit else "")
    if satisfied is None:
        return f"whether {known.words} {told} meets '{constraint}' cannot be known"
    numbers = known.kind != "time" and constraint.operator in _NUMBERS
    holds, fails = (_NUMBERS if numbers else _SAYS)[constraint.operator]
    return f"{left} {holds if satisfied else fails} {right}"


def holds_for(
    operator: str, known: Operand, values: tuple[Value, ...], right: tuple[Value, ...], holds: Containment
) -> bool | None:
    """Whether values of an operand stand in the relation of the operator to the right operand."""
    if operator == "isAllOf":
        return _and([_or([_same(known, value, wanted, holds) for value in values]) for wanted in right])
    if operator == "hasPart":
        return _or([_within(known, right[0], value, holds, whole=True) for value in values])
    if operator in ("isNoneOf", "neq"):
        among = _or([_same(known, value, wanted, holds) for value in values for wanted in right])
        return None if among is None else not among
    single = [_one(operator, known, value, right, holds) for value in values]
    if known.many == "each":
        return _and(single)
    if known.many == "some" or len(set(single)) == 1:
        return _or(single)
    return None


def _one(operator: str, known: Operand, value: Value, right: tuple[Value, ...], holds: Containment) -> bool | None:
    if operator in ("eq", "isAnyOf"):
        return _or([_same(known, value, wanted, holds) for wanted in right])
    if operator in _ORDER:
        wanted = right[0]
        if value.quantity is None or wanted.quantity is None or value.unit != wanted.unit:
            return None
        return compare(operator, value.quantity, wanted.quantity)
    return _or([_within(known, value, wanted, holds) for wanted in right])


def _same(known: Operand, value: Value, wanted: Value, holds: Containment) -> bool | None:
    if value.quantity is not None and wanted.quantity is not None:
        return compare("eq", value.quantity, wanted.quantity) if value.unit == wanted.unit else None
    if (value.quantity is None) != (wanted.quantity is None):
        return None
    return holds.same(known, value.text, wanted.text)


def _within(known: Operand, inner: Value, outer: Value, holds: Containment, *, whole: bool = False) -> bool | None:
    """Numbers and times have no parts."""
    if known.kind in ORDERED or inner.quantity is not None or outer.quantity is not None:
        return None
    return holds.within(known, inner.text, outer.text, whole=whole)


def _and(outcomes: list[bool | None]) -> bool | None:
    return connect("and", outcomes)


def _or(outcomes: list[bool | None]) -> bool | None:
    return connect("or", outcomes)
