"""Limits written into node files: the rest stays as it was, to the letter."""

import json
import tomllib

import pytest

from dfdm.cited import Cited
from dfdm.errors import InputError
from dfdm.nodes.new import new_node
from dfdm.nodes.nodefile import with_limits
from dfdm.nodes.reading import read_node


def measured(value, words="wall ladder"):
    return Cited(
        value=value, unit="mm", source="node", locator=words, kind="measured", low=value / 2, high=value, date="2026-11-27",
        n=5, confidence=0.95,
    )  # fmt: skip


TEXT = new_node("Shop", ["prusa_mk4", "prusa_mk4", "goldmark_3015"], "Porto, PT", materials=["pla", "petg"])


@pytest.mark.parametrize(("place", "material"), [(0, "pla"), (0, ""), (1, "mild_steel"), (1, "")])
def test_the_rest_of_the_file_stays_to_the_letter(place, material):
    text = with_limits(TEXT, place, material, {"wall_thickness_min": measured(0.3)}, where="shop.toml")
    kept = iter(text.splitlines())
    assert all(line in kept for line in TEXT.splitlines())  # every line is still there, in the same order
    node = read_node(tomllib.loads(text), where="shop.toml")
    entry = node.machines[place]
    table = entry.limits_for[material] if material else entry.limits
    assert table["wall_thickness_min"] == measured(0.3)
    other = node.machines[1 - place]
    assert not other.limits and not other.limits_for


def test_what_is_measured_anew_replaces_what_was_measured_before():
    once = with_limits(TEXT, 0, "pla", {"wall_thickness_min": measured(0.3), "gap_min": measured(0.2)}, where="s")
    again = with_limits(once, 0, "pla", {"wall_thickness_min": measured(0.5, 'a "quoted" word, 95% − ±')}, where="s")
    table = tomllib.loads(again)["machines"][0]["limits_for"]["pla"]
    assert set(table) == {"wall_thickness_min", "gap_min"} and table["wall_thickness_min"]["value"] == 0.5
    assert (
        with_limits(again, 0, "pla", {"wall_thickness_min": measured(0.3)}, where="s").count("wall_thickness_min") == 1
    )
    both = with_limits(again, 0, "petg", {"wall_thickness_min": measured(0.6)}, where="s")
    assert set(tomllib.loads(both)["machines"][0]["limits_for"]) == {"pla", "petg"}


def test_a_table_that_is_there_is_filled():
    text = TEXT.replace(
        "# [machines.limits]",
        '[machines.limits]  # ours\nhole_diameter_min = { value = 1.5, unit = "mm", source = "node", locator = "test part", kind = "measured" }',
        1,
    )
    found = tomllib.loads(with_limits(text, 0, "", {"gap_min": measured(0.2)}, where="s"))["machines"][0]["limits"]
    assert set(found) == {"hole_diameter_min", "gap_min"}


def test_json_is_written_as_json():
    document = tomllib.loads(TEXT)
    text = with_limits(json.dumps(document), 0, "pla", {"gap_min": measured(0.2)}, where="shop.json")
    assert json.loads(text)["machines"][0]["limits_for"]["pla"]["gap_min"]["n"] == 5


@pytest.mark.parametrize(
    "text",
    [
        'name = "x"\nmachines = [{ model = "prusa_mk4" }]\n',
        '[[machines]]\nmodel = "prusa_mk4"\nlimits_for = { pla = {} }\n',
        '[[machines]]\nmodel = "prusa_mk4"\n[machines.limits_for.pla.gap_min]\nvalue = 1\n',
    ],
)
def test_a_file_that_cannot_be_changed_alone_is_refused(text):
    with pytest.raises(InputError, match="shop.toml cannot be changed without changing more of it"):
        with_limits(text, 0, "pla", {"gap_min": measured(0.2)}, where="shop.toml")
