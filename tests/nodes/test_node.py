"""Node files: what is read is what was written, and every mistake is one clear error."""

import copy

import pytest

from dfdm.errors import DataError
from dfdm.nodes.identifiers import checked_id, derived_id
from dfdm.nodes.reading import read_node
from dfdm.trust.keys import new_key

NODE = {
    "schema": "dfdm/node/1",
    "id": "okw:ab67b029-e2fd-478b-b97b-43a421f59b92",
    "name": "Workshop of the tests",
    "aliases": ["lei:529900T8BM49AURSDO55", "gln:4012345000009"],
    "place": {"city": "Porto", "country": "PT", "lat": 41.15, "lon": -8.61},
    "timezone": "Europe/Lisbon",
    "machines": [
        {"model": "prusa_mk4", "count": 3},
        {
            "model": "goldmark_3015",
            "materials": ["mild_steel"],
            "limits": {
                "hole_thickness_ratio_min": {
                    "value": 0.8, "unit": "ratio", "source": "node", "locator": "cut test", "kind": "measured",
                    "date": "2026-10-02",
                }
            },
        },
        {"own": {"id": "home_made", "name": "Home made mill", "processes": ["milling"], "materials": ["aluminum"]}},
    ],
    "materials": ["pla", "mild_steel", "aluminum_6061"],
    "operations": ["deburr"],
    "certificates": [{"standard": "ISO 9001", "valid_until": "2027-01-31"}],
    "rates": {"labor_rate": {"value": 30, "unit": "EUR/h", "source": "node", "locator": "prices", "kind": "published"}},
    "calendar": {"workdays": ["mon", "tue"], "opens": "09:00", "closes": "17:00", "holidays": "PT", "backlog_h": 12},
    "accepts_licenses": ["open-hardware"],
    "ships_to": ["PT", "ES"],
    "contact": {"email": "a@example.org"},
    "retrieved": "2026-11-21",
}  # fmt: skip


def test_a_node_is_written_as_it_was_read():
    node = read_node(NODE, where="node.toml")
    assert read_node(node.to_dict(), where="again").to_dict() == node.to_dict()
    assert {k: v for k, v in node.to_dict().items() if k not in ("machines", "rates")} == {
        k: v for k, v in NODE.items() if k not in ("machines", "rates")
    }


def test_machines_are_the_models_of_the_catalog_with_the_numbers_of_the_node():
    node = read_node(NODE, where="node.toml")
    printer, laser, own = node.machines
    assert printer.machine.name == "Original Prusa MK4" and printer.count == 3
    assert laser.limits["hole_thickness_ratio_min"].kind == "measured"
    assert own.machine.name == "Home made mill"
    assert node.processes == ("laser_cutting", "material_extrusion", "milling")


def bad(change):
    document = copy.deepcopy(NODE)
    change(document)
    return document


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda d: d.pop("id"), "'id' is a required property"),
        (lambda d: d.update(surprise=1), "surprise"),
        (lambda d: d["machines"][0].update(model="prusa_mk99"), r"machines\[0\].*prusa_mk99.*Known: .*prusa_mk4"),
        (lambda d: d["materials"].append("unobtainium"), "unobtainium.*Known: .*pla"),
        (lambda d: d["machines"][1].update(materials=["unobtainium"]), r"machines\[1\].*unobtainium.*Known"),
        (lambda d: d["operations"].append("bless"), "bless.*Known: .*deburr"),
        (lambda d: d.update(timezone="Mars/Olympus"), "Mars/Olympus.*IANA"),
        (lambda d: d["place"].update(lat=99), "place.lat: 99"),
        (lambda d: d["place"].update(country="Portugal"), "place.country"),
        (lambda d: d["machines"][0].update(count=0), r"machines\[0\].count"),
        (lambda d: d["machines"].append({"count": 1}), r"machines\[3\]"),
        (lambda d: d["machines"][2]["own"].update(color="red"), "machines.2..own.*unknown key 'color'"),
        (lambda d: d["rates"]["labor_rate"].pop("source"), "'source' is a required property"),
        (lambda d: d["rates"]["labor_rate"].update(source="hearsay"), "'hearsay' is neither"),
        (lambda d: d["rates"]["labor_rate"].update(unit="EUR/fortnight"), "EUR/fortnight"),
        (lambda d: d["calendar"].update(opens="9 am"), "calendar.opens"),
        (lambda d: d.update(schema="dfdm/node/2"), "schema"),
    ],
)
def test_a_mistake_is_one_error_that_names_file_and_place(change, says):
    with pytest.raises(DataError, match=f"(?s)^node.toml.*{says}"):
        read_node(bad(change), where="node.toml")


@pytest.mark.parametrize(
    "text",
    [
        "lei:529900T8BM49AURSDO55",
        "gln:4012345000009",
        "okw:ab67b029-e2fd-478b-b97b-43a421f59b92",
        "icd:0088:4012345000009",
        "did:web:example.org",
        "cage:1ABC2",
        pytest.param(new_key().did, id="did:key"),
    ],
)
def test_ids_of_many_schemes_are_taken(text):
    assert checked_id(text) == text


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("lei:529900T8BM49AURSDO56", "97-10"),
        ("gln:4012345000008", "mod 10"),
        ("okw:12", "UUID"),
        ("icd:88:1", "6523"),
        ("did:key:z6MkNotAKey", "did:key"),
        ("did:nothing:x", "did:web"),
        ("just words", "scheme:value"),
        ("okw:", "scheme:value"),
    ],
)
def test_wrong_check_digits_and_forms_are_refused(text, says):
    with pytest.raises(DataError, match=says):
        checked_id(text)


def test_a_derived_id_is_stable_and_depends_on_every_word():
    assert derived_id("a", "b") == derived_id("a", "b")
    assert len({derived_id("a", "b"), derived_id("ab"), derived_id("b", "a")}) == 3
    assert checked_id(derived_id("a", "b"))
