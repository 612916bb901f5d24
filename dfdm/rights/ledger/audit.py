"""The ledger against the license: chains, counts, bounds, inspections, royalties; every fault named by its code."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from dfdm.errors import InputError
from dfdm.money import Money
from dfdm.rights.ledger.account import Account, Audit
from dfdm.rights.ledger.book import read_book
from dfdm.rights.ledger.bounds import bound_breaches, inspection_breaches, value_breaches
from dfdm.rights.ledger.chain import Chain, chains
from dfdm.rights.ledger.counting import Tally, tally
from dfdm.rights.ledger.faults import CODES, UNSEEN, Fault
from dfdm.rights.ledger.grant import Grant
from dfdm.rights.ledger.offered import Bound, Required
from dfdm.rights.ledger.receipt import Receipt
from dfdm.rights.ledger.revocation import Revocations, newest
from dfdm.trust.keybook import KeyBook
from dfdm.trust.signature import instant


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """How many pieces a bundle's rights let be made by each node, and in all; None: not bounded."""

    per_node: int | None = None
    total: int | None = None


def audit(
    grants: Sequence[Grant],
    files: Mapping[str, bytes],
    *,
    limits: Limits | None = None,
    required: Sequence[Required] | None = None,
    bounds: Sequence[Bound] = (),
    coordinators: frozenset[str] = frozenset(),
    seen: frozenset[str] = frozenset(),
    at: datetime | None = None,
    refused: Sequence[Fault] = (),
    keys: KeyBook | None = None,
    revocations: Sequence[Revocations] = (),
) -> Audit:
    """Audit the receipts in files (bytes by name) against grants of one subject.

    `required` are the recipe's inspections (None: not at hand), `bounds` what it binds process values to, `limits` those of the whole bundle, `coordinators` who may
    transcribe besides the owner, `seen` heads of chains that an earlier audit found, `at` the instant after which nothing
    can have been made, `refused` what is known to be at fault before (agreements that do not hold),
    `keys` which keys are known and taken back, `revocations` the lists that rights name. Grants of several subjects are an InputError.
    """
    subjects = sorted({grant.subject for grant in grants})
    if len(subjects) != 1:
        raise InputError("one audit is about one subject: give the agreements of one bundle")
    by_id = {grant.id: grant for grant in grants}
    receipts, faults = _read(files, keys)
    faults += [*refused, *_reused(by_id.values())]
    under, strange = _sorted(receipts, by_id, coordinators)
    faults += strange
    accounts, digests = [], set()
    for grant in sorted(by_id.values(), key=lambda g: (g.node, g.id)):
        held = under.get(grant.id, [])
        found = chains(held)
        digests |= {receipt.digest for receipt in held}
        faults += _faults_of(grant, found, required or (), bounds, at)
        faults += _after_revocation(grant, held, newest(revocations, grant))
        accounts.append(_account(grant, held, found))
    faults += [
        Fault(code="truncated", why=f"the receipt {head} was the last of its chain once, and is not here")
        for head in sorted(seen - digests)
    ]
    faults += _double_use(under)
    by_node = _by_node(accounts, under)
    total = sum((pieces for _, pieces in by_node), Tally())
    faults += _exceeded(accounts, by_node, total, limits or Limits())
    order = list(CODES)
    return Audit(
        subject=subjects[0],
        accounts=tuple(accounts),
        by_node=tuple(by_node),
        total=total,
        due=tuple(_settled(accounts)),
        faults=tuple(sorted(faults, key=lambda f: (order.index(f.code), f.grant, f.receipts, f.why))),
        not_checked=tuple(_not_checked(by_id.values(), required, at, revocations)),
    )


def _not_checked(
    grants: Collection[Grant],
    required: Sequence[Required] | None,
    at: datetime | None,
    revocations: Sequence[Revocations],
) -> Iterator[str]:
    yield UNSEEN
    if required is None:
        yield "inspections: the recipe that asks for them is not at hand, give the bundle"
    if at is None:
        yield "times that lie ahead: no time of the audit was given"
    policies = [grant.policy for grant in grants]
    if any(policy.machine_classes for policy in policies):
        yield "classes of machines: a receipt names the machine only"
    if any(policy.certificates for policy in policies):
        yield "certificates of the nodes"
    if any(grant.policy.revocation and newest(revocations, grant) is None for grant in grants):
        yield "whether the rights were revoked: the list of revocations was not asked"


