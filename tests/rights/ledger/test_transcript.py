"""Answers that were typed in from paper: tables and JSON, what they may say, and what they may not."""

import json

import pytest

from dfdm.errors import InputError
from dfdm.rights.ledger import Reading
from dfdm.rights.ledger.transcript import FormCode, read_form, reading
from dfdm.trust.schemas import why_not_valid

CODE = FormCode(recipe_sha256="a" * 64, under="urn:dfdm:policy:sha256:" + "b" * 64)
HEAD = "code,node,signed_by,serials,made_at,machine,material_lot,inspect C1,value spindle [1/min],outcome,reason"


def table(*rows, head=HEAD):
    return "\n".join([head, *rows, ""]).encode()


def test_a_table_is_read_row_by_row():
    form = read_form(
        table(
            f"{CODE.text},gln:4012345000009,J. Doe,S1;S2,2026-11-04 10:30+01:00,mill 2,H7,ok 5.002 5.004,8000,good,",
            ",,,S3,2026-11-04T11:00:00Z,mill 2,H7,fail 5.2,8000,scrapped,too large",
        ),
        "form.csv",
    )
    assert (form.code, form.node, form.signed_by) == (CODE, "gln:4012345000009", "J. Doe")
    first, second = form.made
    assert (first.pieces, first.serials, first.outcome) == (2, ("S1", "S2"), "good")
    assert first.to_dict()["made_at"] == "2026-11-04T09:30:00Z"
    assert first.inspections == (Reading(characteristic="C1", result="pass", values=("5.002", "5.004")),)
    assert first.process_values == (("spindle", "8000", "1/min"),)
    assert (second.outcome, second.reason, second.inspections[0].result) == ("scrapped", "too large", "fail")


def test_semicolons_byte_order_marks_and_empty_rows_are_read():
    data = b"\xef\xbb\xbf" + table(f"{CODE.text};2;2026-11-04T10:00:00Z", ";;", head="code;pieces;made_at")
    (made,) = read_form(data, "form.csv").made
    assert made.pieces == 2


def test_json_says_the_same():
    rows = [{"made_at": "2026-11-04T10:00:00Z", "pieces": 3, "inspect C1": "5.01"}]
    document = {"schema": "dfdm/form/1", "code": CODE.text, "node": "lei:x", "rows": rows}
    assert why_not_valid(document, "form") == ""
    form = read_form(json.dumps(document).encode(), "form.json")
    assert form.made[0].pieces == 3 and form.made[0].inspections[0].result == "recorded"


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "0 rows"),
        (table(), "0 rows"),
        (table("2026-11-04T10:00:00Z", head="made_at"), "code of the form"),
        (table("DFDM1,2026-11-04T10:00:00Z", head="code,made_at"), "not the code"),
        (table(f"{CODE.text},x", head="code,made_at"), "instant"),
        (table(f"{CODE.text},2026-11-04 10:00", head="code,made_at"), "time zone"),
        (table(f"{CODE.text},", head="code,made_at"), "when it was made"),
        (table(f"{CODE.text},2026-11-04T10:00:00Z,1,2", head="code,made_at,pieces"), "more or fewer"),
        (table(f"{CODE.text},2026-11-04T10:00:00Z", head="code,made_at,pieces"), "more or fewer"),
        (table(f"{CODE.text},2026-11-04T10:00:00Z,x", head="code,made_at,pieces"), "number of pieces"),
        (table(f"{CODE.text},2026-11-04T10:00:00Z,-1", head="code,made_at,pieces"), "number of pieces"),
        (table(f"{CODE.text},2026-11-04T10:00:00Z,0", head="code,made_at,pieces"), "1 or more"),
        (table(f"{CODE.text},2026-11-04T10:00:00Z,2,S1", head="code,made_at,pieces,serials"), "none or all"),
        (table(f"{CODE.text},2026-11-04T10:00:00Z,fine", head="code,made_at,outcome"), "neither good nor"),
        (table(f"{CODE.text},2026-11-04T10:00:00Z,x", head="code,made_at,color"), "no column"),
        (table(f"{CODE.text},2026-11-04T10:00:00Z,ok five", head="code,made_at,inspect C1"), "measured value"),
        (table(f"{CODE.text},x,x", head="code,made_at,made_at"), "column twice"),
        (table(f"{CODE.text},a,x", f"{CODE.text},b,x", head="code,node,made_at"), "two things as its node"),
        (b"\xff\xfe\x00", "cannot be read"),
        (b'{"rows": [], "extra": 1}', "no form"),
        (b'{"rows": [1], "code": "x"}', "group of entries"),
        (b'{"rows": [{"made_at": [1]}], "code": "x"}', "neither a text nor a number"),
        (b'{"a":1,"a":2}', "cannot be read"),
    ],
)
def test_what_a_form_cannot_say(data, word):
    def whole(form):
        return [made.to_dict() for made in form.made]

    with pytest.raises((InputError, ValueError), match=word):
        whole(read_form(data, "form"))


@pytest.mark.parametrize(
    ("words", "result"), [("OK", "pass"), ("x", "pass"), ("nok", "fail"), ("recorded", "recorded")]
)
def test_results_in_words(words, result):
    assert reading("C1", words, "1.5, 1.6 um") == Reading(
        characteristic="C1", result=result, values=("1.5", "1.6"), unit="um"
    )
