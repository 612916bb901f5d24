"""Ten thousand hostile bundles, the same for the same originals: a number says family, kind, original and every choice."""

from __future__ import annotations

from random import Random
from typing import NamedTuple

from tests.hostile.families import (
    bytewise,
    clocks,
    code,
    documents,
    downgraded,
    identities,
    members,
    policies,
    signatures,
    zipped_otherwise,
)
from tests.hostile.originals import MUTATED, Originals

SIZE = 10_000
FAMILIES = {
    "bytes": bytewise,
    "zip": zipped_otherwise,
    "json": documents,
    "identities": identities,
    "signatures": signatures,
    "downgraded": downgraded,
    "policies": policies,
    "clocks": clocks,
    "code": code,
    "members": members,
}
_TURNS = (
    "bytes",
    "zip",
    "zip",
    "json",
    "json",
    "identities",
    "signatures",
    "downgraded",
    "policies",
    "clocks",
    "code",
    "members",
)
SAMPLE = tuple(20 * turn + turn % 20 for turn in range(SIZE // 20))
"""Five percent of the numbers, of every family."""


class Mutant(NamedTuple):
    number: int
    family: str
    kind: str
    original: str
    data: bytes
    sealed: bool
    """Whether what is wrong lies within what is sealed, so that verifying cannot see it and opening must."""


def mutated(number: int, originals: Originals) -> Mutant:
    """The hostile bundle of that number."""
    rng = Random(f"hostile bundle {number}")
    family = _TURNS[number % len(_TURNS)]
    kind = rng.choice(FAMILIES[family].KINDS)
    original = rng.choice(MUTATED)
    made = kind(rng, originals, original)
    data, sealed = made if isinstance(made, tuple) else (made, False)
    return Mutant(number, family, kind.__name__, original, data, sealed)
