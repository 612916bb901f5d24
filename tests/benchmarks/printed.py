"""Parts that are printed every day, judged as they lie on a 0.4 mm nozzle: `python -m tests.benchmarks printed`."""

import statistics
from pathlib import Path

from dfdm import verbs

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "printed"


def reports():
    """(file, report) of each part in PETG on the printer it is a part of."""
    for path in sorted(DATA.glob("*.stl")):
        yield path.name, verbs.check(path, "material_extrusion", material="petg", machine="prusa_mini")


def main() -> None:
    """Print the table."""
    if not DATA.is_dir():
        print(f"the public test data is not at {DATA}")
        return
    found = list(reports())
    for name, report in found:
        said = ", ".join(f"{f.verdict.value} {f.code}" for f in report.findings if f.verdict.value in ("warn", "fail"))
        print(f"{name:42} {report.verdict.value:8} {said}")
    warns = [sum(f.verdict.value == "warn" for f in report.findings) for _, report in found]
    fails = sum(report.verdict.value == "fail" for _, report in found)
    print(f"{len(found)} parts, {fails} with a fail, median {statistics.median(warns):g} warnings a part")
