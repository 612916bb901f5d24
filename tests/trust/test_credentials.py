import json

import pytest

from dfdm.errors import DataError, InputError
from dfdm.trust import add_proof, new_key
from dfdm.trust.credentials import count_certificate, issue_certificate, same_standard
from dfdm.trust.keyevents import KeyLog
from dfdm.trust.statuslist import FEWEST_BITS, StatusEntry, make_list, with_bit
from dfdm.trust.times import instant
from dfdm.trust.trustlist import TrustList
from tests.trust.altering import altered

T = [f"202{n}-03-01T00:00:00Z" for n in range(4, 10)]
SHOP = "okw:3b0947d8-8dc2-4251-8988-9a49393f641d"
LIST = "https://cert.example/status/1"
NOW = T[2]


@pytest.fixture(scope="module")
def body():
    return new_key()


def trusting(body, *schemes, **more):
    return TrustList(schemes={body.did: schemes or ("ISO 9001",)}, **more)


def issued(body, **more):
    told = {
        "standard": "ISO 9001:2015",
        "facility": SHOP,
        "processes": ["milling"],
        "valid_from": T[1],
        "valid_until": T[4],
    }
    return issue_certificate(body, **(told | more))


def counted(credential, trust, at=NOW, holder=(SHOP,), standard="ISO 9001", process="milling"):
    return count_certificate(credential, trust=trust, at=instant(at), holder=holder, standard=standard, process=process)


def test_a_certificate_counts_where_all_of_it_fits(body):
    document = issued(body, number="Q-17", authority="Accreditation body", issuer_name="Cert", facility_name="Shop")
    found = counted(document, trusting(body))
    assert found.counted and found.why == ""
    assert found.scope.standards == ("ISO 9001:2015",)
    assert (found.scope.facilities, found.scope.processes, found.issuer) == ((SHOP,), ("milling",), body.did)
    assert counted(json.loads(json.dumps(document)), trusting(body)) == found
    assert issued(body) == issued(body)
    assert str(found).startswith("counted: ISO 9001:2015")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"at": T[0]}, "valid from 2025-03-01"),
        ({"at": T[5]}, "ended on 2028-03-01"),
        ({"holder": ("okw:82af645d-7fcf-436d-82f4-0a1ac046a56f",)}, "another facility"),
        ({"standard": "AS9100"}, "not about AS9100"),
        ({"standard": "ISO 9001:2008"}, "not about ISO 9001:2008"),
        ({"process": "turning"}, "covers milling, not turning"),
    ],
)
def test_a_certificate_that_does_not_fit_is_not_counted_and_says_why(body, asked, said):
    found = counted(issued(body), trusting(body, "*"), **asked)
    assert not found.counted
    assert said in found.why
    assert str(found).startswith("not counted: ")


def test_an_issuer_counts_only_for_what_the_user_lists(body):
    document = issued(body)
    for trust in (TrustList(), trusting(body, "AS9100"), trusting(new_key())):
        assert "is not among those that you list for ISO 9001" in counted(document, trust).why
    assert counted(document, trusting(body, "iso 9001:2015")).counted
    assert counted(document, trusting(body, "*")).counted
    self_issued = issued(new_key(), facility=SHOP)
    assert not counted(self_issued, trusting(body)).counted


def test_without_a_question_all_that_it_says_must_be_listed(body):
    trust = trusting(body)
    assert count_certificate(issued(body), trust=trust, at=instant(NOW)).counted
    assert not count_certificate(issued(body, standard="AS9100"), trust=trust, at=instant(NOW)).counted


