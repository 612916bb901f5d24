"""What licenses ask of whoever makes, changes or hands on a design."""

import pytest

from dfdm.processes import catalog
from dfdm.rights.obligations import marking, obligations


@pytest.mark.parametrize(
    ("license", "codes"),
    [
        ("CERN-OHL-S-2.0", ["attribution", "notice", "share-alike", "source", "mark"]),
        ("CERN-OHL-W-2.0", ["attribution", "notice", "share-alike", "source", "mark"]),
        ("CERN-OHL-P-2.0", ["attribution", "notice"]),
        ("TAPR-OHL-1.0", ["attribution", "notice", "share-alike", "source", "send-back"]),
        ("CC-BY-ND-4.0", ["attribution", "notice", "changes"]),
        ("CC-BY-NC-SA-4.0", ["attribution", "notice", "share-alike", "commercial"]),
        ("CC0-1.0", []),
        ("LicenseRef-acme", []),
    ],
)
def test_what_is_owed(license, codes):
    found = obligations(license)
    assert [one.code for one in found] == codes
    assert all(one.clause.startswith(license) and one.text.endswith(".") for one in found)


def test_the_product_is_marked_with_the_place_of_its_source_where_the_license_speaks_of_that():
    (told,) = marking("CERN-OHL-S-2.0")
    assert told["source"] in catalog().sources
    assert told["locator"].startswith("4") and told["kind"] == "standard"
    assert len(marking("CERN-OHL-S-2.0 AND CERN-OHL-W-2.0")) == 2
    for license in ("CERN-OHL-P-2.0", "MIT", "LicenseRef-acme", "", "no license"):
        assert marking(license) == ()
