"""May this party do this, now, here, for the how-manieth time? Permit, deny, or a duty that comes first; with reasons.

Policies of this profile are judged by the same engine as those of anybody (`dfdm.rights.odrl`, whose `evaluate` says what
is fixed where practice differs). Two things are added: the policy must be one that dfdm writes, word for word, and an offer
under own terms grants nothing until an agreement names the licensee, while one under a public license is for everybody.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, Final

from dfdm.errors import InputError
from dfdm.rights.odrl.evaluate import RuleReport, Verdict
from dfdm.rights.odrl.evaluate import evaluate as judged
from dfdm.rights.odrl.reading import policies_from
from dfdm.rights.odrl.words import narrower_actions
from dfdm.rights.odrl.world import Request, World
from dfdm.rights.policy import Agreement, Offer, read_policy

__all__ = ["INCLUDED_IN", "Decision", "Request", "RuleReport", "Verdict", "World", "evaluate"]
INCLUDED_IN: Final = MappingProxyType(narrower_actions())
"""Actions that are part of a wider one (ODRL `includedIn`, and our words `make`, `subcontract` and `vary`)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Decision:
    """The answer with its reasons; `duty` means: permitted once the named duties are done."""

    decision: Verdict
    reasons: tuple[str, ...]
    duties: tuple[str, ...] = ()
    rules: tuple[RuleReport, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Write the decision."""
        return {
            "decision": self.decision,
            "reasons": list(self.reasons),
            "duties": list(self.duties),
            "rules": [
                {"rule": r.rule, "active": r.active, "attempted": r.attempted, "satisfied": r.satisfied}
                for r in self.rules
            ],
        }


def evaluate(policy: Offer | Mapping[str, Any], request: Request, world: World | None = None) -> Decision:
    """Decide one request under one policy; a policy that is not understood is a RightsError."""
    offer = policy if isinstance(policy, Offer) else read_policy(policy)
    if isinstance(request.count, bool) or request.count < 1:
        raise InputError(f"a request for {request.count} pieces cannot be judged; ask for 1 or more")
    if offer.terms.own_terms and not isinstance(offer, Agreement):
        return Decision(decision="deny", reasons=("this is an offer: it grants nothing until an agreement names you",))
    if request.target and request.target != offer.target:
        return Decision(decision="deny", reasons=(f"the policy is about {offer.target}, not {request.target}",))
    about = replace(request, target=offer.target)
    found = judged(policies_from(offer.to_dict()), about, world, granted=True)
    return Decision(decision=found.decision, reasons=found.reasons, duties=found.duties, rules=found.rules)
