"""Fuzz one parser, guided by what of its code ran: `python -m tests.fuzz NAME [--seconds N] [--corpus FOLDER]`.

Begins with what the product writes and with the kept seeds. An input on which anything but a DfdmError comes out is written
beside as `crash-…`; made small, it belongs into `tests/fuzz/seeds/NAME`. Wants `atheris`.
"""

from __future__ import annotations

import argparse
import contextlib
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]


def main() -> None:
    """Let the fuzzer run on the named parser."""
    import atheris

    # Compiled kernels stand in geometry, and numba reads no instrumented code.
    kernels = ["dfdm.geometry", *(f"dfdm.geometry.{path.stem}" for path in (ROOT / "dfdm" / "geometry").glob("*.py"))]
    with atheris.instrument_imports(include=["dfdm"], exclude=kernels, enable_loader_override=False):
        from dfdm.errors import DfdmError
        from tests.fuzz.targets import TARGETS, seeds

        parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description="Fuzz one parser.")
        parser.add_argument("name", choices=sorted(TARGETS))
        parser.add_argument("--seconds", type=int, default=60)
        parser.add_argument("--corpus", help="where to keep what reached new code (default: nowhere)")
        options = parser.parse_args()
        target = TARGETS[options.name]
        begin = seeds(options.name)
        for data in begin:  # loads, instrumented, what the parser loads late
            with contextlib.suppress(DfdmError):
                target(data)

    def once(data: bytes) -> None:
        try:
            target(data)
        except DfdmError as error:
            if len(str(error).splitlines()) > 1:
                raise AssertionError(f"more than one line: {str(error)!r}") from error

    with tempfile.TemporaryDirectory() as place:
        corpus = Path(options.corpus or place)
        corpus.mkdir(parents=True, exist_ok=True)
        for number, data in enumerate(begin):
            (corpus / f"seed{number}").write_bytes(data)
        limits = [f"-max_total_time={options.seconds}", "-max_len=65536", "-timeout=20", "-rss_limit_mb=3000"]
        atheris.Setup([sys.argv[0], str(corpus), *limits], once)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
