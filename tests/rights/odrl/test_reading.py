"""Policies, requests and states of the world read from JSON-LD and Turtle, and what is refused."""

import json
import socket

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dfdm.errors import DfdmError, InputError, RightsError
from dfdm.rights import grant
from dfdm.rights.odrl import evaluate, load_policies, load_request, load_world, policies_from
from dfdm.rights.odrl.model import Logical
from dfdm.rights.odrl.reading import read_graph

PREFIXES = """
@prefix odrl: <http://www.w3.org/ns/odrl/2/> .
@prefix ex: <http://example.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix report: <https://w3id.org/force/compliance-report#> .
"""
TURTLE = (
    PREFIXES
    + """
ex:p a odrl:Agreement ; odrl:uid ex:p ; odrl:conflict odrl:perm ; dct:title "x" ;
  odrl:permission ex:r1 ; odrl:prohibition ex:r2 .
ex:r1 odrl:target ex:x ; odrl:assignee ex:alice ;
  odrl:action [ rdf:value odrl:print ; odrl:refinement ex:c1 ] ;
  odrl:constraint [ odrl:and ( ex:c2 ex:c3 ) ] ; odrl:duty ex:d .
ex:r2 odrl:target ex:x ; odrl:action odrl:sell .
ex:c1 odrl:leftOperand odrl:resolution ; odrl:operator odrl:lteq ; odrl:rightOperand 1200 ; odrl:unit ex:dpi .
ex:c2 odrl:leftOperand odrl:dateTime ; odrl:operator odrl:lt ; odrl:rightOperand "2026-01-01T00:00:00.500Z"^^xsd:dateTime .
ex:c3 odrl:leftOperand odrl:spatial ; odrl:operator odrl:isAnyOf ; odrl:rightOperand ( "DE" "FR" ) .
ex:d odrl:action odrl:compensate .
"""
)
JSONLD = {
    "@context": ["http://www.w3.org/ns/odrl.jsonld", {"ex": "http://example.org/"}],
    "@type": "Agreement",
    "uid": "ex:p",
    "conflict": "perm",
    "dct:title": "x",
    "target": "ex:x",
    "permission": [
        {
            "uid": "ex:r1",
            "assignee": "ex:alice",
            "action": [
                {
                    "rdf:value": {"@id": "odrl:print"},
                    "refinement": [
                        {
                            "uid": "ex:c1",
                            "leftOperand": "resolution",
                            "operator": "lteq",
                            "rightOperand": 1200,
                            "unit": {"@id": "ex:dpi"},
                        }
                    ],
                }
            ],
            "constraint": [
                {
                    "and": {
                        "@list": [
                            {
                                "uid": "ex:c2",
                                "leftOperand": "dateTime",
                                "operator": "lt",
                                "rightOperand": {"@value": "2026-01-01T00:00:00.500Z", "@type": "xsd:dateTime"},
                            },
                            {
                                "uid": "ex:c3",
                                "leftOperand": "spatial",
                                "operator": "isAnyOf",
                                "rightOperand": ["DE", "FR"],
                            },
                        ]
                    }
                }
            ],
            "duty": [{"uid": "ex:d", "action": "compensate"}],
        }
    ],
    "prohibition": [{"uid": "ex:r2", "action": "sell"}],
}


def written(tmp_path, name, text):
    (tmp_path / name).write_text(text if isinstance(text, str) else json.dumps(text), encoding="utf-8")
    return tmp_path / name


def test_turtle_and_jsonld_say_the_same(tmp_path):
    pytest.importorskip("rdflib")
    turtle = load_policies(written(tmp_path, "p.ttl", TURTLE))
    jsonld = load_policies(written(tmp_path, "p.jsonld", JSONLD))
    assert turtle == jsonld
    (policy,) = turtle
    assert (policy.type, policy.conflict, policy.why_not) == ("Agreement", "perm", "")
    permission, prohibition = policy.rules
    assert permission.actions[0].name == "print"
    (both,) = permission.constraints
    assert isinstance(both, Logical)
    assert [part.left for part in both.parts] == ["dateTime", "spatial"]
    assert both.parts[0].right[0].text == "2026-01-01T00:00:00.500Z"  # as it is written
    assert permission.duties[0].label == "compensate"
    assert prohibition.actions[0].name == "sell"


