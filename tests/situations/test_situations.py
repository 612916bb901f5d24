"""Known situations of design guides come out as the guides lead one to expect, every one of them."""

from collections import Counter

import pytest

from dfdm.processes import catalog
from tests.situations.table import guides, page, situations

GOOD = ("pass", "not_applicable", "absent", "quiet")


@pytest.mark.parametrize("situation", situations(), ids=lambda s: s.id)
def test_a_situation_is_judged_as_its_guide_says(situation):
    report = situation.report()
    assert situation.differences(report) == [], situation.says
    limits = [f.limit for f in report.findings if f.limit and f.limit.key in situation.limits]
    assert all(limit.layer == "node" for limit in limits)


def test_every_situation_names_a_guide_that_can_be_found():
    known = guides()
    assert all(known[s.guide]["url"].startswith("http") and s.locator and s.says and s.why for s in situations())


def test_every_guide_of_the_page_is_used_and_no_situation_stands_twice():
    assert set(page()["guides"]) <= {s.guide for s in situations()}
    assert len({s.id for s in situations()}) == len(situations())


def test_the_table_covers_every_process_with_good_and_bad_examples():
    rows = Counter((s.process, s.good) for s in situations())
    for term in {s.process for s in situations()}:
        assert rows[term, True] >= 2
        assert rows[term, False] >= 3
    assert len(situations()) >= 40
    assert set(catalog().processes) >= {s.process for s in situations()}


def test_verdicts_are_of_the_known_kinds():
    assert {s.verdict for s in situations()} <= {*GOOD, "warn", "fail"}
