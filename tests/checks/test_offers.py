"""What a rule can ask about the offers that the rows it judges stand for."""

from dataclasses import replace

import numpy as np

from dfdm.checks import CHECKS, Outcome, Verdict, check, judge_table
from dfdm.processes import CapabilityTable


def test_a_rule_is_asked_about_offers_not_rows(made, monkeypatch):
    asked = []

    def rule(part, limits, offers):
        del part

        def is_clay(offer):
            asked.append((offer.material.id, offer.machine))
            return offer.material.id == "clay"

        bad = offers.where(is_clay)
        assert bad.shape == offers.each(lambda offer: 1.0).shape == (limits.rows,)
        yield Outcome(code="x", grade=limits.always(Verdict.FAIL).only(bad, Verdict.PASS))

    list(CHECKS)
    monkeypatch.setattr(CHECKS, "_items", dict(CHECKS._items))
    check(key="is-clay", families=("additive",), rationale="Because.")(rule)
    process = made.process("additive", ("is-clay",), {})
    clay = made.capability(process)
    other = replace(clay, material=replace(clay.material, id="loam"))
    rows = 1000
    own = {n: {"gap_min": made.cited("gap_min", 0.1 + n)} for n in range(0, rows, 10)}
    table = CapabilityTable.of_rows(
        bases=[clay, other, made.capability(process)],
        base=np.arange(rows) % 2,
        nodes=[f"node:{n}" for n in range(rows)],
        overrides=own,
    )
    judged = judge_table(made.part(), table)
    assert asked == [("clay", None), ("loam", None)]
    assert [Verdict.of(v) for v in judged.verdict[:4]] == [Verdict.FAIL, Verdict.PASS] * 2
    assert len(table.kinds["gap_min"]) == len(table.base_of_kind) == 2 + len(own)
