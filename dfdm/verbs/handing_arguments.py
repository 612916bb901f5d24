"""Handing a bundle on, and receiving one: `dfdm export`, `dfdm verify` and `dfdm open` on the command line."""

from __future__ import annotations

import argparse
from typing import Any

from dfdm.verbs.arguments import Emit, Settings, names, positive
from dfdm.verbs.signer_arguments import add_signer, add_trust, add_written, told
from dfdm.verbs.stated_arguments import add_stated, stated
from dfdm.verbs.terms_arguments import add_terms, read_terms


def add_handing_on(
    commands: Any,
    out: Any,
    model: Any,
    made: Any,
    settings: Settings,
    emit: Emit,
) -> None:
    """Add the three commands; `settings` reads what all models take, `emit` gives out a result as text or JSON."""
    export = commands.add_parser("export", parents=[model, made], help="write the signed bundle")
    add_written(export, "the bundle, NAME.dfdm.zip")
    export.add_argument("--process", metavar="P", help="the process (default: the best that passes)")
    export.add_argument("--node", metavar="ID", help="the node it is for (default: any capable node)")
    export.add_argument("--nodes", metavar="SRC", default="sample", help="where that node is listed")
    export.add_argument("--quantity", type=positive, default=1, metavar="N", help="pieces of the order (default: 1)")
    export.add_argument("--license", metavar="EXPR", help="SPDX expression or LicenseRef-… (default: the design's)")
    export.add_argument(
        "--source-location", metavar="URL", help="where the source is, if an open design travels without it"
    )
    export.add_argument("--licensee", metavar="DID", help="who is licensed")
    export.add_argument("--count", type=positive, metavar="N", help="how many may be made")
    export.add_argument("--from", dest="valid_from", metavar="TIME", help="not before")
    export.add_argument("--until", dest="valid_until", metavar="TIME", help="not after")
    export.add_argument("--territory", metavar="CC,..", help="countries (ISO 3166)")
    add_terms(export)
    add_signer(export)
    export.add_argument(
        "--seal", action="store_true", help="seal what shows the part to the node: nobody else can open it"
    )
    export.add_argument("--seal-to", metavar="KEY,..", help="public sealing keys (age1…) of who may open it")
    add_stated(export)
    verify = commands.add_parser("verify", parents=[out], help="is a bundle whole and signed")
    verify.add_argument("bundle", metavar="BUNDLE", help="a bundle, or a signed JSON document")
    verify.add_argument("--at", metavar="TIME", default="", help="none can be made or signed after this (default: now)")
    add_trust(verify, require=True)
    opening = commands.add_parser("open", parents=[out], help="open a bundle that was sealed to you")
    opening.add_argument("bundle", metavar="BUNDLE", help="what was sealed to you")
    opening.add_argument("folder", metavar="FOLDER", help="a new or empty folder for what is in it")
    opening.add_argument("--key", metavar="FILE", required=True, help="your sealing key")
    add_trust(opening, require=True)
    export.set_defaults(run=lambda options: _export(options, settings(options), emit))
    verify.set_defaults(run=lambda options: _verify(options, emit))
    opening.set_defaults(run=lambda options: _open(options, emit))


def _export(options: argparse.Namespace, settings: dict[str, Any], emit: Emit) -> int:
    from dfdm import verbs

    written = verbs.export(
        options.model,
        path=options.output,
        node=options.node,
        nodes=options.nodes,
        process=options.process,
        material=options.material,
        route=options.route,
        quantity=options.quantity,
        license=options.license,
        source_location=options.source_location,
        count=options.count,
        valid_from=options.valid_from,
        valid_until=options.valid_until,
        territory=names(options.territory),
        licensee=options.licensee,
        terms=read_terms(options),
        key=options.key,
        method=options.method,
        created=options.created,
        seal=options.seal,
        seal_to=names(options.seal_to),
        **stated(options),
        **settings,
    )
    return told(options, emit, written.to_dict(), str(written))


def _verify(options: argparse.Namespace, emit: Emit) -> int:
    from dfdm import verbs
    from dfdm.verbs.reading import is_document

    asked: dict[str, Any] = {"trust": options.trust, "require": options.require, "at": options.at}
    found: Any
    if is_document(options.bundle):
        found = verbs.signatures(options.bundle, **asked)
    else:
        found = verbs.verify(options.bundle, **asked)
    emit(options, found.to_dict(), str(found))
    return 0 if found.valid else 1


def _open(options: argparse.Namespace, emit: Emit) -> int:
    from dfdm import verbs

    inside, written = verbs.open_bundle(
        options.bundle, options.key, options.folder, trust=options.trust, require=options.require
    )
    document = {
        "schema": "dfdm/opened/1",
        "folder": options.folder,
        "members": sorted(inside.members),
        "signer": inside.verification.signer,
    }
    emit(options, document, f"{inside.verification}\nwrote {len(written)} members to {options.folder}")
    return 0
