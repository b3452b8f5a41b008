# The same words on every machine; `make` alone explains itself.
# It needs Python 3.11 or newer with venv, and nothing else: the rest is installed into .venv from the pinned files.

PYTHON ?= python3
BIN := .venv/bin
ACTOR ?= KAZ
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: help brief test check lint types layers lock bench clean

help:
	@echo "make brief [ACTOR=KAZ]  install what is needed and print the brief of a state"
	@echo "make test               install what is needed and pass the tests"
	@echo "make check              what CI does: lint, types, layers, tests"
	@echo "make bench              time the engines beside their peers"
	@echo "make lock               pin the dependencies anew (needs uv)"
	@echo "make clean              remove the private environment"

brief: .venv/.runs
	@$(BIN)/untether brief $(ACTOR)

test: .venv/.tests
	@$(BIN)/python -m pytest

check: lint types layers test

lint: .venv/.tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/.tests
	$(BIN)/mypy

layers: .venv/.tests
	$(BIN)/lint-imports

bench: .venv/.tests
	@for script in benchmarks/*.py; do $(BIN)/python $$script; done

lock:
	uv pip compile pyproject.toml --extra build --universal --python-version 3.11 --generate-hashes --no-header \
	  --no-emit-index-url --quiet --output-file requirements.lock
	uv pip compile pyproject.toml --extra build --extra dev --universal --python-version 3.11 --generate-hashes --no-header \
	  --no-emit-index-url --constraint requirements.lock --quiet --output-file requirements-dev.lock

clean:
	rm -rf .venv

.venv/bin/python:
	@echo "making a private environment in .venv" >&2
	@$(PYTHON) -m venv .venv

.venv/.runs: requirements.lock pyproject.toml | .venv/bin/python
	@echo "installing the pinned dependencies" >&2
	@$(PIP) install --require-hashes -r requirements.lock >&2
	@$(PIP) install --no-deps --no-build-isolation --editable . >&2
	@touch $@

.venv/.tests: requirements-dev.lock .venv/.runs
	@echo "installing the pinned development tools" >&2
	@$(PIP) install --require-hashes -r requirements-dev.lock >&2
	@touch $@
