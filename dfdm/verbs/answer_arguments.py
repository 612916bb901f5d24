"""Answers to an offer on the command line: `dfdm quote`, `decline` and `agree`; and `dfdm revoke`, which takes rights back."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from dfdm.errors import InputError
from dfdm.verbs.arguments import Emit, named_value, positive, whole
from dfdm.verbs.signer_arguments import NOT_ADVICE, add_signer, add_trust, add_written, signer, told

_SAID = ("process", "machine", "material", "place", "sealing_key", "note")


def add_answers(commands: Any, emit: Emit) -> None:
    """Add the four commands; each writes a signed document."""
    signed = argparse.ArgumentParser(add_help=False)
    add_written(signed, "the signed document (JSON)")
    add_signer(signed)
    quote = commands.add_parser("quote", parents=[signed], help="answer an offer with a price", epilog=NOT_ADVICE)
    quote.add_argument("bundle", metavar="BUNDLE", help="what is offered")
    quote.add_argument("--price", metavar="MONEY", required=True, help="for all pieces, before taxes: '120.00 EUR'")
    quote.add_argument("--quantity", type=positive, required=True, metavar="N", help="how many pieces")
    quote.add_argument(
        "--until", dest="valid_until", metavar="TIME", required=True, help="it can be agreed to until then"
    )
    quote.add_argument("--lead-time", type=whole, required=True, metavar="DAYS", help="from the agreement on")
    quote.add_argument("--scrap-allowance", type=whole, default=0, metavar="N", help="scrap that is not to be counted")
    quote.add_argument(
        "--deviation", action="append", default=[], metavar="WHAT=INSTEAD", help="what is asked to be done otherwise"
    )
    for name, metavar, words in (
        ("process", "P", "what it is made by"),
        ("machine", "ID", "what it is made on"),
        ("material", "M", "what it is made of"),
        ("place", "CC", "the country it is made in (ISO 3166)"),
        ("sealing-key", "KEY", "your public sealing key (age1…), for what is sealed to you"),
        ("note", "TEXT", "whatever else is to be said"),
    ):
        quote.add_argument(f"--{name}", default="", metavar=metavar, help=words)
    _add_paper(quote)
    quote.set_defaults(run=lambda options: _quote(options, emit))
    decline = commands.add_parser("decline", parents=[signed], help="answer an offer with no, and why")
    decline.add_argument("bundle", metavar="BUNDLE", help="what is offered")
    decline.add_argument(
        "--reason",
        required=True,
        metavar="CODE",
        help="capability, capacity, material, tolerance, lead-time, terms, price, law, no-answer or other",
    )
    decline.add_argument("--note", default="", metavar="TEXT", help="whatever else is to be said")
    _add_paper(decline)
    decline.set_defaults(run=lambda options: _decline(options, emit))
    agree = commands.add_parser(
        "agree", parents=[signed], help="agree to a quote, or countersign an agreement", epilog=NOT_ADVICE
    )
    agree.add_argument("paper", metavar="QUOTE|AGREEMENT", help="a quote (as its owner) or an agreement (as its node)")
    agree.add_argument("--bundle", metavar="BUNDLE", help="what the quote is for")
    agree.set_defaults(run=lambda options: _agree(options, emit))
    for command in (quote, decline, agree):
        add_trust(command, require=True)
    revoke = commands.add_parser(
        "revoke", parents=[signed], help="take rights back, in the list that they name", epilog=NOT_ADVICE
    )
    revoke.add_argument("what", metavar="BUNDLE|AGREEMENT", help="the rights that are taken back")
    revoke.add_argument(
        "--until", dest="valid_until", metavar="TIME", required=True, help="the list is good until then"
    )
    revoke.add_argument("--since", metavar="TIME", help="since when they are taken back (default: when it is signed)")
    revoke.add_argument("--reason", default="", metavar="TEXT", help="why")
    add_trust(revoke)
    revoke.set_defaults(run=lambda options: _revoke(options, emit))


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
    return paper_of(
        options.bundle,
        node=options.for_node,
        code=options.form_code,
        signed_by=options.signed_by,
        trust=options.trust,
    )


def _quote(options: argparse.Namespace, emit: Emit) -> int:
    from dfdm import verbs

    document, said = verbs.quote(
        options.bundle,
        price=options.price,
        quantity=options.quantity,
        valid_until=options.valid_until,
        lead_time_days=options.lead_time,
        scrap_allowance=options.scrap_allowance,
        deviations=[_deviation(text) for text in options.deviation],
        path=options.output,
        paper=_paper(options),
        require=options.require,
        **signer(options),
        **{name: getattr(options, name) for name in _SAID},
    )
    return _answered(options, emit, document, said)


def _deviation(text: str) -> dict[str, str]:
    what, rest = named_value(text, "--deviation", "WHAT=INSTEAD, and after another '=' why if you like")
    instead, _, why = rest.partition("=")
    return {"what": what, "instead": instead.strip(), "why": why.strip()}


def _decline(options: argparse.Namespace, emit: Emit) -> int:
    from dfdm import verbs

    document, said = verbs.decline(
        options.bundle,
        reason=options.reason,
        note=options.note,
        path=options.output,
        paper=_paper(options),
        require=options.require,
        **signer(options),
    )
    return _answered(options, emit, document, said)


def _agree(options: argparse.Namespace, emit: Emit) -> int:
    from dfdm import verbs

    document, said = verbs.agree(
        options.paper, bundle=options.bundle, path=options.output, require=options.require, **signer(options)
    )
    return _answered(options, emit, document, said)


def _answered(options: argparse.Namespace, emit: Emit, document: dict[str, Any], said: Any) -> int:
    """Say what was signed, and on standard error whose offer it was, in the words of `dfdm verify`."""
    from dfdm.verbs.reading import trusted

    if options.trust is not None:
        owner = said.offered.owner
        known = "in" if trusted(options.trust).knows(owner) else "not in"
        print(f"dfdm: it is offered by {owner} ({known} your list of known keys)", file=sys.stderr)
    return told(options, emit, document, str(said))


def _revoke(options: argparse.Namespace, emit: Emit) -> int:
    from dfdm import verbs

    document, said = verbs.revoke(
        options.what,
        valid_until=options.valid_until,
        since=options.since,
        reason=options.reason,
        path=options.output,
        **signer(options),
    )
    lines = [f"{said.list}, good until {said.valid_until}"]
    lines += [f"  {one.id} since {one.since}{f': {one.reason}' if one.reason else ''}" for one in said.revoked]
    return told(options, emit, document, "\n".join(lines))
