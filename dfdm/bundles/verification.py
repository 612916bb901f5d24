"""Is this bundle what its signer made? Reads bytes only: no code is run, no network asked, no geometry loaded."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final, Literal

from dfdm.bundles.container import MAX_TOTAL, unpack
from dfdm.bundles.content import CRATE, DESIGN_RIGHTS, ESTIMATES, MANIFEST, RECIPE, REPORT, RIGHTS, SEALED
from dfdm.bundles.manifest import Member, as_text, covered
from dfdm.bundles.sealed import is_secret
from dfdm.bundles.stated_rights import why_not_of_this
from dfdm.errors import BundleError, DataError, DfdmError, InputError, SignatureError, in_one_line
from dfdm.facts.shown import Shown
from dfdm.recipes.recipe import pictures_named, recipe_id
from dfdm.rights import read_policy
from dfdm.trust import CheckedProof, parse_document, verify_proofs
from dfdm.trust.proof import proofs_of
from dfdm.trust.proofs import in_order
from dfdm.trust.roles import RoleWanted
from dfdm.trust.schemas import why_not_valid
from dfdm.trust.sealing import is_sealed as is_sealed_bytes
from dfdm.trust.signature import bound, instant
from dfdm.trust.trustlist import TrustList

_MOST_MANIFEST: Final = 2 * 2**20
"""Bytes of a manifest: a thousand members with the longest names take less than one MiB."""
_MOST_DOCUMENT: Final = 16 * 2**20
"""Bytes of any other document: parsed, a hostile one takes up to forty times as much memory."""
_MOST_DOCUMENTS: Final = 32 * 2**20
"""Bytes of all documents together, so that many of them do not take long."""
_LONGEST: Final = 600
"""Characters of a problem, which may quote what it is about."""
_SCHEMA_OF: Final = {REPORT: "report", ESTIMATES: "estimates"}
"""Documents that need not be there, and are held to a schema where they are; recipe and rights are looked at closer."""
_RELEASED: Final = datetime(2026, 11, 29, tzinfo=UTC)
"""A clock that stands before this stands wrong: then it is this day."""
_CLOCKS_DIFFER: Final = timedelta(days=1)
Code = Literal["container", "manifest", "signature", "unverifiable", "member", "rights", "recipe", "document", "role"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """One reason why a bundle is refused."""

    code: Code
    message: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "message", in_one_line(self.message, _LONGEST))

    def to_dict(self) -> dict[str, str]:
        """Write the problem."""
        return {"code": self.code, "message": self.message}


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Verification(Shown):
    """What verifying a bundle found. `valid` says that it is whole and signed by `signer`; whom to trust is yours.

    `signer` is the DID that signed for the issuer ('' if none holds); `signer_known` whether it is among the keys you know,
    `known` those who signed and are. `signatures` are all of the manifest, countersignatures too.
    `sealed_to` is how many can open what is sealed in it, 0 where nothing is.
    """

    valid: bool
    problems: tuple[Problem, ...]
    sha256: str
    signer: str = ""
    signer_known: bool = False
    created: str = ""
    title: str = ""
    license: str = ""
    sealed_to: int = 0
    members: tuple[Member, ...] = ()
    signatures: tuple[CheckedProof, ...] = ()
    known: frozenset[str] = frozenset()

    def to_dict(self) -> dict[str, Any]:
        """Write the document of kind `verification`."""
        return {
            "schema": "dfdm/verification/1",
            "valid": self.valid,
            "problems": [p.to_dict() for p in self.problems],
            "sha256": self.sha256,
            "signer": self.signer,
            "signer_known": self.signer_known,
            "created": self.created,
            "title": self.title,
            "license": self.license,
            "sealed_to": self.sealed_to,
            "members": [m.to_dict() for m in self.members],
            "signatures": [one.to_dict() | {"known": one.signer in self.known} for one in self.signatures],
        }

    def __str__(self) -> str:
        if not self.valid:
            return "\n".join(["REFUSED", *(f"  {p.code}: {p.message}" for p in self.problems)])
        sealed = f"; sealed to {self.sealed_to}" if self.sealed_to else ""
        return "\n".join(
            [
                f"valid: {in_one_line(self.title)}, {len(self.members)} members, license {self.license}, created {self.created}{sealed}",
                f"signed by {self.signer} ({self._known(self.signer)})",
                *(
                    f"signed by {one.signer}{f' as {one.role}' if one.role else ''} on {one.created} ({self._known(one.signer)})"
                    for one in self.signatures
                    if one.signer != self.signer or one.role
                ),
            ]
        )

    def _known(self, did: str) -> str:
        return f"{'in' if did in self.known else 'not in'} your list of known keys"


def verify(
    path: Path | str,
    *,
    known: Collection[str] = (),
    at: str = "",
    trust: TrustList | None = None,
    require: Sequence[RoleWanted] = (),
) -> Verification:
    """Verify a bundle file; whatever is wrong with it is a problem in the result, only an unreadable file an InputError.

    All signatures of the manifest, the digest of every member, the canonical container (re-created byte for byte), that
    rights, recipe and manifest speak of the same thing, and that nothing was made or signed after `at` (an ISO 8601
    instant; default: now). `known` are the DIDs that the caller trusts, beside those that `trust` lists; `require` the roles
    that must have signed. Whether the rights still run is for `dfdm.rights` to say.
    """
    return verify_bytes(read_file(path), known=known, at=at, trust=trust, require=require)


def read_file(path: Path | str) -> bytes:
    """Read a bundle's bytes; a file that is larger than a bundle may be is an InputError, and is not read."""
    try:
        with Path(path).open("rb") as stream:
            told = os.fstat(stream.fileno())
            size = told.st_size
            most = size if stat.S_ISREG(told.st_mode) else MAX_TOTAL  # so many bytes are set aside
            data = stream.read(most + 1) if size <= MAX_TOTAL else b""
    except OSError as error:
        raise InputError(f"the bundle {path} cannot be read: {error.strerror or error}") from None
    if max(size, len(data)) > MAX_TOTAL:  # what is no file has no size
        raise InputError(f"the bundle {path} is larger than the {MAX_TOTAL} bytes that a bundle may have")
    return data


