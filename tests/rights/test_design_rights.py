"""Under what a design may be handed on, given what it derives from, who says that it is theirs, and what is stated."""

import json
from datetime import date

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dfdm.errors import DfdmError, InputError, LicenseConflictError
from dfdm.rights import Declaration
from dfdm.rights.declaration import read_declared
from dfdm.rights.design_rights import DesignRights, Source, inherited
from dfdm.rights.parents import MOST, Parent
from dfdm.table import data_folder

S, W, P, OWN = "CERN-OHL-S-2.0", "CERN-OHL-W-2.0", "CERN-OHL-P-2.0", "LicenseRef-acme"
ME, OTHER = "did:key:zMe", "did:key:zOther"
TOP = ("licenses", "sole_owner", "derived_from", "intellectual_property", "export_classification")
KEYS = (
    "relation",
    "license",
    "kind",
    "office",
    "number",
    "filed",
    "listings",
    "regime",
    "code",
    "determined_by",
    "owner",
)
CARRIED = Source(form="preferred", members=("source/a.py",))


def rights(license=S, design_license="", source=CARRIED, sealed=False, parents=(), **declared):
    declaration = Declaration.from_dict(declared).deriving(tuple(parents))
    return DesignRights(
        declaration=declaration,
        license=license,
        design_license=design_license,
        signer=ME,
        day=date(2026, 11, 29),
        source=source,
        sealed=sealed,
    )


def parent(license, relation="variant_of", issuer=OTHER, **more):
    return Parent(relation=relation, license=license, title="Bracket", issuer=issuer, **more)


@pytest.mark.parametrize(
    ("license", "of", "refused"),
    [
        (S, parent(S), ""),
        (P, parent(S), "3.3(d)"),
        (OWN, parent(S), "3.3(d)"),
        (S, parent(W), ""),
        (OWN, parent(P), ""),
        (OWN, parent("LicenseRef-other", permits_change=False), "do not permit changing"),
        (OWN, parent("LicenseRef-other", permits_change=True), ""),
        (OWN, parent("LicenseRef-other"), ""),
        (OWN, parent("LicenseRef-mine", issuer=ME, permits_change=False), ""),
        (OWN, parent(S, issuer=ME), "3.3(d)"),
        (P, parent(S, relation="contains"), "3.2"),
        (OWN, parent(W, relation="contains", documented_interface=True), ""),
    ],
)
def test_share_alike_is_followed(license, of, refused):
    found = rights(license, parents=[of])
    if refused:
        with pytest.raises(LicenseConflictError) as caught:
            found.refuse()
        assert refused in str(caught.value)
        assert found.compatibility.answer == "no"
    else:
        found.refuse()


def test_what_a_parent_derives_from_binds_as_well():
    behind = (Parent(relation="variant_of", license=S, title="Plate"),)
    chain = inherited(parent(P), behind)
    assert [p.via for p in chain] == ["", "Bracket"]
    with pytest.raises(LicenseConflictError, match="Plate"):
        rights(P, parents=chain).refuse()


@pytest.mark.parametrize(
    ("mine", "theirs", "joined"),
    [
        ("variant_of", "variant_of", "variant_of"),
        ("variant_of", "derivative_of", "derivative_of"),
        ("derivative_of", "variant_of", "derivative_of"),
        ("contains", "derivative_of", "contains"),
        ("variant_of", "contains", "contains"),
    ],
)
def test_relations_over_two_steps(mine, theirs, joined):
    _, far = inherited(parent(S, relation=mine), [parent(S, relation=theirs)])
    assert far.relation == joined


