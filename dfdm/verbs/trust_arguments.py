"""Signatures and keys on the command line: `dfdm sign`, `dfdm keys rotate`, `revoke` and `pin`."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

_Emit = Callable[[argparse.Namespace, dict[str, Any], str], None]
_ROLES = ("owner", "designer", "reviewer")


def add_signing(commands: Any, emit: _Emit) -> None:
    """Add `sign`; `emit` gives out a result as text or JSON."""
    sign = commands.add_parser("sign", help="add your signature to a bundle or a JSON document")
    sign.add_argument("path", metavar="FILE", help="a bundle (NAME.dfdm.zip) or a JSON document")
    sign.add_argument("-o", "--output", metavar="FILE", required=True, help="what is signed, with your signature")
    sign.add_argument("--as", dest="role", choices=_ROLES, required=True, help="as whom you sign")
    sign.add_argument("--key", metavar="FILE", help="signing key (default: your own, made at first use)")
    sign.add_argument(
        "--chain", action="store_true", help="cover the signatures that are there: none can be taken away"
    )
    sign.add_argument(
        "--method", default="", metavar="DID#KEY", help="name the key by a did:web that lists it (with --trust)"
    )
    sign.add_argument("--created", metavar="TIME", help="the time written into the signature (default: now)")
    add_trust(sign)
    sign.add_argument("--format", choices=("text", "json"), default="text")
    sign.set_defaults(run=lambda options: _sign(options, emit))


def add_trust(command: Any) -> None:
    """Add `--trust`, which every command that verifies takes."""
    command.add_argument("--trust", metavar="FOLDER", help="whom you believe: a folder with trust.toml, or that file")


def add_key_history(keys: Any, out: Any, emit: _Emit) -> None:
    """Add `rotate`, `revoke` and `pin` to the commands of `keys`."""
    rotate = keys.add_parser("rotate", parents=[out], help="let a new key take the place of one")
    rotate.add_argument("path", metavar="KEY", help="the key that goes")
    rotate.add_argument("--to", required=True, metavar="KEY", help="the key that comes")
    revoke = keys.add_parser("revoke", parents=[out], help="take a key back")
    revoke.add_argument("path", metavar="KEY", help="the key itself, or (with --did) a later one of the same identity")
    reasons = ("compromised", "lost", "retired", "superseded", "unspecified")
    revoke.add_argument("--reason", choices=reasons, required=True, help="compromised: nothing it ever signed counts")
    revoke.add_argument("--did", default="", metavar="DID", help="the key that is taken back")
    for command in (rotate, revoke):
        command.add_argument("--log", required=True, metavar="FILE", help="the log of your keys, made if there is none")
        command.add_argument("--at", metavar="TIME", help="from when on (default: now)")
    pin = keys.add_parser("pin", parents=[out], help="keep the document of a did:web in your trust folder")
    pin.add_argument("did", metavar="DID", help="did:web:…")
    pin.add_argument("--trust", metavar="FOLDER", required=True, help="your trust folder")
    pin.add_argument("--document", metavar="FILE", help="the document, as its owner gave it to you")
    pin.add_argument("--fetch", action="store_true", help="load it from its host over https, now and this once")
    rotate.set_defaults(run=lambda options: _rotate(options, emit))
    revoke.set_defaults(run=lambda options: _revoke(options, emit))
    pin.set_defaults(run=lambda options: _pin(options, emit))


def _sign(options: argparse.Namespace, emit: _Emit) -> int:
    from dfdm import verbs

    written = verbs.sign(
        options.path,
        options.output,
        role=options.role,
        key=options.key,
        chain=options.chain,
        created=options.created,
        method=options.method,
        trust=options.trust,
    )
    options.output = None  # that was what is signed; the result is printed
    emit(options, written.to_dict(), str(written))
    return 0


def _rotate(options: argparse.Namespace, emit: _Emit) -> int:
    from dfdm.verbs.key_history import rotate

    emit(options, *rotate(options.path, options.to, options.log, at=options.at))
    return 0


def _revoke(options: argparse.Namespace, emit: _Emit) -> int:
    from dfdm.verbs.key_history import revoke

    emit(options, *revoke(options.path, options.log, reason=options.reason, did=options.did, at=options.at))
    return 0


def _pin(options: argparse.Namespace, emit: _Emit) -> int:
    from dfdm.verbs.key_history import pin

    emit(options, *pin(options.did, options.trust, document=options.document, fetch=options.fetch))
    return 0
