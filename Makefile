# Two commands on a fresh machine: `make demo` and `make test`. Each sets up what it needs.
# PYTHON is the interpreter that the virtual environment is made from (3.11 or newer).

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
OUT ?= out
OTHER ?= python3.13
SECONDS ?= 60
PART ?= 1/1
INVENTORY ?= inventories/cloudkarafka
STAMP := $(VENV)/.installed
PEERS := benchmarks/.peers
MERMAID := tests/mermaid/node_modules/.package-lock.json

.PHONY: help setup browser office postgres demo test injection check format golden faults fuzz docs bench bench-quick bench-maps bench-records bench-questions bench-parquet bench-scan bench-scan-accuracy bench-hostile learn coverage pythons mutants release audit clean

help: ## Show what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: $(STAMP) ## Make the virtual environment with the locked dependencies

$(STAMP): pyproject.toml uv.lock
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet 'uv>=0.9'
	UV_PROJECT_ENVIRONMENT=$(VENV) $(BIN)/uv sync --quiet --frozen --inexact --all-extras --compile-bytecode
	@touch $@

demo: setup ## Validate, draw and record the example inventories; tell where the files are
	@bash tools/demo.sh $(BIN) $(INVENTORY) $(OUT)

$(MERMAID): tests/mermaid/package-lock.json
	@command -v npm >/dev/null || { echo "node is missing: the tests need Node.js 20 or newer with npm" >&2; exit 1; }
	npm ci --prefix tests/mermaid --ignore-scripts --no-audit --no-fund --silent
	@touch $@

browser: ## Install Chromium, which the tests of the HTML map drive, where it is missing
	@bash tools/browser.sh

# Behind the browser, for two programs cannot install packages at once.
office: browser ## Install LibreOffice, which reads office documents back in the tests, where it is missing
	@bash tools/office.sh

# Behind LibreOffice, for the same reason.
postgres: office ## Install PostgreSQL, whose reading of schemas the tests take as the truth, where it is missing
	@bash tools/postgres.sh

# What the tests need is fetched while the code is checked, and whoever is done first does not wait: types are judged on
# one core, while tests begin on the others. make fails where either does. The tests are no part of this make's jobs.
# Thousands of tests start the command, and many a program of the tests: where the environment forbids Python to keep
# bytecode, each would compile it anew.
test: ## Format, lint, types, import contracts, documentation and tests
	@$(MAKE) --no-print-directory --jobs=4 check tests

.PHONY: tests
tests: setup $(MERMAID) postgres
	$(BIN)/python -m compileall -q pdmap tools benchmarks/validation tests/drawing.py tests/corpus tests/machines
	env -u MAKEFLAGS -u MFLAGS $(BIN)/python -m pytest -n auto --dist worksteal -q

injection: setup $(MERMAID) browser office ## Test every text of the language with every payload in every output (more than an hour of computing); PART=2/12 for a part
	@mkdir -p $(OUT)/injection && rm -f $(OUT)/injection/tally.*
	PDMAP_INJECTION=$(PART) PDMAP_INJECTION_TALLY=$(abspath $(OUT))/injection/tally $(BIN)/python -m pytest -o faulthandler_timeout=0 -n auto --dist worksteal -q tests/injection
	$(BIN)/python -m tests.injection.tally $(OUT)/injection/tally

check: setup
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .
	$(BIN)/mypy --no-error-summary
	$(BIN)/lint-imports --no-logo

format: setup ## Format the code and mend what can be mended
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

golden: setup $(MERMAID) ## Renew the golden files of the tests; read the diff before you commit it
	PDMAP_UPDATE_GOLDEN=1 $(BIN)/python -m pytest -n auto -q

faults: setup ## Let every call of the system that differs fail in every way, and end commands at each (half an hour of computing)
	PDMAP_FAULTS=all $(BIN)/python -m pytest -o faulthandler_timeout=0 -n auto --dist worksteal -q -rP tests/machines

docs: setup ## Renew what is generated: the schema, docs/rules, docs/reference, the pictures and screen of the README
	bash tools/docs.sh $(BIN)

fuzz: setup ## Try changed inputs for SECONDS of computing (60); what is found is kept in tests/corpus/cases
	$(BIN)/python -m tests.fuzzing --seconds $(SECONDS) $(TARGETS)

$(PEERS)/.installed: benchmarks/peers.txt
	$(PYTHON) -m venv --clear $(PEERS)
	$(PEERS)/bin/pip install --quiet --disable-pip-version-check --requirement benchmarks/peers.txt
	@touch $@