def test_prefixes_full_names_and_terms_mean_the_same():
    full = {
        "@context": {"o": "http://www.w3.org/ns/odrl/2/", "may": {"@id": "o:permission"}, "uid": "@id"},
        "@id": "http://example.org/p",
        "@type": "o:Set",
        "may": {
            "o:action": {"@id": "o:use"},
            "http://www.w3.org/ns/odrl/2/target": {"@id": "http://example.org/x"},
            "o:constraint": {
                "o:leftOperand": {"@id": "o:count"},
                "o:operator": {"@id": "o:lteq"},
                "o:rightOperand": 5,
            },
        },
    }
    short = {
        "@context": "http://www.w3.org/ns/odrl.jsonld",
        "uid": "http://example.org/p",
        "type": "Set",
        "permission": {
            "action": "use",
            "target": "http://example.org/x",
            "constraint": {"leftOperand": "count", "operator": "lteq", "rightOperand": 5},
        },
    }
    assert policies_from(full) == policies_from(short)


@pytest.mark.parametrize(
    "context",
    [
        "http://example.org/context.jsonld",
        ["http://www.w3.org/ns/odrl.jsonld", "https://example.org/more"],
        {"@import": "http://example.org/context.jsonld"},
        {"x": {"@id": "http://example.org/x", "@context": {}}},
        {"x": {"@reverse": "http://example.org/x"}},
        {"x": {"@id": "http://example.org/x", "@container": "@index"}},
        7,
    ],
    ids=str,
)
def test_a_context_that_would_be_fetched_or_is_not_read_is_refused(context, monkeypatch):
    def no_network(*_, **__):
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "create_connection", no_network)
    monkeypatch.setattr(socket.socket, "connect", no_network)
    with pytest.raises(RightsError):
        policies_from({**JSONLD, "@context": context})


def test_a_key_that_no_context_defines_is_not_dropped():
    (policy,) = policies_from(
        {**JSONLD, "@context": ["http://www.w3.org/ns/odrl.jsonld", {"ex": "http://example.org/"}], "unless": 1}
    )
    assert "unless" in policy.why_not
    plain = {"@context": {"permission": "http://www.w3.org/ns/odrl/2/permission"}, "permission": {}, "unless": 1}
    (policy,) = policies_from(plain)
    assert "unless" in policy.why_not


def test_policies_of_the_profile_are_read_without_rest():
    agreement = grant(
        license="LicenseRef-a",
        target="urn:x:1",
        assigner="did:key:a",
        licensee="did:key:b",
        count=3,
        not_after="2030-01-01",
    )
    (policy,) = policies_from(agreement.to_dict())
    assert policy.why_not == ""
    assert all(rule.why_not == "" for rule in policy.rules)
    assert [str(c) for c in policy.rules[0].constraints] == ["count lteq 3", "dateTime lteq 2030-01-01"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no policy"),
        ("{}", "no policy"),
        ('{"a": 1, "a": 2}', "stands twice"),
        ('{"a": NaN}', "not a JSON number"),
        ("[]", "no JSON object"),
        ("@prefix odrl: <", "not valid Turtle"),
        (PREFIXES + "ex:a ex:b ex:c .", "no policy"),
        (
            PREFIXES + "ex:p odrl:permission [ odrl:constraint [ odrl:and _:l ] ] . _:l rdf:first 1 ; rdf:rest _:l .",
            "list",
        ),
        ("\x00", "not valid Turtle"),
    ],
)
def test_what_holds_no_policy_is_one_clear_error(tmp_path, text, said):
    pytest.importorskip("rdflib")
    with pytest.raises(DfdmError, match=said):
        load_policies(written(tmp_path, "p", text))


def test_what_is_too_large_or_missing_is_refused(tmp_path):
    with pytest.raises(InputError, match="at most"):
        read_graph(b" " * (8 * 2**20 + 1))
    with pytest.raises(InputError, match="No such file"):
        load_policies(tmp_path / "none")
    with pytest.raises(InputError, match="not UTF-8"):
        read_graph(b"\xff\xfe")


def test_constraints_that_hold_one_another_are_not_understood(tmp_path):
    pytest.importorskip("rdflib")
    ring = PREFIXES + "ex:p odrl:permission [ odrl:action odrl:use ; odrl:constraint ex:c ] . ex:c odrl:and ex:c ."
    (policy,) = load_policies(written(tmp_path, "p.ttl", ring))
    request = load_request(written(tmp_path, "r.json", {"action": "use"}))
    assert evaluate((policy,), request).decision == "deny"
    deep = {"leftOperand": "spatial", "operator": "eq", "rightOperand": "DE"}
    for _ in range(25):
        deep = {"and": deep}
    said = {"@context": "http://www.w3.org/ns/odrl.jsonld", "permission": {"action": "use", "constraint": deep}}
    assert policies_from(said)[0].rules[0].constraints
    for _ in range(40):
        deep = {"and": deep}
    with pytest.raises(RightsError, match="nested"):
        policies_from({**said, "permission": {"action": "use", "constraint": deep}})


