"""Read Turtle with rdflib, which is asked for only here. Nothing is fetched, and no names of local files get in."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any, Final

from dfdm.errors import InputError
from dfdm.rights.odrl.graph import TYPE, Graph, Object, Ref
from dfdm.rights.odrl.values import Said
from dfdm.rights.odrl.words import compact

_BASE: Final = "urn:dfdm:document:"
_LIST: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_LONGEST_LIST: Final = 10_000
_STRINGS: Final = ("xsd:string", "rdf:langString")


def read_turtle(text: str) -> Graph:
    """Read the statements of a Turtle document; one that is not valid, or a missing rdflib, is an InputError."""
    try:
        import rdflib
    except ImportError:
        raise InputError("reading Turtle needs rdflib: pip install 'dfdm[rdf]', or give JSON-LD") from None
    quiet = logging.getLogger("rdflib.term")
    level = quiet.level
    quiet.setLevel(logging.CRITICAL)  # it would warn of ill-typed values, which are judged here
    try:
        parsed, order = _parsed(text, rdflib)
        return _copied(parsed, order, rdflib)
    except InputError:
        raise
    except RecursionError:
        raise InputError("it is nested too deep") from None
    except Exception as error:  # noqa: BLE001 - the parser raises anything on broken text
        line = " ".join(str(error).split())
        raise InputError(f"it is not valid Turtle: {line[:160]}") from None
    finally:
        quiet.setLevel(level)


def _parsed(text: str, rdflib: Any) -> tuple[Any, list[Any]]:  # noqa: ANN401 - only loaded when asked for
    """The graph, and its statements in the order of the text: rdflib's own differs from run to run."""
    order: list[Any] = []

    class Ordered(rdflib.Graph):  # type: ignore[misc]
        def add(self, triple: Any) -> Any:  # noqa: ANN401
            order.append(triple)
            return super().add(triple)

    parsed = Ordered()
    kept, rdflib.NORMALIZE_LITERALS = rdflib.NORMALIZE_LITERALS, False  # values as they are written
    try:
        parsed.parse(data=text, format="turtle", publicID=_BASE)
    finally:
        rdflib.NORMALIZE_LITERALS = kept
    return parsed, order


class _Copy:
    """Terms of rdflib as ours; lists told out, blank nodes numbered as they come."""

    def __init__(self, parsed: Any, rdflib: Any) -> None:  # noqa: ANN401 - only loaded when asked for
        self.parsed, self.rdflib = parsed, rdflib
        self.names: dict[Any, str] = {}
        self.first, self.rest, self.nil = (rdflib.URIRef(_LIST + name) for name in ("first", "rest", "nil"))

    def name(self, term: Any) -> str:  # noqa: ANN401
        if isinstance(term, self.rdflib.BNode):
            return self.names.setdefault(term, f"_:b{len(self.names) + 1}")
        return str(term)

    def value(self, term: Any) -> Object:  # noqa: ANN401
        if term == self.nil or (isinstance(term, self.rdflib.BNode) and (term, self.first, None) in self.parsed):
            return tuple(self._listed(term))
        if isinstance(term, self.rdflib.Literal):
            datatype = compact(str(term.datatype)) if term.datatype else ""
            return Said(text=str(term), datatype="" if datatype in _STRINGS else datatype)
        return Ref(self.name(term))

    def _listed(self, head: Any) -> Iterator[Object]:  # noqa: ANN401
        for _ in range(_LONGEST_LIST):
            if head == self.nil:
                return
            item = self.parsed.value(head, self.first, any=False)
            if item is None:
                break
            yield self.value(item)
            head = self.parsed.value(head, self.rest, any=False)
        raise InputError("a list in it is broken or too long")


def _copied(parsed: Any, order: list[Any], rdflib: Any) -> Graph:  # noqa: ANN401 - only loaded when asked for
    copy, graph = _Copy(parsed, rdflib), Graph()
    for subject, predicate, thing in order:
        if predicate in (copy.first, copy.rest):
            continue
        made = copy.value(thing)
        said = compact(str(predicate))
        if said == TYPE and isinstance(made, Ref):
            made = Ref(compact(made.id))
        graph.add(copy.name(subject), said, made)
    return graph
