"""What most shops do not offer, and one that states it does."""

import pytest

from dfdm.checks import Verdict
from dfdm.requirements.requirement import Requirement, Resolved
from tests.checks.shop import facts, turned


def demanded(kind):
    return [Resolved(requirement=Requirement(kind=kind, on="part"), faces=(), at_mm=(), measured_mm=None)]


def told(report, code):
    return {finding.code: finding.verdict for finding in report.findings}.get(code)


@pytest.mark.parametrize(("flag", "verdict"), [(1.0, Verdict.PASS), (0.0, Verdict.WARN)])
@pytest.mark.parametrize(
    ("check", "code", "limit", "kind"),
    [
        ("watertight", "seeps", "watertight_held", "watertight"),
        ("food-contact", "keeps-germs", "food_contact_suited", "food_contact"),
    ],
)
def test_demands_on_the_whole_part_hang_on_what_the_shop_states(ask, made, check, code, limit, kind, flag, verdict):
    report = ask(check, made.part(), {limit: flag}, requirements=demanded(kind))
    assert told(report, code) is verdict


@pytest.mark.parametrize(("flag", "verdict"), [(1.0, Verdict.PASS), (0.0, Verdict.WARN)])
def test_grooves_in_a_bore_pass_where_the_shop_cuts_them(ask, flag, verdict):
    ring = turned((0, 0), (25, 0), (25, 60), (14, 60), (14, 40), (17, 40), (17, 36), (14, 36), (14, 20), (0, 20))
    report = ask("inner-groove", facts(ring), {"inner_groove_offered": flag})
    assert told(report, "inner-groove") is verdict
    assert report.findings[0].measured.value == 1.0
