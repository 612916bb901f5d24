"""What the command line takes wherever something is signed, or what others signed is judged: whose key, whom to believe."""

from __future__ import annotations

import argparse
from typing import Any, Final

from dfdm.verbs.arguments import Emit

NOT_ADVICE: Final = "What a license or a contract means is for a lawyer to say: this is not legal advice."
_OWN: Final = "signing key (default: your own, made at first use)"


def add_trust(command: Any, *, require: bool = False) -> None:
    """Add `--trust`, which every command that verifies takes; with `require` also the roles that must have signed."""
    command.add_argument("--trust", metavar="FOLDER", help="whom you believe: a folder with trust.toml, or that file")
    if require:
        command.add_argument(
            "--require",
            action="append",
            default=[],
            metavar="ROLE",
            help="a role that must have signed (issuer, reviewer …): by whom you list, or ROLE=DID",
        )


def add_signer(command: Any, *, key: str = _OWN, needed: bool = False, named: bool = True) -> None:
    """Add whose key signs, by which name (`named`), and the time that is written down."""
    command.add_argument("--key", metavar="FILE", required=needed, help=key)
    if named:
        command.add_argument(
            "--method", default="", metavar="DID#KEY", help="sign as the did:web that lists the key (with --trust)"
        )
    command.add_argument("--created", metavar="TIME", help="the time it is signed (default: now)")


def signer(options: argparse.Namespace) -> dict[str, Any]:
    """What `add_signer` and `add_trust` took, as the verbs that sign take it."""
    return {name: getattr(options, name) for name in ("key", "method", "created", "trust")}


def add_written(command: Any, words: str) -> None:
    """Add the file that is written (`words` say what it is), and how that is told."""
    command.add_argument("-o", "--output", metavar="FILE", required=True, help=words)
    command.add_argument(
        "--format", choices=("text", "json"), default="text", help="text for people, json for programs"
    )


def told(options: argparse.Namespace, emit: Emit, document: dict[str, Any], text: str) -> int:
    """Print what was written to the output file, which is not that file itself."""
    options.output = None
    emit(options, document, text)
    return 0
