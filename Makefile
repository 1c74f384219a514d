# Everything a developer or somebody curious needs. `make demo` is the place to begin.
# Tools live in .uv and .venv beside this file; PYTHON is any Python from 3.11 on.
PYTHON ?= python3
UV_VERSION = 0.13.9
UV = .uv/bin/uv
BIN = .venv/bin
RUN = .venv/.installed
DEV = .venv/.installed-dev
DEMO_ARGS ?=
RUN_ARGS ?=
TEST_ARGS ?=
BENCH_SIZE ?= small

.PHONY: help demo run test check bench migration clean

help:
	@echo "make demo                a community to play with: no token, no account, no network"
	@echo "make run                 the bot, with config.toml (see config.example.toml)"
	@echo "make check               style, types, layers, configuration and content"
	@echo "make test                all tests; COV=1 measures what they cover"
	@echo "make bench               the benchmarks; BENCH_SIZE=full takes a quarter of an hour and writes docs/performance.md"
	@echo "make migration m=\"...\"   the next step of the schema, from bot/storage/tables/"
	@echo "make clean               away with the tools and what they left (never with data)"

demo: $(RUN)
	$(BIN)/steward demo $(DEMO_ARGS)

run: $(RUN)
	$(BIN)/steward run $(RUN_ARGS)

check: $(DEV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/steward check

# Two processes; a file's tests stay together, as do the servers they start. Measuring takes three times as
# long: with COV=1 what plays whole weeks, crashes and attacks, or on PostgreSQL what ran on SQLite, is not measured.
PYTEST = $(BIN)/pytest -n 2 --dist loadfile

test: $(DEV)
ifdef COV
	@failed=0; \
	$(PYTEST) --cov --cov-report= -m "not unmeasured" $(TEST_ARGS) || failed=1; \
	$(PYTEST) -m unmeasured $(TEST_ARGS) || failed=1; \
	exit $$failed
else
	$(PYTEST) $(TEST_ARGS)
endif

bench: $(DEV)
	BENCH_SIZE=$(BENCH_SIZE) $(BIN)/python -m bench

migration: $(DEV)
	@test -n "$(m)" || { echo 'say what changes: make migration m="add a table of votes"'; exit 2; }
	$(BIN)/python -m bot.storage.migrations "$(m)"
	$(BIN)/ruff format bot/storage/migrations/versions

clean:
	rm -rf .venv .uv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage coverage.xml dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(UV):
	$(PYTHON) -m venv .uv
	.uv/bin/pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)

# --inexact: installing for `run` must not take away what `test` needs.
$(RUN): uv.lock pyproject.toml | $(UV)
	$(UV) sync --frozen --inexact --compile-bytecode --no-dev --python $(PYTHON)
	@touch $@

$(DEV): uv.lock pyproject.toml | $(UV)
	$(UV) sync --frozen --inexact --compile-bytecode --python $(PYTHON)
	@touch $@ $(RUN)
