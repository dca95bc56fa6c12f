# Every target makes its environment first. `make help` lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help run test check fmt gallery bench wheel clean

help: ## list what can be made
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $@

run: $(READY) ## open the app
	@$(BIN)/negotui

test: $(READY) ## run every test
	$(BIN)/python -m pytest -n 3

check: test ## tests, formatting, lint, types, layers, spelling
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/codespell negotui content benchmarks README.md CHANGELOG.md CONTRIBUTING.md

fmt: $(READY) ## put the code in form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

gallery: $(READY) ## write screenshots/ from the scripted tours (PNG needs rsvg-convert)
	$(BIN)/python -m tests.gallery

bench: $(READY) ## measure speed, as ratios within one run
	env -u PYTHONDONTWRITEBYTECODE $(BIN)/python -m benchmarks

wheel: $(READY) ## build the wheel and the source archive into dist/
	$(BIN)/python -m build

clean: ## remove the environment and what was built
	rm -rf $(VENV) build dist
