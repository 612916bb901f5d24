"""Read JSON-LD without the network: the context of ODRL is known, others must stand in the document itself.

What policies use of JSON-LD 1.1 is read: prefixes, terms with type coercion, `@graph`, `@list`, `@set`, `@id`, `@type`,
`@value`, `@language`, `@vocab`, `@base`. Anything else (imports, reverse properties, indexes, scoped contexts) is an
InputError rather than a guess, and so is a context that would have to be fetched. A key that no context defines is not
dropped, as JSON-LD would: it stays as a property of its own, which nobody understands.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from dfdm.errors import InputError
from dfdm.rights.odrl.graph import TYPE, Graph, Object, Ref
from dfdm.rights.odrl.values import Said
from dfdm.rights.odrl.words import ODRL, PARTIES, compact, namespaces

CONTEXTS: Final = ("http://www.w3.org/ns/odrl.jsonld", "https://www.w3.org/ns/odrl.jsonld")
UNDEFINED: Final = "undefined:"
"""Stands before keys that no context defines."""
_NODES: Final = (
    *("permission", "prohibition", "obligation", "duty", "remedy", "consequence", "constraint", "refinement"),
    *("target", "assigner", "assignee", "profile", "inheritFrom", "source", "partOf", "hasPolicy", "assignerOf"),
    *("assigneeOf", "failure", "output", "relation", "function", "and", "or", "xone", "andSequence", *PARTIES),
)
_WORDS: Final = (
    *("action", "leftOperand", "operator", "conflict", "inheritAllowed", "scope", "undefined", "includedIn", "implies"),
)
_DEEPEST: Final = 64


@dataclass(frozen=True, slots=True)
class _Term:
    iri: str
    type: str = ""
    container: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class _Context:
    terms: Mapping[str, _Term | None] = field(default_factory=dict)
    vocab: str = ""
    base: str = ""
    language: str = ""

    def iri(self, name: str, *, vocab: bool) -> str:
        """Expand a key, type or reference; '' for a word that nothing defines."""
        if name.startswith("_:"):
            return name
        term = self.terms.get(name)
        if vocab and term is not None:
            return term.iri
        prefix, colon, rest = name.partition(":")
        if colon:
            home = self.terms.get(prefix)
            return name if rest.startswith("//") or home is None else home.iri + rest
        if vocab:
            return self.vocab + name if self.vocab else ""
        return self.base + name


def read_jsonld(document: Mapping[str, Any]) -> Graph:
    """Read the statements of a JSON-LD document; what is not understood as JSON-LD is an InputError."""
    reader = _Reader(Graph())
    reader.node(document, _Context(), 0)
    return reader.graph


def _odrl() -> dict[str, _Term]:
    """The terms of ODRL's own context: every word of the vocabulary, and what values of which property are."""
    terms = {prefix: _Term(home) for prefix, home in namespaces().items() if prefix not in ("dfdm", "oax")}
    terms |= {"uid": _Term("@id"), "type": _Term("@type")}
    terms |= {name: _Term(ODRL + name, "@id") for name in _NODES}
    terms |= {name: _Term(ODRL + name, "@vocab") for name in _WORDS}
    return terms


@dataclass(slots=True)
class _Reader:
    graph: Graph
    blanks: int = 0

    def node(self, entry: Mapping[str, Any], context: _Context, depth: int) -> Ref:
        if depth > _DEEPEST:
            raise InputError(f"it is nested deeper than {_DEEPEST} levels")
        if "@context" in entry:
            context = _contexts(context, entry["@context"])
        keys = {key: _keyword(key, context) for key in entry if key != "@context"}
        ref = self._ref(entry, keys, context)
        self.graph.nodes.setdefault(ref.id, {})
        for key, meant in keys.items():
            self._property(ref, key, meant, entry[key], context, depth)
        return ref

    def _ref(self, entry: Mapping[str, Any], keys: Mapping[str, str], context: _Context) -> Ref:
        ids = [entry[key] for key, meant in keys.items() if meant == "@id"]
        if not ids:
            self.blanks += 1
            return Ref(f"_:b{self.blanks}")
        if len(ids) > 1 or not isinstance(ids[0], str) or not ids[0]:
            raise InputError("an identifier (uid, @id) is one text")
        return Ref(context.iri(ids[0], vocab=False))

    def _property(self, ref: Ref, key: str, meant: str, value: Any, context: _Context, depth: int) -> None:  # noqa: ANN401
        match meant:
            case "@id":
                return
            case "@type":
                for name in value if isinstance(value, list) else [value]:
                    if not isinstance(name, str):
                        raise InputError("a type is a text")
                    self.graph.add(ref.id, TYPE, Ref(compact(context.iri(name, vocab=True) or ODRL + name)))
            case "@graph":
                for inner in value if isinstance(value, list) else [value]:
                    if not isinstance(inner, Mapping):
                        raise InputError("a graph holds objects")
                    self.node(inner, context, depth + 1)
            case _ if meant.startswith("@"):
                raise InputError(f"'{meant}' is not read here")
            case _:
                term = context.terms.get(key) or _Term(meant)
                name = compact(meant)
                for object_ in self._objects(value, term, context, depth):
                    self.graph.add(ref.id, name, object_)

    def _objects(self, value: Any, term: _Term, context: _Context, depth: int) -> list[Object]:  # noqa: ANN401
        if depth > _DEEPEST:
            raise InputError(f"it is nested deeper than {_DEEPEST} levels")
        if isinstance(value, list):
            found = [
                o for entry in value for o in self._objects(entry, replace(term, container=""), context, depth + 1)
            ]
            return [tuple(found)] if term.container == "@list" else found
        if isinstance(value, Mapping):
            return (
                [self._object(value, term, context, depth)]
                if value.keys() != {"@set"}
                else self._objects(value["@set"], term, context, depth + 1)
            )
        if value is None:
            return []
        return [_scalar(value, term, context)]

    def _object(self, value: Mapping[str, Any], term: _Term, context: _Context, depth: int) -> Object:
        if "@value" in value:
            if not value.keys() <= {"@value", "@type", "@language", "@direction"}:
                raise InputError("a value says more than its type and language")
            kind = value.get("@type", "")
            if not isinstance(kind, str) or isinstance(value["@value"], list | dict):
                raise InputError("a value is a text, number or truth, of one type")
            return _scalar(value["@value"], _Term("", context.iri(kind, vocab=True) or kind), context)
        if "@list" in value:
            inner = value["@list"] if isinstance(value["@list"], list) else [value["@list"]]
            return tuple(o for entry in inner for o in self._objects(entry, term, context, depth + 1))
        return self.node(value, context, depth + 1)


