# Everything a person does with this repository. `make` alone tells what there is.
.DEFAULT_GOAL := help
SHELL := /bin/bash
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
MEMBERS := schemas chassis services/messaging services/notifier services/ticketing services/sla-monitor deploy/local
READY := $(VENV)/.ready

help: ## What can be done here
	@echo "SayPro Comms. Make targets:"
	@grep -hE '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /|/' | awk -F'|' '{printf "  make %-10s %s\n", $$1, $$2}'

$(READY): requirements.lock $(addsuffix /pyproject.toml,$(MEMBERS))
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 is needed: install it, or say where it is with make PYTHON=/path/to/python3.11"; exit 1; }
	@echo "== Installing pinned packages into $(VENV) (once; about a minute)"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation $(addprefix --editable ./,$(MEMBERS))
	@touch $@

setup: $(READY) ## Install everything that is needed into .venv (the other targets do it themselves)

lock: ## Resolve requirements.lock anew from the pyproject files
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
	  --all-extras --group dev $(addprefix --no-emit-package ,$(DISTS)) --output-file requirements.lock pyproject.toml
DISTS := saypro-events saypro-chassis saypro-messaging saypro-notifier saypro-ticketing saypro-sla-monitor saypro-local

.PHONY: help setup lock
