"""The ledger against the license, and whether more may be made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from dfdm.errors import BundleError, DfdmError, InputError
from dfdm.facts.shown import Shown
from dfdm.verbs.agreeing import bundled
from dfdm.verbs.reading import bytes_of, document_of, is_bundle, trusted
from dfdm.verbs.revoking import lists_of

if TYPE_CHECKING:
    from dfdm.rights import Decision
    from dfdm.rights.ledger import Audit, Bundled, Fault, Grant, Limits, Revocations
    from dfdm.trust.trustlist import TrustList

_MOST_AUDIT: Final = 64 * 2**20
"""Bytes of an earlier audit: it holds a row for each receipt that it found fault with."""


def audit(
    what: str | Path,
    receipts: Sequence[str | Path],
    *,
    agreements: Sequence[str | Path] = (),
    coordinators: Sequence[str] = (),
    earlier: str | Path | None = None,
    at: str | None = None,
    trust: str | Path | TrustList | None = None,
    revocations: Sequence[str | Path] = (),
) -> Audit:
    """Audit files of receipts against a bundle or an agreement (see `ledger.RULES`, `ledger.CODES`).

    `agreements` are further ones; with a bundle, those made over it. `coordinators` may transcribe paper besides the owner.
    `earlier` is the JSON of an earlier audit, whose receipts must still be there. An agreement that does not hold is a fault.
    `trust` is a list of keys that are known and taken back, `revocations` the lists that the rights name.
    """
    from dfdm.rights import ledger
    from dfdm.trust.signature import instant

    keys = trusted(trust)
    at_hand, grants, refused = _grants(what, agreements, keys)
    if not grants:
        raise InputError(
            f"nothing is granted by {Path(what).name}: {refused[0].why if refused else 'give the agreements'}"
        )
    return ledger.audit(
        grants,
        files_of(receipts),
        limits=limits_of(at_hand, grants),
        required=at_hand.required if at_hand is not None else None,
        bounds=at_hand.bounds if at_hand is not None else (),
        coordinators=frozenset(coordinators),
        seen=_heads(earlier),
        at=instant(at) if at is not None else None,
        refused=refused,
        keys=keys,
        revocations=lists_of(revocations, keys),
    )


def limits_of(at_hand: Bundled | None, grants: Sequence[Grant]) -> Limits | None:
    """How many pieces a bundle's rights, or the agreements that stand for it, let be made by a node and in all."""
    from dfdm.rights.ledger import Limits

    if at_hand is not None:
        return Limits(per_node=at_hand.rights.count, total=at_hand.rights.count_in_total)
    totals = [grant.policy.count_in_total for grant in grants if grant.policy.count_in_total is not None]
    return Limits(total=min(totals)) if totals else None


def _grants(
    what: str | Path, agreements: Sequence[str | Path], keys: TrustList
) -> tuple[Bundled | None, list[Grant], list[Fault]]:
    from dfdm.rights.ledger import Fault, Grant, read_agreement

    at_hand = bundled(what, keys) if is_bundle(what) else None
    papers = [*([] if at_hand is not None else [what]), *agreements]
    grants, refused = [], []
    if at_hand is not None and (own := Grant.of_bundle(at_hand)) is not None:
        grants.append(own)
    for paper in papers:
        try:
            grants.append(
                Grant.of_agreement(
                    read_agreement(document_of(paper), bundled=at_hand, where=Path(paper).name, keys=keys)
                )
            )
        except InputError:  # there is no such file
            raise
        except DfdmError as error:
            refused.append(Fault(code="agreement-refused", why=str(error), receipts=(Path(paper).name,)))
    return at_hand, grants, refused


def files_of(receipts: Sequence[str | Path]) -> dict[str, bytes]:
    """Files of receipts by name; two of the same name are told apart by their folders."""
    from dfdm.rights.ledger.book import MOST_FILE

    paths = [Path(one) for one in receipts]
    names = [path.name for path in paths]
    return {path.name if names.count(path.name) == 1 else path.as_posix(): bytes_of(path, MOST_FILE) for path in paths}


def _heads(since: str | Path | None) -> frozenset[str]:
    from dfdm.trust.schemas import why_not_valid

    if since is None:
        return frozenset()
    told = document_of(since, _MOST_AUDIT)
    if told.get("schema") != "dfdm/audit/1" or why_not_valid(told, "audit"):
        raise InputError(f"{Path(since).name} is no earlier audit (its JSON, by --format json)")
    heads = (head["sha256"] for account in told["accounts"] for head in account["heads"])
    return frozenset(head for head in heads if head)


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Answer(Shown):
    """Whether a request is permitted, by which agreement or policy, at what time, after how many pieces.

    `not_checked` is what could not be asked, each as `check` and `reason`.
    """

    decision: Decision
    under: str
    at: str
    made: int | None
    receipts: int
    not_checked: tuple[Mapping[str, str], ...] = ()

    @property
    def permitted(self) -> bool:
        """Whether it may be done now, with no duty before it."""
        return self.decision.decision == "permit"

    def to_dict(self) -> dict[str, Any]:
        """Write the document of kind `decision`."""
        return {
            "schema": "dfdm/decision/1",
            **self.decision.to_dict(),
            "under": self.under,
            "at": self.at,
            "made": self.made,
            "receipts": self.receipts,
            "not_checked": [dict(one) for one in self.not_checked],
        }

    def __str__(self) -> str:
        gaps = [f"  not checked: {one['reason']}" for one in self.not_checked]
        return "\n".join([self.decision.decision, *(f"  {reason}" for reason in self.decision.reasons), *gaps])


