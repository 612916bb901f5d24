"""Hostile bundles: five percent of ten thousand in every run, all of them in the long one."""

import hashlib

import pytest

from tests.benchmarks.hostile import run, table
from tests.hostile.corpus import FAMILIES, SAMPLE, SIZE, mutated
from tests.hostile.originals import load, make


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    """The originals, made by the product."""
    folder = tmp_path_factory.mktemp("originals")
    make(folder)
    return folder


@pytest.fixture(scope="session")
def originals(folder):
    return load(folder)


def held(found):
    wrong = [f"{o.number} {o.family} {o.kind}: {o.defects}" for o in found if o.defects]
    assert not wrong, "\n".join([*wrong[:20], table(found)])


def test_the_sample_is_five_percent_and_of_every_kind(originals):
    assert len(set(SAMPLE)) == SIZE // 20
    assert max(SAMPLE) < SIZE
    made = [mutated(number, originals) for number in SAMPLE]
    kinds = {(one.family, one.kind) for one in made}
    assert {family for family, _ in kinds} == set(FAMILIES)
    assert len(kinds) >= 0.95 * sum(len(set(family.KINDS)) for family in FAMILIES.values())
    assert all(one.data not in originals.data.values() for one in made)
    again = [mutated(number, originals) for number in SAMPLE[:50]]
    for one, other in zip(made[:50], again, strict=True):
        sealed = one.family in ("policies", "downgraded")  # what is sealed never comes out alike twice
        assert sealed or hashlib.sha256(one.data).digest() == hashlib.sha256(other.data).digest()


def test_a_sample_of_hostile_bundles_is_refused_by_every_reader(folder):
    held(run(folder, SAMPLE, said=False))


@pytest.mark.slow
def test_all_hostile_bundles_are_refused_by_every_reader(folder):
    held(run(folder))
