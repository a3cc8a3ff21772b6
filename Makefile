# Everything a developer runs; `make help` lists it.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help setup install run test format lock bench shots papers kills faults saturday soak words manifest tampering drawings test-image pulls pulls-update test-update
BIN := .venv/bin
export TILLBOX_SPECS ?= ../shared
UV ?= uv
BOOKS ?= 24sevenoffice
LOCK := $(UV) pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header
LANGUAGES := nb da en
LOCALE := appliance/locale

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 10

setup: ## system packages, .venv, catalogues; nothing to do when nothing changed
	@PYTHON="$(PYTHON)" .ci/setup

run: setup ## the demo shop on this desk; BOOKS=24sevenoffice-soap, dinero or folder for other books
	@$(BIN)/tillbox demo --books $(BOOKS)

test: setup ## style, types, then every test
	@$(BIN)/ruff check -q .
	@$(BIN)/ruff format -q --check .
	@$(BIN)/mypy appliance
	@$(BIN)/python -m pytest -n 2 --dist loadfile --ignore=tests/ui --ignore=tests/stories
	@$(BIN)/python -m pytest -n 2 --dist loadfile tests/ui tests/stories # each process has a display of its own

format: setup ## write the code in the house style
	@$(BIN)/ruff check -q --fix . ; $(BIN)/ruff format .

lock: ## lock the newest versions that pyproject.toml allows (needs uv)
	@mkdir -p .lock
	@$(LOCK) --upgrade pyproject.toml -o .lock/run.txt
	@$(LOCK) --upgrade pyproject.toml --extra dev -c .lock/run.txt -o .lock/dev.txt
	@printf 'setuptools>=77\nwheel\n' | $(LOCK) --upgrade - -c .lock/dev.txt -o .lock/build.txt

bench: setup ## the speeds that the design promises, measured
	@$(BIN)/python -m tests.bench

shots: setup ## one picture per screen and language
	@$(BIN)/python -m tests.shots

papers: setup ## every receipt and report as it comes out of each make of printer
	@$(BIN)/python -m tests.paper.pictures

kills: setup ## cut the power at random moments; every committed sale must survive (slow)
	@$(BIN)/python -m tests.kills_screens --kills 50
	@$(BIN)/python -m tests.kills --replay 200

faults: setup ## devices, disks and servers that fail on command
	@$(BIN)/python -m tests.faults

saturday: setup ## twelve hours of a Saturday through the screens: 5,000 sales, and the memory after each hour (about 2 h 30 min)
	@$(BIN)/python -m tests.saturday

soak: setup ## the same, 10,000 schedules of each accounting system (hours)
	@$(BIN)/python -m tests.faults --schedules 10000

test-devices: setup ## scanner, printer and drawer on a real kernel, in QEMU (minutes; needs Debian and root)
	@.ci/need mmdebstrap cpio qemu-system-x86 qemu-system-arm
	@$(BIN)/python -m tests.kernel

image: setup ## the box's image in .out/image (Debian, root); COUNTRY=NO SPEAKS=nb KEY=release.pem, see image/README.md
	@.ci/need mmdebstrap arch-test qemu-user-static debian-archive-keyring
	@$(BIN)/python -m image build --country "$(COUNTRY)" --language "$(SPEAKS)" --key "$(KEY)" --url "$(URL)"

image-lock: setup ## choose the newest Debian packages for the image, and write down which
	@$(BIN)/python -m image lock

test-image: setup ## the built image, whole, in QEMU: sells, prints, closes, delivers, is restored; the drawer at the pin
	@.ci/need mmdebstrap cpio qemu-system-arm qemu-utils mtools fdisk e2fsprogs
	@$(BIN)/python -m tests.image

pulls: setup ## pull the built image's plug N times while it sells, and at each of MARKS flushes (an hour)
	@.ci/need mmdebstrap cpio qemu-system-arm qemu-utils mtools fdisk e2fsprogs
	@$(BIN)/python -m tests.image.pulls --pulls $(or $(N),100) --marks $(or $(MARKS),5000)

pulls-update: setup ## pull the plug 200 times while an update is written, and boot what is left (10 minutes)
	@.ci/need mmdebstrap cpio device-tree-compiler dosfstools mtools u-boot-tools qemu-system-arm
	@$(BIN)/python -m tests.update --points $(or $(N),200) --boots $(or $(BOOTS),10)

test-update: setup ## update the built image in QEMU: a good one stays, a broken one is left after two starts
	@.ci/need mmdebstrap cpio device-tree-compiler mtools qemu-system-arm
	@$(BIN)/python -m tests.update.whole

tampering: setup ## tamper with a till's journal five hundred times; verify must name each
	@$(BIN)/python -m tests.tampering --cases 500

words: setup ## collect the texts and bring the catalogues up to date
	@$(BIN)/pybabel -q extract -F pyproject.toml --no-location --sort-output -k words --project tillbox -o .venv/tillbox.pot .
	@for language in $(LANGUAGES); do \
		po=$(LOCALE)/$$language/LC_MESSAGES/tillbox.po; action=init; \
		if [ -e $$po ]; then action="update --no-fuzzy-matching --ignore-pot-creation-date"; fi; \
		$(BIN)/pybabel -q $$action -D tillbox -i .venv/tillbox.pot -d $(LOCALE) -l $$language && \
		$(BIN)/pybabel -q compile -i $$po -o $${po%.po}.mo || exit 1; \
	done

drawings: setup ## draw the wiring in hardware/ from its YAML files, and fill the tables of its README
	@$(BIN)/python -m hardware.draw

install: ## as root: the till on this Debian desktop, with the units of the box
	@systemd/at-desk

manifest: setup ## declare this build: KEY=release.pem SUPPLIER="Name AS, 999 999 999" (see .ci/manifest.py)
	@$(BIN)/python .ci/manifest.py --key "$(KEY)" --supplier "$(SUPPLIER)"
