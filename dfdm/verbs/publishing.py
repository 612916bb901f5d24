"""Publish a bundle to the network of others, serve what is published, pull what others publish."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dfdm.errors import DfdmError, InputError, RightsError
from dfdm.verbs.keyring import signing_key
from dfdm.verbs.reading import trusted
from dfdm.verbs.writing import stamp

if TYPE_CHECKING:
    from dfdm.federation import Attestation, Catalog, Peer, Pulled, Record
    from dfdm.trust import Key
    from dfdm.trust.trustlist import TrustList


def publish(
    bundle: str | Path,
    *,
    into: str | Path,
    key: Any = None,
    nodes: Any = None,
    processes: Sequence[str] = (),
    package: bool = False,
    created: str | None = None,
    trust: str | Path | TrustList | None = None,
) -> Record:
    """Announce a verified bundle in the catalog of a folder; gives the record.

    What is under own terms or sealed is announced as a stub. With `nodes` every node that was judged on its machines is
    stated to make it, or not, in a signed attestation. With `package` the bundle itself is handed out too, to whom the peer
    serves: one under own terms only when it is sealed (RightsError). Signatures of the bundle are judged by `trust`.
    """
    from dfdm import bundles
    from dfdm.bundles.verification import read_file
    from dfdm.federation import manifest_of
    from dfdm.federation import publish as signed
    from dfdm.federation.stub import announced_package

    path, book = Path(bundle), trusted(trust)
    inside = bundles.read(path, trust=book)
    manifest, _ = manifest_of(inside)
    if package and inside.rights.terms.own_terms and not inside.sealed:
        raise RightsError(
            f"{path.name} is under own terms and not sealed: whoever fetched it could read it; export it with --seal-to,"
            " or publish it without --package"
        )
    signer, keep_key = signing_key(key)
    made_at = stamp(created)
    found = [] if nodes is None else _attested(path, nodes, processes, manifest, signer, made_at, book)
    data = read_file(path) if package else None
    if data is not None and hashlib.sha256(data).hexdigest() != inside.verification.sha256:
        raise InputError(f"{path.name} was changed while it was read: publish it again")
    pointer = None if data is None else announced_package(inside, data, manifest, path.name)
    record = signed(manifest, signer, updated=made_at, attestations=found, package=pointer)
    keep_key()
    kept = _catalog(into, new=True).keep(record, data)
    if kept != "stored":
        raise InputError(
            f"a manifest of the id {record.id} is in {into} already"
            + (": a new version needs a new recipe, and so a new id" if kept == "id_conflict" else ", the same")
        )
    return record


def served(
    folder: str | Path, *, key: Any = None, port: int = 0, name: str = "dfdm", followers: Sequence[str] = ()
) -> Peer:
    """A peer on the loopback that shows the catalog of a folder; call `serve`, or use it as a context."""
    from dfdm.federation import Peer

    catalog = _catalog(folder)
    signer, keep_key = signing_key(key)
    keep_key()
    try:
        return Peer(catalog, signer.did, name=name, port=port, followers=followers)
    except (OSError, OverflowError) as error:
        raise InputError(f"port {port} cannot be served: {error}") from None


def pull(url: str, *, into: str | Path, follow: Sequence[str], as_did: str = "", packages: bool = False) -> Pulled:
    """Take what the peer at `url` publishes and `into` lacks: of publishers in `follow` alone, each record verified."""
    from dfdm.federation import pull as pulled
    from dfdm.nodes.identifiers import checked_id

    for did in (*follow, *([as_did] if as_did else [])):
        checked_id(did)
    return pulled(url, _catalog(into, new=True), follow=tuple(follow), did=as_did, packages=packages)


def published(folder: str | Path) -> tuple[dict[str, Any], str]:
    """What is in the catalog of a folder, each record verified again: as a document, and in words."""
    catalog = _catalog(folder)
    lines = []
    for record in catalog:
        try:
            record.verify()
        except DfdmError as error:
            raise InputError(f"the record {record.id} in {folder} does not hold: {error}") from None
        makers = [one for one in record.attestations if one.claim.get("makeable") == "yes"]
        stated = f", {len(makers)} of {len(record.attestations)} nodes make it" if record.attestations else ""
        lines.append(
            f"{record.entry['title']} {record.entry['version']}  {record.hash[:23]}…  by {record.publisher}{stated}"
        )
    document = catalog.to_dict()
    return document, "\n".join([*lines, f"{len(lines)} records, root {document['merkle_root'][:16]}…"])


def _catalog(folder: str | Path, *, new: bool = False) -> Catalog:
    from dfdm.federation import Catalog

    home = Path(folder)
    if home.exists() and not home.is_dir():
        raise InputError(f"{home} is no folder")
    if not new and not (home / "records").is_dir():
        raise InputError(f"{home} is no catalog: publish into it first, or pull")
    return Catalog(home)


def _attested(
    path: Path,
    nodes: Any,
    processes: Sequence[str],
    manifest: dict[str, Any],
    signer: Key,
    made_at: str,
    trust: TrustList,
) -> list[Attestation]:
    """One statement for each node and process that was judged; what could not be judged is not stated."""
    from dfdm.federation import attest
    from dfdm.verbs.judging import check_nodes

    matrix = check_nodes(path, nodes, tuple(processes), trust=trust)
    found = []
    for report in matrix:
        node = report.node
        if node is None:
            continue
        claim = {
            "node": node,
            "process": report.process,
            "material": report.material,
            "part": report.part,
            "verdict": report.verdict.value,
            "makeable": report.makeable.value,
            "not_checked": len(report.not_checked),
        }
        found.append(attest(manifest, subject=node, claim=claim, key=signer, created=made_at))
    if not found:
        raise InputError("no node of that list offers such a process: there is nothing to state")
    return found
