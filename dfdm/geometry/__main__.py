"""Compile the numeric kernels, once per machine: `python -m dfdm.geometry`."""

import sys

from dfdm.geometry.compiled import warm

if __name__ == "__main__":
    warm(lambda line: print(line, file=sys.stderr, flush=True))
