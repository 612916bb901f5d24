"""Policies out of JSON-LD or Turtle, whoever wrote them.

What is not understood (a property, a type, a profile, a reference that would have to be fetched) is not dropped: it is kept
as the reason why the part that it stands in fails closed. Properties of the policy itself (target, assigner, assignee,
action, constraint) hold for its rules: a rule's own take their place, except that a prohibition covers both. So do those
that an asset or a party states of itself (`hasPolicy`, `assigneeOf`, `assignerOf`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from dfdm.errors import InputError, RightsError
from dfdm.rights.odrl.graph import TYPE, Graph, Object, Ref, flat
from dfdm.rights.odrl.jsonld import UNDEFINED, read_jsonld
from dfdm.rights.odrl.model import (
    CONNECTIVES,
    GRANTING,
    Condition,
    Constraint,
    Duty,
    Logical,
    Named,
    Policy,
    Rule,
    RuleKind,
)
from dfdm.rights.odrl.turtle import read_turtle
from dfdm.rights.odrl.values import Said
from dfdm.rights.odrl.words import LISTS, OPERATORS, PARTIES, action, compact, descriptive, known_profile
from dfdm.trust import parse_document

MOST_BYTES: Final = 8 * 2**20
_DEEPEST: Final = 32
_MOST_RULES: Final = 10_000
_KINDS: Final[tuple[RuleKind, ...]] = ("permission", "prohibition", "obligation")
_POLICIES: Final = GRANTING | {"Offer"}
_SHARED: Final = frozenset({"action", "target", "assigner", "assignee", "constraint"})
_OF_POLICY: Final = _SHARED | {*_KINDS, TYPE, "profile", "conflict"}
_OF_RULE: Final = _SHARED | {TYPE, "duty", "remedy"}
_OF_DUTY: Final = _SHARED | {*PARTIES} | {TYPE, "consequence"}
_OF_NAMED: Final = frozenset(
    {
        TYPE,
        "source",
        "refinement",
        "partOf",
        "rdf:value",
        "includedIn",
        "hasPolicy",
        "assignerOf",
        "assigneeOf",
    }
)
_BINDS: Final = (("hasPolicy", "target"), ("assigneeOf", "assignee"), ("assignerOf", "assigner"))
"""What assets and parties say of a policy, and the property of the policy that follows from it."""
_OF_CONSTRAINT: Final = frozenset({TYPE, "leftOperand", "operator", "rightOperand", "unit", "dataType", "datatype"})


def read_graph(data: bytes, *, where: str = "policy") -> Graph:
    """Read JSON-LD (an object) or Turtle (anything else); broken or oversized bytes are an InputError."""
    if len(data) > MOST_BYTES:
        raise InputError(f"{where}: is {len(data)} bytes long; at most {MOST_BYTES} are read")
    try:
        if data.lstrip()[:1] in (b"{", b"["):
            return read_jsonld(parse_document(data, where=where, most=MOST_BYTES))
        return read_turtle(data.decode("utf-8"))
    except UnicodeDecodeError:
        raise InputError(f"{where}: is not UTF-8 text") from None
    except InputError as error:
        raise InputError(f"{where}: {error}") from None


def read_file(path: Path | str) -> bytes:
    """The bytes of a file, never more than are read of one; one that cannot be opened is an InputError."""
    try:
        with Path(path).open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}") from None


def load_policies(path: Path | str) -> tuple[Policy, ...]:
    """The policies of a file; one without any is an InputError."""
    return policies_of(read_graph(read_file(path), where=str(path)), where=str(path))


def policies_from(document: Mapping[str, Any]) -> tuple[Policy, ...]:
    """The policies of a JSON-LD document; what cannot be read as one is a RightsError."""
    try:
        return policies_of(read_jsonld(document))
    except (InputError, RecursionError) as error:
        raise RightsError(f"the policy cannot be understood: {error}") from None


def policies_of(graph: Graph, *, where: str = "policy") -> tuple[Policy, ...]:
    """The policies of a graph: nodes that are typed as such, or that hold rules."""
    held = [s for s, said in graph.nodes.items() if graph.types(s) & _POLICIES or said.keys() & set(_KINDS)]
    asked = [subject for subject in held if "Request" not in graph.types(subject)]
    if not held:
        raise InputError(f"{where}: holds no policy of ODRL")
    reader = _Reader(graph)
    return tuple(reader.policy(subject) for subject in asked or held)


class _Reader:
    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.bound: dict[tuple[str, str], list[Object]] = {}
        for subject, said in graph.nodes.items():
            for name, part in _BINDS:
                for value in flat(said.get(name, [])):
                    self.bound.setdefault((_id(value), part), []).append(Ref(subject))

    def policy(self, subject: str) -> Policy:
        said = self.graph.of(subject)
        types = sorted(self.graph.types(subject))
        known = [name for name in types if name in _POLICIES | {"Request"}]
        why = _others(said, _OF_POLICY)
        profiles = tuple(_id(value) for value in flat(said.get("profile", [])))
        unknown = [iri for iri in profiles if not known_profile(iri)]
        if unknown:
            why = why or f"the profile {unknown[0]} is not known here"
        conflict = [_word(value) for value in flat(said.get("conflict", []))]
        if len(conflict) > 1 or (conflict and conflict[0] not in ("perm", "prohibit", "invalid")):
            why, conflict = why or f"the strategy for clashes '{conflict[0][:60]}' is not understood", ["prohibit"]
        if types and not known:
            why = why or f"the type '{types[0][:80]}' of the policy is not understood"
        shared = {name: [*said.get(name, []), *self.bound.get((subject, name), [])] for name in _SHARED}
        rules = [self.rule(value, kind, shared) for kind in _KINDS for value in flat(said.get(kind, []))]
        if len(rules) > _MOST_RULES:
            raise InputError(f"there are more than {_MOST_RULES} rules in one policy")
        narrower = [name for name in known if name not in ("Policy", "Set")]
        licenses = [value.text for value in flat(said.get("dct:license", [])) if isinstance(value, Said)]
        return Policy(
            id=subject if Ref(subject).named else "",
            type=narrower[0] if narrower else "Set",
            rules=tuple(rules),
            conflict=conflict[0] if conflict else "",  # type: ignore[arg-type]
            license=licenses[0] if len(licenses) == 1 else "",
            profiles=profiles,
            why_not=why,
            wider=self._wider(),
            members=self.graph.members(),
        )

    def _wider(self) -> dict[str, tuple[str, ...]]:
        return {
            compact(subject): tuple(_word(value) for value in flat(said["includedIn"]))
            for subject, said in self.graph.nodes.items()
            if "includedIn" in said
        }

    def rule(self, value: Ref | Said, kind: RuleKind, shared: Mapping[str, list[Object]]) -> Rule:
        if isinstance(value, Said):
            return Rule(kind=kind, why_not=f"'{value.text[:60]}' is no rule")
        said = self.graph.of(value.id)
        why = _others(said, _OF_RULE)

        def both(name: str) -> list[Object]:
            own = said.get(name, [])
            return own + shared[name] if kind == "prohibition" or not own else own

        rule = Rule(
            kind=kind,
            id=value.id if value.named else "",
            actions=self._named(both("action"), act=True),
            targets=self._named(both("target")),
            assignees=self._named(both("assignee")),
            assigners=self._named(both("assigner")),
            constraints=self._conditions([*said.get("constraint", []), *shared["constraint"]]),
            why_not=why,
        )
        if kind == "obligation":
            owed = self.duty(value, 0, shared["action"])
            return replace(
                rule, duties=(replace(owed, actions=rule.actions, assignees=rule.assignees),), why_not=owed.why_not
            )
        return replace(
            rule,
            duties=self._duties(said.get("duty", []), 0),
            remedies=self._duties(said.get("remedy", []), 0),
        )

    def _duties(self, values: list[Object], depth: int) -> tuple[Duty, ...]:
        return tuple(self.duty(value, depth) for value in flat(values))

    def duty(self, value: Ref | Said, depth: int, shared: Sequence[Object] = ()) -> Duty:
        if isinstance(value, Said) or depth > _DEEPEST:
            return Duty(actions=(), why_not="a duty is not understood")
        said = self.graph.of(value.id)
        return Duty(
            id=value.id if value.named else "",
            actions=self._named(said.get("action", []), act=True),
            assignees=self._named(said.get("assignee", [])),
            constraints=self._conditions(said.get("constraint", [])),
            consequences=self._duties(said.get("consequence", []), depth + 1),
            why_not=_others(said, _OF_DUTY) or ("" if said.get("action") or shared else "a duty names no action"),
        )

    def _named(self, values: list[Object], *, act: bool = False) -> tuple[Named, ...]:
        return tuple(self._name(value, act=act) for value in flat(values))

    def _name(self, value: Ref | Said, *, act: bool) -> Named:
        if isinstance(value, Said):
            return Named(name=action(_word(value)) if act else value.text)
        said = self.graph.of(value.id)
        name = compact(value.id) if act else value.id
        meant = [_word(inner) for inner in flat(said.get("rdf:value", []))]
        # What others say of a party or asset is no condition of the rule; what ODRL may mean by it is.
        heard = said if act else {name: v for name, v in said.items() if ":" not in name or name.startswith(UNDEFINED)}
        why = _others(heard, _OF_NAMED)
        if meant and act:
            name = meant[0] if len(meant) == 1 else ""
        if not Ref(name).named:
            name = ""
        if act and not name:
            why = why or "an action is not understood"
        sources = [_id(inner) for inner in flat(said.get("source", []))]
        if not act and not name and not sources and not said.get("refinement"):
            why = why or "a party or asset without a name is not understood"
        types = self.graph.types(value.id)
        return Named(
            name=action(name) if act else name,
            source=sources[0] if len(sources) == 1 else "",
            collection=bool(types & {"PartyCollection", "AssetCollection"}),
            refinements=self._conditions(said.get("refinement", [])),
            why_not=why,
        )

    def _conditions(self, values: list[Object]) -> tuple[Condition, ...]:
        return tuple(self._condition(value, ()) for value in flat(values))

    def _condition(self, value: Ref | Said, above: tuple[str, ...]) -> Condition:
        if isinstance(value, Said):
            return _lost(f"'{value.text[:60]}' is no constraint")
        if value.id in above or len(above) > _DEEPEST:
            return _lost("constraints hold one another, or are nested too deep")
        said = self.graph.of(value.id)
        name = value.id if value.named else ""
        found = [connective for connective in CONNECTIVES if connective in said]
        if not found:
            return _constraint(said, name)
        why = _others(said, {TYPE, found[0]})
        parts = tuple(self._condition(inner, (*above, value.id)) for inner in flat(said[found[0]]))
        return Logical(
            connective=found[0],
            parts=parts,
            id=name,
            why_not=why or ("" if parts else f"'{found[0]}' holds no constraints"),
        )


def _constraint(said: Mapping[str, list[Object]], name: str) -> Constraint:
    left = [_word(value) for value in flat(said.get("leftOperand", []))]
    operator = [_word(value) for value in flat(said.get("operator", []))]
    right = tuple(flat(said.get("rightOperand", [])))
    units = [_id(value) for value in flat(said.get("unit", []))]
    types = [compact(_id(value)) for key in ("dataType", "datatype") for value in flat(said.get(key, []))]
    why = _others(said, _OF_CONSTRAINT)
    if len(left) != 1 or len(operator) != 1 or len(units) > 1 or len(types) > 1:
        why = why or "a constraint has not one operand, operator and unit each"
    elif operator[0] not in OPERATORS:
        why = why or f"the operator '{operator[0][:60]}' is not understood"
    elif not right and operator[0] not in LISTS:
        why = why or f"the constraint on '{left[0][:60]}' has no right operand"
    elif len(right) > 1 and operator[0] not in LISTS:
        why = why or f"'{operator[0]}' takes one right operand"
    return Constraint(
        left=left[0] if left else "",
        operator=operator[0] if operator else "",
        right=tuple(_said(value, types[0] if types else "", units[0] if units else "") for value in right),
        unit=units[0] if len(units) == 1 else "",
        id=name,
        why_not=why,
    )


def _lost(why: str) -> Constraint:
    return Constraint(left="", operator="", right=(), why_not=why)


def _said(value: Ref | Said, datatype: str, unit: str) -> Said:
    if isinstance(value, Ref):
        return Said(text=value.id, iri=True, unit=unit)
    return replace(value, datatype=value.datatype or datatype, unit=unit)


def _others(said: Mapping[str, Any], known: frozenset[str] | set[str]) -> str:
    """Why a node is not understood ('' if it is): a property that may change what it means."""
    others = [name for name in said if name not in known and not descriptive(name)]
    return f"it says '{others[0].removeprefix(UNDEFINED)[:80]}', which is not understood" if others else ""


def _id(value: Ref | Said) -> str:
    return value.id if isinstance(value, Ref) else value.text


def _word(value: Ref | Said) -> str:
    """The short name that a reference, or a word in its place, means."""
    return compact(value.id) if isinstance(value, Ref) else value.text.removeprefix("odrl:")
