"""The rights verbs: judge a request under any policy of ODRL, find clashes, say a policy in plain words. Not legal advice."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dfdm.errors import InputError

if TYPE_CHECKING:
    from dfdm.rights.odrl import Evaluation, Policy
    from dfdm.rights.odrl.conflict import Clash


@dataclass(frozen=True, kw_only=True, slots=True)
class Explanation:
    """Policies in plain words, line by line."""

    lines: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """Write the explanation under `explanation.schema.json`."""
        return {"schema": "dfdm/explanation/1", "lines": list(self.lines)}

    def __str__(self) -> str:
        return "\n".join((*self.lines, "This is not legal advice."))


def evaluate(
    policy: Path | str, request: Path | str, world: Path | str | None = None, *, at: str | None = None
) -> Evaluation:
    """Decide the request of one file under the policies of another; `at` takes the place of the time in either.

    A policy, request or world that cannot be read is an InputError; what is not understood in them fails closed.
    """
    from dfdm.rights.odrl import World, load_request, load_world
    from dfdm.rights.odrl import evaluate as judged
    from dfdm.rights.odrl.asking import instant

    policies = _policies(policy)
    asked = load_request(request)
    known = load_world(world) if world is not None else World()
    if at is not None:
        asked = replace(asked, at=instant(at))
    targets = {named.name for one in policies for rule in one.rules for named in rule.targets}
    if not asked.target and len(targets) == 1:  # a policy about one thing says what is asked about
        asked = replace(asked, target=targets.pop())
    return judged(policies, asked, known, granted=_granted(policies))


def conflict(policy: Path | str, other: Path | str | None = None, *, world: Path | str | None = None) -> Clash:
    """Whether the policies of one file, or of two, clash; `world` says what lies within what."""
    from dfdm.rights.odrl import load_world
    from dfdm.rights.odrl.conflict import clash

    policies = [*_policies(policy), *(_policies(other) if other is not None else ())]
    return clash(policies, load_world(world) if world is not None else None)


def explain(policy: Path | str) -> Explanation:
    """Say policies in plain words: those of dfdm as designers and workshops speak, any other rule by rule."""
    from dfdm.errors import DfdmError
    from dfdm.rights import explain as of_profile
    from dfdm.rights.odrl.explain import explain_policies
    from dfdm.rights.odrl.reading import MOST_BYTES, read_file
    from dfdm.trust import parse_document

    policies = _policies(policy)
    try:
        document = parse_document(read_file(policy), where=str(policy), most=MOST_BYTES)
        lines = of_profile(document).splitlines()
    except DfdmError:  # not one that dfdm writes
        return Explanation(lines=explain_policies(policies))
    return Explanation(lines=tuple(lines))


def _policies(path: Path | str) -> tuple[Policy, ...]:
    from dfdm.rights.odrl import load_policies

    return load_policies(path)


def _granted(policies: tuple[Policy, ...]) -> bool:
    """Whether an offer is one to everybody: its license is a public one, and it speaks in our profile."""
    from dfdm.rights.license import classify

    for policy in policies:
        if policy.type != "Offer":
            continue
        try:
            license = classify(policy.license)
        except InputError:
            return False
        if not policy.profiles or license.own_terms or license.unsettled:
            return False
    return True
