"""The list of revocations that rights may name: which agreements and policies their owner has taken back, and since when.

A list is signed by the owner, carries the IRI that the rights name it by, and is good until an instant that it states: so long
a node may rely on it without asking again. What it does not name is not known after that, and what depends on it is then
not permitted.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from dfdm.errors import InputError, RightsError
from dfdm.rights.ledger.documents import read_signed, sign
from dfdm.rights.ledger.grant import Grant
from dfdm.trust import Key
from dfdm.trust.keybook import KeyBook
from dfdm.trust.signature import instant, utc_stamp


@dataclass(frozen=True, kw_only=True, slots=True)
class Revoked:
    """What was taken back (the urn of an agreement or policy), since when, and why."""

    id: str
    since: str
    reason: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Revocations:
    """A list whose owner's signature holds: its IRI, who signed it when, until when it is good, what it names."""

    list: str
    owner: str
    created: str
    valid_until: str
    revoked: tuple[Revoked, ...]

    def speaks_for(self, grant: Grant) -> bool:
        """Whether it is the list that a grant's rights name, by the grant's owner."""
        return bool(grant.policy.revocation) and (self.list, self.owner) == (grant.policy.revocation, grant.owner)

    def since(self, names: Collection[str]) -> datetime | None:
        """Since when any of these names is taken back, None where none is."""
        return min((instant(one.since) for one in self.revoked if one.id in names), default=None)

    def revokes(self, names: Collection[str], at: datetime) -> bool | None:
        """Whether any of these names is taken back at an instant; None where the list is not good for that time."""
        taken = self.since(names)
        if taken is not None and taken <= at:
            return True
        return False if at <= instant(self.valid_until) else None


def write_revocations(
    names: Sequence[str],
    key: Key,
    *,
    list: str,
    created: str,
    valid_until: str,
    since: str | None = None,
    reason: str = "",
    before: Revocations | None = None,
) -> dict[str, Any]:
    """The signed list in which these names are taken back since an instant (else since it is made), beside those before.

    What was taken back stays so: an entry that is there is not changed. `before` is the list that this one replaces; one of
    another owner or IRI is an InputError.
    """
    if before is not None and (before.owner, before.list) != (key.did, list):
        raise InputError(f"the earlier list is {before.list} of {before.owner}, not {list} of {key.did}")
    if instant(valid_until) <= instant(created):
        raise InputError(f"the list would end ({valid_until}) before it is made ({created})")
    held = {one.id: one for one in before.revoked} if before is not None else {}
    for name in names:
        held.setdefault(name, Revoked(id=name, since=utc_stamp(since or created), reason=reason))
    document = {
        "schema": "dfdm/revocations/1",
        "issuer": key.did,
        "list": list,
        "valid_until": utc_stamp(valid_until),
        "revoked": [{"id": one.id, "since": one.since, "reason": one.reason} for _, one in sorted(held.items())],
    }
    return sign(document, "revocations", key, created=created)


def read_revocations(
    data: bytes | Mapping[str, Any], *, where: str = "revocations", keys: KeyBook | None = None
) -> Revocations:
    """Read a list whose owner's signature holds; a DataError, SignatureError or RightsError where it is none."""
    told = read_signed(data, "revocations", where=where, keys=keys)
    names = [entry["id"] for entry in told["revoked"]]
    if len(set(names)) != len(names):
        raise RightsError(f"{where} names something twice")
    return Revocations(
        list=told["list"],
        owner=told["issuer"],
        created=told["created"],
        valid_until=told["valid_until"],
        revoked=tuple(Revoked(**entry) for entry in told["revoked"]),
    )


def newest(lists: Sequence[Revocations], grant: Grant) -> Revocations | None:
    """The list that speaks for a grant, the last made where there are several; None where there is none."""
    own = [one for one in lists if one.speaks_for(grant)]
    return max(own, key=lambda one: (instant(one.created), one.valid_until), default=None)
