# Python 3.11-3.13, make and a package index are all that is needed; every package comes hash-pinned from a lock file.
PY ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
  $$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' 2>/dev/null && echo $$p && break; done)
PORT ?= 8000
WORKERS ?= 2
V := .venv
BIN := $(V)/bin
PYTEST = $(BIN)/python -m pytest -n $(WORKERS)
ON_POSTGRES := $(BIN)/python -W ignore:XDG_RUNTIME_DIR tools/on_postgres.py

.PHONY: help setup demo run check lint docs test postgres trials bench fix bundle lock

help:  ## list the targets
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/:.*## /\t/'

# uv is quicker, but has no wheel for every machine: plain pip then does the same.
define install
	@if [ -x $(BIN)/uv ]; then $(BIN)/uv pip install -q --python $(BIN)/python --require-hashes -r $(1); \
	else $(BIN)/python -m pip install -q --require-hashes -r $(1); fi
endef

$(BIN)/python:
	@test -n "$(PY)" || { echo "Python 3.11, 3.12 or 3.13 is needed"; exit 1; }
	$(PY) -m venv $(V)

$(V)/.run: requirements.lock requirements-build.lock requirements-uv.lock pyproject.toml | $(BIN)/python
	-@$(BIN)/python -m pip install -q --only-binary :all: --require-hashes -r requirements-uv.lock
	$(call install,requirements-build.lock)
	$(call install,requirements.lock)
	@$(BIN)/python -m pip install -q --no-deps --no-index --no-build-isolation -e .
	@touch $@

$(V)/.dev: requirements-dev.lock $(V)/.run
	$(call install,requirements-dev.lock)
	@touch $@

setup: $(V)/.dev  ## make .venv with everything that development needs

demo: $(V)/.run  ## build and show the demonstration's year: make demo PORT=8000
	@exec $(BIN)/jinguo demo --port $(PORT)

run: $(V)/.run  ## serve this office's own data from ./var
	@exec $(BIN)/jinguo serve --port $(PORT)

check: lint docs test  ## all that must hold before a commit

lint: $(V)/.dev  ## format, lint, types and floors
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/djlint src --lint --quiet
	$(BIN)/mypy
	$(BIN)/lint-imports

docs: $(V)/.dev  ## the generated pages of docs/ say what the code says
	$(BIN)/python -m tools.generated_docs --check

# Pure rules, papers, pages, the house's own rules, who is answered what, journeys and serving are the same on every
# database; so is what a screen shows of rows that the tests of services and queries have asked both for.
SCREENS := '*/test_views.py' '*/test_screens.py' '*/test_pages.py' '*_views.py' '*/test_papers.py'
ONCE := src/jinguo/rules src/jinguo/base/papers tests/test_house.py tests/test_access.py tests/test_access_assignment.py tests/journeys src/jinguo/base/web src/jinguo/base/keep/tests/test_serving.py src/jinguo/base/keep/tests/test_founding.py

# Rooms that write through the services of lower ones; before a release `make postgres` asks them as well.
HIGHER := src/jinguo/demo src/jinguo/reports src/jinguo/service src/jinguo/office/appraisal src/jinguo/office/quarter src/jinguo/office/conduct src/jinguo/committee/atlas src/jinguo/committee/duties src/jinguo/committee/evaluation src/jinguo/committee/coordination
OTHERWISE := $(ONCE:%=--ignore=%) $(SCREENS:%=--ignore-glob=%)

test: $(V)/.dev  ## the whole suite on SQLite, then on PostgreSQL what the lower rooms ask of a database
	$(PYTEST)
	$(ON_POSTGRES) $(PYTEST) $(OTHERWISE) $(HIGHER:%=--ignore=%)

postgres: $(V)/.dev  ## all that a database could answer otherwise, on PostgreSQL: before a release
	$(ON_POSTGRES) $(PYTEST) $(OTHERWISE)

trials: $(V)/.dev  ## the long numbers: mutated workbooks, kills, crowds, flipped bits
	$(BIN)/python -W ignore:XDG_RUNTIME_DIR -m trials

bench: $(V)/.dev  ## seconds beside their floors
	$(BIN)/python -m benchmarks

fix: $(V)/.dev  ## format, repair what the linters can, write the generated docs
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(BIN)/python -m tools.generated_docs

bundle: $(V)/.run  ## dist/jinguo-bundle: a folder for an office PC without internet
	$(BIN)/python tools/bundle.py dist/jinguo-bundle

LOCK = $(BIN)/uv export --format requirements-txt --no-emit-project --no-header -q
lock: $(V)/.run  ## resolve pyproject.toml anew into the hash-pinned locks
	$(BIN)/uv lock
	$(LOCK) --no-dev --extra postgres -o requirements.lock
	$(LOCK) --extra postgres -o requirements-dev.lock
	$(LOCK) --only-group build -o requirements-build.lock
	$(LOCK) --only-group uv -o requirements-uv.lock
