# Binodal: build, test, run. `make help` lists every target.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

BUILD   := .build/release
BINODAL := $(BUILD)/binodal
STUDY   ?= studies/opv-balanced.yaml
MODEL   ?= models/three-phase
OUT     ?=
# Extra words for `binodal design`; an earlier run of the study is replaced unless told otherwise.
FLAGS   ?= --overwrite
# What `bench` measures (all sections unless named), and where the programs that it compares with lie.
SECTIONS ?=
PEERS   := .build/peers
# Where the Python libraries lie that tests hold our files against; BINODAL_PYTHON names another Python.
TESTPY  := .build/test-python
# Where the Python package is tested, with what it needs.
PYTHONPY := .build/python
# Where `install` installs.
PREFIX  ?= /usr/local
DESTDIR ?=
# For how long `fuzz` tries each format, and from which seed.
SECONDS := 60
SEED    ?= 1
# Where MkDocs lies and where it leaves the site; the pages whose commands `test-docs` runs (all unless named).
DOCSPY  := .build/docs
PAGES   ?=
# Every run of `bench` adds a line to it.
HISTORY ?= docs/measurements/bench-history.jsonl

# Debian package : pkg-config module (or header, or program) that proves that it is there.
PACKAGES := libfftw3-dev:fftw3f libhdf5-dev:hdf5-serial libtiff-dev:libtiff-4 libpng-dev:libpng \
  zlib1g-dev:zlib libbz2-dev:/usr/include/bzlib.h libzip-dev:libzip libssl-dev:libcrypto \
  libnlopt-dev:nlopt libopenblas-dev:openblas liblapacke-dev:lapacke libsqlite3-dev:sqlite3 \
  libgnuplot-iostream-dev:/usr/include/gnuplot-iostream.h \
  libboost-iostreams-dev:/usr/include/boost/iostreams/stream.hpp \
  gnuplot-nox:/usr/bin/gnuplot sqlite3:/usr/bin/sqlite3 pkg-config:/usr/bin/pkg-config \
  patchelf:/usr/bin/patchelf python3:/usr/bin/python3 \
  fonts-dejavu-core:/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf
ifeq ($(LIBTORCH),)
PACKAGES += libtorch-dev:/usr/include/ATen/ATen.h
TORCH    :=
else
TORCH    := -Xcxx -isystem$(LIBTORCH)/include \
  -Xcxx -isystem$(LIBTORCH)/include/torch/csrc/api/include \
  -Xlinker -L$(LIBTORCH)/lib -Xlinker -rpath -Xlinker $(LIBTORCH)/lib
endif

SWIFT := -c release --explicit-target-dependency-import-check error $(TORCH)

.PHONY: help deps build install package test test-page test-api test-slurm test-docs test-python test-kill design studies bench evaluate fuzz lint docs docs-swift reference clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

deps: ## install the missing Debian packages (as root or with sudo) and check each
	@PACKAGES="$(PACKAGES)" ./scripts/dependencies

build: deps ## build .build/release/binodal
	@./scripts/stamp
	swift build $(SWIFT) --product TorchShim
	swift build $(SWIFT) --product binodal

install: ## install what was built under PREFIX (default /usr/local; DESTDIR goes before it)
	packaging/stage $(BUILD) $(DESTDIR)$(PREFIX)

package: build ## make a Debian package of it in .build/package
	@PACKAGES="dpkg-dev:/usr/bin/dpkg-shlibdeps" ./scripts/dependencies
	$(if $(LIBTORCH),@echo "package: it is made with Debian's libtorch; leave LIBTORCH out" >&2; exit 1)
	packaging/deb $(BUILD) .build/package

# Suites that run apart: the number of threads of torch is one for a process, and sums depend on it; a server beside tests
# that keep every thread busy is late.
SUITES := "--skip=ServeTests --skip=LatentDiffusionTests --skip=TensorsTests" --filter=LatentDiffusionTests \
  --filter=TensorsTests --filter=ServeTests

# One thread for OpenBLAS: its worker threads end when a reader of HDF5 forks, and a product that another test computes
# at that moment would wait for them for ever.
test: deps ## build and run the tests
	swift build $(SWIFT) --build-tests
	@./scripts/test-python $(TESTPY) || echo "test: without the checks by Python's libraries" >&2
	for suites in $(SUITES); do \
	  BINODAL_PYTHON=$${BINODAL_PYTHON:-$$([ -e $(TESTPY)/ready ] && echo $(TESTPY)/bin/python || echo python3)} \
	    OPENBLAS_NUM_THREADS=1 swift test $(SWIFT) --skip-build $$suites || exit 1; \
	done
	Tests/page/run $(BINODAL) test_tasks test_server # a newcomer's tasks; make test-page has all

