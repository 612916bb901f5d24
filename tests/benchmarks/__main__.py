"""Run every benchmark of this folder, or those named: `python -m tests.benchmarks [NAME ...]`.

Words that name no benchmark are left to those that run (`refresh bracket`: of one part).
"""

import importlib
import pkgutil
import sys

import tests.benchmarks

known = sorted(
    m.name for m in pkgutil.iter_modules(tests.benchmarks.__path__) if not m.name.startswith(("test_", "__"))
)
names = [name for name in sys.argv[1:] if name in known] or known
for name in names:
    module = importlib.import_module(f"tests.benchmarks.{name}")
    if hasattr(module, "main"):
        print(f"== {name}", flush=True)
        module.main()
