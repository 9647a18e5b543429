# The only door: `make run` and `make test` do everything, from a fresh machine on.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help run test release build bench format lint goldens deps deps-test clean

SWIFT ?= swift
RELEASE := --configuration release --product muster --static-swift-stdlib -Xlinker -s
SOURCES := Package.swift Sources Tests Benchmarks

help: ## what there is to make
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: build ## build muster and run the scenarios that ship with it
	@.build/release/muster run scenarios

build: deps
	@$(SWIFT) build $(RELEASE)

release: build ## the program alone, stripped, with Swift's runtime inside
	@.build/release/muster --version
	@ls -l .build/release/muster | awk '{ printf ".build/release/muster: %.1f MB\n", $$5 / 1e6 }'

test: deps-test lint ## install what tests need, and pass them all
	@$(SWIFT) build --build-tests
	@$(SWIFT) test --skip-build --parallel

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
