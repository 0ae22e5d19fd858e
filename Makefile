# The two commands of the README are `make chat` and `make test`; `make help` lists all.
VENV ?= .venv
BIN := $(VENV)/bin
RUNTIME := $(VENV)/.runtime
DEV := $(VENV)/.dev
TOOLS := $(VENV)-tools
UV := $(TOOLS)/bin/uv
# Only what is locked, by its hash, and no building: that would fetch what nobody locked.
INSTALL := -m pip install -qq --disable-pip-version-check
LOCKED := $(INSTALL) --only-binary :all: --require-hashes --requirement

.PHONY: help chat test unit lint lab bench lock upgrade versions schemas clean

help: ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

chat: $(RUNTIME) ## start the conversation (installs into .venv the first time)
	@$(BIN)/drydock

test: $(DEV) ## check everything: lint, knowledge, unit tests, and the lab on real hosts where root can have it
	@$(BIN)/python -m tests.lab.prepare
	@$(MAKE) --no-print-directory lint
	@$(BIN)/drydock kb lint
	@$(BIN)/pytest -n 2 --dist loadgroup

unit: $(DEV) ## only the tests that need no hosts
	@$(BIN)/pytest -m 'not lab' -n 2 --dist loadgroup

lint: $(DEV) ## format, style, types and the layers
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

lab: $(DEV) ## only the faults on real hosts, and the way back of every repair (root)
	@$(BIN)/python -m tests.lab.prepare
	@DRYDOCK_LAB=whole $(BIN)/pytest -m lab -n 2 --dist loadgroup

bench: $(DEV) ## print the figures that the documentation quotes
	@$(BIN)/python bench/marks.py
	@echo
	@$(BIN)/python -m bench.reports

schemas: $(DEV) ## write the JSON Schemas that docs/schema publishes
	@$(BIN)/drydock schema | while read -r name _; do $(BIN)/drydock schema $$name > docs/schema/$$name.json; done

lock: $(UV) ## pin what pyproject.toml asks for in requirements/; pins that still fit stay
	@tools/lock $(UV)

upgrade: $(UV) ## the same, and renew every pin
	@tools/lock $(UV) --upgrade

versions: $(UV) ## try the newest and the lowest versions of everything; report, never fail
	@$(TOOLS)/bin/python tools/try-versions $(UV)

clean: ## remove what the targets above made
	rm -rf $(VENV) $(TOOLS) .mypy_cache .ruff_cache .pytest_cache .hypothesis dist build

$(RUNTIME): pyproject.toml requirements/run.txt tools/venv
	@tools/venv $(VENV)
	@echo "Installing Drydock into $(VENV) (once, about 20 MB) ..." >&2
	@$(BIN)/python $(LOCKED) requirements/run.txt
	@$(BIN)/python $(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV): $(RUNTIME) requirements/dev.txt
	@echo "Installing what the tests need (once, about 35 MB) ..." >&2
	@$(BIN)/python $(LOCKED) requirements/dev.txt
	@touch $@

$(UV): requirements/lock.txt
	@tools/venv $(TOOLS)
	@echo "Installing what makes the lock into $(TOOLS) (once, about 25 MB) ..." >&2
	@$(TOOLS)/bin/python $(LOCKED) requirements/lock.txt
	@touch $@
