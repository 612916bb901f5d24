"""Broken files end in a result or one clear error: 5 % of five hundred in every run, all of them in the long one."""

import hashlib
from collections import Counter

import pytest

from tests.benchmarks.robustness import run, table
from tests.robustness.corpus import KINDS, SAMPLE, SIZE, mutated

MOST_ENDED = 0.1
"""Share of the files on which the kernel may crash: its process, not ours."""


def test_the_sample_is_five_percent_of_many_kinds():
    assert len(set(SAMPLE)) == SIZE // 20
    assert len({mutated(n)[:2] for n in SAMPLE}) == len(SAMPLE)
    assert Counter(mutated(n)[:2] for n in range(SIZE)).keys() == set(KINDS)


def test_the_files_are_the_same_in_every_run():
    first = [hashlib.sha256(mutated(n)[2]).hexdigest() for n in SAMPLE]
    assert first == [hashlib.sha256(mutated(n)[2]).hexdigest() for n in SAMPLE]
    assert len({hashlib.sha256(mutated(n)[2]).hexdigest() for n in range(SIZE)}) > 0.85 * SIZE


def held(found):
    assert [one for one in found if one.outcome == "defect"] == [], table(found)
    assert sum(one.outcome == "killed" for one in found) <= MOST_ENDED * len(found), table(found)


def test_a_sample_of_broken_files(monkeypatch):
    monkeypatch.setenv("DFDM_CACHE", "off")
    held(run(SAMPLE, said=False))


@pytest.mark.slow
def test_all_broken_files(monkeypatch):
    monkeypatch.setenv("DFDM_CACHE", "off")
    held(run())