def request(
    bundle: str | Path,
    *,
    party: str,
    action: str,
    count: int = 1,
    at: str | None = None,
    receipts: Sequence[str | Path] | None = None,
    agreements: Sequence[str | Path] = (),
    coordinators: Sequence[str] = (),
    certificates: Sequence[str] | None = None,
    parameters: Mapping[str, Any] | None = None,
    trust: str | Path | TrustList | None = None,
    revocations: Sequence[str | Path] = (),
    **details: str,
) -> Answer:
    """Whether a party may do an action now, under a bundle's rights or the agreements made over it.

    What was made so far follows from `receipts` (None: it is not known; none: nothing was made). Only those whose signature
    holds count; where a chain is torn, or something in the files cannot be verified, the count is not known, and what depends
    on it is denied. `certificates` are the standards that the party is certified for, `parameters` those of the design that
    differ, with their values. Where the export classification of the design forbids the place it is denied, whatever the
    rights permit; where none is stated that is not checked. `details` are place, process, material, machine, machine_class, variant and variant_signer.
    """
    from dfdm.rights import Request, evaluate
    from dfdm.trust.signature import instant, utc_stamp

    moment = instant(at) if at is not None else datetime.now(UTC)
    keys = trusted(trust)
    at_hand, grants, refused = _grants(bundle, agreements, keys)
    if refused:
        raise BundleError(f"the agreement {refused[0].receipts[0]} is refused: {refused[0].why}")
    files, lists = files_of(receipts) if receipts is not None else None, lists_of(revocations, keys)
    named: dict[str, Any] = dict(details)
    held = None if certificates is None else frozenset(certificates)
    asked = Request(
        party=party, action=action, count=count, at=moment, certificates=held, parameters=parameters, **named
    )
    answers = []
    for grant in sorted(grants, key=lambda g: (g.node != party, g.id)):
        world, known, doubt = world_of(grant, grants, files, at_hand, party, coordinators, keys)
        world = replace(world, revoked=_revoked(grant, lists, moment))
        found = evaluate(grant.policy, asked, world)
        if doubt and found.decision != "permit":
            found = replace(found, reasons=(*found.reasons, f"the receipts do not tell what was made: {doubt}"))
        answers.append((grant.id, found, world.made, known))
    if not answers and at_hand is not None:
        answers = [(at_hand.offered.policy, evaluate(at_hand.rights, asked), None, 0)]
    best = min(answers, key=lambda a: ("permit", "duty", "deny").index(a[1].decision))
    decision, gaps = _by_destination(best[1], at_hand, details.get("place", ""))
    stamp = utc_stamp(moment.isoformat())
    return Answer(decision=decision, under=best[0], at=stamp, made=best[2], receipts=best[3], not_checked=gaps)


def _by_destination(
    decision: Decision, at_hand: Bundled | None, country: str
) -> tuple[Decision, tuple[Mapping[str, str], ...]]:
    """(the decision after the export classification, what was not checked): whatever rights permit, it forbids first."""
    from dfdm.rights.export_control import CHECK, UNDECLARED

    if at_hand is None or at_hand.export is None:
        unknown = "the bundle is not at hand, so that the export classification of the design is not known"
        return decision, ({"check": CHECK, "reason": unknown if at_hand is None else UNDECLARED},)
    why = at_hand.export.refusal(country)
    if not why:
        return decision, ()
    return replace(decision, decision="deny", duties=(), reasons=(why, *decision.reasons)), ()


def _revoked(grant: Grant, lists: Sequence[Revocations], at: datetime) -> dict[str, bool]:
    """Whether the list that a grant's rights name takes it back: nothing where no list at hand can tell."""
    from dfdm.rights.ledger import newest

    asked = newest(lists, grant)
    told = asked.revokes(grant.names, at) if asked is not None else None
    return {} if told is None else {grant.policy.revocation: told}


def world_of(
    grant: Grant,
    grants: Sequence[Grant],
    files: Mapping[str, bytes] | None,
    at_hand: Bundled | None,
    party: str,
    coordinators: Sequence[str],
    keys: TrustList,
) -> tuple[Any, int, str]:
    """(state of the world for a grant, receipts under it, why they cannot tell what was made, '' where they can)."""
    from dfdm.rights import World, ledger
    from dfdm.rights.ledger import Tally

    if files is None:
        return World(), 0, ""
    limits = limits_of(at_hand, grants)
    found = ledger.audit(grants, files, limits=limits, coordinators=frozenset(coordinators), keys=keys)
    account = next(a for a in found.accounts if a.grant.id == grant.id)
    doubtful = {"malformed", "unsigned", "wrong-signature", "unverifiable-signature"}
    torn = {"fork", "gap", "broken-link", "clock-backward"}
    doubt = next((f for f in found.faults if f.code in doubtful or (f.code in torn and f.grant == grant.id)), None)
    if doubt is not None:
        return World(), account.receipts, f"{doubt.code}: {doubt.why}"
    total = found.total.counted if all(a.whole for a in found.accounts) else None
    by_node = dict(found.by_node)
    made = account.pieces.counted if grant.node else by_node.get(party, Tally()).counted
    if limits is not None and limits.per_node is not None and grant.node and grant.policy.count is not None:
        # Several agreements with a node do not let it make more than the bundle's rights let one: so many fewer are left.
        whole = all(a.whole for a in found.accounts if a.grant.node == grant.node)
        beyond = by_node[grant.node].counted + grant.policy.count - limits.per_node
        return World(made=max(made, beyond) if whole else None, made_in_total=total), account.receipts, ""
    return World(made=made, made_in_total=total), account.receipts, ""