def _read(files: Mapping[str, bytes], keys: KeyBook | None) -> tuple[list[Receipt], list[Fault]]:
    """Receipts whose signature holds, each once, and what else was found in the files."""
    once: dict[str, Receipt] = {}
    faults = []
    for name in sorted(files):
        receipts, refused = read_book(files[name], name, keys=keys)
        faults += [Fault(code=one.code, why=one.why, receipts=(one.place,)) for one in refused]
        for receipt in receipts:
            first = once.setdefault(receipt.digest, receipt)
            if first is not receipt:
                places = tuple(sorted((first.place, receipt.place)))
                why = f"receipt {receipt.number} is given twice; it counts once"
                faults.append(Fault(code="replay", why=why, receipts=places, node=receipt.node, grant=receipt.under))
    return list(once.values()), faults


def _sorted(
    receipts: Iterable[Receipt], grants: Mapping[str, Grant], coordinators: frozenset[str]
) -> tuple[dict[str, list[Receipt]], list[Fault]]:
    """Receipts by the grant they are rightly under, and those that are not."""
    under: dict[str, list[Receipt]] = defaultdict(list)
    faults = []
    for receipt in receipts:
        grant = grants.get(receipt.under)
        code = why = ""
        if grant is None:
            code, why = "other-agreement", f"it is under {receipt.under}, which is not among the agreements given"
        elif receipt.document["subject"] not in grant.subjects:
            code, why = "other-subject", f"it is about {receipt.document['subject']}, not about {grant.subject}"
        elif grant.node and receipt.node != grant.node:
            code, why = "other-node", f"it is by {receipt.node}, the agreement is with {grant.node}"
        elif receipt.issuer != receipt.node and receipt.issuer not in {grant.owner, *coordinators}:
            code, why = (
                "other-signer",
                f"{receipt.issuer} signed for {receipt.node} and is neither owner nor coordinator",
            )
        if code:
            faults.append(Fault(code=code, why=why, receipts=(receipt.place,), node=receipt.node, grant=receipt.under))
        else:
            under[receipt.under].append(receipt)
    return under, faults


def _faults_of(
    grant: Grant,
    found: Sequence[Chain],
    required: Sequence[Required],
    bounds: Sequence[Bound],
    at: datetime | None,
) -> Iterator[Fault]:
    base = Fault(code="fork", why="", node=grant.node, grant=grant.id)
    for chain in found:
        for torn in chain.torn:
            places = tuple(receipt.place for receipt in torn.receipts)
            yield replace(base, code=torn.code, why=torn.why, receipts=places, node=torn.receipts[0].node)
        for receipt in chain.receipts:
            said: list[tuple[str, str]] = [*bound_breaches(receipt, grant), *value_breaches(receipt, bounds)]
            if at is not None and instant(receipt.document["proof"]["created"]) > at:
                said.append(("from-the-future", f"it was signed at {receipt.document['proof']['created']}"))
            for code, why in said:
                yield replace(base, code=code, why=why, receipts=(receipt.place,), node=receipt.node)
        for code, receipt, why in inspection_breaches(chain.receipts, required, grant.policy.inspection):
            yield replace(base, code=code, why=why, receipts=(receipt.place,), node=receipt.node)


def _after_revocation(grant: Grant, held: Sequence[Receipt], asked: Revocations | None) -> Iterator[Fault]:
    taken = asked.since(grant.names) if asked is not None else None
    if taken is None:
        return
    for receipt in held:
        if instant(receipt.document["made_at"]) >= taken:
            why = f"it was made at {receipt.document['made_at']}, after the rights were taken back"
            yield Fault(code="after-revocation", why=why, receipts=(receipt.place,), node=receipt.node, grant=grant.id)


