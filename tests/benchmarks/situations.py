"""Situations of design guides, what they lead one to expect and what is found: `python -m tests.benchmarks situations [WORD]`.

With a WORD only those whose id holds it.
"""

import sys

from tests.situations.table import guides, situations


def main() -> None:
    """Print the table."""
    words = [word for word in sys.argv[1:] if word != "situations"]
    rows = [s for s in situations() if not words or any(word in s.id for word in words)]
    known, wrong = guides(), 0
    for row in rows:
        report = row.report()
        differences = row.differences(report)
        wrong += bool(differences)
        finding = row.found(report)
        measured = f"{finding.measured.value:g} {finding.measured.unit}" if finding and finding.measured else ""
        print(
            f"{'NO' if differences else 'ok':2} {row.id:32} {row.process:26} {row.check + '/' + row.code:46} {row.verdict:14} "
            f"{measured:16} {known[row.guide]['publisher']}: {row.says}"
            + "".join(f"\n   ! {text}" for text in differences),
            flush=True,
        )
    good = sum(row.good for row in rows)
    print(
        f"{len(rows)} situations of {len({row.guide for row in rows})} guides, {good} good and {len(rows) - good} bad: {wrong} not as expected"
    )
