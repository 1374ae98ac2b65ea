# make run and make test need Python 3.11 or newer and make, and nothing else.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python3.14; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt
# Outside data for tests: a sibling folder, where there is one; without it those tests say that they skip.
DATA := $(wildcard $(abspath ../shared/data))
export CRMBOT_TEST_DATA ?= $(DATA)
# One thread a process: two cores, and small matrices.
export OMP_NUM_THREADS ?= 1
export OPENBLAS_NUM_THREADS ?= 1
TESTS ?=

.PHONY: run install test test-slow check bench bench-forecast soak lock messages clean
.DEFAULT_GOAL := run

run: $(VENV)/.installed
	@$(BIN)/crmbot run

install: $(VENV)/.installed

test: $(VENV)/.installed-dev
	$(BIN)/python -m pytest -m "not slow" --numprocesses auto $(TESTS)

test-slow: $(VENV)/.installed-dev
	$(BIN)/python -m pytest -m slow $(TESTS)

check: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(MAKE) test

bench: $(VENV)/.installed-dev
	@for file in $$(grep -l __main__ benchmarks/[a-z]*.py | grep -v /scum.py); do \
		name=$$(basename $$file .py); echo; echo "== $$name"; $(BIN)/python -m benchmarks.$$name || exit 1; done

# All that is measured of forecasts. The reference for series has an environment of its own, and is left out where it
# cannot be installed; its first run takes about half an hour, later ones only what is missing in build/scum.csv.
bench-forecast: $(VENV)/.installed-dev
	@test -x .venv-reference/bin/python || $(PYTHON) -m venv .venv-reference
	@mkdir -p build
	@if .venv-reference/bin/python -m pip install --quiet --disable-pip-version-check statsforecast pandas; then \
		test -z "$(CRMBOT_TEST_DATA)" || .venv-reference/bin/python -m benchmarks.scum \
			$(CRMBOT_TEST_DATA)/forecast/monthly_dev.csv build/scum.csv; \
	else echo "statsforecast cannot be installed here: no row for it"; fi
	@for name in series deals companies win speed; do \
		echo; echo "== forecast_$$name"; $(BIN)/python -m benchmarks.forecast_$$name || exit 1; done

bench-%: $(VENV)/.installed-dev
	@$(BIN)/python -m benchmarks.$(subst -,_,$*)

# The long storms again and again, until one fails or SOAK rounds are done.
SOAK ?= 10
soak: $(VENV)/.installed-dev
	@for round in $$(seq $(SOAK)); do \
		echo "== round $$round of $(SOAK)"; $(BIN)/python -m pytest -m slow -s tests/flows || exit 1; done

# The versions that were tested together; written anew on purpose, never by a run.
lock: $(VENV)/.installed-dev
	$(BIN)/python -m pip freeze --exclude-editable --exclude crmbot > constraints.txt

# Brings new texts into the catalogues of the languages, and drops those that are no more (docs/languages.md).
messages: $(VENV)/.installed-dev
	$(BIN)/python -m tests.messages

clean:
	rm -rf $(VENV) build *.egg-info .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "crmbot needs Python 3.11 or newer; install it and say make again."; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "On Debian and Ubuntu: apt-get install python3-venv"; rm -rf $(VENV); exit 1; }

$(VENV)/.installed: $(VENV)/bin/python pyproject.toml constraints.txt
	@echo "Installing crmbot into $(VENV) (a minute or two, once) ..."
	@$(PIP) --editable .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/bin/python pyproject.toml constraints.txt
	@echo "Installing crmbot with what its tests need into $(VENV) ..."
	@$(PIP) --editable ".[dev]"
	@touch $@ $(VENV)/.installed
