"""Write the golden agreement: every term that there is, as it travels. The same file comes out every time.

Usage: python -m tests.regenerate.rights_agreement [FOLDER]
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from dfdm.rights import Offer, Terms
from tests.rights.full import DEMANDS, NODE, OWNER, TARGET

TARGET_FOLDER = Path(__file__).parents[1] / "rights" / "golden"
NAME = "agreement.odrl.jsonld"


def agreement() -> Offer:
    """Who may make the part says everything that terms can say."""
    terms = Terms(license="LicenseRef-acme", licensee=NODE, attribution="© Acme", **DEMANDS)
    return terms.grant(target=TARGET, assigner=OWNER)


def text() -> str:
    """The agreement as it is read by people."""
    return json.dumps(agreement().to_dict(), indent=1, ensure_ascii=False) + "\n"


def main() -> None:
    """Write it."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET_FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    (folder / NAME).write_text(text(), encoding="utf-8")


if __name__ == "__main__":
    main()
