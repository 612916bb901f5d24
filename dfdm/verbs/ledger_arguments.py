"""What was made, and what may be, on the command line: `dfdm receipt`, `audit` and `request`."""

from __future__ import annotations

import argparse
import json
from typing import Any, Final

from dfdm.errors import InputError
from dfdm.verbs.arguments import Emit, named_value, names, positive
from dfdm.verbs.signer_arguments import NOT_ADVICE, add_signer, add_trust, signer

_SAID: Final = {
    "marking": ("TEXT", "what the pieces carry"),
    "place": ("CC", "the country it was made in (ISO 3166)"),
    "process": ("P", "what it was made by"),
    "machine": ("ID", "what it was made on"),
    "material": ("M", "what it was made of"),
    "material_lot": ("TEXT", "lot of the material"),
    "note": ("TEXT", "whatever else is to be said"),
}
_ASKED: Final = {
    "place": ("CC", "in which country (ISO 3166)"),
    "process": ("P", "by which process"),
    "material": ("M", "of which material"),
    "machine": ("ID", "on which machine"),
    "machine_class": ("C", "on which class of machine, such as mill"),
    "variant": ("IRI", "which variant, where it is not the design itself"),
    "variant_signer": ("DID", "who signed that variant"),
}


def add_ledger(commands: Any, out: Any, emit: Emit, parser: type) -> None:
    """Add the commands; `out` is the parent of those that print, `parser` the class of parsers below `receipt`."""
    _add_receipts(commands, out, emit, parser)
    audit = commands.add_parser("audit", parents=[out], help="the ledger against the license", epilog=NOT_ADVICE)
    audit.add_argument("what", metavar="BUNDLE|AGREEMENT", nargs="?", help="what was made under")
    _add_ledgers(audit)
    audit.add_argument(
        "--earlier", metavar="FILE", help="the JSON of an earlier audit: what it saw must still be there"
    )
    audit.add_argument("--at", metavar="TIME", help="the time of the audit: nothing can have been made later")
    audit.add_argument("--rules", action="store_true", help="say what counts and what is due, and what is looked for")
    audit.set_defaults(run=lambda options: _audit(options, emit))
    request = commands.add_parser("request", parents=[out], help="may I", epilog=NOT_ADVICE)
    request.add_argument("bundle", metavar="BUNDLE", help="by whose rights")
    request.add_argument("--as", dest="party", metavar="DID", required=True, help="who asks")
    request.add_argument("--action", metavar="A", required=True, help="reproduce, derive, distribute, sell …")
    request.add_argument("--count", type=positive, default=1, metavar="N", help="how many pieces")
    request.add_argument("--at", metavar="TIME", help="when (default: now)")
    _add_texts(request, _ASKED)
    request.add_argument(
        "--certificate", action="append", metavar="S,..", help="standards that the party is certified for"
    )
    request.add_argument(
        "--vary", action="append", metavar="NAME=VALUE", help="a parameter that differs from the design"
    )
    _add_ledgers(request)
    request.set_defaults(run=lambda options: _request(options, emit))


def _add_texts(command: Any, texts: dict[str, tuple[str, str]]) -> None:
    for name, (metavar, words) in texts.items():
        command.add_argument(f"--{name.replace('_', '-')}", default="", metavar=metavar, help=words)


def _add_receipts(commands: Any, out: Any, emit: Emit, parser: type) -> None:
    receipt = commands.add_parser("receipt", help="a node's signed record of what it made").add_subparsers(
        dest="what", required=True, metavar="WHAT", parser_class=parser
    )
    signed = argparse.ArgumentParser(add_help=False)
    add_signer(signed)
    add_trust(signed)
    made = argparse.ArgumentParser(add_help=False)
    made.add_argument("ledger", metavar="LEDGER", help="the file of receipts, one a line (.jsonl)")
    made.add_argument("--made-at", metavar="TIME", help="when it was made (default: when it is signed)")
    made.add_argument(
        "--pieces", type=positive, metavar="N", help="how many (default: as many as serial numbers, or 1)"
    )
    made.add_argument("--serial", action="append", default=[], metavar="TEXT", help="serial number, for each piece")
    made.add_argument("--scrapped", metavar="WHY", help="the pieces did not turn out, and why")
    made.add_argument("--variant", default="", metavar="IRI", help="a variant that the rights make ready")
    _add_texts(made, _SAID)
    made.add_argument(
        "--value", action="append", default=[], metavar="NAME=VALUE", help="a process value: 'nozzle=215 degC'"
    )
    made.add_argument(
        "--inspected", action="append", default=[], metavar="ID=RESULT", help="C1=pass, or C1=pass:5.002,5.004"
    )
    under = {"metavar": "BUNDLE|AGREEMENT", "help": "by what right"}
    new = receipt.add_parser("new", parents=[made, signed, out], help="begin a ledger with its first receipt")
    new.add_argument("--under", required=True, **under)
    add = receipt.add_parser("add", parents=[made, signed, out], help="add the next receipt")
    add.set_defaults(under=None)
    for command in (new, add):
        command.set_defaults(run=lambda options: _receipt(options, emit))
    form = receipt.add_parser("from-form", parents=[signed, out], help="add what was answered on paper, signed by you")
    form.add_argument("form", metavar="FORM", help="the answers as a table (.csv) or JSON, with the scanned code")
    form.add_argument("--ledger", metavar="LEDGER", required=True, help="the file of receipts to begin or add to")
    form.add_argument("--under", metavar="BUNDLE|AGREEMENT", help="by what right, where the ledger is begun")
    form.add_argument("--for-node", default="", metavar="ID", help="who made it, where nothing else says it")
    form.set_defaults(run=lambda options: _from_form(options, emit))
    show = receipt.add_parser("show", parents=[out], help="read a ledger, and say whether it is whole")
    show.add_argument("ledger", metavar="LEDGER", help="the file of receipts")
    add_trust(show)
    show.set_defaults(run=lambda options: _show(options, emit))


