"""Times: moved into the future or the past, written so that two readers differ, extended after the fact."""

from __future__ import annotations

import copy
import hashlib
from random import Random
from typing import Any

from dfdm.bundles.content import MANIFEST, RECIPE, RIGHTS
from dfdm.bundles.manifest import as_text
from dfdm.trust import canonical
from tests.hostile.originals import CREATED, Originals
from tests.hostile.remade import forged, parsed, resigned, unsigned

FUTURE = ("2100-01-01T00:00:00Z", "2106-02-07T06:28:16Z", "2500-11-21T03:40:00Z", "9999-12-31T23:59:59Z")
PAST = (
    "2026-11-21T03:39:59Z",
    "2026-11-20T00:00:00Z",
    "1970-01-01T00:00:00Z",
    "1601-01-01T00:00:00Z",
    "0001-01-01T00:00:00Z",
)
NO_TIMES = (
    "2026-11-21T03:40:60Z", "2026-11-21T24:00:00Z", "2026-13-01T00:00:00Z", "2026-02-30T00:00:00Z", "0000-01-01T00:00:00Z", "2026-11-21T03:40Z",
    "2026-11-21T03:40:00", "2026-11-21", "2026-11-21T03:40:00.5Z", "2026-11-21T03:40:00+00:00", "2026-11-21T04:40:00+01:00", "2026-11-21 03:40:00Z",
    "2026-11-21T03:40:00z", "20261121T034000Z", "2026-W47-6T03:40:00Z", "-2026-11-21T03:40:00Z", "12026-11-21T03:40:00Z", "now", "", "1795232400",
    "2026-11-21T03:40:00Z\n", " 2026-11-21T03:40:00Z", "\u0662\u0660\u0662\u0666-11-21T03:40:00Z", "2026\u201011\u201021T03:40:00Z",
)  # fmt: skip


def made_in_the_future(rng: Random, o: Originals, name: str) -> bytes:
    """Honestly signed by the owner, at a time that has not come."""
    return resigned(o.members[name], o.owner, created=rng.choice(FUTURE))


def made_before_its_recipe(rng: Random, o: Originals, name: str) -> bytes:
    """Honestly signed by the owner, at a time before what it signs was written."""
    return resigned(o.members[name], o.owner, created=rng.choice(PAST))


def no_time(rng: Random, o: Originals, name: str) -> bytes:
    return resigned(o.members[name], o.owner, created=rng.choice(NO_TIMES[:-1]) or "x")


def moved_without_signing(rng: Random, o: Originals, name: str) -> bytes:
    manifest = parsed(o.members[name], MANIFEST)
    moved = rng.choice((*FUTURE, *PAST, *NO_TIMES))
    which = rng.randrange(3)
    if which != 1:
        manifest["created"] = moved
    if which:
        manifest["proof"]["created"] = moved
    return unsigned(o.members[name], **{MANIFEST: as_text(manifest)})


def two_times(rng: Random, o: Originals, name: str) -> bytes:
    """The owner signs at one time a manifest that says another."""
    manifest = parsed(o.members[name], MANIFEST)
    proof = {k: v for k, v in manifest.pop("proof").items() if k != "proofValue"}
    proof["created"] = rng.choice(
        (*FUTURE, *PAST, "2026-11-21T04:40:00+01:00", "2026-11-21T03:40:00+00:00", "2026-11-21T03:40:00.0Z")
    )
    return unsigned(o.members[name], **{MANIFEST: as_text({**manifest, "proof": forged(manifest, o.owner, proof)})})


def longer_than_granted(rng: Random, o: Originals, name: str) -> bytes:
    """The dates of the rights moved, by who may not: unsigned, or by the licensee's own key."""
    policy: dict[str, Any] = copy.deepcopy(parsed(o.members["agreement"], RIGHTS))
    dates = [c for rule in policy["permission"] for c in rule["constraint"] if c["leftOperand"] == "dateTime"]
    chosen = rng.choice(dates)
    moved = str(rng.choice(("2030-01-31", "2099-12-31T23:59:59Z", "1999-01-01", "2026-11-21", "9999-12-31")))
    kind = "xsd:dateTime" if "T" in moved else "xsd:date"
    chosen["rightOperand"] = {"@type": kind, "@value": moved} if rng.random() < 0.8 else moved
    if rng.random() < 0.2:
        policy["permission"][0]["constraint"].remove(chosen)
    policy["uid"] = ""
    policy["uid"] = f"urn:dfdm:policy:sha256:{hashlib.sha256(canonical(policy)).hexdigest()}"
    members = {**o.members["agreement"], RIGHTS: as_text(policy)}
    if rng.random() < 0.5:
        return unsigned(members)
    return resigned(members, o.thief, issuer=rng.choice(("", o.owner.did)))


def recipe_of_another_day(rng: Random, o: Originals, name: str) -> bytes:
    """The recipe says another time than it was composed at, its id as it was."""
    recipe = parsed(o.members[name], RECIPE)
    recipe["header"]["created"] = rng.choice([t for t in (*FUTURE, *PAST, *NO_TIMES) if t != CREATED])
    return resigned({**o.members[name], RECIPE: as_text(recipe)}, o.owner)


KINDS = (
    made_in_the_future,
    made_before_its_recipe,
    no_time,
    moved_without_signing,
    two_times,
    longer_than_granted,
    recipe_of_another_day,
)
