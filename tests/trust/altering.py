"""Every document that differs from a given one in one place: a leaf, a name, an order, something more or less."""

import copy


def altered(document):
    """(where, document) of every alteration that changes what a JSON reader sees; lists of proofs keep their order."""
    for path, value in list(_places(document)):
        for what, other in _others(value, proofs=path[-1:] == ("proof",)):
            if other != value:
                changed = copy.deepcopy(document)
                _put(changed, path, other)
                yield (*path, what), changed
        if path and isinstance(path[-1], str):
            changed = copy.deepcopy(document)
            holder = _at(changed, path[:-1])
            holder[path[-1] + "x"] = holder.pop(path[-1])
            yield (*path, "renamed"), changed
            changed = copy.deepcopy(document)
            del _at(changed, path[:-1])[path[-1]]
            yield (*path, "removed"), changed
    for path, value in list(_places(document)):
        if isinstance(value, dict):
            changed = copy.deepcopy(document)
            _at(changed, path)["urn:more"] = "urn:more"
            yield (*path, "more"), changed


def _others(value, *, proofs):
    if isinstance(value, str):
        yield "character", value[:-1] + ("x" if value[-1:] != "x" else "y")
        yield "longer", value + "1"
        yield "blank", value + " "
        yield "empty", ""
        yield "kind", 7
        yield "none", None
    elif isinstance(value, bool) or value is None:
        yield "kind", "x"
    elif isinstance(value, int | float):
        yield "number", value + 1
        yield "kind", str(value)
    elif isinstance(value, list):
        if not proofs:
            if value != value[::-1]:
                yield "order", value[::-1]
            yield "shorter", value[:-1]
        yield "twice", [*value, value[0]]
        yield "kind", "x"
    elif isinstance(value, dict):
        yield "kind", "x"
        yield "list of none", []


def _places(value, path=()):
    if path:
        yield path, value
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, one in inner:
        yield from _places(one, (*path, step))


def _at(document, path):
    for step in path:
        document = document[step]
    return document


def _put(document, path, value):
    _at(document, path[:-1])[path[-1]] = value
