# Two commands: `make run` and `make test`. Both set up what they need into .venv, once.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test setup lint check-types check-imports unit format lock clean eval bench soak fuzz screenshots

run: setup
	@$(BIN)/quellenlage run

setup: $(VENV)/.run

test: $(VENV)/.dev
	@$(MAKE) --no-print-directory lint check-types check-imports unit

lint: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

check-types: $(VENV)/.dev
	$(BIN)/mypy

check-imports: $(VENV)/.dev
	$(BIN)/lint-imports

# Two processes, a file of tests at a time: the suite is to take under five minutes on two cores.
unit: $(VENV)/.dev
	$(BIN)/python -m pytest -q -n 2 --dist loadfile

format: $(VENV)/.dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# How good: the scorers beside the project, in one table (docs/evaluation.md).
eval: $(VENV)/.run
	@$(BIN)/python benchmarks/evaluation.py $(BIN)/quellenlage

# How fast (docs/performance.md). PARAGRAPHS: how many the index is set beside other libraries with, such as "10000 1000000".
PARAGRAPHS ?= 10000 100000
bench: $(VENV)/.run .venv-bench/.done
	@$(BIN)/python benchmarks/questions.py
	@$(BIN)/python benchmarks/start.py
	@$(BIN)/python benchmarks/answers.py
	@$(BIN)/python benchmarks/latencies.py
	@$(BIN)/python benchmarks/reload.py
	@$(BIN)/python benchmarks/building.py --paragraphs $(PARAGRAPHS)
	@$(BIN)/python benchmarks/search.py --paragraphs $(PARAGRAPHS)
	@PYTHONPATH=. .venv-bench/bin/python benchmarks/index.py --paragraphs $(PARAGRAPHS)

# The libraries that are only measured, beside the project and not in its lock; one that cannot be installed is left out.
.venv-bench/.done: benchmarks/requirements.txt
	@$(PYTHON) -m venv .venv-bench
	@while read -r library; do .venv-bench/bin/python -m pip install --quiet --disable-pip-version-check "$$library" \
	  || echo "$$library could not be installed; it is left out" >&2; done < $<
	@touch $@

# What it holds: killed, refused, flooded and reloaded, in a table (docs/reliability.md). Takes some minutes.
soak: $(VENV)/.run
	@$(BIN)/python benchmarks/soak.py

# Whether anything that somebody sends can break or hold the bot: a hundred thousand inputs, some minutes.
fuzz: $(VENV)/.dev
	@$(BIN)/python benchmarks/fuzz.py

# The pictures of the documentation, from the sample documents; those of the demo page with the machine's Chromium.
screenshots: $(VENV)/.dev
	@$(BIN)/python -m bot.pictures.screenshots docs/images
	@$(BIN)/python benchmarks/screenshots.py docs/images

# The lock files name versions and hashes, and no host.
LOCK := $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header
lock: $(VENV)/.uv
	$(LOCK) --group build pyproject.toml -o requirements.txt
	$(LOCK) --group build --group dev pyproject.toml -o requirements-dev.txt
	$(LOCK) --group uv -o requirements-uv.txt

clean:
	rm -rf $(VENV) .venv-bench .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Quellenlage needs Python 3.11 or later; $(PYTHON) is older. Try: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) \
	  || { rm -rf $(VENV); echo "python3 cannot make a virtual environment; on Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }

# uv is only the quicker pip; pinned like the rest.
$(VENV)/.uv: requirements-uv.txt | $(BIN)/python
	@echo "Setting up .venv (once) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-uv.txt
	@touch $@

# Compiled at once: where Python may not write its bytecode, every start would compile the libraries again, for seconds.
$(VENV)/.run: requirements.txt pyproject.toml $(VENV)/.uv
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --compile-bytecode --require-hashes -r requirements.txt
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation -e .
	@$(BIN)/python -m compileall -q bot corpus retrieval
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.run
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements-dev.txt
	@touch $@
