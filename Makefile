# The two commands of the README are `make chat` and `make test`; `make help` lists all.
VENV ?= .venv
BIN := $(VENV)/bin
RUNTIME := $(VENV)/.runtime
DEV := $(VENV)/.dev

.PHONY: help chat test unit lint lab bench clean

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
	@$(BIN)/pytest -m 'not lab'

lint: $(DEV) ## format, style, types and the layers
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

lab: $(DEV) ## only the faults on real hosts (root)
	@$(BIN)/python -m tests.lab.prepare
	@$(BIN)/pytest -m lab -n 2 --dist loadgroup

bench: $(DEV) ## print the figures that the documentation quotes
	@$(BIN)/python bench/marks.py

clean: ## remove what the targets above made
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis dist build

$(RUNTIME): pyproject.toml tools/venv
	@tools/venv $(VENV)
	@echo "Installing Drydock into $(VENV) (once) ..." >&2
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --editable .
	@touch $@

$(DEV): $(RUNTIME)
	@echo "Installing what the tests need (once) ..." >&2
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --editable '.[dev]'
	@touch $@