def _add_ledgers(command: Any) -> None:
    command.add_argument("--receipts", nargs="*", metavar="FILE", help="files of receipts; none: nothing was made yet")
    command.add_argument("--agreements", nargs="+", default=[], metavar="FILE", help="agreements over the bundle")
    command.add_argument(
        "--coordinator",
        action="append",
        default=[],
        metavar="DID,..",
        help="who may transcribe paper besides the owner",
    )
    command.add_argument("--revocations", nargs="+", default=[], metavar="FILE", help="lists that the rights name")
    add_trust(command)


def _ledgers(options: argparse.Namespace) -> dict[str, Any]:
    """What `_add_ledgers` took beside the receipts, as `audit` and `request` take it."""
    taken = {name: getattr(options, name) for name in ("agreements", "trust", "revocations")}
    return {**taken, "coordinators": names(options.coordinator)}


def _receipt(options: argparse.Namespace, emit: Emit) -> int:
    from dfdm import verbs
    from dfdm.rights.ledger import Made
    from dfdm.verbs.writing import stamp

    signs = signer(options)
    signs["created"] = stamp(options.created)
    made = Made(
        made_at=options.made_at or signs["created"],
        pieces=options.pieces or max(1, len(options.serial)),
        serials=tuple(options.serial),
        outcome="good" if options.scrapped is None else "scrapped",
        reason=options.scrapped or "",
        process_values=tuple(_value(text) for text in options.value),
        inspections=tuple(_inspected(text) for text in options.inspected),
        **{name: getattr(options, name) for name in _SAID},
    )
    found = verbs.receipt(options.ledger, made, under=options.under, variant=options.variant, **signs)
    emit(options, found.to_dict(), str(found))
    return 0


def _from_form(options: argparse.Namespace, emit: Emit) -> int:
    from dfdm import verbs

    found = verbs.transcribe(
        options.form, options.ledger, under=options.under, node=options.for_node, **signer(options)
    )
    emit(options, found.to_dict(), str(found))
    return 0


def _value(text: str) -> tuple[str, str, str]:
    name, rest = named_value(text, "--value", "NAME=VALUE or 'NAME=VALUE UNIT'")
    value, _, unit = rest.partition(" ")
    return name, value, unit.strip()


def _inspected(text: str) -> Any:
    from dfdm.rights.ledger.transcript import reading

    name, rest = named_value(text, "--inspected", "ID=pass, or ID=pass:5.002,5.004")
    result, _, values = rest.partition(":")
    return reading(name, result, values)


def _show(options: argparse.Namespace, emit: Emit) -> int:
    from dfdm import verbs

    found = verbs.receipts(options.ledger, trust=options.trust)
    emit(options, found.to_dict(), str(found))
    return 0 if found.whole else 1


def _audit(options: argparse.Namespace, emit: Emit) -> int:
    from dfdm import verbs

    if options.rules:
        from dfdm.rights.ledger import CODES, RULES

        lines = [*(f"{name}: {words}" for name, words in RULES.items()), ""]
        lines += [f"{code}: {words}" for code, words in CODES.items()]
        emit(options, {"schema": "dfdm/audit-rules/1", "rules": dict(RULES), "codes": dict(CODES)}, "\n".join(lines))
        return 0
    if options.what is None or options.receipts is None:
        raise InputError("name the bundle or agreement, and the files of receipts (--receipts)")
    found = verbs.audit(options.what, options.receipts, earlier=options.earlier, at=options.at, **_ledgers(options))
    emit(options, found.to_dict(), str(found))
    return 0 if found.valid else 1


def _request(options: argparse.Namespace, emit: Emit) -> int:
    from dfdm import verbs

    answer = verbs.request(
        options.bundle,
        party=options.party,
        action=options.action,
        count=options.count,
        at=options.at,
        receipts=options.receipts,
        certificates=names(options.certificate) or None,
        parameters=dict(map(_parameter, options.vary)) if options.vary else None,
        **_ledgers(options),
        **{name: getattr(options, name) for name in _ASKED},
    )
    emit(options, answer.to_dict(), str(answer))
    return 0 if answer.permitted else 1


def _parameter(text: str) -> tuple[str, Any]:
    """`width=42` as a name and a number, a truth value or a text."""
    name, value = named_value(text, "--vary")
    try:
        return name, json.loads(value, parse_constant=lambda _: value)
    except ValueError:
        return name, value
