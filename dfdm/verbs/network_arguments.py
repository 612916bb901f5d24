"""The network of others on the command line: `dfdm network publish`, `serve`, `pull` and `list`."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from dfdm.verbs.arguments import Emit, names, whole
from dfdm.verbs.signer_arguments import add_signer, add_trust

_PORTS = 65535


def add_network(commands: Any, out: Any, parser: type[argparse.ArgumentParser], emit: Emit) -> None:
    """Add the command with its four parts; `emit` gives out a result as text or JSON."""
    what = commands.add_parser("network", help="publish to, and pull from, networks of others").add_subparsers(
        dest="what", required=True, metavar="WHAT", parser_class=parser
    )
    publish = what.add_parser("publish", parents=[out], help="announce a bundle in a catalog")
    publish.add_argument("bundle", metavar="BUNDLE", help="what is announced")
    publish.add_argument("--into", metavar="FOLDER", required=True, help="the catalog: a folder of signed records")
    publish.add_argument("--nodes", metavar="SRC", help="state of each of these nodes whether it can make it")
    publish.add_argument("--process", metavar="P,..", help="by these processes (default: all that they offer)")
    publish.add_argument("--package", action="store_true", help="hand out the bundle itself too")
    add_signer(publish, named=False)
    add_trust(publish)
    publish.set_defaults(run=lambda options: _publish(options, emit))
    serve = what.add_parser("serve", help="show a catalog to peers, on the loopback, until Ctrl-C")
    serve.add_argument("folder", metavar="FOLDER", help="the catalog")
    serve.add_argument("--port", type=_port, default=0, metavar="N", help="port (default: a free one)")
    serve.add_argument("--name", metavar="TEXT", default="dfdm", help="what peers are told this is")
    serve.add_argument("--peers", metavar="DID,..", help="peers that are given bundles (default: all)")
    serve.add_argument("--key", metavar="FILE", help="whose name it serves under (default: your own key)")
    serve.set_defaults(run=_serve)
    pull = what.add_parser("pull", parents=[out], help="take what a peer publishes, and verify it")
    pull.add_argument("url", metavar="URL", help="https://…, or http:// on this machine")
    pull.add_argument("--into", metavar="FOLDER", required=True, help="the catalog it is kept in")
    pull.add_argument("--follow", metavar="DID,..", required=True, help="publishers whose records are kept")
    pull.add_argument("--as", dest="as_did", metavar="DID", default="", help="who asks, for bundles")
    pull.add_argument("--packages", action="store_true", help="take the bundles too, and verify each")
    pull.set_defaults(run=lambda options: _pull(options, emit))
    shown = what.add_parser("list", parents=[out], help="verify and list a catalog")
    shown.add_argument("folder", metavar="FOLDER", help="the catalog")
    shown.set_defaults(run=lambda options: _list(options, emit))


def _port(text: str) -> int:
    value = whole(text)
    if value > _PORTS:
        raise argparse.ArgumentTypeError(f"{text} is no port")
    return value


def _publish(options: argparse.Namespace, emit: Emit) -> int:
    from dfdm import verbs

    record = verbs.publish(
        options.bundle,
        into=options.into,
        key=options.key,
        nodes=options.nodes,
        processes=names(options.process),
        package=options.package,
        created=options.created,
        trust=options.trust,
    )
    document = {
        "schema": "dfdm/published/1",
        "id": record.id,
        "content_hash": record.hash,
        "publisher": record.publisher,
        "attestations": len(record.attestations),
        "package": (record.package or {}).get("bundle_hash", ""),
        "stub": bool((record.manifest.get("metadata") or {}).get("dfdm", {}).get("stub", False)),
    }
    said = " as a stub" if document["stub"] else ""
    emit(
        options,
        document,
        f"published {record.entry['title']} {record.entry['version']}{said}: {record.hash}, "
        f"{len(record.attestations)} statements on nodes{', with its bundle' if record.package else ''}",
    )
    return 0


def _serve(options: argparse.Namespace) -> int:
    from dfdm import verbs

    peer = verbs.served(
        options.folder, key=options.key, port=options.port, name=options.name, followers=names(options.peers)
    )
    print(f"dfdm: serving {options.folder} at {peer.url} as {peer.did}; Ctrl-C ends it", file=sys.stderr, flush=True)
    try:
        peer.serve()
    except KeyboardInterrupt:
        return 0
    finally:
        peer.close()
    return 0


def _pull(options: argparse.Namespace, emit: Emit) -> int:
    from dfdm import verbs

    found = verbs.pull(
        options.url,
        into=options.into,
        follow=names(options.follow),
        as_did=options.as_did,
        packages=options.packages,
    )
    emit(options, found.to_dict(), str(found))
    return 1 if found.errors else 0


def _list(options: argparse.Namespace, emit: Emit) -> int:
    from dfdm import verbs

    emit(options, *verbs.published(options.folder))
    return 0