def _keyword(key: str, context: _Context) -> str:
    if key.startswith("@"):
        return key
    found = context.iri(key, vocab=True)
    return found if found and (":" in found or found.startswith("@")) else UNDEFINED + key


def _scalar(value: Any, term: _Term, context: _Context) -> Ref | Said:  # noqa: ANN401 - any JSON scalar
    if isinstance(value, str) and term.type in ("@id", "@vocab"):
        found = context.iri(value, vocab=term.type == "@vocab")
        return Ref(found or (ODRL + value if term.type == "@vocab" else value))
    datatype = "" if term.type in ("@id", "@vocab", "@none") else compact(term.type)
    if isinstance(value, bool):
        return Said(text=str(value).lower(), datatype=datatype or "xsd:boolean")
    if isinstance(value, int | float):
        text = repr(value) if isinstance(value, float) else str(value)
        return Said(text=text, datatype=datatype or ("xsd:double" if isinstance(value, float) else "xsd:integer"))
    if isinstance(value, str):
        return Said(text=value, datatype=datatype)
    raise InputError(f"'{str(value)[:40]}' is no value of JSON-LD")


def _contexts(context: _Context, said: Any) -> _Context:  # noqa: ANN401 - any JSON value
    for entry in said if isinstance(said, list) else [said]:
        if entry is None:
            context = _Context()
        elif isinstance(entry, str):
            if entry not in CONTEXTS:
                raise InputError(
                    f"the context '{entry[:80]}' is not known here, and nothing is fetched: write its terms into the document"
                )
            context = replace(context, terms={**context.terms, **_odrl()}, vocab=context.vocab or ODRL)
        elif isinstance(entry, Mapping):
            context = _own(context, entry)
        else:
            raise InputError("a context is a web address or an object")
    return context


def _own(context: _Context, entry: Mapping[str, Any]) -> _Context:
    context = replace(
        context,
        vocab=_text(entry, "@vocab", context.vocab),
        base=_text(entry, "@base", context.base),
        language=_text(entry, "@language", context.language),
    )
    told = {
        key: value
        for key, value in entry.items()
        if key not in ("@vocab", "@base", "@language", "@version", "@protected")
    }
    plain: dict[str, _Term | None] = dict(context.terms)
    # Prefixes first: a definition may use one that stands after it.
    for key, value in sorted(told.items(), key=lambda item: not _is_home(item[1])):
        plain[key] = _defined(key, value, replace(context, terms=plain))
    return replace(context, terms=plain)


def _text(entry: Mapping[str, Any], key: str, before: str) -> str:
    value = entry.get(key, before) or ""
    if not isinstance(value, str):
        raise InputError(f"the {key} of a context is a text")
    return value


def _is_home(value: Any) -> bool:  # noqa: ANN401 - any JSON value
    return isinstance(value, str) and value.endswith(("#", "/", ":"))


def _defined(key: str, value: Any, context: _Context) -> _Term | None:  # noqa: ANN401 - any JSON value
    if value is None:
        return None
    if isinstance(value, str):
        value = {"@id": value}
    if key.startswith("@") or not isinstance(value, Mapping):
        raise InputError(f"the context's '{key[:40]}' is not read here")
    others = sorted(set(value) - {"@id", "@type", "@container", "@language", "@protected"})
    if others:
        raise InputError(f"the context's '{key[:40]}' says '{others[0][:40]}', which is not read here")
    texts = [value.get(name) or "" for name in ("@id", "@type", "@container", "@language")]
    if not all(isinstance(text, str) for text in texts):
        raise InputError(f"the context's '{key[:40]}' is not read here")
    iri, kind, container, language = texts
    if container not in ("", "@set", "@list"):
        raise InputError(f"the context's '{key[:40]}' is a container of '{container[:20]}', which is not read here")
    iri = iri if iri.startswith("@") else context.iri(iri or key, vocab=True)
    kind = kind if kind.startswith("@") or not kind else context.iri(kind, vocab=True)
    if not iri:
        raise InputError(f"the context's '{key[:40]}' has no IRI")
    return _Term(iri, kind, container, language)
