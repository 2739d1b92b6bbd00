# The same words as run.py, for those who type `make`. Arguments: make report ARGS="texts/ --out page"
PYTHON ?= python3
RUN = $(PYTHON) run.py

.DEFAULT_GOAL := help
.PHONY: help setup report test lab notebooks bench

help: ## Show this list
	@awk 'BEGIN {FS = ":.*## "} /^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

setup: ## Make .venv and install everything
	@$(RUN) setup

report: ## Write the report (of seeds/ into report/, or as ARGS say)
	@$(RUN) report $(ARGS)

test: ## Check style and types, run every test, then re-run and compare the notebooks
	@$(RUN) test

lab: ## Open JupyterLab in notebooks/
	@$(RUN) lab $(ARGS)

notebooks: ## Run every notebook from top to bottom and store what it gives
	@$(RUN) notebooks

bench: ## Run the benchmarks
	@$(RUN) bench $(ARGS)
