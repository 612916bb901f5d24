"""A secondary operation: what is done to a part after it got its shape."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal, get_args

from dfdm.cited import Cited
from dfdm.processes.material import Material
from dfdm.processes.page import EMPTY, Page
from dfdm.processes.process import Hazard, hazards

Per = Literal["piece", "hole", "edge_m", "m2"]
PER: Final[tuple[str, ...]] = get_args(Per)
REACHES: Final = ("tolerance_grade", "tolerance", "roughness")
CHANGES: Final = ("growth_per_face", "size_change")


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Operation:
    """A secondary operation by its id (`deburr`, `tap`): time and cost per `per`, and what it does to tolerances.

    `after` are the processes it may follow (none named: any); `needs` what the part must have for it to make sense:
    a measured feature (`holes`) or a kind of declared requirement (`thread`); `provides` the kinds of requirement that
    it takes over from the shaping process (tapping the thread, reaming the diameter). `materials` are the families and ids
    it works on (none named: any). `reaches` says how well it does what it provides (`tolerance_grade`, `tolerance`,
    `roughness`; low and high: with care, and in ordinary practice), `changes` what it does to sizes: `growth_per_face`
    (what is added to, or taken from, each face) and `size_change` (share of every size). `brings` names another material
    that stays on the part and must come off before it is recycled.
    """

    id: str
    name: str
    after: tuple[str, ...]
    needs: tuple[str, ...]
    provides: tuple[str, ...]
    per: Per
    rates: Mapping[str, Cited]
    adds: str
    safety: tuple[Hazard, ...]
    materials: tuple[str, ...] = ()
    brings: str = ""
    reaches: Mapping[str, Cited] = field(default_factory=lambda: EMPTY)
    changes: Mapping[str, Cited] = field(default_factory=lambda: EMPTY)

    def works(self, material: Material) -> bool:
        """Say whether the operation is done on this material."""
        return not self.materials or material.id in self.materials or material.family in self.materials

    @classmethod
    def from_dict(cls, document: Mapping[str, Any], *, where: str) -> Operation:
        """Read a page of `data/operations`; what is missing, unknown or without a source is a DataError."""
        page = Page(document, where=where)
        per = page.text("per", required=True)
        if per not in PER:
            raise page.error(f"per '{per}' is none of {', '.join(PER)}")
        operation = cls(
            id=page.text("id", required=True),
            name=page.text("name", required=True),
            after=page.names("after"),
            needs=page.names("needs"),
            provides=page.names("provides"),
            per=per,  # type: ignore[arg-type]  # checked above
            rates=page.cited("rates"),
            adds=page.text("adds"),
            safety=hazards(page),
            materials=page.names("materials"),
            brings=page.text("brings"),
            reaches=page.cited("reaches"),
            changes=page.cited("changes"),
        )
        page.end()
        for known, table in ((REACHES, operation.reaches), (CHANGES, operation.changes)):
            stray = sorted(set(table) - set(known))
            if stray:
                raise page.error(f"'{stray[0]}' is none of {', '.join(known)}")
        return operation
