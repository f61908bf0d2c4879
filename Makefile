# Everything a person does with this repository. `make` alone tells what there is.
.DEFAULT_GOAL := help
SHELL := /bin/bash
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
MEMBERS := schemas chassis services/messaging services/notifier services/ticketing services/sla-monitor deploy/local
DISTS := saypro-events saypro-chassis saypro-messaging saypro-notifier saypro-ticketing saypro-sla-monitor saypro-local
SOURCES := $(addsuffix /src,$(MEMBERS))
READY := $(VENV)/.ready
MODELS := services/ticketing/training/model.toml services/messaging/training/model.toml
ARGS ?=

help: ## What can be done here
	@echo "SayPro Comms. Make targets (options go in ARGS, as in: make run ARGS='--port 9000'):"
	@grep -hE '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /|/' | awk -F'|' '{printf "  make %-8s %s\n", $$1, $$2}'

$(READY): requirements.lock $(addsuffix /pyproject.toml,$(MEMBERS))
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 is needed: install it, or say where it is with make PYTHON=/path/to/python3.11"; exit 1; }
	@echo "== Installing pinned packages into $(VENV) (once; about a minute)"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation $(addprefix --editable ./,$(MEMBERS))
	@$(BIN)/saypro prepare
	@touch $@

setup: $(READY) ## Install everything that is needed into .venv (every other target does it by itself)

run: $(READY) ## The whole platform on this machine: http://localhost:8080 (saypro up --help tells the options)
	@$(BIN)/saypro up $(ARGS)

test: $(READY) ## All tests but the browser's and the faults'; the real Kafka and MongoDB start by themselves
	@$(BIN)/pytest $(ARGS)

check: $(READY) ## What a machine can judge: ruff, mypy --strict, direction of imports, generated files, contracts
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy $(SOURCES)
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/python -m saypro_events.generate --check
	@$(BIN)/python deploy/observability/generate.py --check
	@if command -v promtool >/dev/null; then promtool test rules tests/deploy/alerts_test.yaml; fi
	@$(BIN)/python -m saypro_events.compat
	@$(BIN)/python -m chassis.text_training --check $(MODELS)

e2e: $(READY) ## Two people in real browsers over the whole stack; screenshots in tests/artifacts (needs Chromium)
	@$(BIN)/pytest tests/e2e $(ARGS)

chaos: $(READY) ## Kill and cut things under load and reconcile every event (ARGS='--seed 7 --kills 10 --minutes 5')
	@$(BIN)/pytest tests/chaos $(ARGS)

bench: $(READY) ## Speed, each figure beside its floor from the same run, a JSON line each (ARGS='notifications chat')
	@$(BIN)/python tests/bench/run.py $(ARGS)

mutants: $(READY) ## Change the two engines a little at a time: do tests notice? (ARGS='--continue', ARGS='notifier*')
	@$(BIN)/python tests/mutation/run.py $(ARGS)

lock: $(READY) ## Resolve requirements.lock anew from the pyproject files
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
	  --all-extras --group dev $(addprefix --no-emit-package ,$(DISTS)) --output-file requirements.lock pyproject.toml

train: $(READY) ## Make the weights of triage anew from the labelled texts in services/*/training
	@$(BIN)/python -m chassis.text_training $(MODELS)

generate: $(READY) ## Write the schemas, AsyncAPI documents, examples, reference and dashboards anew from what they are made of
	@$(BIN)/python -m saypro_events.generate
	@$(BIN)/python deploy/observability/generate.py

clean: ## Remove what was built or downloaded here (the data of `make run` stays in .saypro)
	@rm -rf $(VENV) .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache tests/artifacts mutants
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

.PHONY: help setup run test check e2e chaos bench mutants lock train generate clean
