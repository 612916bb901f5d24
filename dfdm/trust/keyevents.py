"""What became of the keys of an identity: a log of signed, hash-chained events.

An identity is named by its first key. A *rotation* is signed by the key that goes and by the one that comes; what the old one
signed before stays valid, after it not. A *revocation* takes a key back: for good where it was compromised, because whoever
stole it can write any time into a signature; else from its instant on. A log has one history: where two differ, neither counts.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from dfdm.errors import DataError, SignatureError, TrustError
from dfdm.trust.documents import canonical
from dfdm.trust.keys import Key
from dfdm.trust.proofs import add_proof, verify_proofs
from dfdm.trust.schemas import why_not_valid
from dfdm.trust.signature import issuer_of, sign_document
from dfdm.trust.times import instant, utc_stamp

SUCCESSOR: Final = "successor"
REASONS: Final = ("compromised", "lost", "retired", "superseded", "unspecified")
_VOID: Final = frozenset({"compromised"})
"""Reasons for which nothing that the key signed counts, whatever time it states."""


@dataclass(frozen=True, kw_only=True, slots=True)
class KeyLog:
    """The history of one identity: its keys with the instant from which each counts, and those taken back (instant, reason)."""

    identity: str
    keys: tuple[tuple[str, datetime | None], ...]
    revoked: Mapping[str, tuple[datetime, str]]
    events: tuple[Mapping[str, Any], ...] = ()

    @classmethod
    def begin(cls, identity: str) -> KeyLog:
        """The log of a key to which nothing has happened."""
        return cls(identity=identity, keys=((identity, None),), revoked={})

    @classmethod
    def from_dict(cls, document: Mapping[str, Any], *, where: str = "key log") -> KeyLog:
        """Read and verify a log; a wrong signature, a gap, a fork or an event by who may not say so is a TrustError."""
        why = why_not_valid(document, "key-log")
        if why:
            raise TrustError(f"{where}: {why}")
        log = cls.begin(document["identity"])
        for event in document["events"]:
            try:
                log = log._with(event)
            except (SignatureError, DataError) as error:
                raise TrustError(f"{where}, event {event['sequence']}: {error}") from None
            except TrustError as error:
                raise TrustError(f"{where}, {error}") from None
        return log

    def to_dict(self) -> dict[str, Any]:
        """Write the log."""
        return {"schema": "dfdm/key-log/1", "identity": self.identity, "events": [dict(one) for one in self.events]}

    @property
    def current(self) -> str:
        """The key that counts last."""
        return self.keys[-1][0]

    def holds(self, did: str) -> bool:
        """Whether a DID is one of the identity's keys."""
        return any(key == did for key, _ in self.keys)

    def why_not(self, did: str, created: datetime) -> str:
        """Why a signature by a key of the identity does not count at the time that it states; '' if it does."""
        if did in self.revoked:
            moment, reason = self.revoked[did]
            if reason in _VOID:
                return f"its key was taken back on {_told(moment)} as {reason}: nothing it signed counts"
            if created >= moment:
                return f"its key was taken back on {_told(moment)} ({reason})"
        names = [key for key, _ in self.keys]
        after = names.index(did) + 1 if did in names else len(names)
        if after < len(names):
            successor, since = self.keys[after]
            if since is not None and created >= since:
                return f"its key was replaced on {_told(since)} by {successor}"
        return ""

    def speaks_for(self, did: str, issuer: str, created: datetime) -> bool:
        """Whether a later key of the identity signs for an earlier one, at a time at which it counts."""
        names = [key for key, _ in self.keys]
        if did not in names or issuer not in names or names.index(did) < names.index(issuer):
            return False
        since = self.keys[names.index(did)][1]
        return since is None or created >= since

    def rotated(self, old: Key, new: Key, *, at: str) -> KeyLog:
        """The log with one more event: the current key hands over to a new one, and both sign."""
        event = sign_document(
            {**self._head("rotation", old.did, at), "successor": new.did}, old, created=utc_stamp(at), named=True
        )
        return self._appended(add_proof(event, new, created=utc_stamp(at), role=SUCCESSOR))

    def revoke(self, key: Key, *, at: str, reason: str, did: str = "") -> KeyLog:
        """The log with one more event: a key of the identity is taken back, by itself or by the current one."""
        body = {**self._head("revocation", key.did, at), "key": did or key.did, "reason": reason}
        return self._appended(sign_document(body, key, created=utc_stamp(at), named=True))

    def _head(self, kind: str, issuer: str, at: str) -> dict[str, Any]:
        return {
            "schema": "dfdm/key-event/1",
            "event": kind,
            "identity": self.identity,
            "sequence": len(self.events) + 1,
            "previous": _digest(self.events[-1]) if self.events else "",
            "issuer": issuer,
            "at": utc_stamp(at),
        }

    def _appended(self, event: Mapping[str, Any]) -> KeyLog:
        why = why_not_valid({"schema": "dfdm/key-log/1", "identity": self.identity, "events": [event]}, "key-log")
        if why:
            raise TrustError(f"the event cannot be written: {why}")
        return self._with(event)

    def _with(self, event: Mapping[str, Any]) -> KeyLog:
        """The log after an event that was verified."""
        number, at = len(self.events) + 1, instant(event["at"])
        expected = (self.identity, number, _digest(self.events[-1]) if self.events else "")
        if (event["identity"], event["sequence"], event["previous"]) != expected:
            raise TrustError(f"event {number}: it does not follow the one before it")
        if self.events and at < instant(self.events[-1]["at"]):
            raise TrustError(f"event {number}: it is dated before the one before it")
        _verify(event, number)
        issuer = issuer_of(event)
        why = self._why_not_by(event, issuer)
        if why:
            raise TrustError(f"event {number}: {why}")
        keys, revoked = self.keys, dict(self.revoked)
        if event["event"] == "rotation":
            keys = (*keys, (event["successor"], at))
        else:
            revoked[event["key"]] = (at, event["reason"])
        return KeyLog(identity=self.identity, keys=keys, revoked=revoked, events=(*self.events, event))

    def _why_not_by(self, event: Mapping[str, Any], issuer: str) -> str:
        if issuer in self.revoked:
            return "its key was taken back before"
        if event["event"] == "rotation":
            if issuer != self.current:
                return "only the key that counts hands over to another"
            return "its successor was a key of the identity before" if self.holds(event["successor"]) else ""
        if not self.holds(event["key"]):
            return f"{event['key']} is no key of the identity"
        if event["key"] in self.revoked:
            return f"{event['key']} was taken back before"
        if issuer not in (event["key"], self.current):
            return "only a key itself, or the one that counts, takes it back"
        return ""


