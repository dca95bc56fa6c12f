# Every target makes its environment first. `make help` lists them.
PYTHON ?= python3
VENV := .venv
EXTRAS := dev
CONSTRAINTS := constraints.txt
BIN := $(VENV)/bin
READY := $(VENV)/.ready

# What tells in half a minute whether another Python or other versions of the dependencies do: all that the store, the guides,
# the command line and the exports do, and the screen that begins.
QUICK := tests/store tests/guides tests/cli tests/export tests/tui/test_library.py

.DEFAULT_GOAL := help
.PHONY: help run test cover quick check battery mutants lowest newest fmt gallery bench duel wheel clean

help: ## list what can be made
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check $(CONSTRAINTS:%=--constraint %) --editable '.[$(EXTRAS)]'
	@touch $@

run: $(READY) ## open the app
	@$(BIN)/negotui

test: $(READY) ## run every test
	$(BIN)/python -m pytest -n 3

# Measuring doubles the time of a test. Those of the screens are not measured, as some of them wait for the screen; nor are those that
# try the same lines with hundreds of texts and workbooks: they run while the screens wait.
BROAD := tests/analysis/test_all.py tests/analysis/packages/test_properties.py tests/analysis/weighing/test_properties.py \
    tests/advice/test_bad_input.py tests/casino tests/export/test_hostile.py tests/services/test_history.py tests/domain/test_amounts.py
cover: $(READY) ## run every test, and measure what those below the screen reach
	$(BIN)/python -m pytest -n 5 --dist worksteal tests/tui $(BROAD)
	$(BIN)/python -m pytest -n 3 $(patsubst %,--ignore %,tests/tui $(BROAD)) --cov --cov-report=term:skip-covered

quick: $(READY) ## run the tests that tell most in least time
	$(BIN)/python -m pytest -n 3 $(QUICK)

check: cover ## tests with their coverage, formatting, lint, types, layers, spelling
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/codespell negotui content benchmarks docs README.md CHANGELOG.md CONTRIBUTING.md

battery: $(READY) ## try to break the real program from outside: kills, power cuts, damage, hostile input (ARGS="--short --seed 7")
	$(BIN)/python -m tests.battery $(ARGS)

mutants: ## change the code bit by bit, to see what no test notices (ONLY=negotui/domain/dates.py)
	@$(MAKE) .venv-mutants/.ready VENV=.venv-mutants EXTRAS=dev,mutants
	nice -n 19 .venv-mutants/bin/python -m tests.mutants $(ONLY)

lowest: ## run the quick tests with the oldest dependencies that pyproject.toml allows
	@mkdir -p build
	$(PYTHON) tests/bounds.py > build/lowest.txt
	$(MAKE) quick VENV=.venv-lowest CONSTRAINTS=build/lowest.txt

newest: ## run the quick tests with the newest dependencies that pyproject.toml allows
	$(MAKE) quick VENV=.venv-newest CONSTRAINTS=

fmt: $(READY) ## put the code in form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

gallery: $(READY) ## write screenshots/ from the scripted tours (PNG needs rsvg-convert)
	$(BIN)/python -m tests.gallery

bench: $(READY) ## measure speed, as ratios within one run
	env -u PYTHONDONTWRITEBYTECODE $(BIN)/python -m benchmarks

duel: ## try readings of offers, and our counterparts beside NegMAS's (800 MB), and write the tables in docs/ (minutes; ARGS="reading --talks 5")
	@$(MAKE) .venv-duel/.ready VENV=.venv-duel EXTRAS=dev,agents CONSTRAINTS=
	.venv-duel/bin/python -m benchmarks.duel $(ARGS)

wheel: $(READY) ## build the wheel and the source archive into dist/
	$(BIN)/python -m build

clean: ## remove the environments and what was built
	rm -rf $(VENV) .venv-* .coverage build dist
