# `make help` lists what there is. Every target works as the first command of a fresh clone, on a
# machine with Python 3.11 or later and make.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEMO := newskg-demo
# Training: the folder with the corpora, how long, and an environment of its own with PyTorch.
CORPORA :=
MINUTES := 170
MODEL_VENV := .venv-model
# What the web pages load, built from web/frontend.
BUILT := web/static/built/site.js
SOURCES := $(wildcard web/frontend/*.json web/frontend/*.mjs web/frontend/src/* web/frontend/src/*/* web/frontend/styles/*)
# grlc, which one test runs, shares no packages with newskg.
GRLC_VENV := .venv-grlc

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test lint format unit wheel bench model readme screenshots clean system

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 20

demo: $(VENV)/.installed $(BUILT) ## build a graph from the sample articles and ask it who met whom
	@$(BIN)/kg build kg/samples --store $(DEMO)
	@echo
	$(BIN)/kg ask who-met-whom --store $(DEMO)
	@echo
	@echo "Ask something else:   $(BIN)/kg questions"
	@echo "See it in a browser:  $(BIN)/kg serve --store $(DEMO)"

test: lint unit ## run every check: format, lint, types, tests

lint: $(VENV)/.installed-dev $(BUILT) ## check format, style and types
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	scripts/types-tree
	$(BIN)/mypy
	scripts/front-end $(BIN)/python check

# One process more than processors: many tests wait for servers and for limits of time.
unit: $(VENV)/.installed-dev $(BUILT) system
	$(BIN)/python -m pytest --numprocesses $$(($$(nproc) + 1)) --dist loadfile --no-loadscope-reorder

format: $(VENV)/.installed-dev ## format the code
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

wheel: $(VENV)/.installed $(BUILT) ## build the wheel into dist/
	$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .

bench: $(VENV)/.installed-dev ## measure speed and, with CORPORA=FOLDER, quality
	$(BIN)/python -m bench.build
	$(BIN)/python -m bench.limits
	$(BIN)/python -m bench.fuzz
	$(BIN)/python -m bench.questions --quads 10000 100000 --limit-s 10 --draws 3
	$(BIN)/python -m bench.stores --quads 100000 1000000
	$(BIN)/python -m bench.growth
	$(BIN)/python -m bench.kills
	$(BIN)/python -m bench.web --quads 100000 --seconds 10
	$(if $(CORPORA),$(BIN)/python -m bench.language $(CORPORA)/gold)
	$(if $(CORPORA),$(BIN)/python -m bench.meetings $(CORPORA))
	$(if $(CORPORA),$(BIN)/python -m bench.typography $(CORPORA)/gold --every 4)

model: $(MODEL_VENV)/.installed ## train the reader anew: make model CORPORA=FOLDER
	$(if $(CORPORA),,$(error name the folder with the corpora: make model CORPORA=FOLDER))
	$(MODEL_VENV)/bin/python -m training --corpora $(CORPORA) --minutes $(MINUTES)

readme: $(VENV)/.installed-dev ## write the generated parts of README and docs anew
	$(BIN)/python -m scripts.refresh_readme

screenshots: $(VENV)/.installed-dev $(BUILT) system ## take the README's pictures anew
	$(BIN)/python -m scripts.take_screenshots

clean: ## remove what was built; the store of the demo too
	rm -rf $(VENV) $(MODEL_VENV) $(GRLC_VENV) $(DEMO) build dist web/static/built web/frontend/node_modules .mypy_cache .pytest_cache .ruff_cache *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The programs that some tests start: a browser and a SPARQL server.
system:
	@scripts/system-packages

# Needs an environment for the machines that have no Node.
$(BUILT): $(SOURCES) | $(VENV)/.installed
	@scripts/front-end $(BIN)/python build

# A stamp file says that the installation is as new as what it was made from.
$(VENV)/.installed: pyproject.toml setup.py
	@scripts/virtual-environment $(PYTHON) $(VENV) .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml setup.py
	@scripts/virtual-environment $(PYTHON) $(VENV) '.[dev]'
	@touch $@ $(VENV)/.installed

$(MODEL_VENV)/.installed: pyproject.toml setup.py
	@scripts/virtual-environment $(PYTHON) $(MODEL_VENV) '.[model]'
	@touch $@