def test_own_terms_beside_a_public_license_need_a_sole_owner_and_no_share_alike_of_others():
    with pytest.raises(LicenseConflictError, match="--sole-owner"):
        rights(OWN, design_license=S).refuse()
    sole = rights(OWN, design_license=S, sole_owner=True)
    sole.refuse()
    assert sole.public_license == S
    assert "offered-twice" in [r.code for r in sole.remarks()]
    rights(OWN, design_license=P).refuse()  # a permissive license lets anybody
    rights(OWN, design_license=S, sole_owner=True, parents=[parent(S, issuer=ME)]).refuse()  # its own earlier version
    with pytest.raises(LicenseConflictError, match=r"of others|3.3\(d\)"):
        rights(OWN, design_license=S, sole_owner=True, parents=[parent(S)]).refuse()
    with pytest.raises(LicenseConflictError, match="of others"):
        rights(S, design_license=S, sole_owner=True, parents=[parent(S)]).refuse()


def test_a_statement_of_ones_own_does_not_free_of_what_lies_behind():
    chain = inherited(parent(S, issuer=ME), [parent(S, issuer=ME)])
    with pytest.raises(LicenseConflictError):
        rights(OWN, design_license=S, sole_owner=True, parents=chain).refuse()


def test_the_source_of_a_reciprocal_design_is_under_a_license_that_fits():
    rights(S, licenses={"software": "MIT", "documentation": "CC-BY-SA-4.0"}).refuse()
    with pytest.raises(LicenseConflictError, match="part of its source"):
        rights(S, licenses={"software": "GPL-3.0-only"}).refuse()
    with pytest.raises(LicenseConflictError, match="part of its source"):
        rights(W, licenses={"software": "CC-BY-NC-SA-4.0"}).refuse()


def test_what_is_to_be_known_is_said():
    secret = [{"kind": "trade_secret", "title": "fit"}]
    assert {r.code for r in rights(S, intellectual_property=secret).remarks()} == {"secret-open", "secret-public"}
    assert [r.code for r in rights(OWN, intellectual_property=secret, sealed=True).remarks()] == []
    assert [r.code for r in rights("GPL-3.0-only", sealed=True).remarks()] == ["sealed-source"]
    assert [r.code for r in rights(P, licenses={"software": "TAPR-OHL-1.0"}).remarks()] == ["license-unfit"]
    elsewhere = Source(form="elsewhere", location="https://example.org/a", note="geometry for exchange")
    assert [r.message for r in rights(S, source=elsewhere).remarks()] == ["geometry for exchange"]


def test_what_is_not_stated_is_not_checked_and_never_a_pass():
    checks = [one["check"] for one in rights().not_checked()]
    assert checks == ["intellectual_property", "export_classification"]
    export = {"listings": [{"regime": "us-ear", "code": "EAR99"}], "determined_by": "A. Maker"}
    found = rights(export_classification=export, intellectual_property=[{"kind": "copyright", "owner": "A. Maker"}])
    assert [one["check"] for one in found.not_checked()] == ["export_classification"]
    unknown = rights(OWN, parents=[parent("LicenseRef-other")])
    assert ("derived_from", "own terms decide") in [
        (one["check"], "own terms decide") for one in unknown.not_checked() if "own terms decide" in one["reason"]
    ]


