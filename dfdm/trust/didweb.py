"""did:web: where its document stands, and which keys of a document that is at hand count.

The document is pinned by the user (a file in the trust folder). It is loaded from the network by `didfetch` alone, and only
when the user asks for that by name.
"""

from __future__ import annotations

import base64
import binascii
import ipaddress
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from dfdm.errors import DataError, TrustError
from dfdm.trust.documents import parse_document
from dfdm.trust.identity import did_key, public_of, public_of_multibase
from dfdm.trust.times import instant

MOST_DOCUMENT: Final = 64 * 2**10
_MOST_METHODS: Final = 64
_LONGEST_DID: Final = 500
_LONGEST_HOST: Final = 253
_HIGHEST_PORT: Final = 65_535
_LABEL: Final = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?", re.ASCII)
_PORT: Final = re.compile(r"[1-9][0-9]{0,4}", re.ASCII)
_SEGMENT: Final = re.compile(r"(?:[A-Za-z0-9._~-]|%[0-9A-Fa-f]{2})+", re.ASCII)
_FORBIDDEN: Final = re.compile(r"%(?:2[fF]|5[cC]|0[0-9A-Fa-f]|1[0-9A-Fa-f]|7[fF]|2[eE])")
"""Escapes of a slash, a backslash, a dot and of control signs: none of them belongs into a step of a path."""
_MULTIBASE_TYPES: Final = frozenset({"Multikey", "Ed25519VerificationKey2020"})
_JWK_TYPES: Final = frozenset({"JsonWebKey", "JsonWebKey2020"})
_PURPOSES: Final = ("assertionMethod", "authentication")


def did_web_url(did: str) -> str:
    """Where the document of a did:web stands (https, host, port, path as the method says); a malformed one is a TrustError."""
    told = str(did)[:80]
    if not isinstance(did, str) or not did.startswith("did:web:") or len(did) > _LONGEST_DID:
        raise TrustError(f"'{told}' is no did:web")
    host, *steps = did.removeprefix("did:web:").split(":")
    name, escaped, port = host.partition("%3A") if "%3A" in host else host.partition("%3a")
    labels = name.split(".")
    if len(name) > _LONGEST_HOST or not all(_LABEL.fullmatch(label) for label in labels) or _is_address(name):
        raise TrustError(f"'{told}' does not begin with a domain name in small letters")
    if escaped and not (_PORT.fullmatch(port) and int(port) <= _HIGHEST_PORT):
        raise TrustError(f"'{told}' has no port after %3A")
    for step in steps:
        if not _SEGMENT.fullmatch(step) or step in (".", "..") or _FORBIDDEN.search(step):
            raise TrustError(f"'{told}' has the step '{step[:40]}' in its path, which is none")
    path = "/".join(steps) if steps else ".well-known"
    return f"https://{name}{':' + port if escaped else ''}/{path}/did.json"


@dataclass(frozen=True, kw_only=True, slots=True)
class DidKey:
    """One key of a did:web: the purposes it is listed for, and from when on it no longer counts, if its document says so."""

    public: Ed25519PublicKey
    purposes: frozenset[str]
    ends: datetime | None = None

    @property
    def did_key(self) -> str:
        """The same key by its did:key."""
        return did_key(self.public)


@dataclass(frozen=True, kw_only=True, slots=True)
class DidDocument:
    """What a did:web says of itself: Ed25519 keys by verification method, other names, and methods that cannot be used, with why."""

    did: str
    keys: Mapping[str, DidKey]
    also_known_as: tuple[str, ...] = ()
    unusable: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @classmethod
    def from_bytes(cls, data: bytes, *, did: str = "", where: str = "did.json") -> DidDocument:
        """Read the document of a did:web (or of `did`); one of another DID, or a malformed one, is a TrustError."""
        try:
            document = parse_document(data, where=where, most=MOST_DOCUMENT)
        except DataError as error:
            raise TrustError(str(error)) from None
        name = document.get("id")
        if not isinstance(name, str) or (did and name != did):
            named = f"is the document of '{str(name)[:80]}'" if name is not None else "names no DID as its 'id'"
            raise TrustError(f"{where}: it {named}, so it is not that of {did or 'a did:web'}")
        did_web_url(name)
        methods = _methods(document, name, where)
        listed = {purpose: _listed(document, purpose, methods, name, where) for purpose in _PURPOSES}
        keys: dict[str, DidKey] = {}
        unusable: dict[str, str] = {}
        for method, entry in methods.items():
            purposes = frozenset(purpose for purpose in _PURPOSES if method in listed[purpose])
            try:
                keys[method] = DidKey(public=_public(entry, name, method), purposes=purposes, ends=_ends(entry))
            except (TrustError, DataError) as error:
                unusable[method] = str(error)
        other = document.get("alsoKnownAs", [])
        names = tuple(one for one in other if isinstance(one, str)) if isinstance(other, list) else ()
        return cls(did=name, keys=MappingProxyType(keys), also_known_as=names, unusable=MappingProxyType(unusable))