def verify_bytes(
    data: bytes,
    *,
    known: Collection[str] = (),
    at: str = "",
    trust: TrustList | None = None,
    require: Sequence[RoleWanted] = (),
) -> Verification:
    """Verify the bytes of a bundle (see `verify`)."""
    book = trust or TrustList()
    now = instant(at) if at else max(datetime.now(UTC), _RELEASED)
    digest = hashlib.sha256(data).hexdigest()
    try:
        members = unpack(data)
    except BundleError as error:
        return _refused(digest, "container", str(error))
    try:
        manifest = _read_manifest(members)
    except DfdmError as error:
        return _refused(digest, "manifest", str(error))
    found = [Member.of(name, members[name]) for name in sorted(members)]
    signer, checked, problems = _signatures(manifest, book)
    believed = frozenset(one.signer for one in checked if one.signer in known or book.knows(one.signer))
    problems += [
        Problem(code="role", message=why) for one in require if (why := one.why_not(checked, book, signer=signer))
    ]
    problems += _member_problems(manifest, found, members)
    problems += _document_problems(manifest, members)
    problems = problems or _time_problems(manifest, members, checked, now)
    problems = problems or _crate_problems(members)
    return Verification(
        valid=not problems,
        problems=tuple(problems),
        sha256=digest,
        signer=signer,
        signer_known=signer in believed,
        created=manifest["created"],
        title=manifest["title"],
        license=manifest["license"],
        sealed_to=manifest.get("sealed", {}).get("recipients", 0),
        members=tuple(found),
        signatures=checked,
        known=believed,
    )


