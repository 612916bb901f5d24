"""What was made, and what may be, on the command line: `dfdm receipt`, `audit` and `request`."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from typing import Any, Final

from dfdm.errors import InputError
from dfdm.verbs.answer_arguments import NOT_ADVICE
from dfdm.verbs.arguments import positive
from dfdm.verbs.trust_arguments import add_trust

Emit = Callable[[argparse.Namespace, dict[str, Any], str], None]
_SAID: Final = ("marking", "place", "process", "machine", "material", "material_lot", "note")
_ASKED: Final = ("place", "process", "material", "machine", "machine_class", "variant", "variant_signer")


def add_ledger(commands: Any, out: Any, emit: Emit, parser: type) -> None:
    """Add the commands; `out` is the parent of those that print, `parser` the class of parsers below `receipt`."""
    _add_receipts(commands, out, emit, parser)
    audit = commands.add_parser("audit", parents=[out], help="the ledger against the license", epilog=NOT_ADVICE)
    audit.add_argument("what", metavar="BUNDLE|AGREEMENT", nargs="?", help="what was made under")
    _add_ledgers(audit)
    audit.add_argument("--since", metavar="FILE", help="the JSON of an earlier audit: what it saw must still be there")
    audit.add_argument("--at", metavar="TIME", help="the time of the audit: nothing can have been made later")
    audit.add_argument("--rules", action="store_true", help="say what counts and what is due, and what is looked for")
    audit.set_defaults(run=lambda options: _audit(options, emit))
    request = commands.add_parser("request", parents=[out], help="may I", epilog=NOT_ADVICE)
    request.add_argument("bundle", metavar="BUNDLE")
    request.add_argument("--as", dest="party", metavar="DID", required=True, help="who asks")
    request.add_argument("--action", metavar="A", required=True, help="reproduce, derive, distribute, sell …")
    request.add_argument("--count", type=positive, default=1, metavar="N", help="how many pieces")
    request.add_argument("--at", metavar="TIME", help="when (default: now)")
    for name, words in (
        ("place", "country (ISO 3166)"),
        ("process", "process"),
        ("material", "material"),
        ("machine", "machine"),
    ):
        request.add_argument(f"--{name}", default="", metavar="CC" if name == "place" else "ID", help=words)
    for name in ("machine-class", "variant", "variant-signer"):
        request.add_argument(f"--{name}", default="", metavar="ID")
    request.add_argument("--certificate", action="append", metavar="ID", help="a standard the party is certified for")
    request.add_argument(
        "--vary", action="append", metavar="NAME=VALUE", help="a parameter that differs from the design"
    )
    _add_ledgers(request)
    request.set_defaults(run=lambda options: _request(options, emit))


def _add_receipts(commands: Any, out: Any, emit: Emit, parser: type) -> None:
    receipt = commands.add_parser("receipt", help="a node's signed record of what it made").add_subparsers(
        dest="what", required=True, metavar="WHAT", parser_class=parser
    )
    made = argparse.ArgumentParser(add_help=False)
    made.add_argument("ledger", metavar="LEDGER", help="the file of receipts, one a line (.jsonl)")
    made.add_argument("--key", metavar="FILE", help="signing key (default: your own)")
    made.add_argument("--created", metavar="TIME", help="the time it is signed (default: now)")
    single = argparse.ArgumentParser(add_help=False)
    single.add_argument("--made-at", metavar="TIME", help="when it was made (default: when it is signed)")
    single.add_argument(
        "--pieces", type=positive, metavar="N", help="how many (default: as many as serial numbers, or 1)"
    )
    single.add_argument("--serial", action="append", default=[], metavar="TEXT", help="serial number, for each piece")
    single.add_argument("--scrapped", metavar="WHY", help="the pieces did not turn out, and why")
    single.add_argument("--variant", default="", metavar="IRI", help="a variant that the rights make ready")
    for name in _SAID:
        single.add_argument(f"--{name.replace('_', '-')}", default="", metavar="TEXT")
    single.add_argument(
        "--value", action="append", default=[], metavar="NAME=VALUE", help="a process value: 'nozzle=215 degC'"
    )
    single.add_argument(
        "--inspection", action="append", default=[], metavar="ID=RESULT", help="C1=pass, or C1=pass:5.002,5.004"
    )
    under = {"metavar": "BUNDLE|AGREEMENT", "required": True, "help": "by what right"}
    new = receipt.add_parser("new", parents=[made, single, out], help="begin a ledger with its first receipt")
    new.add_argument("--under", **under)
    add = receipt.add_parser("add", parents=[made, single, out], help="add the next receipt")
    add.set_defaults(under=None)
    for command in (new, add):
        command.set_defaults(run=lambda options: _receipt(options, emit))
    form = receipt.add_parser("from-form", parents=[out], help="add what was answered on paper, signed by you")
    form.add_argument("form", metavar="FORM", help="the answers as a table (.csv) or JSON, with the scanned code")
    form.add_argument("--ledger", metavar="LEDGER", required=True, help="the file of receipts to begin or add to")
    form.add_argument("--under", metavar="BUNDLE|AGREEMENT", help="by what right, where the ledger is begun")
    form.add_argument("--node", default="", metavar="ID", help="who made it, where nothing else says it")
    form.add_argument("--key", metavar="FILE", help="signing key (default: your own)")
    form.add_argument("--created", metavar="TIME", help="the time it is signed (default: now)")
    form.set_defaults(run=lambda options: _from_form(options, emit))
    show = receipt.add_parser("show", parents=[out], help="read a ledger, and say whether it is whole")
    show.add_argument("ledger", metavar="LEDGER")
    show.set_defaults(run=lambda options: _show(options, emit))


def _add_ledgers(command: Any) -> None:
    command.add_argument("--receipts", nargs="*", metavar="FILE", help="files of receipts; none: nothing was made yet")
    command.add_argument("--agreements", nargs="+", default=[], metavar="FILE", help="agreements over the bundle")
    command.add_argument(
        "--coordinator", action="append", default=[], metavar="DID", help="who may transcribe paper besides the owner"
    )
    command.add_argument("--revocations", nargs="+", default=[], metavar="FILE", help="lists that the rights name")
    add_trust(command)


def _receipt(options: argparse.Namespace, emit: Emit) -> int:
    from dfdm import verbs
    from dfdm.rights.ledger import Made
    from dfdm.verbs.agreeing import now

    created = options.created or now()
    made = Made(
        made_at=options.made_at or created,
        pieces=options.pieces or max(1, len(options.serial)),
        serials=tuple(options.serial),
        outcome="good" if options.scrapped is None else "scrapped",
        reason=options.scrapped or "",
        process_values=tuple(_value(text) for text in options.value),
        inspections=tuple(_inspection(text) for text in options.inspection),
        **{name: getattr(options, name) for name in _SAID},
    )
    found = verbs.receipt(
        options.ledger, made, under=options.under, key=options.key, created=created, variant=options.variant
    )
    emit(options, found.to_dict(), str(found))
    return 0


def _from_form(options: argparse.Namespace, emit: Emit) -> int:
    from dfdm import verbs

    found = verbs.transcribe(
        options.form,
        options.ledger,
        under=options.under,
        node=options.node,
        key=options.key,
        created=options.created,
    )
    emit(options, found.to_dict(), str(found))
    return 0


def _value(text: str) -> tuple[str, str, str]:
    name, equals, rest = text.partition("=")
    value, _, unit = rest.strip().partition(" ")
    if not equals or not name.strip() or not value:
        raise InputError(f"--value {text}: write NAME=VALUE or 'NAME=VALUE UNIT'")
    return name.strip(), value, unit.strip()


def _inspection(text: str) -> Any:
    from dfdm.rights.ledger.transcript import reading

    name, equals, rest = text.partition("=")
    result, _, values = rest.partition(":")
    if not equals:
        raise InputError(f"--inspection {text}: write ID=pass, or ID=pass:5.002,5.004")
    return reading(name, result, values)


def _show(options: argparse.Namespace, emit: Emit) -> int:
    from dfdm import verbs

    found = verbs.receipts(options.ledger)
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
    found = verbs.audit(
        options.what,
        options.receipts,
        agreements=options.agreements,
        coordinators=options.coordinator,
        trust=options.trust,
        revocations=options.revocations,
        since=options.since,
        at=options.at,
    )
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
        agreements=options.agreements,
        coordinators=options.coordinator,
        trust=options.trust,
        revocations=options.revocations,
        certificates=options.certificate,
        parameters=dict(map(_parameter, options.vary)) if options.vary else None,
        **{name: getattr(options, name) for name in _ASKED},
    )
    emit(options, answer.to_dict(), str(answer))
    return 0 if answer.permitted else 1


def _parameter(text: str) -> tuple[str, Any]:
    """`width=42` as a name and a number, a truth value or a text."""
    name, equals, value = text.partition("=")
    if not equals or not name.strip() or not value.strip():
        raise InputError(f"--vary {text}: write NAME=VALUE")
    try:
        return name.strip(), json.loads(value, parse_constant=lambda _: value)
    except ValueError:
        return name.strip(), value.strip()
