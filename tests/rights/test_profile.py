"""The published profile against the code that writes it, and written policies against its shapes."""

import json
import re
from collections import Counter
from pathlib import Path

import pyshacl
import pytest
import rdflib
from hypothesis import given, settings
from rdflib.namespace import OWL, RDF, RDFS, SKOS

from dfdm.rights import Terms, grant, vocabulary
from dfdm.table import data_folder
from tests.rights.full import DEMANDS, NODE, OWNER, TARGET, TERMS

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # rdflib's own use
ODRL = rdflib.Namespace("http://www.w3.org/ns/odrl/2/")
DFDM = rdflib.Namespace(vocabulary.NAMESPACE)
HOME = Path(str(data_folder() / "rights"))
CODE = Path(str(data_folder())).parent / "rights"
TERM = re.compile(r"(?<![\w:])dfdm:([A-Za-z]+)")
IDS, WORDS = {"@type": "@id"}, {"@type": "@vocab"}
CONTEXT = {
    **{key: {"@id": f"odrl:{key}", **IDS} for key in (
        "profile", "target", "assigner", "assignee", "permission", "prohibition", "obligation", "duty", "constraint",
        "refinement", "compensatedParty")},
    **{key: {"@id": f"odrl:{key}", **WORDS} for key in ("conflict", "action", "leftOperand", "operator")},
    **{key: f"odrl:{key}" for key in (
        "Offer", "Agreement", "prohibit", "rightOperand", "unit", "reproduce", "derive", "distribute", "sell", "attribute",
        "compensate", "delete", "count", "dateTime", "spatial", "payAmount", "event", "eq", "lt", "gt", "lteq", "gteq",
        "isAnyOf", "isAllOf", "isNoneOf", "isPartOf")},
    "odrl": str(ODRL), "rdf": str(RDF), "uid": "@id",
}  # fmt: skip
"""What the JSON-LD context of ODRL says of the words that are used, so that no test asks the web for it."""


def graph_of(document):
    context = [CONTEXT, *vocabulary.CONTEXT[1:]]
    return rdflib.Graph().parse(data=json.dumps({**document, "@context": context}), format="json-ld")


@pytest.fixture(scope="module")
def profile():
    return rdflib.Graph().parse(HOME / "profile.ttl")


@pytest.fixture(scope="module")
def shapes():
    return rdflib.Graph().parse(HOME / "shapes.ttl")


def local(terms):
    return {str(term).removeprefix(str(DFDM)) for term in terms if str(term).startswith(str(DFDM))}


def defined(profile):
    return local(set(profile.subjects(RDF.type, SKOS.Concept)))


def test_every_term_of_the_code_is_defined_and_every_defined_one_is_written(profile):
    spelled = {term for file in CODE.rglob("*.py") for term in TERM.findall(file.read_text(encoding="utf-8"))}
    assert spelled == defined(profile)


def test_what_full_terms_write_is_defined(profile):
    document = grant(license="LicenseRef-a", target=TARGET, assigner=OWNER, licensee=NODE, attribution="©",
                     source_location="https://x.org", **DEMANDS).to_dict()  # fmt: skip
    document.pop("@context")
    written = set(TERM.findall(json.dumps(document)))
    assert written <= defined(profile)
    levels = {"firstArticle", "sampling", "perAgreement"}  # one level and one way of paying are written at a time
    assert defined(profile) - written == levels


def test_every_term_says_what_it_is_and_is_a_member_once(profile):
    members = Counter(profile.objects(None, SKOS.member))
    for name in defined(profile):
        term = DFDM[name]
        assert profile.value(term, RDFS.label), name
        assert len(str(profile.value(term, SKOS.definition))) > 20, name
        assert profile.value(term, RDFS.isDefinedBy) == rdflib.URIRef(vocabulary.PROFILE)
        assert members[term] == 1, name
    assert set(members.values()) == {1}


@pytest.mark.parametrize(
    ("kind", "terms"),
    [
        (ODRL.Action, {vocabulary.VARY, vocabulary.SUBCONTRACT, *vocabulary.OBLIGATIONS}),
        (ODRL.LeftOperand, {*vocabulary.OPERANDS, *vocabulary.REFINEMENTS, "dfdm:parameter"}),
        (ODRL.RightOperand, {*vocabulary.LEVELS.values(), *vocabulary.PAID_PER.values(), vocabulary.RELEASE}),
        (OWL.DatatypeProperty, {vocabulary.ATTRIBUTION_TEXT, vocabulary.SOURCE_LOCATION}),
    ],
)
def test_each_term_is_of_the_kind_that_the_code_uses_it_as(profile, kind, terms):
    own = {term.removeprefix("dfdm:") for term in terms if term.startswith("dfdm:")}
    assert local(profile.subjects(RDF.type, kind)) == own
    if kind == ODRL.Action:
        assert all(profile.value(DFDM[name], ODRL.includedIn) for name in own)


def why_not(document, shapes):
    conforms, _, text = pyshacl.validate(graph_of(document), shacl_graph=shapes, inference="none")
    return "" if conforms else text


@settings(deadline=None, max_examples=10)
@given(TERMS)
def test_whatever_is_written_keeps_the_shapes(shapes, terms):
    assert why_not(terms.grant(target=TARGET, assigner=OWNER).to_dict(), shapes) == ""


@pytest.mark.parametrize(
    "terms",
    [{"license": "CERN-OHL-S-2.0"}, {"license": "MIT"}, {"license": "LicenseRef-a", "licensee": NODE, **DEMANDS}],
)
def test_what_a_license_and_full_terms_write_keeps_the_shapes(shapes, terms):
    assert why_not(Terms(**terms).grant(target=TARGET, assigner=OWNER).to_dict(), shapes) == ""


SPOILED = {
    "conflict": lambda d: d.update(conflict="perm"),
    "no conflict": lambda d: d.pop("conflict"),
    "no assignee": lambda d: d.pop("assignee"),
    "action": lambda d: d["permission"][0]["action"].append("use"),
    "count": lambda d: d["permission"][0]["constraint"][0].update(rightOperand=0),
    "operator": lambda d: d["permission"][0]["constraint"][0].update(operator="gteq"),
    "unit": lambda d: d["obligation"][0]["action"][0]["refinement"][0].update(unit="EUR"),
    "no amount": lambda d: d["obligation"][0]["action"][0]["refinement"].pop(0),
    "level": lambda d: next(o for o in d["obligation"] if "inspect" in str(o))["action"][0]["refinement"][0].update(
        rightOperand={"@id": "dfdm:release"}
    ),
    "duty": lambda d: d["permission"][0].update(duty=[{"action": "compensate"}]),
    "more": lambda d: d["permission"][0].update({"dfdm:attributionText": "x"}),
}


@pytest.mark.parametrize("spoil", SPOILED.values(), ids=SPOILED)
def test_what_is_not_of_the_profile_breaks_the_shapes(shapes, spoil):
    few = {name: DEMANDS[name] for name in ("count", "inspection", "royalty")}
    document = Terms(license="LicenseRef-a", licensee=NODE, **few).grant(target=TARGET, assigner=OWNER).to_dict()
    spoil(document)
    assert why_not(document, shapes)
