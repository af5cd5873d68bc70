# Two commands do everything on a machine with Python 3.11+, pip and make:
#   make demo   install, then read the embedded article and write brief.html
#   make test   install, then run every test
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test check data clean

$(VENV)/.installed: pyproject.toml uv.lock
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	VIRTUAL_ENV=$(CURDIR)/$(VENV) $(BIN)/uv sync --active --frozen --quiet
	touch $@

demo: $(VENV)/.installed
	$(BIN)/whipcount demo -o brief.html

test: $(VENV)/.installed
	$(BIN)/python -m pytest

check: $(VENV)/.installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

data: $(VENV)/.installed
	$(BIN)/whipcount data build --from ../shared/data

clean:
	rm -rf $(VENV) brief.html
