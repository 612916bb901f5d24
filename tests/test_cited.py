"""What is measured says how often and how surely; what is not, does not."""

import pytest

from dfdm.cited import Cited
from dfdm.errors import DataError

ENTRY = {"value": 0.4, "unit": "mm", "source": "node", "locator": "wall ladder", "kind": "measured"}


def test_evidence_is_written_as_it_was_read():
    told = {**ENTRY, "low": 0.3, "high": 0.4, "date": "2026-11-27", "n": 5, "confidence": 0.95}
    found = Cited.from_dict(told)
    assert (found.n, found.confidence) == (5, 0.95)
    assert found.to_dict() == told
    assert Cited.from_dict(ENTRY).to_dict() == ENTRY
    assert (Cited.from_dict(ENTRY).n, Cited.from_dict(ENTRY).confidence) == (0, None)


@pytest.mark.parametrize("wrong", [{"n": -1}, {"n": 2.5}, {"n": True}, {"n": "5"}])
def test_a_number_of_measurements_is_a_count(wrong):
    with pytest.raises(DataError, match=r"limits\.x.*'n' is how often"):
        Cited.from_dict({**ENTRY, **wrong}, where="[limits.x]")


@pytest.mark.parametrize("wrong", [0, 1, 95, "high", True])
def test_a_confidence_is_a_share(wrong):
    with pytest.raises(DataError, match=r"limits\.x.*'confidence' is a share"):
        Cited.from_dict({**ENTRY, "confidence": wrong}, where="[limits.x]")
