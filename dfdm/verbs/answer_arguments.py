"""Answers to an offer on the command line: `dfdm quote`, `decline` and `agree`; and `dfdm revoke`, which takes rights back."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any, Final

from dfdm.errors import InputError
from dfdm.verbs.arguments import LARGEST_COUNT, positive

Emit = Callable[[argparse.Namespace, dict[str, Any], str], None]
NOT_ADVICE: Final = "What a license or a contract means is for a lawyer to say: this is not legal advice."


def add_answers(commands: Any, emit: Emit) -> None:
    """Add the four commands; each writes a signed document."""
    signed = argparse.ArgumentParser(add_help=False)
    signed.add_argument("--key", metavar="FILE", help="signing key (default: your own, made at first use)")
    signed.add_argument("--created", metavar="TIME", help="the time it is signed (default: now)")
    signed.add_argument("-o", "--output", metavar="FILE", required=True, help="the signed document (JSON)")
    signed.add_argument("--format", choices=("text", "json"), default="text")
    quote = commands.add_parser("quote", parents=[signed], help="answer an offer with a price", epilog=NOT_ADVICE)
    quote.add_argument("bundle", metavar="BUNDLE")
    quote.add_argument("--price", metavar="MONEY", required=True, help="for all pieces, before taxes: '120.00 EUR'")
    quote.add_argument("--quantity", type=positive, required=True, metavar="N")
    quote.add_argument("--valid-until", metavar="TIME", required=True, help="until when it can be agreed to")
    quote.add_argument("--lead-time", type=_whole, required=True, metavar="DAYS", help="from the agreement on")
    quote.add_argument("--scrap-allowance", type=_whole, default=0, metavar="N", help="scrap that is not to be counted")
    quote.add_argument(
        "--deviation", action="append", default=[], metavar="WHAT=INSTEAD", help="what is asked to be done otherwise"
    )
    for name in ("process", "machine", "material", "place", "sealing-key", "note"):
        quote.add_argument(f"--{name}", default="", metavar="TEXT")
    _add_paper(quote)
    quote.set_defaults(run=lambda options: _quote(options, emit))
    decline = commands.add_parser("decline", parents=[signed], help="answer an offer with no, and why")
    decline.add_argument("bundle", metavar="BUNDLE")
    decline.add_argument("--reason", required=True, metavar="CODE", help="capability, capacity, material, terms …")
    decline.add_argument("--note", default="", metavar="TEXT")
    _add_paper(decline)
    decline.set_defaults(run=lambda options: _decline(options, emit))
    agree = commands.add_parser(
        "agree", parents=[signed], help="agree to a quote, or countersign an agreement", epilog=NOT_ADVICE
    )
    agree.add_argument("paper", metavar="QUOTE|AGREEMENT")
    agree.add_argument("--bundle", metavar="BUNDLE", help="what the quote is for")
    revoke = commands.add_parser(
        "revoke", parents=[signed], help="take rights back, in the list that they name", epilog=NOT_ADVICE
    )
    revoke.add_argument("what", metavar="BUNDLE|AGREEMENT")
    revoke.add_argument("--valid-until", metavar="TIME", required=True, help="until when the list can be relied on")
    revoke.add_argument("--since", metavar="TIME", help="since when they are taken back (default: when it is signed)")
    revoke.add_argument("--reason", default="", metavar="TEXT")
    revoke.set_defaults(run=lambda options: _revoke(options, emit))
    agree.set_defaults(run=lambda options: _agree(options, emit))


def _add_paper(command: Any) -> None:
    command.add_argument("--for-node", metavar="ID", help="transcribe what this node answered on paper")
    command.add_argument("--form-code", metavar="CODE", help="the scanned code of that paper")
    command.add_argument("--signed-by", default="", metavar="NAME", help="the name under that paper")


def _paper(options: argparse.Namespace) -> Any:
    """Whose paper is transcribed, None where the node signs itself."""
    from dfdm.verbs.recording import paper_of

    if options.for_node is None and options.form_code is None:
        return None
    if not (options.for_node and options.form_code):
        raise InputError("to transcribe an answer on paper give both its node (--for-node) and its code (--form-code)")
    return paper_of(options.bundle, node=options.for_node, code=options.form_code, signed_by=options.signed_by)


def _quote(options: argparse.Namespace, emit: Emit) -> int:
    from dfdm import verbs

    names = ("process", "machine", "material", "place", "sealing_key", "note")
    document, told = verbs.quote(
        options.bundle,
        price=options.price,
        quantity=options.quantity,
        valid_until=options.valid_until,
        lead_time_days=options.lead_time,
        scrap_allowance=options.scrap_allowance,
        deviations=[_deviation(text) for text in options.deviation],
        key=options.key,
        created=options.created,
        path=options.output,
        paper=_paper(options),
        **{name: getattr(options, name) for name in names},
    )
    return _signed(options, emit, document, str(told))


def _deviation(text: str) -> dict[str, str]:
    what, equals, instead = text.partition("=")
    if not equals or not what.strip() or not instead.strip():
        raise InputError(f"--deviation {text}: write WHAT=INSTEAD, and after another '=' why if you like")
    instead, _, why = instead.partition("=")
    return {"what": what.strip(), "instead": instead.strip(), "why": why.strip()}


def _decline(options: argparse.Namespace, emit: Emit) -> int:
    from dfdm import verbs

    document, told = verbs.decline(
        options.bundle,
        reason=options.reason,
        note=options.note,
        key=options.key,
        created=options.created,
        path=options.output,
        paper=_paper(options),
    )
    return _signed(options, emit, document, str(told))


def _agree(options: argparse.Namespace, emit: Emit) -> int:
    from dfdm import verbs

    document, told = verbs.agree(
        options.paper, bundle=options.bundle, key=options.key, created=options.created, path=options.output
    )
    return _signed(options, emit, document, str(told))


def _revoke(options: argparse.Namespace, emit: Emit) -> int:
    from dfdm import verbs

    document, told = verbs.revoke(
        options.what,
        valid_until=options.valid_until,
        since=options.since,
        reason=options.reason,
        key=options.key,
        created=options.created,
        path=options.output,
    )
    lines = [f"{told.list}, good until {told.valid_until}"]
    lines += [f"  {one.id} since {one.since}{f': {one.reason}' if one.reason else ''}" for one in told.revoked]
    return _signed(options, emit, document, "\n".join(lines))


def _signed(options: argparse.Namespace, emit: Emit, document: dict[str, Any], text: str) -> int:
    options.output = None  # that was the document; what it says is printed
    emit(options, document, text)
    return 0


def _whole(text: str) -> int:
    value = int(text)
    if not 0 <= value <= LARGEST_COUNT:
        raise argparse.ArgumentTypeError(f"{text} is not a whole number from 0 on")
    return value
