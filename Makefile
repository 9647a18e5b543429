# The only door: `make run` and `make test` do everything, from a fresh machine on.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help run test net release build bench format lint goldens deps deps-test clean

SWIFT ?= swift
RELEASE := --configuration release --product muster --static-swift-stdlib -Xlinker -s
SOURCES := Package.swift Sources Tests Benchmarks

help: ## what there is to make
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: build ## build muster and run the scenarios that ship with it
	@.build/release/muster run scenarios

build: deps
	@$(SWIFT) build $(RELEASE)

net: build ## add muster-net, which opens sockets: muster serve, muster env
	@$(SWIFT) build --configuration release --product muster-net --static-swift-stdlib -Xlinker -s
	@.build/release/muster serve --version | sed 's/^/muster-net /'

release: build ## the program alone, stripped, with Swift's runtime inside
	@.build/release/muster --version
	@ls -l .build/release/muster | awk '{ printf ".build/release/muster: %.1f MB\n", $$5 / 1e6 }'

# A line before each stage, from which .ci/run takes the times. The stages are one recipe, for their order matters.
test: ## install what tests need, and pass them all
	@echo '== stage: deps'; Scripts/deps test
	@echo '== stage: lint'; $(MAKE) --no-print-directory lint
	@echo '== stage: build'; $(SWIFT) build --build-tests
	@echo '== stage: judge'; Scripts/judge
	@echo '== stage: tests'; $(SWIFT) test --skip-build --parallel

bench: deps-test build ## measure, against the floors, in one run
	@$(SWIFT) run --package-path Benchmarks --configuration release benchmarks

format: ## lay the sources out
	@$(SWIFT) format --in-place --parallel --recursive $(wildcard $(SOURCES))

lint: ## what a machine can check of the sources
	@$(SWIFT) format lint --strict --parallel --recursive $(wildcard $(SOURCES))

goldens: deps-test ## renew every golden file; look at the diff before you commit it
	@MUSTER_RENEW_GOLDENS=1 $(SWIFT) test || true
	@git --no-pager diff --stat

deps: ## install what building needs, if it is missing
	@Scripts/deps build

deps-test:
	@Scripts/deps test

clean: ## forget what was built
	@rm -rf .build .build-* Benchmarks/.build
