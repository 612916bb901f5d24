"""What the vocabulary says tells an operand's value is what the evaluator takes it from."""

from dataclasses import fields
from datetime import UTC, datetime

import pytest

from dfdm.rights import Request, World
from dfdm.rights.odrl.words import operand
from dfdm.rights.odrl.world import told
from dfdm.rights.vocabulary import OPERANDS, PARAMETER, REFINEMENTS

NOBODY = {"party": "", "action": "make"}
VALUES = {
    "made": 3, "made_in_total": 3, "at": datetime(2026, 12, 1, tzinfo=UTC), "certificates": frozenset({"ISO 9001"}),
    "parameters": {"width": 30}, "revoked": {"urn:x:list": True},
}  # fmt: skip


@pytest.mark.parametrize("term", OPERANDS)
def test_an_operand_is_known_once_its_field_is_told(term):
    of, name = OPERANDS[term]
    assert operand(term) is not None
    value = {name: VALUES.get(name, "it")}
    holder = Request if of == "request" else World
    assert name in {field.name for field in fields(holder)}
    asked = Request(**{**NOBODY, **(value if of == "request" else {})})
    known = World(**(value if of == "world" else {}))
    assert told(term, asked, known).values
    assert not told(term, Request(**NOBODY), World()).values


def test_a_parameter_is_told_by_its_name():
    asked = Request(**NOBODY, parameters={"width": 30})
    assert told(f"{PARAMETER}width", asked, World()).values
    assert told(f"{PARAMETER}holes", asked, World()).settled  # as the design has it
    assert told(f"{PARAMETER}width", Request(**NOBODY), World()).values is None


def test_what_refines_a_duty_is_told_by_no_request():
    assert not set(REFINEMENTS) & set(OPERANDS)
