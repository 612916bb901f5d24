"""The signatures of a bundle as a table: who signed, as whom, and what came of checking it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dfdm.widgets.phrases import phrase, restated, say
from dfdm.widgets.plain import plain
from dfdm.widgets.table import Column, Row

if TYPE_CHECKING:
    from dfdm.bundles import Verification
    from dfdm.trust import CheckedProof

SIGNATURE_COLUMNS: Final = (
    Column(key="state", label=phrase("State"), kind="verdict"),
    Column(key="role", label=phrase("As")),
    Column(key="signer", label=phrase("Signer"), kind="wide"),
    Column(key="when", label=phrase("When")),
    Column(key="why", label=phrase("Why"), kind="wide"),
)
CLAIMS: Final = phrase("Of a signature that is not valid, signer, role and time are mere claims.")
_LONGEST_WHY: Final = 300


def signature_rows(found: Verification) -> list[Row]:
    """One row for each signature, in the order of the manifest; all of it is text that a stranger may have written."""
    return [
        Row(id=str(number), verdict=verdict, cells={"state": state, **_cells(one)})
        for number, one in enumerate(found.signatures)
        for verdict, state in (_state(one, one.signer in found.known),)
    ]


def signature_note(found: Verification) -> str:
    """What is to be known beside the table; empty where every signature is valid."""
    return say(CLAIMS) if any(one.status != "valid" for one in found.signatures) else ""


def _state(one: CheckedProof, known: bool) -> tuple[str, str]:
    if one.status == "valid":
        return ("pass", say("valid, signer known to you")) if known else ("unknown", say("valid, a stranger to you"))
    return ("unknown", say("cannot be checked")) if one.status == "unverifiable" else ("fail", say("wrong"))


def _cells(one: CheckedProof) -> dict[str, str]:
    stands_on = say("covers {count} of the others too", count=len(one.after)) if one.after else ""
    return {
        "role": plain(one.role) or say("no role stated"),
        "signer": plain(one.signer) or say("nobody, as far as can be told"),
        "when": plain(one.created),
        "why": plain(restated(one.why), _LONGEST_WHY) if one.status != "valid" else stands_on,
    }
