# Needs git, make and Python 3.11 or newer; everything else goes into .venv/ and var/.

SHELL := /bin/sh
VENV := .venv
PYTHON := $(VENV)/bin/python
READY := $(VENV)/.installed
# The tests of one file share what is slow to start, so a file goes to one process. Not those with
# many tests first: the slow ones are few (tests/conftest.py).
TEST_ARGS ?= -n auto --dist loadfile --no-loadscope-reorder

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run test lint bench chaos soak screenshots lock clean

help: ## show this list
	@sed -n 's/^\([a-z]*\):.*## /make \1\t/p' Makefile

run: $(READY) ## run the site on http://127.0.0.1:8000/ (PORT=8001 elsewhere, DEMO=no without demo content)
	@exec $(PYTHON) -m larch_site.run

test: $(READY) ## check everything, a real browser included (TEST_ARGS="-k name" for some of it)
	@CHROMIUM="$$($(PYTHON) -m tests.functional.find_chromium)" || exit 1; export CHROMIUM; \
	exec $(PYTHON) -m pytest $(TEST_ARGS)

lint: $(READY) ## check the rules of the house alone: style, templates, layers, migrations
	@exec $(PYTHON) -m pytest --quiet tests/test_house_rules.py

bench: $(READY) ## measure kept and rendered pages, publishing, memory, wire, growth: ratios of one run (PARTS="pages findings articles" for some of it)
	@exec $(PYTHON) -m bench

chaos: $(READY) ## break database, processes and folders of a site of its own, and tell what readers notice
	@exec $(PYTHON) -m bench.chaos

soak: $(READY) ## an hour of readers in ten minutes: whether memory and open files stay flat (MINUTES=2 for less)
	@exec $(PYTHON) -m bench.soak

screenshots: $(READY) ## take pictures of each page type into var/screenshots/ (PAGES="home_page" for some of them)
	@CHROMIUM="$$($(PYTHON) -m tests.functional.find_chromium)" || exit 1; export CHROMIUM; \
	exec $(PYTHON) -m tests.functional.screenshots $(PAGES)

lock: ## pin the newest allowed versions in requirements.lock (needs uv)
	@uv="$$(command -v uv || command -v $(VENV)/bin/uv)" || \
	{ echo "make lock needs uv: $(PYTHON) -m pip install uv" >&2; exit 1; }; \
	"$$uv" pip compile --quiet --universal --generate-hashes --no-header --upgrade \
	  --python-version 3.11 --extra test -o requirements.lock pyproject.toml
	@! grep -n '://' requirements.lock || { echo "The lock must name no host." >&2; exit 1; }

clean: ## remove the environment and all data of this copy
	rm -rf $(VENV) var

# The stamp comes last, so that an interrupted installation is taken up again. An environment
# without a working pip is half made.
$(READY): requirements.lock
	@if ! $(PYTHON) -m pip --version >/dev/null 2>&1; then \
	  for python in $(PYTHON3) python3 python3.14 python3.13 python3.12 python3.11; do \
	    "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && break; \
	    python=; \
	  done; \
	  test -n "$$python" || \
	  { echo "This needs Python 3.11 or newer; python3 is $$(python3 --version 2>&1)." \
	    "Install it, or say where it is: make PYTHON3=/path/to/python3.11" >&2; exit 1; }; \
	  echo "Making the environment in $(VENV)/ ..."; \
	  "$$python" -m venv --clear $(VENV) || \
	  { echo "Python could not make an environment; on Debian: apt-get install python3-venv" >&2; \
	    exit 1; }; \
	fi
	@echo "Installing packages into $(VENV)/ ..."
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes \
	  -r requirements.lock
	@touch $(READY)
