# `make run` and `make test` set everything up themselves: Qt's system libraries, a virtual
# environment in .venv, the packages. The second time they start at once.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
OUTPUT ?= output
JOBS   ?= 2

.PHONY: help run test lint types imports unit demo bench format translations clean

help:
	@echo "make run     start Sketchpad (without a display: the guided demo, into $(OUTPUT)/)"
	@echo "make test    formatting, lint, types, import rules, tests"
	@echo "make demo | bench | format | translations | clean"

run: $(READY)
	@$(BIN)/sketchpad gui --demo-if-headless --output $(OUTPUT)

demo: $(READY)
	@$(BIN)/sketchpad demo --output $(OUTPUT)

bench: $(READY)
	@$(BIN)/sketchpad bench

test: lint types imports unit

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy

imports: $(READY)
	$(BIN)/lint-imports

unit: $(READY)
	$(BIN)/pytest -n $(JOBS)

format: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# New texts of the window into the .ts files, finished ones into the .qm files beside them.
translations: $(READY)
	$(BIN)/python -m sketchpad.translations

# Rebuilt when what it depends on changes; a failed step leaves no stamp behind.
$(READY): pyproject.toml constraints.txt scripts/system_libraries.sh
	@PYTHON="$(PYTHON)" bash scripts/system_libraries.sh
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing Python packages into $(VENV) (PyTorch is large; this is the slow part, once)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check \
		--constraint constraints.txt --editable '.[train,test]'
	@touch $@

clean:
	rm -rf $(VENV) $(OUTPUT) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
