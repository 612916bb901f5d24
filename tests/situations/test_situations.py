"""Known situations of design guides come out as the guides lead one to expect, every one of them."""

from collections import Counter
from dataclasses import replace

import pytest

from dfdm.checks.check import CHECKS
from dfdm.processes import catalog
from tests.situations.table import VERDICTS, guides, page, situations

PROCESSES = {
    "material_extrusion", "vat_photopolymerization", "powder_bed_fusion_polymer", "powder_bed_fusion_metal",
    "milling", "turning", "routing", "laser_cutting", "waterjet_cutting", "sheet_bending",
    "injection_molding", "thermoforming",
}  # fmt: skip


@pytest.mark.parametrize("situation", situations(), ids=lambda s: s.id)
def test_a_situation_is_judged_as_its_guide_says(situation):
    report = situation.report()
    assert situation.differences(report) == [], situation.says
    own = [f.limit for f in report.findings if f.limit and f.limit.key in situation.limits]
    assert all((limit.layer, limit.source) == ("node", situation.guide) for limit in own)


ALONG_THE_FILE = ("part-size", "draw-ratio")
"""Their sizes are taken along the axes of the file: a part that lies askew in it looks larger, or is not told."""


@pytest.mark.slow
@pytest.mark.parametrize(
    "situation", [s for s in situations() if not s.lies and s.check not in ALONG_THE_FILE], ids=lambda s: s.id
)
def test_a_part_that_lies_askew_in_its_file_is_judged_the_same(situation):
    assert situation.differences(situation.report(askew=True)) == []


def test_every_situation_names_a_guide_that_can_be_found():
    known = guides()
    for s in situations():
        assert known[s.guide]["url"].startswith("http") and known[s.guide]["title"] and known[s.guide]["publisher"]
        assert s.locator and s.says and s.why


def test_a_guide_stands_once_and_is_used():
    own = set(page()["guides"])
    assert own <= {s.guide for s in situations()}
    assert not own & set(catalog().sources)


def test_situations_are_distinct_and_ask_what_there_is():
    assert len({s.id for s in situations()}) == len(situations())
    for s in situations():
        assert s.verdict in VERDICTS and s.check in CHECKS
        assert s.code in CHECKS[s.check].texts().codes


def test_the_table_covers_every_process_with_good_and_bad_examples():
    rows = Counter((s.process, s.good) for s in situations())
    assert {s.process for s in situations()} == PROCESSES
    for term in PROCESSES:
        assert rows[term, True] >= 3 and rows[term, False] >= 3, term


def test_a_situation_out_of_place_is_told():
    """The table can fail: a good example judged as if its guide called it bad, and one measured elsewhere, differ."""
    good = next(s for s in situations() if s.id == "mill-round-corners")
    report = good.report()
    assert replace(good, verdict="warn").differences(report) == ["pass, not warn"]
    assert replace(good, measured={"value": 4, "unit": "mm"}).differences(report) == ["measured 5 mm, not 4 mm"]
    bad = next(s for s in situations() if s.id == "mill-sharp-corners")
    assert replace(bad, verdict="pass").differences(bad.report())[0] == "sharp-corner fails"