def test_every_altered_certificate_is_not_counted(body):
    trust, count = trusting(body, "*"), 0
    document = issued(body, status=StatusEntry(purpose="revocation", index=5, list_id=LIST))
    lists = (make_list(body, list_id=LIST, purpose="revocation", bits=bytes(FEWEST_BITS // 8), created=T[1]),)
    trust = trusting(body, "*", status_lists=lists)
    assert counted(document, trust).counted
    for path, other in altered(document):
        assert not count_certificate(other, trust=trust, at=instant(NOW)).counted, path
        count += 1
    assert count > 150


def test_a_revoked_certificate_ends_and_one_whose_status_is_unknown_is_not_counted(body):
    document = issued(body, status=StatusEntry(purpose="revocation", index=5, list_id=LIST))
    bits = bytes(FEWEST_BITS // 8)
    lists = [make_list(body, list_id=LIST, purpose="revocation", bits=bits, created=T[1])]
    found = counted(document, trusting(body, status_lists=tuple(lists)))
    assert found.counted and found.as_of == T[1]
    lists.append(make_list(body, list_id=LIST, purpose="revocation", bits=with_bit(bits, 5, value=True), created=NOW))
    assert "revoked" in counted(document, trusting(body, status_lists=tuple(lists))).why
    assert "not among those in your trust folder" in counted(document, trusting(body)).why
    foreign = make_list(new_key(), list_id=LIST, purpose="revocation", bits=bits, created=T[1])
    assert "another issuer" in counted(document, trusting(body, status_lists=(foreign,))).why


def test_a_key_that_was_stolen_certifies_nothing_and_its_successor_does(body):
    later = new_key()
    log = KeyLog.begin(body.did).revoke(body, at=T[3], reason="compromised")
    assert "nothing it signed counts" in counted(issued(body), trusting(body, logs={body.did: log})).why
    turned = KeyLog.begin(body.did).rotated(body, later, at=T[1])
    trust = trusting(body, logs={body.did: turned, later.did: turned})
    assert counted(issued(later, valid_from=NOW, valid_until=T[4]), trust, at=T[3]).counted
    assert not counted(issued(body, valid_from=NOW, valid_until=T[4]), trust, at=T[3]).counted
    assert counted(issued(body, valid_from=T[0], valid_until=T[4]), trust, at=T[3]).counted


def test_what_was_signed_later_than_the_time_asked_about_is_not_counted(body):
    document = issued(body, created=T[3])
    assert "signed later" in counted(document, trusting(body)).why
    assert counted(document, trusting(body), at=T[3]).counted


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"type": ["VerifiableCredential"]}, "credential of the types"),
        ({"type": "VerifiableCredential"}, "credential of the types"),
        ({"@context": ["https://www.w3.org/2018/credentials/v1"]}, "version 2.0"),
        ({"@context": []}, "version 2.0"),
        ({"credentialSubject": []}, "attests no conformity"),
        ({"credentialSubject": {"type": ["ConformityAttestation"]}}, "conformityAssessment is no list"),
        ({"credentialSubject": {"type": ["ConformityAttestation"], "conformityAssessment": []}}, "name the standard"),
        (
            {"credentialSubject": {"type": ["ConformityAttestation"], "conformityAssessment": [7]}},
            "found no conformity",
        ),
    ],
)
def test_another_kind_of_credential_is_not_counted(body, change, said):
    document = {k: v for k, v in issued(body).items() if k != "proof"} | change
    found = counted(add_proof(document, body, created=T[1]), trusting(body))
    assert not found.counted and said in found.why


def test_a_failed_assessment_and_several_in_one_are_not_counted(body):
    plain = {k: v for k, v in issued(body).items() if k != "proof"}
    assessment = plain["credentialSubject"]["conformityAssessment"][0]
    for assessments, said in (([{**assessment, "conformance": False}], "no conformity"), ([assessment] * 2, "several")):
        document = plain | {"credentialSubject": plain["credentialSubject"] | {"conformityAssessment": assessments}}
        assert said in counted(add_proof(document, body, created=T[1]), trusting(body)).why


def test_what_cannot_be_issued_is_one_clear_error(body):
    for change in ({"valid_until": T[1]}, {"standard": " "}, {"processes": []}):
        with pytest.raises(InputError):
            issued(body, **change)
    for change in ({"facility": "okw:1"}, {"facility": "lei:506700GE1G29325QX364"}, {"valid_from": "now"}):
        with pytest.raises(DataError):
            issued(body, **change)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("ISO 9001", "iso9001", True),
        ("ISO 9001:2015", "ISO 9001", True),
        ("ISO 9001:2015", "ISO 9001:2008", False),
        ("ISO 9001", "ISO 90010", False),
        ("EN 9100", "AS9100", False),
    ],
)
def test_standards_are_the_same_without_regard_to_case_and_an_edition_that_one_lacks(one, other, same):
    assert same_standard(one, other) is same
    assert same_standard(other, one) is same


def test_what_a_certificate_says_is_one_line_of_plain_text(body):
    document = issued(body, standard="ISO\n9001\x1b[2J", number="x")
    for trust in (trusting(body, "*"), TrustList()):
        told = str(count_certificate(document, trust=trust, at=instant(NOW)))
        assert "\n" not in told and "\x1b" not in told
