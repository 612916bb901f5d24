import pytest

from dfdm.errors import InputError
from dfdm.rights import Variation
from dfdm.rights.variation import spoken_variation


@pytest.mark.parametrize(
    ("text", "document"),
    [
        ("width=20:80", {"name": "width", "low": 20, "high": 80}),
        ("wall = 0.4 : 6.5", {"name": "wall", "low": 0.4, "high": 6.5}),
        ("x=-3:-1", {"name": "x", "low": -3, "high": -1}),
        ("holes=4,2,2", {"name": "holes", "values": [2, 4]}),
        ("engraved=true,false", {"name": "engraved", "values": [False, True]}),
        ("text=A B,c", {"name": "text", "values": ["A B", "c"]}),
    ],
)
def test_a_variation_as_it_is_typed(text, document):
    found = spoken_variation(text)
    assert found.to_dict() == document
    assert Variation.from_dict(document) == found


@pytest.mark.parametrize(
    "text",
    ["", "width", "width=", "=1:2", "width=1:2:3", "width=a:b", "width=5:3", "width=nan:1", "width=1:inf", "w h=1:2",
     "width=1:", "x=1e300:2e300", "width=true:false", "a=,"],
)  # fmt: skip
def test_what_is_no_variation(text):
    with pytest.raises(InputError):
        spoken_variation(text)


@pytest.mark.parametrize(
    "document",
    [
        {},
        {"name": "w"},
        {"name": "w", "low": 1},
        {"name": "w", "low": True, "high": 2},
        {"name": "w", "low": "1", "high": 2},
        {"name": "w", "low": 1, "high": 2, "values": [1]},
        {"name": "w", "values": [float("nan")]},
        {"name": "w", "values": [2**53]},
        {"name": "w", "values": [[1]]},
        {"name": "w", "values": [None]},
        {"name": "w", "values": list(range(201))},
        {"name": "w", "values": 3},
        {"name": "ü", "low": 1, "high": 2},
        {"name": "a.b", "low": 1, "high": 2},
        {"name": 3, "low": 1, "high": 2},
        {"name": "w", "low": 1, "high": 2, "unit": "mm"},
        [],
    ],
)
def test_a_variation_that_cannot_be_read(document):
    with pytest.raises(InputError):
        Variation.from_dict(document)


def test_yes_is_not_the_number_one():
    assert Variation(name="x", values=(True, 1, 1.0, "1")).values == (True, 1.0, "1")
    assert str(Variation(name="x", values=(True, 2))) == "x one of yes, 2"
    assert str(Variation(name="w", low=1, high=2.5)) == "w from 1 to 2.5"