def test_the_document_keeps_to_its_schema_and_is_read_back():
    export = {"listings": [{"regime": "eu-dual-use", "code": "2B001"}], "determined_by": "A", "allowed": ["DE"]}
    found = rights(
        S,
        design_license=S,
        parents=[parent(S, sha256="ab" * 32, attribution="© B", source_location="https://example.org")],
        intellectual_property=[{"kind": "copyright", "owner": "A. Maker", "authors": ["A. Maker"]}],
        export_classification=export,
        licenses={"documentation": "CC-BY-SA-4.0"},
    )
    document = {**found.to_dict(), "subject": "urn:dfdm:part:1", "policy": "urn:dfdm:policy:sha256:" + "0" * 64}
    schema = json.loads((data_folder() / "schema" / "design-rights.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(document, schema)
    assert "not legal advice" in document["statement"].casefold()
    told = {k: document[k] for k in ("licenses", "derived_from", "intellectual_property", "export_classification")}
    again = Declaration.from_dict(told)
    assert again.derived_from == found.declaration.derived_from
    assert again.export_classification == found.declaration.export_classification
    for wrong in ({"extra": 1}, {"export_classification": {}}, {"compatibility": "yes"}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({**document, **wrong}, schema)


@pytest.mark.parametrize(
    ("document", "said"),
    [
        ({"colour": 1}, "'colour' is not known"),
        ({"sole_owner": "yes"}, "true or false"),
        ({"licenses": {"hardware": "no license"}}, "SPDX"),
        ({"licenses": {"firmware": "MIT"}}, "'firmware' is not known"),
        ({"derived_from": {"license": S}}, "list of tables"),
        ({"derived_from": [{"license": S}]}, "'relation' is missing"),
        ({"derived_from": [{"relation": "copy_of", "license": S}]}, "none of variant_of"),
        ({"derived_from": [{"relation": "variant_of", "license": "x y"}]}, "SPDX"),
        ({"derived_from": [{"relation": "variant_of", "license": S, "sha256": "12"}]}, "64 hexadecimal"),
        ({"derived_from": [{"relation": "variant_of", "license": S, "source_location": "here"}]}, "web address"),
        ({"derived_from": [{"relation": "variant_of", "license": S, "title": "a\nb"}]}, "one line"),
        ({"intellectual_property": ["x"]}, "list of tables"),
    ],
)
def test_statements_that_cannot_be_used(document, said):
    with pytest.raises(InputError, match=said):
        Declaration.from_dict(document)


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=12)
    | st.sampled_from([S, "DE", "patent"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=6), inner, max_size=4)
    ),
    max_leaves=20,
)


@given(st.dictionaries(st.sampled_from(TOP) | st.text(max_size=6), JSON, max_size=5))
def test_whatever_is_stated_is_read_or_refused_in_one_sentence(document):
    try:
        found = Declaration.from_dict(document)
    except DfdmError as error:
        assert str(error) and "\n" not in str(error)
    else:
        assert set(document) <= set(TOP)
        rights(P, parents=found.derived_from).to_dict()


@pytest.mark.parametrize(
    ("member", "license"),
    [
        ("source/clip.py", "MIT"),
        ("source/requirements.txt", "MIT"),
        ("source/block.FCStd", ""),
        ("geometry/clip.step", ""),
        ("documents/traveler.pdf", "CC-BY-4.0"),
        ("preview.png", "CC-BY-4.0"),
        ("report.json", "CC-BY-4.0"),
        ("recipe.json", ""),
    ],
)
def test_each_member_has_the_license_of_its_kind(member, license):
    found = Declaration.from_dict({"licenses": {"software": "MIT", "documentation": "CC-BY-4.0"}})
    assert found.license_of(member) == license
    assert Declaration().license_of(member) == ""


def test_a_file_of_statements(tmp_path):
    file = tmp_path / "a.rights.toml"
    file.write_text(
        'sole_owner = true\n[[intellectual_property]]\nkind = "unregistered_design"\ndisclosed = 2026-01-02\n'
        'territories = ["EU"]\n[export_classification]\ndetermined_by = "A"\n'
        '[[export_classification.listings]]\nregime = "us-ear"\ncode = "EAR99"\n',
        encoding="utf-8",
    )
    found = Declaration.read(file)
    assert found.sole_owner and found.intellectual_property[0].disclosed == "2026-01-02"
    assert found.export_classification.listings[0].code == "EAR99"
    file.write_text("a = = 1", encoding="utf-8")
    with pytest.raises(InputError, match="not valid TOML"):
        read_declared(file)
    file.write_bytes(b"#" * (2**20 + 1))
    with pytest.raises(InputError, match="larger than"):
        read_declared(file)
    with pytest.raises(InputError, match="cannot be read"):
        read_declared(tmp_path / "none.toml")


def test_each_parent_is_kept_once_and_there_are_not_too_many():
    many = tuple(parent(P, sha256=f"{n:064x}") for n in range(MOST))
    declaration = Declaration().deriving((*many, *many))
    assert len(declaration.derived_from) == MOST
    with pytest.raises(InputError, match="at most"):
        declaration.deriving((parent(P),))