def _methods(document: Mapping[str, Any], did: str, where: str) -> dict[str, Mapping[str, Any]]:
    """The verification methods of a document by absolute id, those too that stand within a purpose."""
    entries = [*_list(document, "verificationMethod", where)]
    for purpose in _PURPOSES:
        entries += [one for one in _list(document, purpose, where) if isinstance(one, dict)]
    if len(entries) > _MOST_METHODS:
        raise TrustError(f"{where}: it lists {len(entries)} keys; at most {_MOST_METHODS} are looked at")
    found: dict[str, Mapping[str, Any]] = {}
    for entry in entries:
        method = _absolute(entry.get("id") if isinstance(entry, dict) else None, did, where)
        if method in found:
            raise TrustError(f"{where}: the key '{method[:80]}' stands twice in it")
        found[method] = entry
    return found


def _listed(
    document: Mapping[str, Any], purpose: str, methods: Mapping[str, Mapping[str, Any]], did: str, where: str
) -> set[str]:
    entries = _list(document, purpose, where)
    named = {_absolute(one.get("id") if isinstance(one, dict) else one, did, where) for one in entries}
    return named & set(methods)


def _list(document: Mapping[str, Any], key: str, where: str) -> list[Any]:
    value = document.get(key, [])
    if not isinstance(value, list):
        raise TrustError(f"{where}: its {key} is no list")
    return value


def _absolute(method: object, did: str, where: str) -> str:
    if not isinstance(method, str) or "#" not in method:
        raise TrustError(f"{where}: the key '{str(method)[:80]}' has no id with a '#'")
    return did + method if method.startswith("#") else method


def _public(entry: Mapping[str, Any], did: str, method: str) -> Ed25519PublicKey:
    if not method.startswith(f"{did}#") or entry.get("controller") != did:
        raise TrustError(f"'{method[:80]}' is a key of another DID")
    kind = str(entry.get("type"))[:40]
    if kind in _MULTIBASE_TYPES:
        return public_of_multibase(entry.get("publicKeyMultibase"), where=method)
    jwk = entry.get("publicKeyJwk")
    if kind not in _JWK_TYPES or not isinstance(jwk, dict):
        raise TrustError(f"'{method[:80]}' is of the kind '{kind}', which is not taken")
    if (jwk.get("kty"), jwk.get("crv")) != ("OKP", "Ed25519") or jwk.get("alg", "EdDSA") not in ("EdDSA", "Ed25519"):
        told = "/".join(str(jwk.get(key))[:20] for key in ("kty", "crv", "alg"))
        raise TrustError(f"'{method[:80]}' is not an Ed25519 key but {told}; no other kind is taken")
    if "d" in jwk:
        raise TrustError(f"'{method[:80]}' holds a private key, which nobody else may ever see")
    return public_of(_did_of_raw(jwk.get("x"), method))


def _did_of_raw(text: object, method: str) -> str:
    from base58 import b58encode

    padded = str(text) + "=" * (-len(str(text)) % 4)
    try:
        raw = base64.b64decode(padded, altchars=b"-_", validate=True)
    except (ValueError, binascii.Error):
        raw = b""
    if base64.urlsafe_b64encode(raw).rstrip(b"=").decode() != text:
        raise TrustError(f"'{method[:80]}' holds no key in base64url")
    return f"did:key:z{b58encode(bytes((0xED, 0x01)) + raw).decode('ascii')}"


def _ends(entry: Mapping[str, Any]) -> datetime | None:
    moments = [instant(entry[key]) for key in ("revoked", "expires") if key in entry]
    return min(moments, default=None)


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return name.rpartition(".")[2].isdigit()
    return True
