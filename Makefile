# Two commands: `make run` starts the app, `make test` checks everything.
# Paths stay relative and tools are called as modules, so that a space in the path does no harm.
.DELETE_ON_ERROR:
PYTHON ?= python3
PY := .venv/bin/python
# Nothing is read from or written to the home folder.
export UV_CACHE_DIR := .venv/cache/uv
export PIP_CACHE_DIR := .venv/cache/pip
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PLAYWRIGHT_BROWSERS_PATH := $(CURDIR)/.venv/browsers
# uv needs a sixth of pip's time; where it cannot work (an odd platform, a company's own certificates), pip does.
define install
$(PY) -m uv pip install --quiet --require-hashes --compile-bytecode --link-mode=copy --python $(PY) -r $(1) \
	|| $(PY) -m pip install --quiet --require-hashes -r $(1)
endef
# Bytecode is kept whatever the shell says: without it every start pays double.
unexport PYTHONDONTWRITEBYTECODE

PEOPLE ?= 200
FIRST_SEED ?= 900000
MINUTES ?= 10

.PHONY: run test check test-long fuzz bench bench-readers bench-alignment bench-moves bench-experiments bench-shared-weeks bench-clients lock format clean

run: .venv/run.stamp
	$(PY) -m streamlit run app.py

# Everything: format, lint, types, import rules, then unit, page and browser tests.
test: check
	$(PY) -m pytest -m "not long" tests

check: .venv/dev.stamp
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy
	$(PY) -c 'from importlinter.cli import lint_imports_command as lint; lint()' --no-cache

# The same with more examples for every property test, and the whole set of pictures.
test-long: check
	HYPOTHESIS_PROFILE=long $(PY) -m pytest tests

# Damaged files of every format, read for so many minutes.
fuzz: .venv/dev.stamp
	$(PY) -m tests.bench.fuzz --minutes $(MINUTES)

bench: .venv/dev.stamp
	$(PY) -m tests.bench.rerun

# How long large tables take to be read, beside pandas.read_csv on the same bytes; a real-sized archive, and bombs.
bench-readers: .venv/dev.stamp
	$(PY) -m tests.bench.readers
	$(PY) -m tests.bench.archive

# How often "lines up" is right and wrong on simulated people: ten minutes on two cores for 200 people a family.
bench-alignment: .venv/dev.stamp
	$(PY) -m tests.bench.alignment --people $(PEOPLE) --first-seed $(FIRST_SEED)

# How often a step is seen, and a change called more than usual, where nothing happened.
bench-moves: .venv/dev.stamp
	$(PY) -m tests.bench.moves $(PEOPLE)

# How often an experiment claims something false, and whether it finds what it promised: ten minutes on two cores.
bench-experiments: .venv/dev.stamp
	$(PY) -m tests.bench.experiments --people $(PEOPLE) --first-seed $(FIRST_SEED)

# How often a week is named in which clients moved alike, where nothing happened and where all lost points.
bench-shared-weeks: .venv/dev.stamp
	$(PY) -m tests.bench.shared_weeks

# Clients with 200 and 1,000 of them beside a page that shows the same finished table: time and memory.
bench-clients: .venv/dev.stamp
	$(PY) -m tests.bench.clients

format: .venv/dev.stamp
	$(PY) -m ruff format .
	$(PY) -m ruff check --fix .

lock: .venv/uv.stamp
	echo 'uv==0.13.9' | $(PY) -m uv pip compile --quiet --universal --generate-hashes --no-header --python-version 3.11 - -o requirements-uv.txt
	$(PY) -m uv pip compile --quiet --universal --generate-hashes --python-version 3.11 requirements.in -o requirements.txt
	$(PY) -m uv pip compile --quiet --universal --generate-hashes --python-version 3.11 requirements-dev.in -c requirements.txt -o requirements-dev.txt

clean:
	rm -rf .venv

.venv/uv.stamp: requirements-uv.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "SSI Lens needs Python 3.11 or newer. If it is there under another name: make run PYTHON=python3.12")'
	$(PYTHON) -m venv --clear .venv
	$(PY) -m pip install --quiet --require-hashes -r requirements-uv.txt || echo "No uv here: pip installs, which takes longer."
	touch $@

.venv/run.stamp: requirements.txt .venv/uv.stamp
	@echo "Installing what SSI Lens needs into .venv (once)"
	$(call install,requirements.txt)
	rm -rf .venv/cache
	touch $@

.venv/dev.stamp: requirements-dev.txt .venv/run.stamp
	@echo "Installing what the tests need into .venv (once)"
	$(call install,requirements-dev.txt)
	$(PY) -m tests.browser.chromium
	rm -rf .venv/cache
	touch $@