def _signatures(manifest: Mapping[str, Any], book: TrustList) -> tuple[str, tuple[CheckedProof, ...], list[Problem]]:
    """(who signed for the issuer, every signature, what is wrong with them); each must hold, and they stand in one order."""
    signer = ""
    checked: tuple[CheckedProof, ...] = ()
    problems: list[Problem] = []
    try:
        checked = verify_proofs(manifest, keys=book)
        signer = bound(manifest, checked, book)
        if manifest["created"] not in [one.created for one in checked if one.signer == signer]:
            problems.append(Problem(code="manifest", message="its time of making is not that of its signature"))
        if not in_order(proofs_of(manifest)):
            problems.append(Problem(code="manifest", message="its signatures do not stand in their order"))
    except SignatureError as error:
        problems.append(Problem(code="signature" if error.wrong else "unverifiable", message=str(error)))
    return signer, checked, problems


def _refused(digest: str, code: Code, message: str) -> Verification:
    return Verification(valid=False, problems=(Problem(code=code, message=message),), sha256=digest)


def _read_manifest(members: Mapping[str, bytes]) -> dict[str, Any]:
    if MANIFEST not in members:
        raise DataError("it is missing, so nothing in this bundle is signed")
    manifest = parse_document(members[MANIFEST], where=MANIFEST, most=_MOST_MANIFEST)
    why = why_not_valid(manifest, "manifest")
    if why:
        raise DataError(why)
    if as_text(manifest) != members[MANIFEST]:
        raise DataError(f"{MANIFEST} is not written in its one canonical form")
    return manifest


def _member_problems(manifest: Mapping[str, Any], found: list[Member], members: Mapping[str, bytes]) -> list[Problem]:
    listed = {entry["name"]: entry for entry in manifest["members"]}
    problems = []
    for member in found:
        if member.name == MANIFEST:
            continue
        entry = listed.pop(member.name, None)
        if entry is None:
            problems.append(Problem(code="member", message=f"{member.name} is not in the signed manifest"))
        elif entry != member.to_dict():
            problems.append(Problem(code="member", message=f"{member.name} is not what the signed manifest says"))
    problems += [Problem(code="member", message=f"{name} is missing") for name in sorted(listed)]
    if len(manifest["members"]) != len({entry["name"] for entry in manifest["members"]}):
        problems.append(Problem(code="manifest", message="it lists a member twice"))
    names = {member.name for member in found}
    sealed = manifest.get("sealed")
    if (SEALED in names) != (sealed is not None) or any(
        is_secret(n) for n in names - {SEALED, CRATE, MANIFEST} if sealed
    ):
        problems.append(Problem(code="manifest", message="it does not say truly what of it is sealed"))
    elif sealed and not is_sealed_bytes(members[SEALED]):
        problems.append(Problem(code="member", message=f"{SEALED} is not sealed by age"))
    return problems


def _document_problems(manifest: Mapping[str, Any], members: Mapping[str, bytes]) -> list[Problem]:
    problems: list[Problem] = []
    documents: dict[str, dict[str, Any]] = {}
    left = _MOST_DOCUMENTS
    for name in sorted(name for name in members if name.endswith((".json", ".jsonld")) and "/" not in name):
        try:
            document = parse_document(members[name], where=name, most=min(left, _MOST_DOCUMENT))
        except DataError as error:
            problems.append(Problem(code="document", message=str(error)))
            continue
        left -= len(members[name])
        if name in (RECIPE, RIGHTS, DESIGN_RIGHTS):
            documents[name] = document
        elif name in _SCHEMA_OF:  # of the others it is enough that they can be read
            why = why_not_valid(document, _SCHEMA_OF[name])
            problems += [Problem(code="document", message=f"{name}: {why}")] if why else []
    for name in (CRATE, RECIPE, RIGHTS):
        if name not in members:
            problems.append(Problem(code="document", message=f"{name} is missing"))
    if RECIPE in documents:
        problems += _recipe_problems(manifest, documents[RECIPE], members)
    if RIGHTS in documents:
        problems += _rights_problems(manifest, documents[RIGHTS], sorted(members))
    if DESIGN_RIGHTS in documents:
        held = {*members, *manifest.get("sealed", {}).get("holds", ())}
        why = why_not_of_this(documents[DESIGN_RIGHTS], manifest, documents.get(RIGHTS, {}), held)
        problems += [Problem(code="rights", message=f"{DESIGN_RIGHTS}: {why}")] if why else []
    return problems


