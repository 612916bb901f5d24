"""Signatures and certificates on the command line: `dfdm sign`, and `dfdm credential issue`, `verify` and `revoke`."""

from __future__ import annotations

import argparse
from typing import Any

from dfdm.verbs.arguments import Emit, names
from dfdm.verbs.signer_arguments import add_signer, add_trust, add_written, signer, told

_ROLES = ("owner", "designer", "reviewer")


def add_signing(commands: Any, emit: Emit) -> None:
    """Add `sign`; `emit` gives out a result as text or JSON."""
    sign = commands.add_parser("sign", help="add your signature to a bundle or a JSON document")
    sign.add_argument("path", metavar="FILE", help="a bundle (NAME.dfdm.zip) or a JSON document")
    add_written(sign, "what is signed, with your signature")
    sign.add_argument("--role", choices=_ROLES, required=True, help="as whom you sign")
    sign.add_argument(
        "--chain", action="store_true", help="cover the signatures that are there: none can be taken away"
    )
    add_signer(sign)
    add_trust(sign)
    sign.set_defaults(run=lambda options: _sign(options, emit))


def add_certificates(command: Any) -> None:
    """Add what asks for certificates of nodes; whose count is said by `--trust`."""
    command.add_argument("--certificate", action="append", metavar="S,..", help="only nodes that hold these standards")
    command.add_argument(
        "--stated", action="store_true", help="take also certificates that nodes state without a credential"
    )


def certificates(options: argparse.Namespace) -> dict[str, Any]:
    """What was asked of certificates, as `match` and `split` take it."""
    return {"certificates": names(options.certificate), "stated_certificates": options.stated}


def add_credentials(commands: Any, out: Any, parser: type[argparse.ArgumentParser], emit: Emit) -> None:
    """Add `credential issue`, `verify` and `revoke`."""
    what = commands.add_parser("credential", help="certificates of nodes: issue, verify, revoke").add_subparsers(
        dest="what", required=True, metavar="WHAT", parser_class=parser
    )
    issue = what.add_parser("issue", help="certify a facility to a standard")
    add_written(issue, "the certificate (JSON)")
    issue.add_argument("--standard", required=True, metavar="NAME", help="such as 'ISO 9001:2015'")
    issue.add_argument("--facility", required=True, metavar="ID", help="did:…, okw:… or gln:… of the node")
    issue.add_argument(
        "--process", action="append", required=True, metavar="P,..", help="what it covers; '*' for all there"
    )
    issue.add_argument("--from", dest="valid_from", required=True, metavar="TIME", help="valid from")
    issue.add_argument("--until", dest="valid_until", required=True, metavar="TIME", help="valid until")
    for option, text in (("--number", "its number"), ("--authority", "who accredited you"), ("--name", "your name")):
        issue.add_argument(option, default="", metavar="TEXT", help=text)
    issue.add_argument("--status-list", default="", metavar="URL", help="the list by which it can be revoked")
    issue.add_argument("--status-index", type=int, metavar="N", help="its bit there: one of its own")
    issue.add_argument("--suspension", action="store_true", help="its bit suspends instead of revoking")
    verify = what.add_parser("verify", parents=[out], help="does a certificate count, and why not")
    verify.add_argument("path", metavar="FILE", help="the certificate")
    verify.add_argument("--holder", action="append", metavar="ID", help="who shows it: ids of the node")
    verify.add_argument("--standard", default="", metavar="NAME", help="for this standard")
    verify.add_argument("--process", default="", metavar="P", help="for this process")
    verify.add_argument("--at", metavar="TIME", help="at this time (default: now)")
    revoke = what.add_parser("revoke", parents=[out], help="revoke or suspend a certificate of yours")
    revoke.add_argument("path", metavar="FILE", help="the certificate")
    revoke.add_argument(
        "--list", dest="status_list", required=True, metavar="FILE", help="your status list, made if there is none"
    )
    revoke.add_argument("--restore", action="store_true", help="end a suspension")
    revoke.add_argument("--until", dest="valid_until", default="", metavar="TIME", help="the list is good until then")
    for command in (issue, revoke):
        add_signer(command, key="your signing key", needed=True)
    for command in (issue, verify, revoke):
        add_trust(command)
    issue.set_defaults(run=lambda options: _issue(options, emit))
    verify.set_defaults(run=lambda options: _verify(options, emit))
    revoke.set_defaults(run=lambda options: _revoke_credential(options, emit))


def _sign(options: argparse.Namespace, emit: Emit) -> int:
    from dfdm import verbs

    written = verbs.sign(options.path, options.output, role=options.role, chain=options.chain, **signer(options))
    return told(options, emit, written.to_dict(), str(written))


def _issue(options: argparse.Namespace, emit: Emit) -> int:
    from dfdm.verbs.certifying import issue

    said = ("standard", "facility", "valid_from", "valid_until", "number", "authority", "status_list")
    written = issue(
        options.output,
        **signer(options),
        **{name: getattr(options, name) for name in said},
        processes=names(options.process),
        issuer_name=options.name,
        status_index=options.status_index,
        suspension=options.suspension,
    )
    return told(options, emit, *written)


def _verify(options: argparse.Namespace, emit: Emit) -> int:
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


def _revoke_credential(options: argparse.Namespace, emit: Emit) -> int:
    from dfdm.verbs.certifying import revoke_credential

    said = ("path", "status_list", "valid_until", "restore")
    emit(options, *revoke_credential(**{name: getattr(options, name) for name in said}, **signer(options)))
    return 0
