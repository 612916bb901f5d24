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


def add_certificates(command: Any) -> None:
    """Add what asks for certificates of nodes."""
    command.add_argument("--certificate", action="append", metavar="STANDARD", help="only nodes that hold it")
    command.add_argument(
        "--stated", action="store_true", help="take also certificates that nodes state without a credential"
    )
    add_trust(command)


def certificates(options: argparse.Namespace) -> dict[str, Any]:
    """What was asked of certificates, as `match` and `split` take it."""
    return {
        "certificates": tuple(options.certificate or ()),
        "trust": options.trust,
        "stated_certificates": options.stated,
    }


def add_credentials(commands: Any, out: Any, parser: type[argparse.ArgumentParser], emit: _Emit) -> None:
    """Add `credential issue`, `verify` and `revoke`."""
    what = commands.add_parser("credential", help="certificates of nodes: issue, verify, revoke").add_subparsers(
        dest="what", required=True, metavar="WHAT", parser_class=parser
    )
    issue = what.add_parser("issue", help="certify a facility to a standard")
    issue.add_argument("-o", "--output", metavar="FILE", required=True, help="the certificate (JSON)")
    issue.add_argument("--standard", required=True, metavar="NAME", help="such as 'ISO 9001:2015'")
    issue.add_argument("--facility", required=True, metavar="ID", help="did:…, okw:… or gln:… of the node")
    issue.add_argument(
        "--process", action="append", required=True, metavar="P", help="what it covers; '*' for all there"
    )
    issue.add_argument("--from", dest="valid_from", required=True, metavar="TIME", help="valid from")
    issue.add_argument("--until", dest="valid_until", required=True, metavar="TIME", help="valid until")
    for option, text in (("--number", "its number"), ("--authority", "who accredited you"), ("--name", "your name")):
        issue.add_argument(option, default="", metavar="TEXT", help=text)
    issue.add_argument("--status-list", default="", metavar="URL", help="the list by which it can be revoked")
    issue.add_argument("--status-index", type=int, metavar="N", help="its bit there: one of its own")
    issue.add_argument("--format", choices=("text", "json"), default="text")
    verify = what.add_parser("verify", parents=[out], help="does a certificate count, and why not")
    verify.add_argument("path", metavar="FILE")
    verify.add_argument("--holder", action="append", metavar="ID", help="who shows it: ids of the node")
    verify.add_argument("--standard", default="", metavar="NAME", help="for this standard")
    verify.add_argument("--process", default="", metavar="P", help="for this process")
    verify.add_argument("--at", metavar="TIME", help="at this time (default: now)")
    add_trust(verify)
    revoke = what.add_parser("revoke", parents=[out], help="revoke or suspend a certificate of yours")
    revoke.add_argument("path", metavar="FILE", help="the certificate")
    revoke.add_argument(
        "--list", dest="status_list", required=True, metavar="FILE", help="your status list, made if there is none"
    )
    revoke.add_argument("--restore", action="store_true", help="end a suspension")
    revoke.add_argument("--until", default="", metavar="TIME", help="the list is good until then")
    revoke.add_argument("--at", metavar="TIME", help="the time of the list (default: now)")
    for command in (issue, revoke):
        command.add_argument("--key", metavar="FILE", required=True, help="your signing key")
        command.add_argument("--method", default="", metavar="DID#KEY", help="name the key by a did:web that lists it")
    issue.add_argument("--suspension", action="store_true", help="its bit suspends instead of revoking")
    issue.set_defaults(run=lambda options: _issue(options, emit))
    verify.set_defaults(run=lambda options: _verify(options, emit))
    revoke.set_defaults(run=lambda options: _revoke_credential(options, emit))


def _issue(options: argparse.Namespace, emit: _Emit) -> int:
    from dfdm.verbs.certifying import issue

    told = ("standard", "facility", "valid_from", "valid_until", "number", "authority", "method", "status_list")
    written = issue(
        options.output,
        options.key,
        **{name: getattr(options, name) for name in told},
        processes=options.process,
        issuer_name=options.name,
        status_index=options.status_index,
        suspension=options.suspension,
    )
    options.output = None  # that was the certificate; the result is printed
    emit(options, *written)
    return 0


def _verify(options: argparse.Namespace, emit: _Emit) -> int:
    from dfdm.verbs.certifying import verify_credential

    document, text = verify_credential(
        options.path,
        trust=options.trust,
        holder=options.holder or (),
        standard=options.standard,
        process=options.process,
        at=options.at,
    )
    emit(options, document, text)
    return 0 if document["counted"] else 1


def _revoke_credential(options: argparse.Namespace, emit: _Emit) -> int:
    from dfdm.verbs.certifying import revoke_credential

    told = ("path", "status_list", "key", "at", "until", "restore", "method")
    emit(options, *revoke_credential(**{name: getattr(options, name) for name in told}))
    return 0


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
