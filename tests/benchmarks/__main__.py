"""Run every benchmark of this folder, or those named: `python -m tests.benchmarks [NAME ...]`."""

import importlib
import pkgutil
import sys

import tests.benchmarks

names = sys.argv[1:] or sorted(m.name for m in pkgutil.iter_modules(tests.benchmarks.__path__) if m.name != "__main__")
for name in names:
    print(f"== {name}", flush=True)
    importlib.import_module(f"tests.benchmarks.{name}").main()