def logs_by_key(logs: Sequence[KeyLog]) -> dict[str, KeyLog]:
    """The longest history of every key; two that differ, or a key in two identities, are a TrustError."""
    longest: dict[str, KeyLog] = {}
    for log in logs:
        other = longest.get(log.identity)
        if other is not None:
            short, long = sorted((log, other), key=lambda one: len(one.events))
            if [_digest(one) for one in short.events] != [_digest(one) for one in long.events[: len(short.events)]]:
                raise TrustError(f"the history of {log.identity} forks: two logs of it differ, so neither counts")
            log = long
        longest[log.identity] = log
    found: dict[str, KeyLog] = {}
    for log in longest.values():
        for did, _ in log.keys:
            if found.setdefault(did, log) is not log:
                raise TrustError(f"{did} is a key of two identities, {log.identity} and {found[did].identity}")
    return found


def _verify(event: Mapping[str, Any], number: int) -> None:
    wanted = {(event["issuer"], "")} | ({(event["successor"], SUCCESSOR)} if event["event"] == "rotation" else set())
    checked = verify_proofs(event)
    bad = next((proof for proof in checked if proof.status != "valid"), None)
    if bad is not None:
        raise TrustError(f"event {number}: {bad.why}")
    if {(proof.signer, proof.role) for proof in checked} != wanted or len(checked) != len(wanted):
        raise TrustError(f"event {number}: it is not signed by those who must")
    if any(proof.created != event["at"] for proof in checked):
        raise TrustError(f"event {number}: its instant is not that of its signatures")


def _digest(event: Mapping[str, Any]) -> str:
    return hashlib.sha256(canonical(dict(event), where="event")).hexdigest()


def _told(moment: datetime) -> str:
    return utc_stamp(moment.isoformat())
