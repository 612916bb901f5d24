"""What a license asks, clause by clause, and whether a design that derives from others may be under it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from dfdm.facts.shown import Shown

if TYPE_CHECKING:
    from dfdm.rights.compatibility import Bond, Compatibility
    from dfdm.rights.license import License

_STATEMENT: Final = "A summary of what dfdm knows of the texts, not legal advice."


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Licensing(Shown):
    """What follows from a license; `compatibility` where it was asked about designs that the result derives from.

    `possible` are the licenses that the result may carry: yes or unknown.
    """

    license: License
    bonds: tuple[Bond, ...] = ()
    compatibility: Compatibility | None = None
    possible: Mapping[str, Compatibility]

    def to_dict(self) -> dict[str, Any]:
        """Write the document of kind `license`."""
        from dfdm.rights.obligations import obligations

        told = self.license
        return {
            "schema": "dfdm/license/1",
            "statement": _STATEMENT,
            "license": told.expression,
            "own_terms": told.own_terms,
            "open_hardware": told.open_hardware,
            "reciprocal": told.reciprocal,
            "forbids_restrictions": told.forbids_restrictions,
            "source_must_travel": told.source_must_travel,
            "permits": [] if told.own_terms or told.unsettled else list(told.permits),
            "noncommercial": list(told.noncommercial),
            "unknown": list(told.unclassified),
            "obligations": [one.to_dict() for one in obligations(told.expression)],
            "clauses": [
                {
                    "license": page.id,
                    "name": page.name,
                    "source": page.source,
                    "kind": page.kind,
                    "clauses": dict(page.clauses),
                }
                for page in told.pages
            ],
            "derives_from": [{"relation": bond.relation, "license": bond.license} for bond in self.bonds],
            "compatibility": self.compatibility and self.compatibility.to_dict(),
            "possible": [
                {"license": name, "answer": one.answer, "assumed": one.assumed} for name, one in self.possible.items()
            ],
        }

    def __str__(self) -> str:
        from dfdm.rights.obligations import obligations

        told = self.license
        lines = [f"{told.expression}: {', '.join(page.name for page in told.pages) or 'own terms, or not known here'}"]
        lines += [f"  {one.who}: {one.text} ({one.clause})" for one in obligations(told.expression)]
        lines += [f"  nothing may be added that narrows it ({page.clause('restrictions')})" for page in told.pages]
        lines += [f"  what {one} asks is not known here" for one in told.unclassified]
        if self.compatibility is not None:
            lines.append(f"{self.compatibility.answer}: {'; '.join(self.compatibility.reasons)}")
            by = {
                answer: [n for n, one in self.possible.items() if one.answer == answer] for answer in ("yes", "unknown")
            }
            lines.append(f"may be under: {', '.join(by['yes']) or 'none that is known here'}")
            if by["unknown"]:
                lines.append(f"not known: {', '.join(by['unknown'])}")
        return "\n".join([*lines, _STATEMENT])


def licensing(
    license: str,
    derives_from: Mapping[str, Sequence[str]] | None = None,
    *,
    documented_interface: bool = False,
    available: bool = False,
) -> Licensing:
    """Say what a license (an SPDX expression) asks, and whether what derives from others may be under it.

    `derives_from` are, by relation (variant_of, derivative_of, contains), licenses or paths of bundles (`….zip`).
    """
    from dfdm.rights.compatibility import Bond, may_carry, possible_licenses
    from dfdm.rights.license import classify
    from dfdm.verbs.declaring import parents_in

    bonds: list[Bond] = []
    for relation, named in (derives_from or {}).items():
        for one in named:
            if one.lower().endswith(".zip"):
                bonds += [parent.bond for parent in parents_in(one, relation)]
                continue
            bonds.append(
                Bond(
                    license=classify(one).expression,
                    relation=relation,  # type: ignore[arg-type]
                    documented_interface=documented_interface,
                    available=available,
                )
            )
    told = classify(license)
    possible = {name: one for name, one in possible_licenses(bonds).items() if one.answer != "no"} if bonds else {}
    return Licensing(
        license=told,
        bonds=tuple(bonds),
        compatibility=may_carry(license, bonds) if bonds else None,
        possible=possible,
    )
