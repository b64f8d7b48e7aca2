# Every target sets itself up: the first one makes .venv from the requirements*.lock files.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
.DEFAULT_GOAL := help
.PHONY: help setup demo serve test check bench bench-bfcl bench-sandbox bench-generation bench-faults bench-attribution lock lock-packages clean

help: ## Show this list
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-17s %s\n", $$1, $$2}'

setup: $(READY) ## Install into .venv what the lock files name

$(READY): requirements.lock requirements-bfcl.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "error: $(PYTHON) is older than Python 3.11; name a newer one: make PYTHON=python3.12" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --requirement requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --requirement requirements-bfcl.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

demo: $(READY) ## Make a small dataset offline, without any key
	@$(BIN)/apigen demo

serve: $(READY) ## Start Prefect's server and UI, a worker and all deployments, until Ctrl-C
	@$(BIN)/apigen serve

test: $(READY) ## Run all tests; those that need Docker, Chromium or PostgreSQL only where they are
	$(BIN)/python -m pytest tests/attacks
	$(BIN)/python -m pytest --ignore tests/attacks --numprocesses 2 --dist loadfile

check: $(READY) ## Formatter, linter, types (strict for the core and the sandbox), layering
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -q tests/test_layering.py

bench: $(READY) ## Measure the format check, a second run beside the first, and Prefect's own share
	$(BIN)/python -m benchmarks.checks
	$(BIN)/python -m benchmarks.reuse
	$(BIN)/python -m benchmarks.prefect_overhead

bench-bfcl: $(READY) ## Measure format check and matcher on BFCL: rejects, mutants found, same decisions
	@$(BIN)/python -m benchmarks.bfcl

bench-sandbox: $(READY) ## Measure the execution check beside docker run, bare forks and distilabel
	@$(BIN)/python -m benchmarks.sandbox

bench-generation: $(READY) ## Measure generation beside a bare client, and how full slots are kept
	@$(BIN)/python -m benchmarks.generation

bench-attribution: $(READY) ## Measure whether each planted fault is rejected by the stage that is there for it
	@$(BIN)/python -m benchmarks.attribution

bench-faults: $(READY) ## Draw how the client fares with an endpoint that lets it down: data/runs/faults.svg
	@$(BIN)/python -m benchmarks.faults

lock: $(READY) ## Renew requirements.lock from pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check uv
	$(BIN)/uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 \
	  --generate-hashes --no-strip-extras --no-annotate --no-header \
	  --no-emit-index-url --no-emit-find-links --upgrade --quiet --output-file requirements.lock

lock-packages: $(READY) ## Renew data/library/packages.lock from packages.yaml beside it
	$(BIN)/pip install --quiet --disable-pip-version-check uv
	$(BIN)/python -m tasks.package_lock

clean: ## Remove the environment, caches and everything under data/runs
	rm -rf $(VENV) data/runs .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
