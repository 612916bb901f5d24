"""Can conditions all hold at once, whatever a request says? Found by trying values that stand for all others.

The right operands of an ordered operand cut its range into points and gaps, and one value of each stands for the rest; of
the others, every word that is named stands for itself, one known word for each way to lie within or around those, and one
word that nobody names for all the rest. So the search is complete: it judges with the same code as a request is judged with. It goes operand by
operand and leaves a branch as soon as a condition fails; where there are more combinations than it may try, or values that
cannot be told apart (units, vocabularies, terms that are not understood), the answer is None: unknown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from fractions import Fraction
from itertools import combinations, pairwise
from typing import Final

from dfdm.errors import InputError
from dfdm.rights.odrl.containment import Containment, vocabulary_of
from dfdm.rights.odrl.judging import connect, holds_for
from dfdm.rights.odrl.model import Condition, Constraint, Logical, leaves
from dfdm.rights.odrl.values import EPOCH, Duration, Quantity, Span, Value, seconds_of, understood
from dfdm.rights.odrl.words import Operand, operand

MOST_STEPS: Final = 500_000
"""Constraints that are judged in one search at most: a few seconds."""
_MOST_IN_SETS: Final = 6
"""Words of which all sets are tried, where `isAllOf` asks for several."""
_MICRO: Final = Fraction(1)

Values = tuple[Value, ...]
Assignment = Mapping[str, Values]


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """Whether all can hold (None: unknown), with values at which they do, or the operands that stand in the way."""

    answer: bool | None
    example: Mapping[str, str] = field(default_factory=dict)
    operands: tuple[str, ...] = ()
    why: str = ""


class TooManyError(Exception):
    """More combinations than may be tried."""


@dataclass(slots=True)
class Budget:
    """How much may still be tried, of a search or of many together."""

    left: int = MOST_STEPS

    def spend(self, steps: int = 1) -> None:
        """Take steps; a TooManyError where none are left."""
        self.left -= steps
        if self.left < 0:
            raise TooManyError


@dataclass(slots=True)
class _Search:
    conditions: Sequence[Condition]
    holds: Containment
    candidates: Mapping[str, list[Values]]
    rights: Mapping[int, Values | None]
    budget: Budget
    undecided: bool = False

    def run(self, names: Sequence[str]) -> dict[str, Values] | None:
        return self._try(names, {})

    def _try(self, names: Sequence[str], chosen: dict[str, Values]) -> dict[str, Values] | None:
        outcome = self._all(chosen)
        if outcome is False:
            return None
        if not names:
            if outcome is True:
                return dict(chosen)
            self.undecided = True
            return None
        name, rest = names[0], names[1:]
        for values in self.candidates[name]:
            chosen[name] = values
            if _coupled(chosen):
                found = self._try(rest, chosen)
                if found is not None:
                    return found
            del chosen[name]
        return None

    def _all(self, chosen: Assignment) -> bool | None:
        return connect("and", [self._judge(condition, chosen) for condition in self.conditions])

    def _judge(self, condition: Condition, chosen: Assignment) -> bool | None:
        if isinstance(condition, Logical):
            outcomes = [self._judge(part, chosen) for part in condition.parts]
            return None if condition.why_not else connect(condition.connective, outcomes)
        self.budget.spend()
        known, right = operand(condition.left), self.rights[id(condition)]
        if known is None or right is None or _key(condition) not in chosen:
            return None
        return holds_for(condition.operator, known, chosen[_key(condition)], right, self.holds)


def satisfiable(conditions: Sequence[Condition], holds: Containment, budget: Budget | None = None) -> Found:
    """Whether conditions can all hold at once; more than a search may try is taken from `budget`, if one is given."""
    allowed = Budget(left=min(MOST_STEPS, budget.left) if budget else MOST_STEPS)
    before = allowed.left
    found = _satisfiable(conditions, holds, allowed)
    if budget:
        budget.spend(1 + before - max(allowed.left, 0))
    return found


def _satisfiable(conditions: Sequence[Condition], holds: Containment, budget: Budget) -> Found:
    holds = replace(holds, exact=True)
    constraints = list(leaves(tuple(conditions)))
    rights: dict[int, Values | None] = {}
    by_operand: dict[str, tuple[Operand, list[tuple[Constraint, Values]]]] = {}
    why: list[str] = []
    for constraint in constraints:
        known = operand(constraint.left)
        rights[id(constraint)] = None
        if constraint.why_not or known is None:
            why.append(constraint.why_not or f"'{constraint.left}' is a term that is not understood")
            continue
        try:
            right = tuple(understood(value, known) for value in constraint.right)
        except InputError as error:
            why.append(str(error))
            continue
        rights[id(constraint)] = right
        by_operand.setdefault(_key(constraint), (known, []))[1].append((constraint, right))
    for known, told in by_operand.values():
        if known.kind == "time" and all(_vague_time(value) for _, right in told for value in right):
            told[:] = [(constraint, tuple(map(_as_written, right))) for constraint, right in told]
            rights |= {id(constraint): right for constraint, right in told}
    lengths = [
        value
        for known, told in by_operand.values()
        if known.within or _is_outer(known, by_operand)
        for _, right in told
        for value in right
    ]
    candidates = {
        name: _candidates(known, told, holds, lengths if known.kind == "duration" else [])
        for name, (known, told) in by_operand.items()
    }
    search = _Search(conditions, holds, candidates, rights, budget)
    names = sorted(candidates, key=lambda name: (len(candidates[name]), name))
    try:
        found = search.run(names)
    except TooManyError:
        return Found(answer=None, why=f"there are more than {MOST_STEPS} combinations to try")
    if found is not None:
        return Found(answer=True, example={name: _shown(values) for name, values in found.items()})
    if search.undecided:
        why = why or _vague(by_operand) or _in_sequence(conditions)
        return Found(answer=None, why=(why or ["values in it cannot be compared"])[0])
    return Found(answer=False, operands=_culprits(conditions, holds, sorted(by_operand), budget))


def _in_sequence(conditions: Sequence[Condition]) -> list[str]:
    """What is to be met one after the other, which no single request shows."""
    found: list[str] = []
    for condition in conditions:
        if isinstance(condition, Logical):
            named = [f"in which order '{condition}' is met is not known"]
            found += named if condition.connective == "andSequence" else _in_sequence(condition.parts)
    return found


def _culprits(
    conditions: Sequence[Condition], holds: Containment, names: Sequence[str], budget: Budget
) -> tuple[str, ...]:
    """The operands that stand in the way by themselves; all of them if it takes several."""
    if len(names) == 1:
        return tuple(names)
    flat = list(conditions)
    while any(isinstance(c, Logical) and c.connective == "and" and not c.why_not for c in flat):
        flat = [part for c in flat for part in (c.parts if isinstance(c, Logical) and c.connective == "and" else (c,))]
    found = []
    for name in names:
        about = [c for c in flat if {_key(leaf) for leaf in leaves((c,))} == {name}]
        if about and _satisfiable(about, holds, budget).answer is False:
            found.append(name)
    return tuple(found or names)


def _key(constraint: Constraint) -> str:
    """The operand of a constraint, apart for the deed, its party and its target."""
    known = operand(constraint.left)
    name = known.name if known else constraint.left
    return f"{constraint.of} {name}".lstrip()


def _vague_time(value: Value) -> bool:
    return isinstance(value.quantity, Span) and value.quantity.vague


def _as_written(value: Value) -> Value:
    """An instant without zone among others without: as in XML Schema they are compared as they are written."""
    if not isinstance(value.quantity, Span):
        return value
    middle = (value.quantity.low + value.quantity.high) / 2
    return replace(value, quantity=Span(middle, middle))


def _is_outer(known: Operand, by_operand: Mapping[str, tuple[Operand, list[tuple[Constraint, Values]]]]) -> bool:
    return any(other.within == known.name for other, _ in by_operand.values())


def _coupled(chosen: Assignment) -> bool:
    """Metered time is never longer than what has elapsed."""
    for name, values in chosen.items():
        known = operand(name)
        outer = chosen.get(known.within) if known and known.within else None
        if outer:
            inner, most = values[0].quantity, outer[0].quantity
            if isinstance(inner, Duration) and isinstance(most, Duration) and inner.seconds > most.seconds:
                return False
    return True


def _vague(by_operand: Mapping[str, tuple[Operand, list[tuple[Constraint, Values]]]]) -> list[str]:
    """Which operands have right operands that cannot be compared."""
    found = []
    for known, told in by_operand.values():
        values = [value for _, right in told for value in right]
        units = {value.unit for value in values}
        if len(units) > 1:
            found.append(f"{known.words} is given in different units")
        elif known.kind in ("term", "language") and len({vocabulary_of(value.text) for value in values}) > 1:
            found.append(f"{known.words} is given in words of different vocabularies")
    return found


def _candidates(
    known: Operand, told: Sequence[tuple[Constraint, Values]], holds: Containment, lengths: Sequence[Value]
) -> list[Values]:
    """Values of one operand that stand for all of them."""
    rights = [value for _, right in told for value in right]
    if known.kind == "any":
        words = [value for value in rights if value.quantity is None]
        numbers = [value for value in rights if value.quantity is not None]
        return [*_ordered(known, numbers), *_named(known, told, words, holds)]
    if all(value.quantity is not None for value in rights) and rights:
        return _ordered(known, [*rights, *lengths])
    return _named(known, told, rights, holds)


def _ordered(known: Operand, rights: Sequence[Value]) -> list[Values]:
    units = sorted({value.unit for value in rights}) or [""]
    points = sorted({point for value in rights if value.quantity is not None for point in _ends(value.quantity, known)})
    step = {"whole": Fraction(1), "time": _MICRO}.get(known.kind)
    if known.least is not None:
        points = sorted({*points, known.least})
    if known.most is not None:
        points = sorted({*points, known.most})
    tried: set[Fraction] = set(points)
    tried |= {(a + b) / 2 for a, b in pairwise(points)}
    if points:
        tried |= {points[0] - 1, points[-1] + 1}
    if step:
        tried = {
            Fraction(near) for point in tried for near in (point // 1, -(-point // 1), point // 1 - 1, point // 1 + 1)
        }
    found = [point for point in sorted(tried) if _possible(known, point)]
    return [(_value(known, point, unit),) for unit in units for point in found]


def _possible(known: Operand, point: Fraction) -> bool:
    if known.least is not None and (point < known.least or (known.above and point == known.least)):
        return False
    return known.most is None or point <= known.most


def _ends(quantity: Quantity, known: Operand) -> Iterator[Fraction]:
    if isinstance(quantity, Span):
        yield from (quantity.low, quantity.high)
        if known.kind == "time":
            yield quantity.high + _MICRO
    else:
        yield from seconds_of(quantity)


def _value(known: Operand, point: Fraction, unit: str) -> Value:
    text = str(point)
    if known.kind == "duration":
        return Value(text=_length(point), quantity=Duration(0, point), unit=unit)
    if known.kind == "time":
        text = _moment(point)
    elif point.denominator != 1:
        text = f"{float(point):.6g}"
    return Value(text=text, quantity=Span(point, point), unit=unit)


def _moment(point: Fraction) -> str:
    try:
        return (EPOCH + timedelta(microseconds=int(point))).isoformat().replace("+00:00", "Z")
    except OverflowError:
        return "beyond all years"


def _length(seconds: Fraction) -> str:
    days = seconds / 86400
    return f"{float(days):.6g} days"


def _named(
    known: Operand, told: Sequence[tuple[Constraint, Values]], rights: Sequence[Value], holds: Containment
) -> list[Values]:
    """Every word that is named, what lies within or around it, and one that nobody names, in each vocabulary."""
    units = sorted({value.unit for value in rights}) or [""]
    texts = list(dict.fromkeys(value.text for value in rights))
    near = dict.fromkeys([*texts, *_around(known, texts, holds)])
    homes = list(dict.fromkeys(vocabulary_of(text) for text in texts)) or [""]
    other = [_other(known, home, set(near)) for home in homes]
    words = [*near, *other]
    found: list[Values] = [(Value(text=word, unit=unit),) for unit in units for word in words]
    several = [right for constraint, right in told if constraint.operator == "isAllOf" and len(right) > 1]
    if several or known.many:
        base = texts[:_MOST_IN_SETS] + other[:1]
        found += [
            tuple(Value(text=word) for word in chosen)
            for size in range(2, len(base) + 1)
            for chosen in combinations(base, size)
        ]
        wanted = tuple(dict.fromkeys(value for right in several for value in right))
        found += [wanted] if wanted else []
        found += [()] if known.many else []
    return found


def _around(known: Operand, texts: Sequence[str], holds: Containment) -> Iterable[str]:
    """Of the words that data knows, one for each way to lie within or around those that are named."""
    if known.kind == "language":
        return [f"{text}-x-other" for text in texts]
    trees = (holds.places,) if known.kind == "place" else (holds.kinds, holds.members)
    pool = {word for tree in trees for outer, held in tree.items() for word in (outer, *held)}
    found: dict[tuple[object, ...], str] = {}
    for word in sorted(pool):
        relations = (
            (holds.same(known, word, text), holds.within(known, word, text), holds.within(known, text, word))
            for text in texts
        )
        found.setdefault((vocabulary_of(word), *relations), word)
    return found.values()


def _other(known: Operand, home: str, named: set[str]) -> str:
    """A word of a vocabulary that nobody names: of places a country, which lies in none of the others."""
    if known.kind == "place" and not home:
        letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
        return next(f"Q{letter}" for letter in letters[12:] if f"Q{letter}" not in named)
    word = "other"
    while home + word in named:
        word += "-"
    return home + word


def _shown(values: Values) -> str:
    return ", ".join(f"{value.text} {value.unit}".rstrip() for value in values) or "none"
