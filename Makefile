# Two commands do everything on a machine with Python 3.11+, pip and make:
#   make demo   install, then read the embedded article, print its brief and write brief.html
#   make test   install, then run every test
# With another Python: make demo PYTHON=python3.12
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
WORKERS ?= 2
SOURCES ?= ../shared/data

.PHONY: demo test check audit fix docs bench data clean

$(VENV)/.installed: pyproject.toml uv.lock .ci/install.py
	$(PYTHON) .ci/install.py $(VENV)
	touch $@

demo: $(VENV)/.installed
	$(BIN)/whipcount demo -o brief.html

test: $(VENV)/.installed
	$(BIN)/python -m pytest -n $(WORKERS)

check: $(VENV)/.installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest tests/docs -n 0

audit: $(VENV)/.installed
	$(BIN)/python .ci/audit.py

fix: $(VENV)/.installed
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: $(VENV)/.installed
	$(BIN)/python tests/docs/pages.py

bench: $(VENV)/.installed
	$(BIN)/python benchmarks/house.py
	$(BIN)/python benchmarks/start.py
	$(BIN)/python benchmarks/reading.py
	$(BIN)/python benchmarks/divisions.py
	$(BIN)/python benchmarks/ballots.py

data: $(VENV)/.installed
	$(BIN)/whipcount data build --from $(SOURCES)

clean:
	rm -rf $(VENV) brief.html
