"""Open a bundle that was verified: its members as bytes, or written to a folder. Nothing in it is ever run."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from dfdm.bundles.container import unpack
from dfdm.bundles.content import MANIFEST, RECIPE, RIGHTS, SEALED
from dfdm.bundles.sealed import unsealed
from dfdm.bundles.verification import Verification, read_file, verify_bytes
from dfdm.errors import BundleError, ExportError
from dfdm.rights import Offer, read_policy
from dfdm.trust import SealingKey, parse_document
from dfdm.trust.roles import RoleWanted
from dfdm.trust.trustlist import TrustList


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class OpenedBundle:
    """The members of a verified bundle, by name."""

    verification: Verification
    members: Mapping[str, bytes]

    def document(self, name: str) -> dict[str, Any]:
        """A JSON member, parsed."""
        return parse_document(self._member(name), where=name)

    @property
    def sealed(self) -> bool:
        """Whether what shows the part is sealed in it, and was not opened."""
        return SEALED in self.members

    @property
    def recipe(self) -> dict[str, Any]:
        """The product recipe."""
        return self.document(RECIPE)

    @property
    def rights(self) -> Offer:
        """The offer or agreement that covers the members."""
        return read_policy(self.document(RIGHTS))

    def geometry(self, ending: str = ".step") -> dict[str, bytes]:
        """The geometry members with that ending, by name without folder."""
        return {
            name.removeprefix("geometry/"): data
            for name, data in sorted(self.members.items())
            if name.startswith("geometry/") and name.endswith(ending)
        }

    def extract_to(self, folder: Path | str) -> tuple[Path, ...]:
        """Write all members below a new or empty folder; nothing is written outside it, and nothing is overwritten.

        Where one cannot be written, or it is interrupted, none stays.
        """
        home = Path(folder)
        written: list[Path] = []
        try:
            home.mkdir(parents=True, exist_ok=True)
            if any(home.iterdir()):
                raise ExportError(f"the folder {home} is not empty; name a new one")
            for name, data in sorted(self.members.items()):
                path = home.joinpath(*name.split("/"))
                path.parent.mkdir(parents=True, exist_ok=True)
                with path.open("xb") as stream:
                    written.append(path)
                    stream.write(data)
        except BaseException as error:  # also Ctrl-C must not leave some of them behind
            for path in written:
                path.unlink(missing_ok=True)
            if isinstance(error, OSError):
                raise ExportError(f"the bundle cannot be unpacked to {home}: {error.strerror or error}") from None
            raise
        return tuple(written)

    def _member(self, name: str) -> bytes:
        try:
            return self.members[name]
        except KeyError:
            raise BundleError(f"the bundle holds no {name}") from None


def read(
    path: Path | str,
    *,
    known: Collection[str] = (),
    key: SealingKey | None = None,
    at: str = "",
    trust: TrustList | None = None,
    require: Sequence[RoleWanted] = (),
) -> OpenedBundle:
    """Verify and open a bundle; one that does not verify (see `verify`) is a BundleError with the first reason.

    A sealed one is opened with `key`; without one its sealed members stay sealed. A key that it is not sealed to is a
    TrustError.
    """
    data = read_file(path)
    found = verify_bytes(data, known=known, at=at, trust=trust, require=require)
    if not found.valid:
        raise BundleError(f"the bundle {Path(path).name} is refused: {found.problems[0].message}")
    members = unpack(data)
    if key is not None and SEALED in members:
        manifest = parse_document(members[MANIFEST], where=MANIFEST)
        secret = unsealed(members, manifest, key, signer=found.signer, trust=trust)
        members = {name: data for name, data in members.items() if name != SEALED} | secret
    return OpenedBundle(verification=found, members=MappingProxyType(members))
