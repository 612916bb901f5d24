"""What license a variant, a changed version or an assembly may carry; the table is read off the texts, clause by clause."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dfdm.errors import InputError
from dfdm.rights.compatibility import RELATIONS, Bond, is_share_alike, may_carry, possible_licenses
from dfdm.rights.license import alternatives, known_licenses

S, W, P = "CERN-OHL-S-2.0", "CERN-OHL-W-2.0", "CERN-OHL-P-2.0"
SHL = "Apache-2.0 WITH SHL-2.1"
OWN = "LicenseRef-acme"


def answer(result, parent, relation="derivative_of", **more):
    return may_carry(result, [Bond(license=parent, relation=relation, **more)]).answer


@pytest.mark.parametrize(
    ("parent", "result", "said", "clause"),
    [
        (S, S, "yes", "3.3(d)"),
        (S, W, "no", "3.3(d)"),
        (S, P, "no", "3.3(d)"),
        (S, "MIT", "no", "3.3(d)"),
        (S, OWN, "no", "3.3(d)"),
        (S, "CC-BY-SA-4.0", "no", "3.3(d)"),
        (S, "GPL-3.0-only", "no", "3.3(d)"),
        (W, W, "yes", "3.3(d)"),
        (W, S, "yes", "8.3"),
        (W, P, "no", "3.3(d)"),
        (W, OWN, "no", "3.3(d)"),
        (P, S, "yes", "3.4"),
        (P, OWN, "yes", "3.4"),
        (P, "CC-BY-NC-4.0", "yes", "3.4"),
        ("CERN-OHL-1.2", "CERN-OHL-1.2", "yes", "3.4(e)"),
        ("CERN-OHL-1.2", S, "yes", "assumption"),
        ("CERN-OHL-1.2", W, "unknown", "3.4(e)"),
        ("CERN-OHL-1.2", "MIT", "no", "3.4(e)"),
        ("TAPR-OHL-1.0", "TAPR-OHL-1.0", "yes", "4.2(a)"),
        ("TAPR-OHL-1.0", S, "no", "4.2(a)"),
        ("CC-BY-SA-4.0", "CC-BY-SA-4.0", "yes", "3(b)(1)"),
        ("CC-BY-SA-4.0", "GPL-3.0-only", "yes", "2015-10-08"),
        ("CC-BY-SA-4.0", "GPL-3.0-or-later", "unknown", "declaration"),
        ("CC-BY-SA-4.0", S, "no", "3(b)(1)"),
        ("CC-BY-SA-4.0", "CC-BY-4.0", "no", "3(b)(1)"),
        ("CC-BY-4.0", "CC-BY-SA-4.0", "yes", "3(a)(4)"),
        ("CC-BY-4.0", S, "yes", "3(a)(4)"),
        ("CC-BY-NC-SA-4.0", "CC-BY-NC-SA-4.0", "yes", "3(b)(1)"),
        ("CC-BY-NC-SA-4.0", "CC-BY-SA-4.0", "no", "3(b)(1)"),
        ("CC-BY-NC-4.0", "CC-BY-NC-SA-4.0", "yes", "3(a)(4)"),
        ("CC-BY-NC-4.0", "CC-BY-4.0", "no", "2(a)(1)"),
        ("CC-BY-NC-4.0", OWN, "unknown", "2(a)(1)"),
        ("CC-BY-ND-4.0", "CC-BY-ND-4.0", "no", "2(a)(1)(B)"),
        ("GPL-3.0-or-later", "GPL-3.0-only", "yes", "14"),
        ("GPL-3.0-only", "GPL-3.0-or-later", "no", "5(c)"),
        ("GPL-3.0-only", S, "no", "5(c)"),
        ("MIT", "GPL-3.0-only", "yes", "sublicense"),
        ("Apache-2.0", "GPL-3.0-only", "yes", "4"),
        (SHL, OWN, "yes", "Apache-2.0"),
        ("CC0-1.0", OWN, "yes", "2 and 3"),
        (OWN, S, "unknown", "own terms decide"),
        ("CC-BY-NC-3.0", "MIT", "unknown", "not known here"),
    ],
)
def test_what_a_changed_version_may_carry(parent, result, said, clause):
    found = may_carry(result, [Bond(license=parent, relation="derivative_of")])
    assert found.answer == said
    assert all(clause in reason for reason in found.reasons) and found.reasons


def test_an_answer_says_where_it_rests_on_an_assumption():
    assert may_carry(S, [Bond(license="CERN-OHL-1.2", relation="variant_of")]).assumed
    assert not may_carry(S, [Bond(license=W, relation="variant_of")]).assumed


@pytest.mark.parametrize("parent", [S, W, "TAPR-OHL-1.0", "CC-BY-SA-4.0", "GPL-3.0-only", "CC-BY-NC-SA-4.0"])
def test_a_parametric_variant_of_a_share_alike_design_is_bound_as_a_change_is(parent):
    assert answer(parent, parent, "variant_of") == "yes"
    for result in ("MIT", P, OWN):
        assert answer(result, parent, "variant_of") == "no"


def test_a_variant_under_no_derivatives_is_not_settled_and_a_change_is_not_passed_on():
    assert answer("CC-BY-ND-4.0", "CC-BY-ND-4.0", "variant_of") == "unknown"
    assert answer("MIT", "CC-BY-ND-4.0", "variant_of") == "no"


@pytest.mark.parametrize(
    ("part", "result", "more", "said"),
    [
        (S, S, {}, "yes"),
        (S, W, {}, "no"),
        (S, "MIT", {}, "no"),
        (S, OWN, {}, "no"),
        (W, S, {}, "yes"),
        (W, OWN, {}, "unknown"),
        (W, OWN, {"documented_interface": True}, "yes"),
        (W, "MIT", {"documented_interface": True}, "yes"),
        (P, S, {}, "yes"),
        (P, OWN, {}, "yes"),
        ("MIT", S, {}, "yes"),
        (SHL, S, {}, "yes"),
        ("CERN-OHL-1.2", S, {}, "yes"),
        ("CERN-OHL-1.2", "MIT", {}, "unknown"),
        ("CC-BY-SA-4.0", S, {}, "no"),
        ("CC-BY-SA-4.0", S, {"available": True}, "unknown"),
        ("CC-BY-SA-4.0", W, {"documented_interface": True}, "unknown"),
        ("CC-BY-SA-4.0", "MIT", {}, "unknown"),
        ("CC-BY-SA-4.0", "GPL-3.0-only", {}, "yes"),
        (OWN, S, {}, "no"),
        (OWN, S, {"available": True}, "yes"),
        (OWN, "MIT", {}, "unknown"),
        ("TAPR-OHL-1.0", S, {}, "no"),
        ("TAPR-OHL-1.0", "TAPR-OHL-1.0", {}, "yes"),
    ],
)
def test_what_a_thing_made_of_parts_may_carry(part, result, more, said):
    assert answer(result, part, "contains", **more) == said


def test_an_assembly_must_satisfy_every_part_and_may_be_impossible():
    both = [Bond(license=S, relation="contains"), Bond(license="CC-BY-SA-4.0", relation="contains")]
    assert {a.answer for a in possible_licenses(both).values()} <= {"no"}
    mixed = [
        Bond(license=S, relation="contains"),
        Bond(license=P, relation="contains"),
        Bond(license=W, relation="contains"),
    ]
    assert [one for one, a in possible_licenses(mixed).items() if a.answer == "yes"] == [S]


def test_a_changed_w_design_with_components_becomes_s_only_if_they_fit():
    bonds = [Bond(license=W, relation="derivative_of"), Bond(license=P, relation="contains")]
    assert may_carry(S, bonds).answer == "unknown"
    assert may_carry(W, bonds).answer == "yes"


@pytest.mark.parametrize(
    ("parent", "result", "said"),
    [
        (f"{S} OR MIT", OWN, "yes"),  # the maker of the result takes MIT
        (f"{S} AND MIT", OWN, "no"),
        (f"{S} AND MIT", S, "yes"),
        (S, f"{S} OR MIT", "no"),  # whoever receives the result could take MIT
        (S, f"{S} AND MIT", "yes"),
        (S, f"{S} AND CC-BY-SA-4.0", "no"),
        (S, f"{S} AND {OWN}", "no"),
        (P, f"MIT AND {OWN}", "yes"),
        (f"({S} OR {OWN}) AND MIT", S, "yes"),
    ],
)
def test_alternatives_and_conjunctions(parent, result, said):
    assert answer(result, parent) == said


def test_expressions_as_alternatives():
    assert alternatives(f"MIT AND ({S} OR {W})") == (("MIT", S), ("MIT", W))
    assert alternatives(SHL) == ((SHL,),)
    with pytest.raises(InputError, match="alternatives"):
        alternatives(" AND ".join(f"(LicenseRef-a{i} OR LicenseRef-b{i})" for i in range(12)))


def test_nothing_binds_a_design_of_its_own():
    assert may_carry(OWN, []).answer == "yes"
    with pytest.raises(InputError):
        may_carry("no license", [])


KNOWN = [i for i in known_licenses() if i != "SHL-2.1"] + [SHL, OWN, "CC-BY-NC-4.0", "CC-BY-NC-SA-4.0"]


@given(st.sampled_from(KNOWN), st.sampled_from(KNOWN), st.sampled_from(RELATIONS))
def test_another_parent_never_makes_more_possible(first, second, relation):
    order = ("yes", "unknown", "no")
    bonds = [Bond(license=first, relation=relation), Bond(license=second, relation="derivative_of")]
    for result in (S, P, OWN, "CC-BY-SA-4.0"):
        alone = max((may_carry(result, [bond]).answer for bond in bonds), key=order.index)
        together = may_carry(result, bonds).answer
        assert order.index(together) >= order.index(alone)


@given(st.sampled_from(KNOWN), st.sampled_from(["MIT", P, OWN, "CC-BY-4.0", "CC0-1.0"]))
def test_no_change_of_a_share_alike_design_ends_up_under_a_license_that_is_not(parent, result):
    if is_share_alike(parent):
        assert answer(result, parent) != "yes"
        assert answer(result, parent, "variant_of") != "yes"
