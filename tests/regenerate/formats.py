"""Write tests/bundles/golden: what the export formats say of the known product. The same files come out every time.

Usage: python -m tests.regenerate.formats
"""

from __future__ import annotations

from tests.bundles.golden_product import FOLDER, files


def main() -> None:
    """Write each golden file, and remove those that are golden no more."""
    FOLDER.mkdir(exist_ok=True)
    found = files()
    for name, data in sorted(found.items()):
        (FOLDER / name).write_bytes(data)
        print(f"wrote {name}, {len(data)} bytes")
    for path in FOLDER.iterdir():
        if path.name not in found:
            path.unlink()
            print(f"removed {path.name}")


if __name__ == "__main__":
    main()
