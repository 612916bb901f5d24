"""A policy as it is judged: rules with parties, assets, actions, constraints and duties, in short names of terms.

`why_not` of a part says what in it is not understood: it then fails closed, and the rest of the policy still counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

from dfdm.rights.odrl.values import Said

RuleKind = Literal["permission", "prohibition", "obligation"]
Connective = Literal["and", "or", "xone", "andSequence"]
CONNECTIVES: Final[tuple[Connective, ...]] = ("and", "or", "xone", "andSequence")
GRANTING: Final = frozenset({"Set", "Policy", "Agreement", "Assertion", "Privacy", "Ticket"})
"""Types of policies whose rules hold; an Offer and a Request grant nothing."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Constraint:
    """`left operator right`, as in `count lteq 10`; `right` holds several values only for the list operators.

    `of` is `party` or `target` where the constraint refines that, so that its operand is not one of the deed.
    """

    left: str
    operator: str
    right: tuple[Said, ...]
    unit: str = ""
    id: str = ""
    why_not: str = ""
    of: str = ""

    def __str__(self) -> str:
        right = ", ".join(value.text for value in self.right)
        return f"{self.left} {self.operator} {right}{' ' + self.unit if self.unit else ''}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Logical:
    """Several conditions under one connective."""

    connective: Connective
    parts: tuple[Condition, ...]
    id: str = ""
    why_not: str = ""

    def __str__(self) -> str:
        return f"{self.connective}({'; '.join(map(str, self.parts))})"


Condition: TypeAlias = "Constraint | Logical"


@dataclass(frozen=True, kw_only=True, slots=True)
class Named:
    """An action, party or asset, with the refinements that narrow it; `source` is that of a collection."""

    name: str
    source: str = ""
    collection: bool = False
    refinements: tuple[Condition, ...] = ()
    why_not: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Duty:
    """What has to be done, by whom, under which constraints; `consequences` are owed too once it was violated."""

    actions: tuple[Named, ...]
    id: str = ""
    assignees: tuple[Named, ...] = ()
    constraints: tuple[Condition, ...] = ()
    consequences: tuple[Duty, ...] = ()
    why_not: str = ""

    @property
    def label(self) -> str:
        """The duty by its action."""
        return " or ".join(action.name for action in self.actions) or self.id


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """A permission, prohibition or obligation. What is empty is not narrowed: no target means any target."""

    kind: RuleKind
    id: str = ""
    actions: tuple[Named, ...] = ()
    targets: tuple[Named, ...] = ()
    assignees: tuple[Named, ...] = ()
    assigners: tuple[Named, ...] = ()
    constraints: tuple[Condition, ...] = ()
    duties: tuple[Duty, ...] = ()
    remedies: tuple[Duty, ...] = ()
    why_not: str = ""

    @property
    def label(self) -> str:
        """The rule by its IRI, or by its kind and actions."""
        return self.id or f"{self.kind}: {', '.join(action.name for action in self.actions) or 'anything'}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Policy:
    """The rules of one policy, and what it says of clashes between them ('' where it says nothing).

    `wider` are inclusions of actions that the document itself defines, `members` those whom it states to be part of a
    collection.
    """

    id: str
    type: str
    rules: tuple[Rule, ...]
    conflict: Literal["", "perm", "prohibit", "invalid"] = ""
    license: str = ""
    profiles: tuple[str, ...] = ()
    why_not: str = ""
    wider: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    members: Mapping[str, frozenset[str]] = field(default_factory=lambda: MappingProxyType({}))


def leaves(conditions: tuple[Condition, ...]) -> Iterator[Constraint]:
    """The constraints in conditions, those under connectives too."""
    for condition in conditions:
        if isinstance(condition, Logical):
            yield from leaves(condition.parts)
        else:
            yield condition
