"""JSON that is none, that two readers understand differently, or that breaks its closed schema; signed by its owner."""

from __future__ import annotations

import contextlib
import json
from random import Random

from dfdm.bundles.content import CRATE, MANIFEST, RECIPE, RIGHTS
from dfdm.bundles.manifest import as_text
from dfdm.recipes.recipe import recipe_id
from dfdm.trust import canonical
from tests.hostile.originals import Originals
from tests.hostile.remade import parsed, resigned, signed, unsigned
from tests.hostile.shapes import SCHEMA_OF, at, closed, paths, put, required, typed

_MARK = "@@here@@"
_WRONG = {
    "object": {"no-such-key": {}},
    "array": [[]],
    "string": "no such value",
    "boolean": True,
    "null": None,
    "number": -0.5,
}
_WHOLE = (b"", b"{}", b"[]", b"null", b"0", b'""', b"not json", b"\xff\xfe{\x00}\x00", b"{'a': 1}", b"{a: 1}", b"{}{}",
          b"<html/>", b"\x80\x04}.", b"// x\n{}", b'{"a":1,}', b'{"@graph": []}', b'{"@graph": 5}', b'{"@graph": [5]}',
          b'{"@graph": [{"@id": ["x"], "@type": "File"}]}', b'{"@graph": {"@id": "./"}}', b'{"schema": "dfdm/recipe/1"}')  # fmt: skip


def _json_members(o: Originals, name: str, *, schemas: bool = False) -> list[str]:
    known = set(SCHEMA_OF) if schemas else {*SCHEMA_OF, CRATE}
    return [member for member in sorted(o.members[name]) if member in known]


def _put_text(o: Originals, name: str, member: str, text: bytes) -> bytes:
    """The member replaced by a text; the owner signs all of it, a manifest that cannot be signed stays unsigned."""
    if member == MANIFEST:
        return unsigned(o.members[name], **{MANIFEST: text})
    return resigned({**o.members[name], member: text}, o.owner, crate=member != CRATE)


def _raw(rng: Random, o: Originals, name: str, token: str, *, as_key: bool = False) -> bytes:
    """Any value of any document replaced by a piece of raw text."""
    member = rng.choice(_json_members(o, name))
    document = parsed(o.members[name], member)
    put(document, rng.choice(list(paths(document))), {_MARK: 1} if as_key else _MARK)
    text = as_text(document).decode()
    text = text.replace(f'"{_MARK}"', token, 1)
    return _put_text(o, name, member, text.encode("utf-8", "surrogatepass"))


def deep_nesting(rng: Random, o: Originals, name: str) -> bytes:
    depth = rng.choice((65, 100, 500, 1000, 5000, 100_000, 1_000_000))
    left, right = rng.choice((("[", "]"), ('{"a":', "}")))
    return _raw(rng, o, name, left * depth + "1" + right * depth)


def keys_twice(rng: Random, o: Originals, name: str) -> bytes:
    """A key that is there already, with the same value or another, in plain letters or escaped."""
    member = rng.choice(_json_members(o, name))
    document = parsed(o.members[name], member)
    objects = [(), *(p for p in paths(document) if isinstance(at(document, p), dict) and at(document, p))]
    inside = at(document, rng.choice(objects))
    key = rng.choice(sorted(inside))
    value = rng.choice((inside[key], "other", None))
    spelled = rng.choice((json.dumps(key), '"' + "".join(f"\\u{ord(c):04x}" for c in key) + '"'))
    inside[_MARK] = value
    text = as_text(document).decode().replace(f'"{_MARK}"', spelled, 1)
    return _put_text(o, name, member, text.encode())


def no_numbers(rng: Random, o: Originals, name: str) -> bytes:
    return _raw(
        rng,
        o,
        name,
        rng.choice(("NaN", "Infinity", "-Infinity", "nan", "+1", "01", "1.", ".5", "0x10", "1_000", "--1", "1e")),
    )


def huge_numbers(rng: Random, o: Originals, name: str) -> bytes:
    return _raw(
        rng, o, name,
        rng.choice(("1e999", "-1e999", str(2**53), str(-(2**63)), "9" * rng.choice((20, 400, 5000, 10**6)), "1e" + "9" * 30)),
    )  # fmt: skip


def lone_surrogates(rng: Random, o: Originals, name: str) -> bytes:
    as_key = rng.random() < 0.3
    return _raw(rng, o, name, rng.choice(('"\\ud800"', '"\\udfff x"', '"\ud83d"', '"\\ude00\\ud83d"')), as_key=as_key)


def no_text(rng: Random, o: Originals, name: str) -> bytes:
    """Control characters, other encodings, bytes that are no UTF-8, a byte order mark."""
    member = rng.choice(_json_members(o, name))
    text = o.members[name][member]
    kind = rng.randrange(8)
    if kind == 0:
        text = b"\xef\xbb\xbf" + text
    elif kind == 1:
        text = text.decode().encode(rng.choice(("utf-16", "utf-32", "utf-16-le", "utf-32-be"))) + b"\n"
    elif kind == 2:
        text = text.replace(b'"', b'"\xc0\xaf', 1)
    elif kind == 3:
        text = text.replace(b'": ', b'": \x00', 1)
    elif kind == 4:
        return _raw(rng, o, name, '"a\nb\tc\x00"')
    elif kind == 5:
        text = text[: rng.randrange(1, len(text) - 2)]
    elif kind == 6:
        text = text + rng.choice((b"{}", b"\x00", b"]", b"garbage", text))
    else:
        text = text.replace(b"\n", rng.choice((b"\n// comment\n", b"\n/* */\n", b"\xe2\x80\xa8")), 1)
    return _put_text(o, name, member, text)


