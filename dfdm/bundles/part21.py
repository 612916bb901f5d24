"""The text of a STEP file (ISO 10303-21) put into one order: the same solid gives the same text in every process.

Kernels number the entities as they meet them, and the order of faces may differ between two builds of the same solid.
Where the schema asks for a set (faces of a shell, bounds of a face, items of a representation) members are sorted by
content; an edge loop, which has no first edge, starts at its least one; then everything is numbered anew from the roots.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from typing import Final

from dfdm.errors import ExportError

_ENTITY: Final = re.compile(r"#(\d+)\s*=\s*((?:'(?:[^']|'')*'|[^';])*);", re.DOTALL)
_PIECE: Final = re.compile(r"'(?:[^']|'')*'|#\d+|\s+|[^'#\s]+")
_REFERENCE_LIST: Final = re.compile(r"\((#\d+(?:,#\d+)*)\)")
_REFERENCE: Final = re.compile(r"#(\d+)")
_SETS: Final = (
    "CLOSED_SHELL(",
    "OPEN_SHELL(",
    "ADVANCED_FACE(",
    "BREP_WITH_VOIDS(",
    "ADVANCED_BREP_SHAPE_REPRESENTATION(",
)
_CYCLES: Final = ("EDGE_LOOP(",)
_ASCII: Final = 0x7F
_BASIC: Final = 0xFFFF


def part21_text(text: str) -> str:
    """Write a text as a STEP string: quotes doubled, other characters escaped as ISO 10303-21 says."""
    written = []
    for character in text:
        if character in "'\\":
            written.append(character * 2)
        elif character == "#":  # simple readers take it for a reference
            written.append("\\X\\23")
        elif character >= " " and ord(character) < _ASCII:
            written.append(character)
        elif ord(character) <= _BASIC:
            written.append(f"\\X2\\{ord(character):04X}\\X0\\")
        else:
            written.append(f"\\X4\\{ord(character):08X}\\X0\\")
    return f"'{''.join(written)}'"


def entities_of(data: str) -> dict[int, str]:
    """The entities of a DATA section by number, without the line breaks that the writer put in."""
    found = {int(number): _unfolded(body) for number, body in _ENTITY.findall(data)}
    if not found:
        raise ExportError("the STEP writer gave no entities")
    return found


def in_one_order(entities: dict[int, str]) -> list[str]:
    """The entities as lines `#n = …;`, ordered and numbered by content alone."""
    ordered: dict[int, str] = {}
    digest: dict[int, bytes] = {}
    for number in _children_first(entities):
        body = _ordered(entities[number], digest)
        ordered[number] = body
        named = _REFERENCE.sub(lambda m: digest[int(m[1])].hex(), body)
        digest[number] = hashlib.sha256(named.encode()).digest()
    referenced = {int(n) for body in ordered.values() for n in _REFERENCE.findall(body)}
    roots = sorted((n for n in ordered if n not in referenced), key=lambda n: digest[n])
    renumbered: dict[int, int] = {}
    for root in roots:
        for number in _parents_first(root, ordered, renumbered):
            renumbered[number] = len(renumbered) + 1

    def renumber(reference: re.Match[str]) -> str:
        return f"#{renumbered[int(reference[1])]}"

    return [f"#{new}={_REFERENCE.sub(renumber, ordered[old])};" for old, new in renumbered.items()]


def _unfolded(body: str) -> str:
    return "".join(p if p.startswith("'") else p.strip() for p in _PIECE.findall(body)).strip()


def _ordered(body: str, digest: dict[int, bytes]) -> str:
    if body.startswith(_SETS):
        return _REFERENCE_LIST.sub(lambda m: f"({','.join(sorted(m[1].split(','), key=_by(digest)))})", body, count=1)
    if body.startswith(_CYCLES):
        return _REFERENCE_LIST.sub(lambda m: f"({','.join(_turned(m[1].split(','), _by(digest)))})", body, count=1)
    return body


def _by(digest: dict[int, bytes]) -> Callable[[str], bytes]:
    return lambda reference: digest[int(reference[1:])]


def _turned(items: list[str], key: Callable[[str], bytes]) -> list[str]:
    keys = [key(item) for item in items]
    first = min(range(len(items)), key=lambda i: keys[i:] + keys[:i])
    return items[first:] + items[:first]


def _children_first(entities: dict[int, str]) -> Iterator[int]:
    """Every entity after those it refers to."""
    done: set[int] = set()
    for start in entities:
        stack = [(start, iter(_references(entities, start)))] if start not in done else []
        opened = {start}
        while stack:
            number, children = stack[-1]
            child = next((c for c in children if c not in done), None)
            if child is None:
                stack.pop()
                done.add(number)
                yield number
            elif child in opened:
                raise ExportError(f"the STEP writer gave entities that refer to each other in a circle (#{child})")
            else:
                opened.add(child)
                stack.append((child, iter(_references(entities, child))))


def _references(entities: dict[int, str], number: int) -> list[int]:
    if number not in entities:
        raise ExportError(f"the STEP writer refers to the entity #{number}, which it did not write")
    return [int(n) for n in _REFERENCE.findall(entities[number])]


def _parents_first(root: int, entities: dict[int, str], known: dict[int, int]) -> Iterator[int]:
    stack = [root]
    while stack:
        number = stack.pop()
        if number not in known:
            yield number
            stack += [n for n in reversed(_references(entities, number)) if n not in known]