def _time_problems(
    manifest: Mapping[str, Any], members: Mapping[str, bytes], checked: Sequence[CheckedProof], now: datetime
) -> list[Problem]:
    """A bundle is made after its recipe was composed, and neither it nor a signature of it in the future."""
    made = instant(manifest["created"])
    composed = instant(parse_document(members[RECIPE], where=RECIPE)["header"]["created"])
    if made > now + _CLOCKS_DIFFER:
        return [Problem(code="manifest", message=f"it says that it is made on {manifest['created']}, which lies ahead")]
    ahead = [one.created for one in checked if instant(one.created) > now + _CLOCKS_DIFFER]
    if ahead:
        return [Problem(code="manifest", message=f"it says that it was signed on {ahead[0]}, which lies ahead")]
    if composed > made:
        return [
            Problem(code="manifest", message=f"it says that it was made on {manifest['created']}, before its recipe")
        ]
    return []


def _crate_problems(members: Mapping[str, bytes]) -> list[Problem]:
    """The description for other tools must not name other members, or other digests, than the bundle has."""
    graph = parse_document(members[CRATE], where=CRATE).get("@graph")
    listed = [entity for entity in graph if isinstance(entity, dict)] if isinstance(graph, list) else []
    told = {str(entity.get("@id")): entity.get("sha256") for entity in listed if entity.get("@type") == "File"}
    problems = []
    if set(told) != set(members) - {CRATE}:
        problems.append(f"{CRATE} does not describe the members that the bundle has")
    for name in sorted(set(told) & set(members)):
        if told[name] is not None and told[name] != Member.of(name, members[name]).sha256:
            problems.append(f"{CRATE} gives another digest for {name}")
    return [Problem(code="document", message=why) for why in problems]


def _recipe_problems(
    manifest: Mapping[str, Any], recipe: Mapping[str, Any], members: Mapping[str, bytes]
) -> list[Problem]:
    why = why_not_valid(recipe, "recipe")
    if not why and recipe["header"]["subject"] != manifest["subject"]:
        why = f"it is about {recipe['header']['subject']}, the bundle about {manifest['subject']}"
    if not why and recipe["header"]["id"] != recipe_id(recipe):
        why = "its id is not that of its content"
    if not why:
        try:
            instant(recipe["header"]["created"])
        except DataError as error:
            why = str(error)
    if not why:
        held = set(manifest.get("sealed", {}).get("holds", ()))
        pictures = pictures_named(recipe)
        named = {name for part in recipe["parts"] for name in part["geometry"]} | set(pictures)
        lacking = sorted(named - set(members) - held)
        why = f"it makes parts from {lacking[0]}, which the bundle does not hold" if lacking else ""
        there = sorted(pictures.keys() & members.keys())
        changed = [name for name in there if hashlib.sha256(members[name]).hexdigest() != pictures[name]]
        why = why or (f"it names another picture than {changed[0]}" if changed else "")
    return [Problem(code="recipe", message=f"{RECIPE}: {why}")] if why else []


def _rights_problems(manifest: Mapping[str, Any], rights: Mapping[str, Any], names: list[str]) -> list[Problem]:
    problems = []
    try:
        offer = read_policy(rights)
        said = (
            ("about", offer.target, "subject"),
            ("given by", offer.assigner, "issuer"),
            ("under", offer.license, "license"),
        )
        for word, value, key in said:
            if value != manifest[key]:
                problems.append(f"the rights are {word} {value}, the bundle says {manifest[key]}")
    except DfdmError as error:
        problems.append(str(error))
    bound = [name for entry in manifest["rights"] for name in entry["covers"]]
    named = [entry.get("design_rights") for entry in manifest["rights"]]
    if named != [DESIGN_RIGHTS if DESIGN_RIGHTS in names else None]:
        problems.append(f"the manifest does not say truly whether {DESIGN_RIGHTS} stands beside it")
    if sorted(bound) != covered(names) or [entry["policy"] for entry in manifest["rights"]] != [RIGHTS]:
        problems.append("the manifest does not bind every member to exactly one set of rights")
    return [Problem(code="rights", message=f"{RIGHTS}: {why}") for why in problems]
