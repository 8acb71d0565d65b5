SHELL := bash
.SHELLFLAGS := -euo pipefail -c
BIN := .venv/bin
PORT ?= $(or $(KINERJA_PORT),8000)
LOCK := $(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes --no-header

.PHONY: help setup run test bench bench-besar bench-beda bench-layar shots lock schema

help: ## this list
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/make \1\t\2/p' Makefile | expand -t 18

setup: ## install what is missing or out of date
	@scripts/setup

run: export KINERJA_PORT := $(PORT)
run: ## the demo on http://localhost:8000 (PORT=9000 for another port); data stays in data/
	@scripts/setup python frontend spa
	@$(BIN)/kinerja migrate
	@$(BIN)/kinerja demo
	@exec $(BIN)/kinerja serve

test: setup ## every check, from formatting to a browser
	@scripts/test

bench: setup ## how fast the supervisor's page is
	@$(BIN)/python tests/bench

bench-besar: setup ## a province of 70,000 people in both databases: loading, the superior's page, lists (some 15 minutes)
	@$(BIN)/python tests/bench/besar.py

bench-beda: setup ## whether both read paths agree, on 10,000 operations for each database (some 20 minutes)
	@KINERJA_BEDA=10000 KINERJA_BENIH=$${KINERJA_BENIH:-$$RANDOM} $(BIN)/pytest tests/contract/test_beda.py -n 2 -rP

bench-layar: setup ## whether pages load and answer within their budgets, on a slow phone (some 10 minutes; let nothing else run)
	@scripts/setup spa
	@node tests/bench/layar.mjs

shots: setup ## pictures of every page, and the one in the README
	@scripts/setup spa
	@node tests/e2e/shots.mjs

lock: setup ## the lock files, after a change of dependencies
	@$(LOCK) --output-file requirements.lock
	@$(LOCK) --extra dev --output-file requirements-dev.lock
	@npm --prefix frontend install --package-lock-only --ignore-scripts --no-audit --no-fund

schema: setup ## schema.graphql, after a change of the API; and the changelog of its releases
	@$(BIN)/kinerja schema > .cache/schema.graphql
	@mv .cache/schema.graphql schema.graphql
	@$(BIN)/python tests/contract/perubahan_skema.py > .cache/perubahan.md
	@mv .cache/perubahan.md docs/schema/perubahan.md
