"""Export the signed bundle, and verify one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dfdm.errors import InputError
from dfdm.verbs.exporting import Export

if TYPE_CHECKING:
    from dfdm.bundles import BundleInfo, OpenedBundle, Verification
    from dfdm.trust import Key, SealingKey
    from dfdm.trust.trustlist import TrustList


def verify(
    path: str | Path,
    *,
    known: Sequence[str] = (),
    at: str = "",
    trust: str | Path | None = None,
    require: Sequence[str] = (),
) -> Verification:
    """Say whether a bundle is whole and signed: no code of it is run, no network asked, no geometry loaded.

    `known` are the DIDs of signers you trust, beside those of the `trust` folder; `at` the instant after which nothing can
    have been made or signed (default: now); `require` the roles that must have signed (`ROLE`, as your trust list says, or
    `ROLE=DID`).
    """
    from dfdm import bundles
    from dfdm.trust.roles import RoleWanted
    from dfdm.verbs.reading import trusted

    wanted = [RoleWanted.parse(one) for one in require]
    return bundles.verify(path, known=known, at=at, trust=trusted(trust), require=wanted)


def received(
    path: str | Path,
    *,
    known: Sequence[str] = (),
    key: SealingKey | None = None,
    at: str = "",
    trust: str | Path | TrustList | None = None,
) -> OpenedBundle:
    """Verify a bundle and open it: recipe, rights and members; BundleError with the first reason where it is refused.

    What is sealed in it stays so without the `key` it is sealed to; `trust` judges all signatures.
    """
    from dfdm import bundles
    from dfdm.verbs.reading import trusted

    return bundles.read(path, known=known, key=key, at=at, trust=trusted(trust))


def open_bundle(
    path: str | Path,
    key: str | Path,
    folder: str | Path,
    *,
    passphrase: str | None = None,
    known: Sequence[str] = (),
    at: str = "",
    trust: str | Path | None = None,
    require: Sequence[str] = (),
) -> tuple[OpenedBundle, tuple[Path, ...]]:
    """Verify a bundle, open what is sealed in it with the sealing key of that file, and write all members to a new folder.

    Raises BundleError where the bundle is refused or was put together from others, TrustError where it is not sealed to that
    key. `trust` and `require` are those of `verify`. A bundle in which nothing is sealed is opened as it is. Nothing in it is run.
    """
    from dfdm import bundles
    from dfdm.trust.roles import RoleWanted
    from dfdm.verbs.keyring import read_sealing_key
    from dfdm.verbs.reading import trusted

    opens = read_sealing_key(Path(key), passphrase)
    wanted = [RoleWanted.parse(one) for one in require]
    inside = bundles.read(path, known=known, key=opens, at=at, trust=trusted(trust), require=wanted)
    return inside, inside.extract_to(folder)


def export(
    thing: Any,
    candidate: Any = None,
    *,
    path: str | Path,
    key: str | Path | Key | None = None,
    license: str | None = None,
    source_location: str | None = None,
    licensee: str | None = None,
    count: int | None = None,
    valid_from: str | None = None,
    valid_until: str | None = None,
    territory: Sequence[str] = (),
    terms: Mapping[str, Any] | None = None,
    **settings: Any,
) -> BundleInfo:
    """Write the bundle: recipe, rights and geometry of a model, signed, ready for the network.

    With a candidate or a node the recipe is for its machine; without, it is an offer to any capable node. Without a
    process the best that passes is taken; without a license the design's own. `source_location` (http) says where the
    source is, for a design under an open license that travels without it. `terms` are further ones, by their names in
    `dfdm.rights.Terms`. `settings` are `node`, `nodes`, `process`, `material`, `route`, `quantity`, `created`, `decisions`,
    `seal`, `seal_to`, `design_rights`, `derived_from`, `change`, `source`, `method`, `trust` (see `Export`), and those that open a model. Raises
    LicenseConflictError where the license forbids a term that was asked for, ExportError where the part cannot be made or
    the file not be written.
    """
    named = {
        "license": license,
        "source_location": source_location,
        "licensee": licensee,
        "count": count,
        "not_before": valid_from,
        "not_after": valid_until,
        "territory": tuple(territory),
    }
    demanded = {name: value for name, value in named.items() if value not in (None, "", ())}
    twice = sorted(set(demanded) & set(terms or {}))
    if twice:
        raise InputError(f"the term '{twice[0]}' is said twice: in the terms, and by itself")
    return Export(thing, candidate, path=path, key=key, terms={**demanded, **(terms or {})}, **settings).run()
