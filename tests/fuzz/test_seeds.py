"""Every parser over its seeds and a fixed neighborhood of each: only errors that dfdm raises on purpose come out."""

import pytest

from dfdm.errors import DfdmError
from tests.fuzz.targets import SEEDS, TARGETS, made, nearby, seeds

ACCEPTED = {
    "container",
    "bundle",
    "recipe",
    "rights",
    "proof",
    "sealed",
    "key_file",
    "sealing_key_file",
    "node_json",
    "node_csv",
    "okw",
    "step",
    "dxf",
    "stl",
    "three_mf",
}
"""Parsers that take at least the first thing that the product writes for them."""
NEIGHBORS = 40


def outcome(name, data):
    try:
        TARGETS[name](data)
    except DfdmError as error:
        assert len(str(error).splitlines()) == 1
        return str(error)
    return ""


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", sorted(TARGETS))
def test_only_errors_of_our_own_come_out(name):
    for data in seeds(name):
        outcome(name, data)
        for number in range(NEIGHBORS):
            outcome(name, nearby(data, number))


@pytest.mark.parametrize("name", sorted(ACCEPTED))
def test_what_the_product_writes_is_read(name):
    assert outcome(name, made(name)[0]) == ""


def test_every_kept_seed_belongs_to_a_parser():
    kept = SEEDS.iterdir() if SEEDS.is_dir() else ()  # none before a fuzzer found something
    assert {folder.name for folder in kept if folder.is_dir()} <= set(TARGETS)
