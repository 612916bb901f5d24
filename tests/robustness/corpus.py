"""Five hundred broken STEP and STL files, each made from a valid one of ours by one mutation with a fixed seed."""

from __future__ import annotations

import functools
import random
import re
import struct
import tempfile
from collections.abc import Callable
from pathlib import Path

import cadquery as cq
import numpy as np

SIZE = 500
SAMPLE = tuple(i * 19 for i in range(25))
"""The 5 % that every test run takes: as many different kinds as it can hold."""

Mutation = Callable[[bytes, random.Random], bytes]
_NUMBER = re.compile(rb"-?\d+\.\d*(?:E[+-]?\d+)?")
_ENTITY = re.compile(rb"#(\d+) ?= ?([A-Z_0-9]+)\(")
_REFERENCE = re.compile(rb"(?<![\n;])#\d+(?! ?=)")


def plate() -> cq.Workplane:
    body = cq.Workplane().box(40, 30, 6).edges("|Z").fillet(4)
    body = body.faces(">Z").workplane().rect(20, 12).cutBlind(-3)
    return body.faces(">Z").workplane().rarray(30, 1, 2, 1).cboreHole(3, 5, 1.5)


def shaft() -> cq.Workplane:
    body = cq.Workplane().circle(10).extrude(20).faces(">Z").workplane().circle(6).extrude(15)
    return body.faces(">Z").chamfer(1).faces("<Z").workplane().hole(4, 12)


def cap() -> cq.Workplane:
    body = cq.Workplane().sphere(15).cut(cq.Workplane().box(40, 40, 20).translate((0, 0, -10)))
    loft = cq.Workplane(origin=(30, 0, 0)).circle(6).workplane(offset=12).rect(7, 7).loft()
    return body.faces("<Z").shell(-2).union(cq.Workplane().box(30, 8, 2).translate((15, 0, 1))).union(loft)


def washer() -> cq.Workplane:
    return cq.Workplane().circle(12).circle(5).extrude(2)


STEP_PARTS = (plate, shaft, cap)
STL_PARTS = (plate, washer, cap)


