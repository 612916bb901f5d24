# Wraps commands that also work without make; see README, "Without make".
PYTHON ?= python3
ifeq ($(OS),Windows_NT)
BIN := .venv/Scripts
else
BIN := .venv/bin
endif
READY := .venv/ready

.PHONY: setup demo test test-all bench lab clean
setup: $(READY)

$(READY): pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[test]"
	-$(BIN)/python -m dfdm.geometry
	$(BIN)/python -c "open('$(READY)', 'w').close()"

demo: $(READY)
	$(BIN)/python -m dfdm demo

test: $(READY)
	$(BIN)/python -m tests

test-all: $(READY)
	$(BIN)/python -m tests --all

bench: $(READY)
	$(BIN)/python -m tests.benchmarks

lab: $(READY)
	$(BIN)/python -m dfdm lab

clean:
	$(PYTHON) -c "import shutil; shutil.rmtree('.venv', ignore_errors=True); shutil.rmtree('out', ignore_errors=True)"
