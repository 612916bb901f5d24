"""Where the owner's export classification does not let a design go, nobody is asked; undeclared is not checked, no pass."""

from datetime import UTC, datetime

import pytest

from dfdm.nodes.match import match
from dfdm.nodes.network import Network, sample_network
from dfdm.nodes.reading import validate
from dfdm.nodes.split import Ask, split
from dfdm.rights.export_control import ExportClassification

AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
NETWORK = sample_network()


def classified(code="none", **more):
    told = {"listings": [{"regime": "eu-dual-use", "code": code}], "determined_by": "A. Maker", **more}
    return ExportClassification.from_dict(told)


def matched(facts, export, *, to="Berlin, DE"):
    return match(facts, NETWORK, to=to, quantity=10, at=AT, materials=["mild_steel"], export=export)


def test_undeclared_is_listed_as_not_checked_and_keeps_nobody_out(plate):
    found = matched(plate, None)
    assert [one.code for one in found.not_checked] == ["export_classification"]
    document = found.to_dict()
    validate("candidates", document, where="candidates")
    assert document["not_checked"][0]["check"] == "export_classification"
    assert "not checked: the design states no export classification" in found.text()
    declared = matched(plate, classified())
    assert declared.not_checked == () and declared.to_dict()["not_checked"] == []
    assert {c.node.id for c in declared.able} == {c.node.id for c in found.able}


@pytest.mark.parametrize(
    ("export", "keeps"),
    [
        (classified(allowed=["DE"]), lambda country: country == "DE"),
        (classified(excluded=["DE"]), lambda country: False),  # it could not be sent to Berlin
        (classified("2B001"), lambda country: False),
        (classified("2B001", allowed=["DE", "FR"]), lambda country: country in ("DE", "FR")),
        (classified(excluded=["PT"]), lambda country: country != "PT"),
    ],
)
def test_only_nodes_where_the_design_may_go_are_left(plate, export, keeps):
    free = {c.node.id for c in matched(plate, None).able}
    found = matched(plate, export)
    assert {c.node.id for c in found.able} == {i for i in free if keeps(NETWORK.node(i).place.country)}
    for candidate in found.refused:
        if candidate.node.id in free:
            assert "export" in {reason.code for reason in candidate.why_not}
    assert len({NETWORK.node(i).place.country for i in free}) > 1


def test_a_place_where_it_may_not_be_sent_keeps_all_out(plate):
    found = matched(plate, classified(allowed=["DE"]), to="Lisbon, PT")
    assert not found.able
    (home, *_) = [c for c in found.refused if c.node.place.country == "DE"]
    said = [reason.message for reason in home.why_not if reason.code == "export"]
    assert said == ["may not send it there: the owner of the design allows DE alone, not PT (export classification)"]


def test_an_order_is_not_shared_out_to_where_the_design_may_not_go(plate):
    def shared(export):
        ask = Ask(facts=plate, quantity=40, processes=["laser_cutting"], materials=["mild_steel"], export=export)
        return split([ask], Network(NETWORK.nodes), to="Berlin, DE", at=AT)

    free, bound = shared(None), shared(classified(allowed=["FR"]))
    assert not free.why_not
    assert "allows FR alone" in bound.why_not[0].message