def no_document(rng: Random, o: Originals, name: str) -> bytes:
    member = rng.choice(_json_members(o, name))
    return _put_text(o, name, member, rng.choice(_WHOLE))


def huge_texts(rng: Random, o: Originals, name: str) -> bytes:
    """A text, a key or a list of many million characters, where the schema takes neither."""
    member = rng.choice((RECIPE, RIGHTS, MANIFEST))
    document = parsed(o.members[name], member)
    size = rng.choice((10**5, 10**5, 10**6, 3 * 10**6, 17 * 2**20))
    token = rng.choice(
        (lambda: '"' + "x" * size + '"', lambda: "[" + "0," * (size // 2) + "0]", lambda: '{"' + "k" * size + '": 1}')
    )()
    put(document, rng.choice([p for p, _ in typed(document, SCHEMA_OF[member]) if p[-1] != "title"]), _MARK)
    return _put_text(o, name, member, as_text(document).replace(f'"{_MARK}"'.encode(), token.encode(), 1))


def _changed(o: Originals, name: str, member: str, document: dict) -> bytes:
    """A changed document whose own id fits, in a bundle that its owner signed."""
    if member == MANIFEST:
        try:
            return unsigned(o.members[name], **{MANIFEST: as_text(signed(document, o.owner))})
        except (KeyError, TypeError, ValueError, AttributeError):
            return unsigned(o.members[name], **{MANIFEST: as_text(document)})
    if member == RECIPE:
        with contextlib.suppress(KeyError, TypeError, ValueError, AttributeError):
            document["header"]["id"] = recipe_id(document)
    return resigned({**o.members[name], member: as_text(document)}, o.owner)


def wrong_types(rng: Random, o: Originals, name: str) -> bytes:
    member = rng.choice(_json_members(o, name, schemas=True))
    document = parsed(o.members[name], member)
    if member == MANIFEST:
        document.pop("proof")
    path, takes = rng.choice(typed(document, SCHEMA_OF[member]))
    takes = set(takes)
    if "number" in takes or "integer" in takes:
        takes |= {"number", "boolean"}
    wrong = sorted(set(_WRONG) - takes - ({"string"} if "string" in takes else set()))
    put(document, path, _WRONG[rng.choice(wrong)])
    return _changed(o, name, member, document)


def missing_keys(rng: Random, o: Originals, name: str) -> bytes:
    member = rng.choice(_json_members(o, name, schemas=True))
    document = parsed(o.members[name], member)
    choices = [(p, k) for p, k in required(document, SCHEMA_OF[member]) if k in at(document, p)]
    path, key = rng.choice(choices)
    del at(document, path)[key]
    if member == MANIFEST:
        if path[:1] == ("proof",) or key == "proof":
            return unsigned(o.members[name], **{MANIFEST: as_text(document)})
        document.pop("proof")
    return _changed(o, name, member, document)


def extra_keys(rng: Random, o: Originals, name: str) -> bytes:
    member = rng.choice(_json_members(o, name, schemas=True))
    document = parsed(o.members[name], member)
    if member == MANIFEST:
        document.pop("proof")
    inside = at(document, rng.choice(closed(document, SCHEMA_OF[member])))
    key = rng.choice(("surprise", "__class__", "$ref", "@type ", "", "Schema", "proof2", "constructor", "a" * 5000))
    inside[key] = rng.choice((1, None, {}, "x", [[]]))
    return _changed(o, name, member, document)


def another_spelling(rng: Random, o: Originals, name: str) -> bytes:
    """A manifest that means the same and is written otherwise; or documents whose own id does not fit."""
    document = parsed(o.members[name], MANIFEST)
    kind = rng.randrange(5)
    if kind == 0:
        text = json.dumps(document, indent=rng.choice((None, 2, "\t"))).encode()
    elif kind == 1:
        text = canonical(document)
    elif kind == 2:
        text = as_text(document) + rng.choice((b"\n", b" ", b"\t", b"\r\n"))
    elif kind == 3:
        text = b" " + as_text(document)
    else:
        text = as_text(document).replace(b"dfdm/manifest", b"dfdm\\/manifest", 1)
    return unsigned(o.members[name], **{MANIFEST: text})


def recipe_of_another_text(rng: Random, o: Originals, name: str) -> bytes:
    """A recipe changed within its schema, signed by its owner, that keeps its old id."""
    document = parsed(o.members[name], RECIPE)
    kind = rng.randrange(4)
    if kind == 0:
        document["parts"][0]["count"] += 1
    elif kind == 1:
        document["header"]["intended_use"] += "!"
    elif kind == 2:
        document["parts"][0]["equivalence"]["geometry"]["area_mm2"] *= 1 + rng.random()
    else:
        document["not_stated"].append({"what": "anything", "reason": "none"})
    return resigned({**o.members[name], RECIPE: as_text(document)}, o.owner)


KINDS = (
    deep_nesting, keys_twice, no_numbers, huge_numbers, lone_surrogates, no_text, no_document, huge_texts, wrong_types,
    wrong_types, wrong_types, missing_keys, missing_keys, extra_keys, extra_keys, another_spelling, recipe_of_another_text,
)  # fmt: skip
