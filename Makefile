# Two commands: `make run` starts the app, `make test` checks everything.
# Paths stay relative and tools are called as modules, so that a space in the path does no harm.
.DELETE_ON_ERROR:
PYTHON ?= python3
UV_VERSION := 0.13.9
PY := .venv/bin/python
# Nothing is read from or written to the home folder.
export UV_CACHE_DIR := .venv/cache/uv
export PIP_CACHE_DIR := .venv/cache/pip
export PIP_DISABLE_PIP_VERSION_CHECK := 1
INSTALL := $(PY) -m uv pip install --quiet --require-hashes --compile-bytecode --link-mode=copy --python $(PY)
# Bytecode is kept whatever the shell says: without it every start pays double.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test check test-long bench lock format clean

run: .venv/run.stamp
	$(PY) -m streamlit run app.py

# Everything: format, lint, types, import rules, then unit, page and browser tests.
test: check
	$(PY) -m pytest tests

check: .venv/dev.stamp
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy
	$(PY) -m importlinter.cli lint --no-cache

# The same with more examples for every property test.
test-long: check
	HYPOTHESIS_PROFILE=long $(PY) -m pytest tests

bench: .venv/dev.stamp
	$(PY) -m tests.bench.rerun

format: .venv/dev.stamp
	$(PY) -m ruff format .
	$(PY) -m ruff check --fix .

lock: .venv/uv.stamp
	$(PY) -m uv pip compile --quiet --universal --generate-hashes --python-version 3.11 requirements.in -o requirements.txt
	$(PY) -m uv pip compile --quiet --universal --generate-hashes --python-version 3.11 requirements-dev.in -c requirements.txt -o requirements-dev.txt

clean:
	rm -rf .venv

.venv/uv.stamp:
	$(PYTHON) -m venv .venv
	$(PY) -m pip install --quiet uv==$(UV_VERSION)
	touch $@

.venv/run.stamp: requirements.txt .venv/uv.stamp
	@echo "Installing what SSI Lens needs into .venv (once)"
	$(INSTALL) -r requirements.txt
	rm -rf .venv/cache
	touch $@

.venv/dev.stamp: requirements-dev.txt .venv/run.stamp
	@echo "Installing what the tests need into .venv (once)"
	$(INSTALL) -r requirements-dev.txt
	$(PY) -m tests.browser.chromium
	rm -rf .venv/cache
	touch $@
