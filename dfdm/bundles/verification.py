"""Is this bundle what its signer made? Reads bytes only: no code is run, no network asked, no geometry loaded."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

from dfdm.bundles.container import MAX_TOTAL, unpack
from dfdm.bundles.content import CRATE, DESIGN_RIGHTS, MANIFEST, RECIPE, RIGHTS, SEALED
from dfdm.bundles.manifest import Member, as_text, covered
from dfdm.bundles.schemas import why_not_valid
from dfdm.bundles.sealed import is_secret
from dfdm.bundles.stated_rights import why_not_of_this
from dfdm.errors import BundleError, DataError, DfdmError, InputError, SignatureError
from dfdm.facts.shown import Shown
from dfdm.recipes.recipe import pictures_named, recipe_id
from dfdm.rights import read_policy
from dfdm.trust import parse_document, verify_document
from dfdm.trust.sealing import is_sealed as is_sealed_bytes

_MOST_MANIFEST: Final = 2 * 2**20
"""Bytes of a manifest: a thousand members with the longest names take less than one MiB."""
_MOST_DOCUMENT: Final = 16 * 2**20
"""Bytes of any other document: parsed, a hostile one takes up to forty times as much memory."""
_MOST_DOCUMENTS: Final = 32 * 2**20
"""Bytes of all documents together, so that many of them do not take long."""
Code = Literal["container", "manifest", "signature", "unverifiable", "member", "rights", "recipe", "document"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """One reason why a bundle is refused."""

    code: Code
    message: str

    def to_dict(self) -> dict[str, str]:
        """Write the problem."""
        return {"code": self.code, "message": self.message}


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Verification(Shown):
    """What verifying a bundle found. `valid` says that it is whole and signed by `signer`; whom to trust is yours.

    `signer` is the DID whose signature holds ('' if none does); `signer_known` whether it is among the keys you know.
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
        }

    def __str__(self) -> str:
        if not self.valid:
            return "\n".join(["REFUSED", *(f"  {p.code}: {p.message}" for p in self.problems)])
        sealed = f"; sealed to {self.sealed_to}" if self.sealed_to else ""
        known = "in" if self.signer_known else "not in"
        return (
            f"valid: {self.title}, {len(self.members)} members, license {self.license}, created {self.created}{sealed}\n"
            f"signed by {self.signer} ({known} your list of known keys)"
        )


def verify(path: Path | str, *, known: Collection[str] = ()) -> Verification:
    """Verify a bundle file; whatever is wrong with it is a problem in the result, only an unreadable file an InputError.

    The manifest's signature, the digest of every member, the canonical container (re-created byte for byte) and that
    rights, recipe and manifest speak of the same thing. `known` are the DIDs that the caller trusts.
    """
    return verify_bytes(read_file(path), known=known)


def read_file(path: Path | str) -> bytes:
    """Read a bundle's bytes, at most the size a bundle may have (one more byte shows that it is too long)."""
    try:
        with Path(path).open("rb") as stream:
            return stream.read(MAX_TOTAL + 1)
    except OSError as error:
        raise InputError(f"the bundle {path} cannot be read: {error.strerror or error}") from None


def verify_bytes(data: bytes, *, known: Collection[str] = ()) -> Verification:
    """Verify the bytes of a bundle (see `verify`)."""
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
    signer, problems = "", []
    try:
        signer = verify_document(manifest)
        if manifest["proof"]["created"] != manifest["created"]:
            problems.append(Problem(code="manifest", message="its time of making is not that of its signature"))
    except SignatureError as error:
        problems.append(Problem(code="signature" if error.wrong else "unverifiable", message=str(error)))
    problems += _member_problems(manifest, found, members)
    problems += _document_problems(manifest, members)
    problems = problems or _crate_problems(members)
    return Verification(
        valid=not problems,
        problems=tuple(problems),
        sha256=digest,
        signer=signer,
        signer_known=bool(signer) and signer in known,
        created=manifest["created"],
        title=manifest["title"],
        license=manifest["license"],
        sealed_to=manifest.get("sealed", {}).get("recipients", 0),
        members=tuple(found),
    )


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
        if name in (RECIPE, RIGHTS, DESIGN_RIGHTS):  # of the others it is enough that they can be read
            documents[name] = document
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
