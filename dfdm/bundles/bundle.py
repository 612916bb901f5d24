"""Write a bundle: compose, sign, write under a temporary name, read it back, and only then call it done."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dfdm.bundles.container import pack
from dfdm.bundles.content import CRATE, MANIFEST, NOTICE, BundleContent
from dfdm.bundles.crate import describe
from dfdm.bundles.manifest import Member, as_text, compose_manifest, json_members
from dfdm.bundles.notice import notice
from dfdm.bundles.sealed import sealed_members
from dfdm.bundles.verification import verify
from dfdm.errors import BundleError, DataError, ExportError
from dfdm.facts.shown import Shown
from dfdm.trust import Key, sign_document
from dfdm.trust.signature import utc_stamp
from dfdm.trust.trustlist import TrustList


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class BundleInfo(Shown):
    """A bundle that was written: where, its digest, who signed it when, what is in it.

    `not_written` are the formats that it lacks, or what a format of it does not say, each as `what` and `reason`.
    """

    path: Path
    sha256: str
    size: int
    signer: str
    created: str
    members: tuple[Member, ...]
    not_written: tuple[Mapping[str, str], ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Write the document of kind `bundle`."""
        return {
            "schema": "dfdm/bundle/1",
            "bundle": {
                "path": self.path.as_posix(),
                "sha256": self.sha256,
                "size": self.size,
                "signer": self.signer,
                "created": self.created,
                "members": [member.to_dict() for member in self.members],
                "not_written": [dict(one) for one in self.not_written],
            },
        }

    def __str__(self) -> str:
        lines = [f"{self.path}  {self.size} bytes, sha256 {self.sha256[:16]}…, signed by {self.signer}"]
        lines += [f"  {m.size:>9}  {m.name}" for m in self.members]
        lacking = Counter(one["what"] for one in self.not_written)
        if lacking:
            words = ", ".join(what if count == 1 else f"{what} ({count} things)" for what, count in lacking.items())
            lines.append(f"  not written, the reasons are in the JSON: {words}")
        return "\n".join(lines)


def compose(content: BundleContent, key: Key, created: str, *, seal_to: Collection[str] = ()) -> bytes:
    """The bytes of the signed bundle: the same for the same content, key and `created` (ISO 8601 instant with zone).

    With `seal_to` (age recipients) all that shows the part is sealed to those; such a bundle never comes out alike twice.
    """
    content.refuse_unfit(key.did)
    stamp = utc_stamp(created)
    try:
        members = {**content.files, **json_members(content), NOTICE: notice(content)}
        sealed = None
        if seal_to:
            members, sealed = sealed_members(content, members, seal_to, key, created=stamp)
        members[CRATE] = as_text(describe(content, members, issuer=key.did, created=stamp))
        manifest = compose_manifest(content, members, issuer=key.did, created=stamp, sealed=sealed)
        members[MANIFEST] = as_text(sign_document(manifest, key, created=stamp, named=True))
        return pack(members)
    except (BundleError, DataError, TypeError, ValueError) as error:
        raise ExportError(f"the bundle cannot be composed: {error}") from error


def write(
    content: BundleContent,
    path: Path | str,
    key: Key,
    created: str,
    *,
    seal_to: Collection[str] = (),
    proceed: Callable[[], None] = lambda: None,
    trust: TrustList | None = None,
) -> BundleInfo:
    """Write the signed bundle and verify the file that was written before reporting it.

    An existing file is replaced in one step. A full disk, or content that contradicts itself, is an ExportError, and
    nothing is left behind. `proceed` is called before each of composing, writing, verifying and putting into place; what
    it raises ends all of it, and the file that was there stays. Of a key that is named by a did:web `trust` must hold the
    document.
    """
    target = writable(path)
    proceed()
    data = compose(content, key, created, seal_to=seal_to)
    return put_in_place(data, target, proceed=proceed, trust=trust)


def writable(path: Path | str) -> Path:
    """The path as a file that a bundle can be written to; a folder or a device is an ExportError."""
    target = Path(path)
    if not target.name or target.is_dir():
        raise ExportError(f"the bundle cannot be written to {target}: it is a folder, name a file in it")
    if target.exists() and not target.is_file():  # a device would be replaced by a file
        raise ExportError(f"the bundle cannot be written to {target}: it is no file")
    return target


def put_in_place(
    data: bytes, target: Path, *, proceed: Callable[[], None] = lambda: None, trust: TrustList | None = None
) -> BundleInfo:
    """Write the bytes of a bundle beside its place, verify what was written, and only then replace what was there."""
    proceed()
    with _temporary(target) as draft:
        try:
            with draft.open("wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            proceed()
            found = verify(draft, trust=trust)
            if not found.valid:
                raise ExportError(f"what was written does not verify: {found.problems[0].message}")
            proceed()
            draft.replace(target)
        except OSError as error:
            raise ExportError(f"the bundle cannot be written to {target}: {error.strerror or error}") from None
    return BundleInfo(
        path=target,
        sha256=found.sha256,
        size=len(data),
        signer=found.signer,
        created=found.created,
        members=found.members,
    )


@contextlib.contextmanager
def _temporary(target: Path) -> Iterator[Path]:
    """A fresh empty file beside the target, removed again unless it was moved away."""
    draft = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    try:
        draft.open("xb").close()
    except OSError as error:
        raise ExportError(f"the bundle cannot be written to {target}: {error.strerror or error}") from None
    try:
        yield draft
    finally:
        draft.unlink(missing_ok=True)
