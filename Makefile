# “make help” lists what can be made. Everything is installed into .venv, from locks with hashes.
PYTHON ?= python3
JOBS ?= 2
ARGS ?=
VENV := .venv
BIN := $(VENV)/bin
SOURCES := pyproject.toml hatch_build.py $(wildcard src/intersession/locale/*/LC_MESSAGES/*.po)
COMPILE := $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-annotate --no-header \
	--no-emit-index-url --no-emit-find-links pyproject.toml --group build
export UV_PYTHON_DOWNLOADS := never
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help setup demo run test check chaos bench messages lock chromium clean

help: ## list what can be made
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' $(firstword $(MAKEFILE_LIST)) | expand -t 14

setup: $(VENV)/.installed ## install what running needs

demo: setup ## the dialogue of 2009-2010: load, compose, serve (ARGS=--no-serve ends before serving)
	@$(BIN)/intersession demo $(ARGS)

run: setup ## serve the site
	@$(BIN)/intersession serve $(ARGS)

test: $(VENV)/.installed-dev chromium ## run the tests (ARGS="tests/papers -k notes")
	$(BIN)/pytest -n $(JOBS) $(ARGS)

check: $(VENV)/.installed-dev ## style, types, direction of imports, migrations, templates
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -q tests/test_migrations.py
	$(BIN)/djlint src --lint --quiet

chaos: $(VENV)/.installed-dev ## kill the site 200 times while replies and responses are sent; nothing acknowledged is lost
	CHAOS=200 $(BIN)/pytest -q tests/chaos $(ARGS)

bench: $(VENV)/.installed-dev ## measure what the design promises
	@for script in bench/*.py; do echo "$$script"; $(BIN)/python $$script || exit 1; done

messages: $(VENV)/.installed-dev ## collect the messages to translate into the catalogues
	$(BIN)/python tools/messages.py

lock: $(VENV)/.installed-dev ## write the locks anew after a change of pyproject.toml
	$(COMPILE) --output-file requirements.lock
	$(COMPILE) --group dev --output-file requirements-dev.lock

clean: ## remove the environment; the home folder var/ stays
	rm -rf $(VENV)

# A stamp says which lock is installed; the larger set holds the smaller one too.
$(VENV)/.installed: requirements.lock $(SOURCES) | $(BIN)/python
	@rm -f $(VENV)/.installed-dev
	@$(call install,requirements.lock)
	@touch $@

$(VENV)/.installed-dev: requirements-dev.lock $(SOURCES) | $(BIN)/python
	@$(call install,requirements-dev.lock)
	@touch $(VENV)/.installed $@

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed: make setup PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "The module venv is missing: on Debian, apt-get install python3-venv."; exit 1; }

# uv is fast; pip installs the same lock where uv cannot be had.
define install
	echo "Installing $(1) into $(VENV) ..."; \
	if $(BIN)/pip install --quiet uv; then \
		$(BIN)/uv pip sync --quiet --require-hashes --python $(BIN)/python $(1) && \
		$(BIN)/uv pip install --quiet --no-deps --no-build-isolation --python $(BIN)/python --editable .; \
	else \
		$(BIN)/pip install --quiet --require-hashes --requirement $(1) && \
		$(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .; \
	fi
endef

chromium: # the browser tests need it; without it they are skipped and say so
	@command -v chromium chromium-browser google-chrome >/dev/null || \
		{ [ "$$(id -u)" = 0 ] && apt-get update -qq && apt-get install -qq -y --no-install-recommends chromium; } || \
		echo "There is no Chromium: the browser tests will be skipped."
