"""What `dfdm match` takes to say where the money goes, and what it then prints."""

from __future__ import annotations

import argparse
import math
from typing import TYPE_CHECKING, Any

from dfdm.errors import InputError
from dfdm.verbs.arguments import share

if TYPE_CHECKING:
    from dfdm.nodes.candidate import Candidates
    from dfdm.nodes.parties import Payment


def add_currency(command: Any) -> None:
    """Add the currency of the prices."""
    command.add_argument(
        "--currency",
        default="EUR",
        metavar="CCC",
        help="currency of the prices (EUR), at the rates that ship or of the file that DFDM_EXCHANGE names",
    )


def add_weights(command: Any) -> None:
    """Add what candidates are ranked by."""
    command.add_argument(
        "--weigh",
        metavar="NAME=W,..",
        help="what counts for how much: price=0.5,lead_time=0.3,co2e=0.2,risk=0,distance=0",
    )


def weights(options: argparse.Namespace) -> dict[str, float] | None:
    """Read `--weigh`: those that are named, the others weigh nothing."""
    from dfdm.nodes.score import CRITERIA

    if options.weigh is None:
        return None
    found = dict.fromkeys(CRITERIA, 0.0)
    for text in options.weigh.split(","):
        name, equals, value = text.strip().partition("=")
        if not equals or name not in CRITERIA:
            raise InputError(f"--weigh {text.strip()}: write NAME=W with a name of {', '.join(CRITERIA)}")
        try:
            found[name] = float(value)
        except ValueError:
            raise InputError(f"--weigh {text.strip()}: {value} is no number") from None
        if not 0.0 <= found[name] < math.inf:
            raise InputError(f"--weigh {text.strip()}: a weight is at least 0")
    if not any(found.values()):
        raise InputError("--weigh: at least one weight must be above 0")
    return found


def add_money(command: Any) -> None:
    """Add what asks where the money goes; each of the others asks for it, too."""
    command.add_argument("--money", action="store_true", help="say where the money goes, of the first 20")
    command.add_argument("--within-km", type=float, metavar="KM", help="what of it stays so near to the buyer")
    command.add_argument(
        "--royalty", metavar="AMOUNT", help="what the owner of the design gets for each, as '2.50 EUR'"
    )
    command.add_argument("--platform-fee", type=share, default=0.0, metavar="SHARE", help="of all that the buyer pays")
    command.add_argument(
        "--seat", action="append", metavar="PARTY=PLACE", help="where a party is: 'material=Hamburg, DE'"
    )


def matched_words(options: argparse.Namespace, found: Candidates) -> tuple[dict[str, Any], str]:
    """The document and the text of candidates, with the money where it is asked for."""
    payment = _payment(options, found.currency)
    return found.to_dict(payment=payment), found.text(everything=options.all, payment=payment)


def _payment(options: argparse.Namespace, currency: str) -> Payment | None:
    given = (options.royalty, options.platform_fee, options.seat)
    if not (options.money or options.within_km is not None or any(given)):
        return None
    from dfdm.nodes.parties import Payment
    from dfdm.nodes.place import locate

    seats = {}
    for text in options.seat or ():
        party, equals, place = text.partition("=")
        if not (equals and party.strip() and place.strip()):
            raise InputError(f"--seat {text}: write PARTY=PLACE")
        seats[party.strip()] = locate(place)
    return Payment(
        within_km=options.within_km,
        royalty=_money(options.royalty, currency) if options.royalty else None,
        platform_fee=options.platform_fee,
        seats=seats,
    )


def _money(text: str, currency: str) -> Any:
    """An amount, in the currency of the prices where it names none."""
    from decimal import Decimal, InvalidOperation

    from dfdm.errors import DataError
    from dfdm.money import Money

    number, _, unit = text.strip().partition(" ")
    try:
        return Money(amount=Decimal(number), currency=unit.strip() or currency)
    except (InvalidOperation, DataError):
        raise InputError(f"--royalty {text}: write an amount and its currency, as '2.50 {currency}'") from None
