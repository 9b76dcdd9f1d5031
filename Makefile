# Everything a desk or a developer does with a checkout. `make` alone lists the targets.
# Needs make and Python 3.11 or later; the rest is installed into .venv from the locks in requirements/.

PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.built
TOOLS  ?= ../shared/tools
GOLD   ?= ../shared/golden/dev
PYTEST_FLAGS ?= -n auto

COMPILE := $(BIN)/uv pip compile pyproject.toml --no-config --quiet --universal --python-version 3.11 \
           --generate-hashes --no-emit-index-url --custom-compile-command "make lock"

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test lint score bench reports reference pictures docs lock clean

help:  ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# Rebuilt from nothing when a lock changes. An environment that make did not build is added to, never emptied.
$(STAMP): requirements/dev.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "crosscheck needs Python 3.11 or later: make PYTHON=python3.12")'
	@if [ -e $(STAMP) ]; then $(PYTHON) -m venv --clear $(VENV); else $(PYTHON) -m venv $(VENV); fi
	$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(STAMP)  ## check the sample articles and say where the report is
	@$(BIN)/crosscheck run samples --out out/demo || [ $$? -eq 1 ]
	@echo "Open $(CURDIR)/out/demo/index.html"

test: $(STAMP)  ## run all tests
	$(BIN)/python -m pytest $(PYTEST_FLAGS)

lint: $(STAMP)  ## check style, formatting and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

score: $(STAMP)  ## score a run against the gold stories, where they lie beside the checkout
	@if [ ! -d $(GOLD) ] || [ ! -d $(TOOLS) ]; then echo "Nothing scored: $(GOLD) or $(TOOLS) is not there."; exit 0; fi; \
	set -e; mkdir -p out/score; \
	$(BIN)/python $(TOOLS)/golden_score.py pool $(GOLD) > out/score/articles.jsonl; \
	$(BIN)/crosscheck run out/score/articles.jsonl --out out/score/run || [ $$? -eq 1 ]; \
	$(BIN)/python $(TOOLS)/golden_score.py score $(GOLD) out/score/run

bench: $(STAMP)  ## measure speed
	$(BIN)/python -m bench

reports: $(STAMP)  ## make the committed report of the samples anew
	@$(BIN)/crosscheck run samples --captured 2026-11-24 --out reports/samples --quiet || [ $$? -eq 1 ]

reference: $(STAMP)  ## make the documentation's reference and the outputs of its examples anew
	@$(BIN)/python -m scripts.make_reference
	@$(BIN)/python -m scripts.run_examples

pictures: $(STAMP)  ## make the documentation's pictures of the committed report anew; needs Chromium
	@$(BIN)/python -m scripts.screenshot

docs: $(STAMP)  ## build the documentation into site/
	$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements/docs.txt
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet
	@echo "Open $(CURDIR)/site/index.html"

lock: $(STAMP)  ## resolve the dependencies anew and write requirements/
	$(COMPILE) --upgrade --output-file requirements/run.txt
	$(COMPILE) --upgrade --extra pdf --constraints requirements/run.txt --output-file requirements/pdf.txt
	$(COMPILE) --upgrade --extra dev --extra bench --extra pdf --constraints requirements/run.txt --output-file requirements/dev.txt
	$(COMPILE) --upgrade --extra docs --constraints requirements/dev.txt --output-file requirements/docs.txt

clean:  ## remove what was built or written here
	rm -rf $(VENV) build dist out site .pytest_cache .mypy_cache .ruff_cache .hypothesis