test-page: build ## test the page of the workbench in Chromium, where it is installed
	Tests/page/run $(BINODAL)

test-api: build ## try the server's API by its description with schemathesis, and the examples of its page
	Tests/api/run $(BINODAL)

test-slurm: build ## hold jobs in parts on a small Slurm cluster of this machine against one machine; skipped where Slurm is not and cannot be installed
	@PACKAGES="slurm-wlm:/usr/sbin/slurmctld munge:/usr/sbin/munged" ./scripts/dependencies || true
	Tests/slurm/run $(BINODAL) three-phase-64

test-docs: build ## run the commands that the documentation shows; PAGES names pages, all unless given
	scripts/cli-reference.py $(BINODAL) docs/reference/cli.md --check
	scripts/json-reference.py --check
	scripts/python-documents.py --check
	@./scripts/test-python $(TESTPY)
	PATH="$(CURDIR)/$(TESTPY)/bin:$$PATH" scripts/doc-commands.py $(BINODAL) $(PAGES)

test-python: build ## test the Python package against the program: types, style, functions, the notebook
	@./scripts/test-python $(PYTHONPY) python/requirements.txt
	cd python && PATH="$(CURDIR)/$(PYTHONPY)/bin:$$PATH" BINODAL=$(CURDIR)/$(BINODAL) ./check

test-kill: build ## kill a small design, and a server amid its runs, with SIGKILL; go on and compare the results
	./scripts/kill-trials.py --binodal $(BINODAL) --trials 3 --threads 2 --evaluations 3 \
	  --count 1 --samples 4 --recipes 1 --out runs/kill-trials
	./scripts/serve-kill.py --binodal $(BINODAL) --trials 2 --evaluations 2 --samples 4 --out runs/serve-kill

design: build ## run the study STUDY (default studies/opv-balanced.yaml) and name its report
	$(BINODAL) design $(STUDY) $(if $(OUT),--out $(OUT)) $(FLAGS)

studies: build ## run every study of studies/ into runs/ and print a line on each
	@./scripts/run-studies $(BINODAL)

bench: deps ## time Binodal beside its floor and its peers: runs/bench/bench.md, ratios of one run
	swift build $(SWIFT) --product TorchShim
	swift build $(SWIFT) --product bench
	@./scripts/peers $(PEERS) || echo "bench: without the peers written in Python" >&2
	$(BUILD)/bench $(SECTIONS) \
	  $$([ ! -e $(PEERS)/ready ] || echo --python $(PEERS)/bin/python)
	scripts/bench-history.py runs/bench/bench.json $(HISTORY) runs/bench/history.png

evaluate: build ## measure MODEL (default models/three-phase) on volumes that it generates
	$(BINODAL) evaluate --model $(MODEL) $(FLAGS)

fuzz: build ## break volume files, options and settings, SECONDS (default 60) for each format and for those
	swift build $(SWIFT) --product fuzz
	$(BUILD)/fuzz --seconds $(SECONDS) --seed $(SEED) --seeds Tests/VolumesTests/Goldens
	$(BUILD)/fuzz --options $(BINODAL) $(SECONDS) $(SEED)

lint: ## check the layout of every Swift file
	swift format lint --strict -r Package.swift Sources Tests Benchmarks Examples

docs: ## build the documentation's site .build/site, with every link checked
	@./scripts/test-python $(DOCSPY) docs/requirements.txt
	@[ ! -x $(BINODAL) ] || scripts/cli-reference.py $(BINODAL) docs/reference/cli.md --check
	scripts/json-reference.py --check
	NO_MKDOCS_2_WARNING=1 $(DOCSPY)/bin/mkdocs build --strict

docs-swift: deps ## build the reference of the Swift library with DocC: .build/site/swift, for a web server of .build/site
	swift build $(SWIFT) --target Descriptors
	scripts/swift-docs $(BUILD)/Modules .build/site/swift

reference: build ## write docs/reference/cli.md, json.md and the tables of study files anew, from the program
	scripts/cli-reference.py $(BINODAL) docs/reference/cli.md
	scripts/json-reference.py
	scripts/python-documents.py
	$(BINODAL) study reference docs/reference/study.md docs/how-to/sweep.md

clean: ## remove what the build made
	rm -rf .build
