"""Keys on the command line: `dfdm keys new`, `show`, `rotate`, `revoke` and `pin`."""

from __future__ import annotations

import argparse
from typing import Any

from dfdm.verbs.arguments import Emit


def add_keys(commands: Any, out: Any, parser: type[argparse.ArgumentParser], emit: Emit) -> None:
    """Add `keys` with its parts; `emit` gives out a result as text or JSON."""
    keys = commands.add_parser("keys", help="keys that sign, and keys that open what is sealed").add_subparsers(
        dest="what", required=True, metavar="WHAT", parser_class=parser
    )
    new = keys.add_parser("new", parents=[out], help="make a key file")
    new.add_argument("path", metavar="FILE", help="the file to make; one that is there is never overwritten")
    new.add_argument("--sealing", action="store_true", help="a key that opens what is sealed to it (age)")
    new.set_defaults(run=lambda options: _new(options, emit))
    show = keys.add_parser("show", parents=[out], help="print the public half of a key file, of either kind")
    show.add_argument("path", metavar="FILE", help="a key that signs, or one that opens what is sealed to it (age)")
    show.set_defaults(run=lambda options: _show(options, emit))
    rotate = keys.add_parser("rotate", parents=[out], help="let a new key take the place of one")
    rotate.add_argument("path", metavar="KEY", help="the key that goes")
    rotate.add_argument("--successor", required=True, metavar="KEY", help="the key that comes")
    rotate.set_defaults(run=lambda options: _rotate(options, emit))
    revoke = keys.add_parser("revoke", parents=[out], help="take a key back")
    revoke.add_argument("path", metavar="KEY", help="the key itself, or (with --did) a later one of the same identity")
    reasons = ("compromised", "lost", "retired", "superseded", "unspecified")
    revoke.add_argument("--reason", choices=reasons, required=True, help="compromised: nothing it ever signed counts")
    revoke.add_argument("--did", default="", metavar="DID", help="the key that is taken back")
    revoke.set_defaults(run=lambda options: _revoke(options, emit))
    for command in (rotate, revoke):
        command.add_argument("--log", required=True, metavar="FILE", help="the log of your keys, made if there is none")
        command.add_argument("--created", metavar="TIME", help="the time it is signed, and from when on (default: now)")
    pin = keys.add_parser("pin", parents=[out], help="keep the document of a did:web in your trust folder")
    pin.add_argument("did", metavar="DID", help="did:web:…")
    pin.add_argument("--trust", metavar="FOLDER", required=True, help="your trust folder")
    pin.add_argument("--document", metavar="FILE", help="the document, as its owner gave it to you")
    pin.add_argument("--fetch", action="store_true", help="load it from its host over https, now and this once")
    pin.set_defaults(run=lambda options: _pin(options, emit))


def _new(options: argparse.Namespace, emit: Emit) -> int:
    from dfdm import verbs

    emit(options, *verbs.keys("new", options.path, sealing=options.sealing))
    return 0


def _show(options: argparse.Namespace, emit: Emit) -> int:
    from dfdm import verbs

    emit(options, *verbs.keys("show", options.path))
    return 0


def _rotate(options: argparse.Namespace, emit: Emit) -> int:
    from dfdm.verbs.key_history import rotate

    emit(options, *rotate(options.path, options.successor, options.log, created=options.created))
    return 0


def _revoke(options: argparse.Namespace, emit: Emit) -> int:
    from dfdm.verbs.key_history import revoke

    emit(options, *revoke(options.path, options.log, reason=options.reason, did=options.did, created=options.created))
    return 0


def _pin(options: argparse.Namespace, emit: Emit) -> int:
    from dfdm.verbs.key_history import pin

    emit(options, *pin(options.did, options.trust, document=options.document, fetch=options.fetch))
    return 0
