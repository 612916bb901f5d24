"""Rights in any policy: `dfdm rights evaluate`, `dfdm rights conflict` and `dfdm rights explain` on the command line."""

from __future__ import annotations

import argparse
from typing import Any

from dfdm.verbs.arguments import Emit

_POLICY = "a policy of ODRL 2.2, as JSON-LD or Turtle"


def add_rights(commands: Any, out: Any, emit: Emit) -> None:
    """Add `rights` with its three questions; `emit` gives out a result as text or JSON."""
    rights = commands.add_parser("rights", help="what policies permit, whether they clash, in plain words")
    about = rights.add_subparsers(dest="question", required=True, metavar="QUESTION", parser_class=type(rights))
    judged = about.add_parser("evaluate", parents=[out], help="may this be done under this policy (not legal advice)")
    judged.add_argument("policy", metavar="POLICY", help=_POLICY)
    judged.add_argument(
        "--request", metavar="FILE", required=True, help="who asks to do what (JSON, JSON-LD or Turtle)"
    )
    judged.add_argument("--world", metavar="FILE", help="what is known (JSON, JSON-LD or Turtle; default: nothing)")
    judged.add_argument("--at", metavar="TIME", help="the time that is judged (default: that of request or world)")
    clash = about.add_parser("conflict", parents=[out], help="do policies clash, whatever is asked for")
    clash.add_argument("policy", metavar="POLICY", help=_POLICY)
    clash.add_argument("other", metavar="POLICY", nargs="?", help="another one")
    clash.add_argument("--world", metavar="FILE", help="what lies within what (JSON, JSON-LD or Turtle)")
    words = about.add_parser("explain", parents=[out], help="a policy in plain words (not legal advice)")
    words.add_argument("policy", metavar="POLICY", help=_POLICY)
    judged.set_defaults(run=lambda options: _evaluate(options, emit))
    clash.set_defaults(run=lambda options: _conflict(options, emit))
    words.set_defaults(run=lambda options: _explain(options, emit))


def _evaluate(options: argparse.Namespace, emit: Emit) -> int:
    from dfdm.verbs import rights

    found = rights.evaluate(options.policy, options.request, options.world, at=options.at)
    emit(options, found.to_dict(), str(found))
    return 0 if found.decision == "permit" else 1


def _conflict(options: argparse.Namespace, emit: Emit) -> int:
    from dfdm.verbs import rights

    found = rights.conflict(options.policy, options.other, world=options.world)
    emit(options, found.to_dict(), str(found))
    return 1 if found.verdict == "conflict" else 0


def _explain(options: argparse.Namespace, emit: Emit) -> int:
    from dfdm.verbs import rights

    found = rights.explain(options.policy)
    emit(options, found.to_dict(), str(found))
    return 0
