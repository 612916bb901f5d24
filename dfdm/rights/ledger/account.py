"""The result of an audit: an account for each agreement, pieces by node, royalties by payee, and what is at fault."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dfdm.facts.shown import Shown
from dfdm.money import Money
from dfdm.rights.ledger.counting import Tally
from dfdm.rights.ledger.faults import Fault
from dfdm.rights.ledger.grant import Grant


@dataclass(frozen=True, kw_only=True, slots=True)
class Account:
    """One grant: its pieces, how many were agreed on, royalty due and its split, the heads of its chains by signer."""

    grant: Grant
    pieces: Tally
    receipts: int
    heads: tuple[tuple[str, str], ...]
    whole: bool
    due: Money | None = None
    split: tuple[tuple[str, Money], ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Write the account."""
        return {
            "under": self.grant.id,
            "node": self.grant.node,
            "quantity": self.grant.quantity if self.grant.quantity is not None else self.grant.policy.count,
            "scrap_allowance": self.grant.scrap_allowance,
            "receipts": self.receipts,
            "whole": self.whole,
            **self.pieces.to_dict(),
            "royalty": None if self.due is None else self.due.to_dict(),
            "split": [{"payee": payee, **part.to_dict()} for payee, part in self.split],
            "heads": [{"signer": signer, "sha256": head} for signer, head in self.heads],
        }


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Audit(Shown):
    """What an audit found: `valid` where there is no fault. `by_node` counts by node, `due` royalties by payee."""

    subject: str
    accounts: tuple[Account, ...]
    by_node: tuple[tuple[str, Tally], ...]
    total: Tally
    due: tuple[tuple[str, Money], ...]
    faults: tuple[Fault, ...]
    not_checked: tuple[str, ...]

    @property
    def valid(self) -> bool:
        """Whether nothing was found against it."""
        return not self.faults

    def to_dict(self) -> dict[str, Any]:
        """Write the document of kind `audit`."""
        return {
            "schema": "dfdm/audit/1",
            "valid": self.valid,
            "subject": self.subject,
            "accounts": [account.to_dict() for account in self.accounts],
            "nodes": [{"node": node, **pieces.to_dict()} for node, pieces in self.by_node],
            "total": self.total.to_dict(),
            "royalties": [{"payee": payee, **money.to_dict()} for payee, money in self.due],
            "problems": [fault.to_dict() for fault in self.faults],
            "not_checked": list(self.not_checked),
        }

    def __str__(self) -> str:
        head = "in order" if self.valid else f"REFUSED: {len(self.faults)} fault(s)"
        lines = [
            f"{head}: {_many(self.total.counted, 'piece')} counted ({self.total.good} good, {self.total.scrapped} scrapped)"
        ]
        for account in self.accounts:
            agreed = account.grant.quantity if account.grant.quantity is not None else account.grant.policy.count
            of = "" if agreed is None else f" of {agreed}"
            who = account.grant.node or "anyone"
            lines.append(
                f"  {who}: {account.pieces.counted}{of} counted, {_many(account.receipts, 'receipt')}, {account.grant.id}"
            )
        lines += [f"  royalty due to {payee}: {money}" for payee, money in self.due]
        lines += [f"  {f.code}: {f.why}{f' [{chr(44).join(f.receipts)}]' if f.receipts else ''}" for f in self.faults]
        return "\n".join([*lines, *(f"not checked: {line}" for line in self.not_checked)])


def _many(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}"
