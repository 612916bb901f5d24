"""Certificates of nodes: counted only with a credential that holds, by who is listed, for the facility and the process."""

import copy
import json
import tomllib
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from dfdm.errors import DataError
from dfdm.nodes.certified import CertificateBook, all_certificates
from dfdm.nodes.match import match
from dfdm.nodes.network import Network, sample_network
from dfdm.nodes.node import Certificate
from dfdm.nodes.reading import read_node
from dfdm.trust import new_key
from dfdm.trust.credentials import issue_certificate
from dfdm.trust.trustlist import TrustList

AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
NAME = "Sample sheet metal shop Stuttgart"
NODE = sample_network().node(NAME)
BODY = new_key()
TRUST = TrustList(schemes={BODY.did: ("ISO 9001",)})


def credential(key=BODY, **more):
    told = {"standard": "ISO 9001:2015", "facility": NODE.id, "processes": ["laser_cutting"]}
    dates = {"valid_from": "2025-01-01T00:00:00Z", "valid_until": "2028-01-01T00:00:00Z"}
    return json.dumps(issue_certificate(key, **(told | dates | more)))


def node(*held):
    return replace(NODE, certificates=tuple(Certificate(standard="ISO 9001", credential=text) for text in held))


def matched(facts, holder, trust=TRUST, **more):
    found = match(facts, Network([holder]), to="Berlin, DE", at=AT, certificates=["iso 9001"], trust=trust, **more)
    return found, {r.code: r.message for c in found.refused for r in c.why_not}.get("certificate", "")


def test_a_node_with_a_credential_that_holds_is_a_candidate(plate):
    found, why = matched(plate, node(credential()), materials=["mild_steel"], processes=["laser_cutting"])
    assert found.able and why == ""
    found, why = matched(plate, node("", credential()), materials=["mild_steel"], processes=["laser_cutting"])
    assert found.able


@pytest.mark.parametrize(
    ("held", "trust", "says"),
    [
        ((), TRUST, "states no certificate for iso 9001"),
        (("",), TRUST, "not counted: the node states it of itself"),
        ((credential(),), None, "not among those that you list for ISO 9001"),
        ((credential(),), TrustList(schemes={BODY.did: ("AS9100",)}), "not among those that you list"),
        ((credential(new_key()),), TRUST, "not among those that you list"),
        ((credential(facility="okw:3b0947d8-8dc2-4251-8988-9a49393f641d"),), TRUST, "another facility"),
        ((credential(processes=["milling"]),), TRUST, "covers milling, not laser_cutting"),
        ((credential(standard="ISO 14001"),), TRUST, "not about ISO 9001"),
        ((credential(valid_until="2026-01-01T00:00:00Z"),), TRUST, "ended on 2026-01-01"),
        ((credential().replace(NODE.id, "okw:3b0947d8-8dc2-4251-8988-9a49393f641d"),), TRUST, "signature is wrong"),
        ((credential().replace("ISO 9001:2015", "ISO 9001:2016"),), TRUST, "signature is wrong"),
        (("{",), TRUST, "not valid JSON"),
        (('{"a": NaN}',), TRUST, "NaN"),
        (("[" * 3000,), TRUST, "not counted"),
        (("{}",), TRUST, "credential of the types"),
    ],
)  # fmt: skip
def test_any_other_certificate_is_not_counted_and_says_why(plate, held, trust, says):
    found, why = matched(plate, node(*held), trust, materials=["mild_steel"], processes=["laser_cutting"])
    assert not found.able
    assert says in why


def test_a_certificate_counts_for_the_processes_in_its_scope_alone(plate):
    found, _ = matched(plate, node(credential()))
    assert {candidate.process for candidate in found.able} == {"laser_cutting"}
    everything, _ = matched(plate, node(credential(processes=["*"])))
    assert {c.process for c in everything.able} >= {"laser_cutting"}


def test_an_alias_is_the_facility_too_where_the_user_lists_it(plate):
    gln = "gln:4012345000009"
    holder = replace(node(credential(facility=gln)), aliases=(gln,))
    listing = TrustList(schemes=TRUST.schemes, signers={NODE.id: {"did": NODE.id, "aliases": [gln]}})
    asked = {"materials": ["mild_steel"], "processes": ["laser_cutting"]}
    assert matched(plate, holder, listing, **asked)[0].able
    found, why = matched(plate, holder, **asked)
    assert not found.able and "another facility" in why  # or any node would show the certificate of any other


def test_a_node_keeps_the_credential_as_text_or_object_and_it_still_holds():
    text = credential()
    plain = NODE.to_dict()
    for told in (text, json.loads(text)):
        read = read_node({**plain, "certificates": [{"standard": "ISO 9001", "credential": told}]}, where="node")
        again = read_node(copy.deepcopy(read.to_dict()), where="node")
        assert again.certificates == read.certificates
        book = CertificateBook(trust=TRUST, at=AT)
        assert [one["counted"] for one in all_certificates([again], book)] == [True]
    toml = f"credential = '''{text}'''"
    assert tomllib.loads(toml)["credential"] == text
    with pytest.raises(DataError):
        read_node({**plain, "certificates": [{"standard": "ISO 9001", "credential": 7}]}, where="node")