@functools.cache
def valid(kind: str, part: Callable[[], cq.Workplane], binary: bool = False) -> bytes:
    """The bytes of a valid file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"part.{kind}"
        options = {"opt": {"ascii": not binary}} if kind == "stl" else {}
        cq.exporters.export(part(), str(path), tolerance=0.1, angularTolerance=0.3, **options)
        return re.sub(rb"\d{4}-\d\d-\d\dT[\d:]+", b"2026-01-01T00:00:00", path.read_bytes())


def truncated(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(1, len(data))]


def swapped_bytes(data: bytes, chance: random.Random) -> bytes:
    found = bytearray(data)
    for _ in range(chance.choice((1, 4, 30))):
        i, j = chance.randrange(len(found)), chance.randrange(len(found))
        found[i], found[j] = found[j], found[i]
    return bytes(found)


def flipped_bits(data: bytes, chance: random.Random) -> bytes:
    found = bytearray(data)
    for _ in range(chance.choice((1, 3, 20))):
        found[chance.randrange(len(found))] ^= 1 << chance.randrange(8)
    return bytes(found)


def empty(_data: bytes, chance: random.Random) -> bytes:
    return chance.choice((b"", b"\n", b"\0" * 84, b"ISO-10303-21;\nEND-ISO-10303-21;\n", b"solid\nendsolid\n"))


def cut_out(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    return data[:start] + data[start + chance.randrange(1, max(2, len(data) // 4)) :]


def _lines_of(data: bytes, words: bytes) -> list[int]:
    return [i for i, line in enumerate(data.split(b"\n")) if words in line]


def _changed_numbers(
    data: bytes, chance: random.Random, words: bytes, change: Callable[[bytes], bytes], most: int
) -> bytes:
    lines = data.split(b"\n")
    picked = _lines_of(data, words)
    for i in chance.sample(picked, min(most, len(picked))):
        numbers = list(_NUMBER.finditer(lines[i]))
        if numbers:
            at = chance.choice(numbers)
            lines[i] = lines[i][: at.start()] + change(at.group()) + lines[i][at.end() :]
    return b"\n".join(lines)


def step_not_a_number(data: bytes, chance: random.Random) -> bytes:
    bad = chance.choice((b"nan", b"inf", b"-inf", b"1.E400", b"1.E300", b"NAN.", b"9" * 400 + b"."))
    return _changed_numbers(data, chance, b"CARTESIAN_POINT", lambda _: bad, chance.choice((1, 5, 10_000)))


def step_moved_points(data: bytes, chance: random.Random) -> bytes:
    return _changed_numbers(data, chance, b"CARTESIAN_POINT", lambda n: b"%.3f" % (float(n) + chance.uniform(-9, 9)), 5)


def _step_scaled(factor: float) -> Mutation:
    def mutate(data: bytes, chance: random.Random) -> bytes:
        by = factor * chance.uniform(0.5, 2.0)

        def scaled(line: bytes) -> bytes:
            if b"CARTESIAN_POINT" not in line and not re.search(rb"CIRCLE|SURFACE\(|VECTOR", line):
                return line
            return _NUMBER.sub(lambda m: b"%.12E" % (float(m.group()) * by), line)

        return b"\n".join(scaled(line) for line in data.split(b"\n"))

    return mutate


def step_radii(data: bytes, chance: random.Random) -> bytes:
    bad = chance.choice((b"-3.", b"0.", b"1.E-12", b"1.E12"))
    kinds = chance.choice((b"CIRCLE", b"CYLINDRICAL_SURFACE", b"SURFACE("))
    return _changed_numbers(data, chance, kinds, lambda _: bad, chance.choice((1, 1000)))


def step_swapped_references(data: bytes, chance: random.Random) -> bytes:
    found = list(_REFERENCE.finditer(data))
    changed = bytearray()
    pairs = {}
    for _ in range(chance.choice((1, 3, 20))):
        one, two = chance.sample(range(len(found)), 2)
        pairs |= {one: found[two].group(), two: found[one].group()}
    end = 0
    for i, match in enumerate(found):
        changed += data[end : match.start()] + pairs.get(i, match.group())
        end = match.end()
    return bytes(changed + data[end:])


def step_cycles(data: bytes, chance: random.Random) -> bytes:
    """Entities that name themselves, or what names them."""
    lines = data.split(b"\n")
    own = [i for i, line in enumerate(lines) if _ENTITY.match(line) and _REFERENCE.search(line[6:])]
    for i in chance.sample(own, chance.choice((1, 3))):
        name = b"#" + _ENTITY.match(lines[i]).group(1)  # type: ignore[union-attr]
        head, tail = lines[i].split(b"(", 1)
        lines[i] = head + b"(" + re.sub(rb"#\d+", name, tail, count=chance.choice((1, 9)))
    return b"\n".join(lines)


def step_dropped_entities(data: bytes, chance: random.Random) -> bytes:
    lines = data.split(b"\n")
    own = [i for i, line in enumerate(lines) if _ENTITY.match(line)]
    gone = set(chance.sample(own, chance.choice((1, 3, 15))))
    return b"\n".join(line for i, line in enumerate(lines) if i not in gone)


def step_doubled_faces(data: bytes, chance: random.Random) -> bytes:
    def doubled(match: re.Match[bytes]) -> bytes:
        names = re.findall(rb"#\d+", match.group(2))
        more = chance.choices(names, k=chance.choice((1, 3)))
        return match.group(1) + b",".join(names + more) + b")"

    return re.sub(rb"(CLOSED_SHELL\('[^']*',\()([^)]*)\)", doubled, data)


def step_turned(data: bytes, chance: random.Random) -> bytes:
    return re.sub(rb"\.[TF]\.", lambda m: chance.choice((b".T.", b".F.")) if chance.random() < 0.1 else m.group(), data)


def step_other_kinds(data: bytes, chance: random.Random) -> bytes:
    kinds = (b"PLANE", b"CYLINDRICAL_SURFACE", b"LINE", b"CIRCLE", b"VERTEX_POINT", b"EDGE_CURVE", b"DIRECTION", b"X")
    found = [m for m in _ENTITY.finditer(data) if m.group(2) in kinds]
    at = chance.choice(found)
    return data[: at.start(2)] + chance.choice(kinds) + data[at.end(2) :]


def step_knots(data: bytes, chance: random.Random) -> bytes:
    """Splines whose multiplicities, knots or degrees do not fit; other counts where there is no spline."""
    integers = list(re.finditer(rb"(?<=[(,])\d+(?=[,)])", data))
    changed = bytearray(data)
    for at in chance.sample(integers, min(len(integers), 3)):
        changed[at.start() : at.end()] = chance.choice((b"0", b"9", b"7"))[: at.end() - at.start()].rjust(
            len(at.group()), b"9"
        )
    return bytes(changed)


def _triangles(data: bytes) -> np.ndarray:
    kind = np.dtype([("normal", "<f4", 3), ("corners", "<f4", (3, 3)), ("more", "<u2")])
    return np.frombuffer(data, kind, offset=84).copy()


def _stl(triangles: np.ndarray, count: int | None = None) -> bytes:
    return bytes(80) + struct.pack("<I", len(triangles) if count is None else count) + triangles.tobytes()


def _on_triangles(change: Callable[[np.ndarray, np.random.Generator], np.ndarray]) -> Mutation:
    def mutate(data: bytes, chance: random.Random) -> bytes:
        return _stl(change(_triangles(data), np.random.default_rng(chance.randrange(2**31))))

    return mutate


def _some(triangles: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    share = rng.choice([0.01, 0.3, 1.0])
    return np.flatnonzero(rng.random(len(triangles)) < share) if share < 1 else np.arange(len(triangles))


def _flipped(triangles: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    some = _some(triangles, rng)
    triangles["corners"][some] = triangles["corners"][some][:, [0, 2, 1]]
    return triangles


def _doubled(triangles: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    return np.concatenate([triangles, triangles[_some(triangles, rng)]])


def _without_area(triangles: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    some = _some(triangles, rng)
    triangles["corners"][some, 2] = triangles["corners"][some, rng.integers(0, 2)]
    return triangles


def _holed(triangles: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    keep = np.ones(len(triangles), dtype=bool)
    keep[_some(triangles, rng)[: len(triangles) - 1]] = False
    return triangles[keep]


def _not_a_number(triangles: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    triangles["corners"][_some(triangles, rng), rng.integers(3)] = rng.choice([np.nan, np.inf, -np.inf, 3e38])
    return triangles


def _moved(triangles: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    some = _some(triangles, rng)
    triangles["corners"][some] += rng.normal(0, rng.choice([1e-4, 1.0, 100.0]), (len(some), 3, 3)).astype(np.float32)
    return triangles


def _far(triangles: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    triangles["corners"] += np.float32(rng.choice([1e4, 1e7, 1e12]))
    return triangles


def _scaled(factor: float) -> Mutation:
    def change(triangles: np.ndarray, rng: np.random.Generator) -> np.ndarray:
        triangles["corners"] *= np.float32(factor * rng.uniform(0.5, 2.0))
        return triangles

    return _on_triangles(change)


def stl_counts(data: bytes, chance: random.Random) -> bytes:
    return _stl(_triangles(data), chance.choice((0, 1, 2**31 - 1, 2**32 - 1, 10**9, len(data))))


STEP_KINDS: dict[str, Mutation] = {
    "truncated": truncated,
    "swapped bytes": swapped_bytes,
    "flipped bits": flipped_bits,
    "cut out": cut_out,
    "empty": empty,
    "nan, inf, 1e300": step_not_a_number,
    "moved points": step_moved_points,
    "scaled 1e-6": _step_scaled(1e-6),
    "scaled 1e6": _step_scaled(1e6),
    "radii": step_radii,
    "swapped references": step_swapped_references,
    "cyclic references": step_cycles,
    "dropped entities": step_dropped_entities,
    "doubled faces": step_doubled_faces,
    "turned faces": step_turned,
    "other kinds": step_other_kinds,
    "counts and knots": step_knots,
}
STL_KINDS: dict[str, Mutation] = {
    "truncated": truncated,
    "swapped bytes": swapped_bytes,
    "empty": empty,
    "header counts": stl_counts,
    "flipped normals": _on_triangles(_flipped),
    "doubled faces": _on_triangles(_doubled),
    "without area": _on_triangles(_without_area),
    "holes": _on_triangles(_holed),
    "nan, inf, 3e38": _on_triangles(_not_a_number),
    "moved corners": _on_triangles(_moved),
    "far away": _on_triangles(_far),
    "scaled 1e-6": _scaled(1e-6),
    "scaled 1e6": _scaled(1e6),
}
_TEXT_ONLY = ("truncated", "swapped bytes", "empty")
"""Mutations that an STL in words may suffer too; the others rearrange triangles."""
KINDS = (*(("step", name) for name in STEP_KINDS), *(("stl", name) for name in STL_KINDS))


def mutated(number: int) -> tuple[str, str, bytes]:
    """(ending, kind of mutation, bytes) of one of the five hundred."""
    ending, name = KINDS[number % len(KINDS)]
    chance = random.Random(f"dfdm {number}")
    if ending == "step":
        return ending, name, STEP_KINDS[name](valid("step", chance.choice(STEP_PARTS)), chance)
    binary = name not in _TEXT_ONLY or chance.random() < 0.5
    return ending, name, STL_KINDS[name](valid("stl", chance.choice(STL_PARTS), binary), chance)