REQUEST = (
    PREFIXES
    + """
ex:q a odrl:Request ; odrl:permission [ odrl:assignee ex:alice ; odrl:target ex:x ;
  odrl:action [ rdf:value odrl:print ; odrl:refinement
    [ odrl:leftOperand odrl:resolution ; odrl:operator odrl:eq ; odrl:rightOperand 600 ; odrl:unit ex:dpi ] ] ;
  odrl:constraint [ odrl:leftOperand odrl:spatial ; odrl:operator odrl:eq ; odrl:rightOperand "DE" ] ,
    [ odrl:leftOperand odrl:count ; odrl:operator odrl:eq ; odrl:rightOperand 3 ] ] .
"""
)
WORLD = (
    PREFIXES
    + """
ex:now dct:issued "2025-06-01T00:00:00Z"^^xsd:dateTime .
ex:alice odrl:partOf ex:team .
[] a report:DutyReport ; report:rule ex:d ; report:deonticState report:Fulfilled .
"""
)


def test_a_request_and_a_world_in_turtle(tmp_path):
    pytest.importorskip("rdflib")
    request = load_request(written(tmp_path, "q.ttl", REQUEST))
    world = load_world(written(tmp_path, "w.ttl", WORLD))
    assert (request.party, request.action, request.count) == ("http://example.org/alice", "print", 3)
    assert world.members == {"http://example.org/team": {"http://example.org/alice"}}
    policies = load_policies(written(tmp_path, "p.ttl", TURTLE))
    assert evaluate(policies, request, world).decision == "permit"
    assert evaluate(policies, request).decision == "deny"


@pytest.mark.parametrize(
    "text",
    [
        REQUEST.replace(
            "odrl:operator odrl:eq ; odrl:rightOperand 600", "odrl:operator odrl:lt ; odrl:rightOperand 600"
        ),
        REQUEST.replace("odrl:rightOperand 3", 'odrl:rightOperand "many"'),
        REQUEST.replace("odrl:assignee ex:alice", "odrl:assignee ex:alice, ex:bob"),
        REQUEST + "ex:q2 a odrl:Request .",
        TURTLE,
        {"party": "ex:a"},
        {"action": "use", "more": 1},
        {"action": "use", "count": 0},
        {"action": "use", "at": "soon"},
        {"action": "use", "values": {"count": {"unit": "x"}}},
    ],
)
def test_what_is_no_request_is_refused(tmp_path, text):
    pytest.importorskip("rdflib")
    with pytest.raises(InputError):
        load_request(written(tmp_path, "q", text))


@pytest.mark.parametrize(
    "text",
    [
        WORLD + 'ex:then dct:issued "2025-06-02T00:00:00Z"^^xsd:dateTime .',
        {"made": -1},
        {"more": 1},
        {"at": "2026-01-01T00:00:00"},
        {"duties": [{"duty": "x", "state": "perhaps"}]},
        {"used": [{"from": "2026-01-02", "to": "2026-01-01"}]},
    ],
)
def test_what_is_no_world_is_refused(tmp_path, text):
    pytest.importorskip("rdflib")
    with pytest.raises(InputError):
        load_world(written(tmp_path, "w", text))


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["@id", "@type", "@value", "@list", "uid", "action", "constraint", "and", "leftOperand", "x:y", ""]
            ),
            inner,
            max_size=3,
        )
    ),
    max_leaves=8,
)
_KEYS = st.sampled_from(
    ["@context", "@type", "uid", "conflict", "profile", "target", "permission", "prohibition", "obligation"]
)


@settings(deadline=None)
@given(_KEYS, _JSON)
def test_no_value_crashes_the_reader_or_turns_into_a_permit(key, value):
    document = {**JSONLD, "prohibition": [{"action": "print", "target": "ex:x"}], "conflict": "prohibit", key: value}
    try:
        policies = policies_from(document)
    except (RightsError, InputError):
        return
    from dfdm.rights.odrl import Request

    request = Request(party="http://example.org/alice", action="print", target="http://example.org/x", place="DE")
    assert evaluate(policies, request).decision == "deny"


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(TURTLE) - 1), st.characters(max_codepoint=0x2FF)), min_size=1, max_size=4))
def test_broken_turtle_is_an_input_error(changes):
    pytest.importorskip("rdflib")
    text = list(TURTLE)
    for place, letter in changes:
        text[place] = letter
    try:
        policies = read_graph("".join(text).encode())
    except InputError:
        return
    assert policies.nodes