def _account(grant: Grant, held: Sequence[Receipt], found: Sequence[Chain]) -> Account:
    pieces = tally(held, scrap_allowance=grant.scrap_allowance)
    royalty = grant.royalty
    due = royalty.due(pieces.counted).rounded() if royalty else None
    return Account(
        grant=grant,
        pieces=pieces,
        receipts=len(held),
        heads=tuple((chain.signer, chain.head) for chain in found),
        whole=all(chain.whole for chain in found),
        due=due,
        split=tuple(royalty.shares(due, grant.owner).items()) if royalty and due is not None else (),
    )


def _reused(grants: Iterable[Grant]) -> Iterator[Fault]:
    by_quote: dict[str, list[Grant]] = defaultdict(list)
    for grant in grants:
        if grant.quote:
            by_quote[grant.quote].append(grant)
    for listed in by_quote.values():
        if len(listed) > 1:
            why = f"{len(listed)} agreements stand on one quote: {', '.join(sorted(g.id for g in listed))}"
            yield Fault(code="quote-reused", why=why, node=listed[0].node)


def _double_use(under: Mapping[str, Sequence[Receipt]]) -> Iterator[Fault]:
    used: dict[str, list[Receipt]] = defaultdict(list)
    for held in under.values():
        for receipt in held:
            for serial in receipt.document["serials"]:
                used[serial].append(receipt)
    for serial, by in sorted(used.items()):
        if len(by) > 1:
            nodes = sorted({receipt.node for receipt in by})
            why = f"the serial number {serial} stands in {len(by)} receipts of {', '.join(nodes)}"
            yield Fault(code="double-use", why=why, receipts=tuple(sorted(receipt.place for receipt in by)))


def _by_node(accounts: Sequence[Account], under: Mapping[str, Sequence[Receipt]]) -> list[tuple[str, Tally]]:
    """Pieces by node: those of its agreements, and its own among those under what is open to anyone."""
    found: dict[str, Tally] = {}
    for account in accounts:
        if account.grant.node:
            found[account.grant.node] = found.get(account.grant.node, Tally()) + account.pieces
            continue
        held: dict[str, list[Receipt]] = defaultdict(list)
        for receipt in under.get(account.grant.id, ()):
            held[receipt.node].append(receipt)
        for node, receipts in held.items():
            found[node] = found.get(node, Tally()) + tally(receipts, scrap_allowance=0)
    return sorted(found.items())


def _exceeded(
    accounts: Sequence[Account], by_node: Sequence[tuple[str, Tally]], total: Tally, limits: Limits
) -> Iterator[Fault]:
    told: set[tuple[str, int]] = set()
    for account in accounts:
        bounds = [n for n in (account.grant.quantity, account.grant.policy.count) if n is not None]
        if account.grant.policy.terms.own_terms and bounds and account.pieces.counted > min(bounds):
            why = f"{account.pieces.counted} pieces count, {min(bounds)} were granted"
            told.add((account.grant.node, account.pieces.counted))
            yield Fault(code="count-exceeded", why=why, node=account.grant.node, grant=account.grant.id)
    for node, pieces in by_node:
        if (node, pieces.counted) in told:  # all of it under one agreement, of which that was said
            continue
        if limits.per_node is not None and pieces.counted > limits.per_node:
            why = f"{pieces.counted} pieces of this node count, a node may make {limits.per_node}"
            yield Fault(code="node-count-exceeded", why=why, node=node)
    if limits.total is not None and total.counted > limits.total:
        why = f"{total.counted} pieces of all nodes count, {limits.total} may be made in all"
        yield Fault(code="total-count-exceeded", why=why)


def _settled(accounts: Sequence[Account]) -> list[tuple[str, Money]]:
    """Royalties by payee over all accounts; two currencies for one payee stand apart."""
    found: dict[tuple[str, str], Money] = {}
    for account in accounts:
        for payee, part in account.split:
            key = payee, part.currency
            found[key] = found[key] + part if key in found else part
    return [(payee, money) for (payee, _), money in sorted(found.items())]
