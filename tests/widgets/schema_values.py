"""Values that are valid under a JSON Schema, for properties: the constructs that the schemas of dfdm use."""

import json

from hypothesis import strategies as st

from dfdm.table import data_folder

KINDS = sorted(f.name.partition(".")[0] for f in (data_folder() / "schema").iterdir() if f.name.endswith(".json"))
_MOST = 2**53 - 1
_NAMES = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), min_size=1, max_size=8)
_TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=12)
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-_MOST, _MOST) | _TEXTS,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(_NAMES, inner, max_size=2),
    max_leaves=4,
)


def schema_of(kind):
    return json.loads((data_folder() / "schema" / f"{kind}.schema.json").read_text(encoding="utf-8"))


def values(schema):
    """A strategy of valid values; few entries in every list, for documents are deep."""
    return _of(schema, schema, 0)


def _of(schema, root, depth):
    if schema is True or schema == {}:
        return _JSON
    if "$ref" in schema:
        target = root
        for step in schema["$ref"].removeprefix("#/").split("/"):
            target = target[step]
        return _of({**target, **{k: v for k, v in schema.items() if k != "$ref"}}, root, depth)
    if "const" in schema:
        return st.just(schema["const"])
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    for word in ("anyOf", "oneOf"):
        if word in schema and all("required" not in part or "properties" in part for part in schema[word]):
            return st.one_of([_of(_with(schema, word, part), root, depth + 1) for part in schema[word]])
    kinds = schema.get("type", "object" if "properties" in schema else None)
    if isinstance(kinds, list):
        return st.one_of([_of({**schema, "type": kind}, root, depth) for kind in kinds])
    return {
        "object": _group, "array": _list, "string": _text, "integer": _integer, "number": _number,
        "boolean": lambda *_: st.booleans(), "null": lambda *_: st.none(), None: lambda *_: _JSON,
    }[kinds](schema, root, depth)  # fmt: skip


def _with(schema, word, part):
    """One of several parts together with what all of them share."""
    shared = {key: value for key, value in schema.items() if key != word}
    merged = {**shared, **part}
    if "properties" in part and "properties" in shared:
        merged["properties"] = {**shared["properties"], **part["properties"]}
        merged["required"] = [*shared.get("required", []), *part.get("required", [])]
    return merged


def _group(schema, root, depth):
    known, required = schema.get("properties", {}), schema.get("required", [])
    fixed = {key: _of(known[key], root, depth + 1) for key in required}
    free = {key: _of(part, root, depth + 1) for key, part in known.items() if key not in required and part is not False}
    made = st.fixed_dictionaries(fixed, optional=free if depth < 6 else {})
    others = schema.get("additionalProperties", True)
    if isinstance(others, dict) and not known:
        keys = _of(schema["propertyNames"], root, depth + 1) if "propertyNames" in schema else _NAMES
        return st.dictionaries(keys, _of(others, root, depth + 1), min_size=schema.get("minProperties", 0), max_size=2)
    return made


def _list(schema, root, depth):
    least = schema.get("minItems", 0)
    most = min(schema.get("maxItems", 1000), max(least, 2 if depth < 6 else 1))
    by = (lambda v: json.dumps(v, sort_keys=True)) if schema.get("uniqueItems") else None
    return st.lists(_of(schema.get("items", True), root, depth + 1), min_size=least, max_size=most, unique_by=by)


def _text(schema, _root, _depth):
    match schema.get("format"):
        case "date":
            return st.dates().map(str)
        case "date-time":
            return st.datetimes().map(lambda when: when.replace(microsecond=0).isoformat() + "Z")
        case "uri" if "pattern" in schema:
            return st.just("https://example.org/a?b#c")
    if "pattern" in schema:
        return st.from_regex(
            schema["pattern"].replace(r"\S", "[!-~]").replace(r"\d", "[0-9]").removesuffix("$")
            + r"\Z" * schema["pattern"].endswith("$")
        )
    texts = _TEXTS.filter(lambda t: len(t) >= schema.get("minLength", 0))
    prose = st.sampled_from(["two\nlines", "carriage\rreturn", "a" * 70, " spaces ", "<b>bold</b>", "\u202eturned"])
    return texts | prose.filter(lambda t: len(t) <= schema.get("maxLength", 1000))


def _integer(schema, _root, _depth):
    least = schema.get("minimum", schema.get("exclusiveMinimum", -_MOST - 1) + 1)
    return st.integers(int(max(least, -_MOST)), int(min(schema.get("maximum", _MOST), _MOST)))


def _number(schema, _root, _depth):
    low, high = schema.get("minimum", schema.get("exclusiveMinimum")), schema.get("maximum")
    return st.floats(
        low, high, allow_nan=False, allow_infinity=False, exclude_min="exclusiveMinimum" in schema
    ) | st.integers(int(low or 0) + 1, int(high or 10)).filter(lambda n: high is None or n <= high)
