# `make book` and `make test` are all that a user types: each first sets up what it lacks, once.
#   ARGS    for the program:       make book ARGS="--book book/ja --strict"
#   PYTHON  for the environment:   make book PYTHON=python3.12    (3.11 or newer)

PYTHON ?= python3
ARGS   ?=
export PYTHON

VENV := .venv
BIN  := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
# A Mac's own shell drops DYLD_* variables, and a Python that Homebrew did not bring finds no Pango without one.
PY   := $(if $(wildcard /opt/homebrew/lib),DYLD_FALLBACK_LIBRARY_PATH=/opt/homebrew/lib:/usr/local/lib:/usr/lib )$(BIN)/python
PYTEST := $(PY) -m pytest -n auto

TO_BUILD := $(VENV)/system-book $(VENV)/installed
TO_TEST  := $(VENV)/system-test $(VENV)/installed
TO_VALIDATE := $(TO_TEST) $(VENV)/system-validate $(VENV)/validators

.DEFAULT_GOAL := book
.NOTPARALLEL:

.PHONY: book
book: $(TO_BUILD) ## every edition of every book, into dist/
	@$(PY) build.py $(ARGS)

.PHONY: screen
screen: $(TO_BUILD) ## the PDF to read, alone
	@$(PY) build.py screen $(ARGS)

.PHONY: press
press: $(TO_BUILD) ## the PDF for the printer, alone
	@$(PY) build.py press $(ARGS)

.PHONY: cover
cover: $(TO_BUILD) ## the cover for the printer and the obi, alone
	@$(PY) build.py cover obi $(ARGS)

.PHONY: epub
epub: $(TO_BUILD) ## the EPUB, alone
	@$(PY) build.py epub $(ARGS)

.PHONY: test
test: $(TO_TEST) ## the tests
	@$(PYTEST) $(ARGS)

.PHONY: check
check: $(TO_TEST) ## format, lint and types, then the tests
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(PYTEST) $(ARGS)

# The real manuscripts lie beside the checkout where they are there at all.
VALIDATED := build/validated
MANUSCRIPTS := $(wildcard ../shared/manuscripts/oss-report-ja)

.PHONY: validate
validate: $(TO_VALIDATE) ## the EPUBs, by epubcheck, Ace, calibre and two readers; pictures in build/validated
	@rm -rf $(VALIDATED)
	@$(PY) build.py epub --out $(VALIDATED) >/dev/null
	@for book in tests/horrible $(MANUSCRIPTS); do $(PY) build.py epub --book $$book --out $(VALIDATED) >/dev/null 2>&1 || exit 1; done
	@$(PY) tools/validate.py $(VALIDATED)/seen $(VALIDATED)/*.epub

.PHONY: fuzz
fuzz: $(TO_TEST) ## random documents through the lines; ARGS="COUNT FIRST"
	@$(PY) tests/fuzz_lines.py $(or $(ARGS),500)

.PHONY: golden
golden: $(TO_TEST) ## write the tests' expected files anew: read the diff
	@$(PYTEST) --update $(ARGS)

.PHONY: figures
figures: $(TO_BUILD) ## draw the sample books' figures anew
	@$(call install-extra,figures)
	@$(PY) -m assets.figures $(ARGS)

.PHONY: lock
lock: $(VENV)/installed ## make requirements.lock anew from pyproject.toml; ARGS=--upgrade for the newest
	@$(call install-extra,lock)
	@CUSTOM_COMPILE_COMMAND='make lock' $(PY) -P -m piptools compile --quiet --extra dev --extra readings --strip-extras \
	    --generate-hashes --no-emit-index-url --no-emit-trusted-host --no-emit-find-links \
	    --output-file requirements.lock $(ARGS) pyproject.toml

.PHONY: clean
clean: ## remove dist, the cache and the environment
	@rm -rf dist .hanmen-cache $(VENV)

.PHONY: help
help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile


# Errors only: pip has a warning for every source it did not need.
PIP := $(PY) -m pip -qq --disable-pip-version-check --no-input

# One of pyproject's extras, by itself: installing `.[extra]` would put a copy of hanmen into the environment.
install-extra = $(PIP) install $$($(PY) -c 'import tomllib as t; \
    print(*t.load(open("pyproject.toml", "rb"))["project"]["optional-dependencies"]["$(1)"])')

# Libraries, fonts and tools of the system.
$(VENV)/system-%: tools/install-system
	@sh tools/install-system $*
	@mkdir -p $(VENV) && touch $@

# The Python environment, made anew when the lock changes or when its Python is gone.
$(VENV)/installed: requirements.lock $(shell test -x $(BIN)/python || echo no-python)
	@echo 'Setting up $(VENV)' >&2
	@rm -rf $(BIN) $(VENV)/lib $(VENV)/lib64
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install --requirement requirements.lock
	@touch $@

# What Node brings: two readers and Ace, which drive the system's Chromium and need no browser of their own.
$(VENV)/validators: tools/validators/package-lock.json
	@echo 'Setting up tools/validators' >&2
	@cd tools/validators && PUPPETEER_SKIP_DOWNLOAD=1 npm ci --silent --no-audit --no-fund --ignore-scripts
	@touch $@

.PHONY: no-python