bench-hostile: setup ## Measure how much time and memory the bad inputs of tests/corpus take
	$(BIN)/python -m tests.corpus

bench: setup $(PEERS)/.installed ## Measure validation beside other programs, up to 50,000 systems; writes benchmarks/validate.md (20 minutes)
	PYTHONPATH=. $(BIN)/python benchmarks/validate.py

bench-quick: setup $(PEERS)/.installed ## The same, small and once, to see that it works; writes into $(OUT)/benchmarks
	PYTHONPATH=. $(BIN)/python benchmarks/validate.py --quick --output $(OUT)/benchmarks

bench-maps: setup ## Measure how long maps of 20 to 10,000 systems take; writes benchmarks/maps.md
	PYTHONPATH=. $(BIN)/python benchmarks/maps.py

bench-records: setup ## Measure how long the record of 1,000 activities takes in each format; writes benchmarks/records.md
	PYTHONPATH=. $(BIN)/python benchmarks/records.py

bench-questions: setup ## Measure how long each question takes about 10,000 systems; writes benchmarks/questions.md
	PYTHONPATH=. $(BIN)/python benchmarks/questions.py

bench-parquet: setup ## Measure the export of up to 50,000 systems with a million fields; writes benchmarks/parquet.md
	PYTHONPATH=. $(BIN)/python benchmarks/parquet.py

bench-scan: setup ## Measure how long schemas of 10,000 columns take; writes benchmarks/scan.md
	PYTHONPATH=. $(BIN)/python benchmarks/scan.py

bench-scan-accuracy: setup $(PEERS)/.installed ## Score the classifier of columns on labelled schemas, beside a peer; writes benchmarks/scan_accuracy.md
	PYTHONPATH=. $(BIN)/python benchmarks/scan_accuracy.py --peer $(PEERS)/bin/python --output benchmarks/scan_accuracy.md

learn: setup ## Learn anew what columns about persons have in common, from labelled schemas: make learn LABELS="FILE.tsv ..."
	UV_PROJECT_ENVIRONMENT=$(VENV) $(BIN)/uv sync --quiet --frozen --inexact --all-extras --group learning
	PYTHONPATH=. $(BIN)/python benchmarks/scan_experience.py $(LABELS) benchmarks/scan/*.tsv tests/scan/classify/cases*.txt

coverage: setup $(MERMAID) browser postgres ## Tell which branches the tests take, all of them and those of the parts that must be whole
	UV_PROJECT_ENVIRONMENT=$(VENV) $(BIN)/uv sync --quiet --frozen --inexact --all-extras --group measuring
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest -n auto --dist worksteal -q
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report --fail-under 95
	$(BIN)/coverage report --fail-under 100 --include 'pdmap/source/*,pdmap/suppress/*,pdmap/escape/*'

pythons: setup ## Tell whether another Python, and every environment, gives the same bytes; OTHER=python3.13
	@bash tools/pythons.sh $(BIN) $(OTHER) $(OUT)/pythons

mutants: setup ## Change rules and escaping line by line, and tell which changes no test notices (minutes); ONLY="retention rights"
	UV_PROJECT_ENVIRONMENT=$(VENV) $(BIN)/uv sync --quiet --frozen --inexact --all-extras --group measuring
	PYTHONPATH=. $(BIN)/python benchmarks/mutants.py $(ONLY)
	$(BIN)/mutmut run 'pdmap.escape*'

release: setup ## Build the packages and their bill of materials into $(OUT)/release
	UV_PROJECT_ENVIRONMENT=$(VENV) $(BIN)/uv sync --quiet --frozen --inexact --all-extras --group releasing
	@bash tools/release.sh $(BIN) $(OUT)/release

audit: setup ## Ask the advisories of PyPI about everything that is installed with pdmap
	UV_PROJECT_ENVIRONMENT=$(VENV) $(BIN)/uv sync --quiet --frozen --inexact --all-extras --group releasing
	$(BIN)/uv export --quiet --frozen --all-extras --no-default-groups --no-emit-project --output-file $(OUT)/requirements.txt
	$(BIN)/pip-audit --disable-pip --require-hashes --requirement $(OUT)/requirements.txt

clean: ## Remove what was made
	rm -rf $(VENV) $(PEERS) $(OUT) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis tests/mermaid/node_modules mutants .coverage*
