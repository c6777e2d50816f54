# What you do with this project, one word each. `make` alone lists the words.
# A fresh machine needs Python 3.11 or newer and make, nothing else, for `make run`.

# The first Python that is new enough.
PYTHON ?= $(shell for name in python3 python3.13 python3.12 python3.11 python3.14; do \
	"$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$$name"; break; }; done)
VENV := .venv
PY := $(VENV)/bin/python
PORT ?= 8000
# The browser tests run by themselves: Playwright keeps an event loop, in which Django's database refuses to work.
# Parallel test processes: 0 runs the tests one by one.
WORKERS ?= 2
PYTEST_ARGS ?=
# Tests have their own search servers (ELASTICSEARCH_8_URL and so on), never that of the machine.
PYTEST := ELASTICSEARCH_URL= $(PY) -m pytest $(if $(filter-out 0,$(WORKERS)),-n $(WORKERS)) $(PYTEST_ARGS)
BROWSER_TESTS := $(PYTEST) --dist loadfile tests/browser tests/assets
# A browser on a busy machine may be too late now and then. What failed is tried once more; a fault fails twice.
define in_browser
DATABASE_URL= $(1) $(BROWSER_TESTS) -m "$(2)" || { [ $$? -eq 1 ] && echo "Once more, what failed:" && \
		DATABASE_URL= $(1) $(BROWSER_TESTS) -m "$(2)" --last-failed --last-failed-no-failures=none; }
endef

# Byte code is kept, also where a machine says otherwise: without it every start takes seconds longer.
export PYTHONDONTWRITEBYTECODE :=

# manage.py puts site/ on the path by itself; mypy and lint-imports need to be told.
WITH_SITE := PYTHONPATH=.:site
# The site as a visitor gets it, on this machine, with demo content.
AS_DEMO := DJANGO_SETTINGS_MODULE=config.settings.demo
AS_TEST := DATABASE_URL= ELASTICSEARCH_URL= DJANGO_SETTINGS_MODULE=config.settings.test
# Values that only serve to let Django judge the settings of a real site.
AS_PRODUCTION := DJANGO_SETTINGS_MODULE=config.settings.production DATABASE_URL=sqlite:///:memory: VAR_DIR=var/check \
	SECRET_KEY=0nly-f0r-the-check-0f-settings-never-f0r-a-real-site-Qz7 ALLOWED_HOSTS=wel.example \
	BASE_URL=https://wel.example EMAIL_URL=smtp://localhost:25 CONTACT_EMAIL=team@wel.example TRUSTED_PROXY_COUNT=1
LOCK := $(PY) -m uv pip compile --quiet --universal --no-strip-extras --generate-hashes --python-version 3.11 --no-emit-index-url \
	--custom-compile-command "make lock" pyproject.toml

.DEFAULT_GOAL := help
.PHONY: help run dev test test-postgres test-all coverage lint format check screenshots looks guide-pictures demo reset media messages lock upgrade base-ready \
	dev-ready format-check types imports django-check migrations-check messages-check assets-check

help: ## list the words
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# -- installing ------------------------------------------------------------------------------------

$(PY):
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed; none was found on this machine." >&2; exit 1; }
	@"$(PYTHON)" -c 'import venv, ensurepip' 2>/dev/null || \
		{ echo "$(PYTHON) can't make a virtual environment: install its venv package (Debian: python3-venv)." >&2; exit 1; }
	"$(PYTHON)" -m venv $(VENV)

# A stamp holds the moment of the last install: a second start does nothing here. A lock that changes installs again.
$(VENV)/base.stamp: requirements/base.txt | $(PY)
	@$(PY) -m pip --version >/dev/null 2>&1 || $(PY) -m ensurepip
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/base.txt
	@touch $@

$(VENV)/dev.stamp: requirements/dev.txt | $(PY)
	@$(PY) -m pip --version >/dev/null 2>&1 || $(PY) -m ensurepip
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@ $(VENV)/base.stamp

node_modules/.stamp: package-lock.json
	npm ci --no-audit --no-fund
	@touch $@

base-ready: $(VENV)/base.stamp
dev-ready: $(VENV)/dev.stamp

# -- the site --------------------------------------------------------------------------------------

run: base-ready ## install what is needed, fill the site with demo content and start it on port 8000
	PORT=$(PORT) $(AS_DEMO) $(PY) manage.py start

dev: dev-ready ## the same site with DEBUG and reload, for who works on the code
	$(PY) manage.py migrate --verbosity 0
	PORT=$(PORT) $(PY) manage.py setup_site --verbosity 0
	PORT=$(PORT) $(PY) manage.py demo --if-stale --keep-going
	PORT=$(PORT) $(PY) manage.py runserver $(PORT)

demo: base-ready ## bring the demo content up to date
	PORT=$(PORT) $(AS_DEMO) $(PY) manage.py migrate --verbosity 0
	PORT=$(PORT) $(AS_DEMO) $(PY) manage.py setup_site --verbosity 0
	PORT=$(PORT) $(AS_DEMO) $(PY) manage.py demo

reset: ## throw away database, uploads and passwords of this machine (asks first; YES=1 does not ask)
	@test "$(YES)" = 1 || { printf 'Delete var/ with the database and all uploads? Type yes: '; read -r answer; \
		test "$$answer" = yes; }
	rm -rf var

# -- tests and checks ------------------------------------------------------------------------------

test: dev-ready ## the tests on SQLite, without the slowest; browser tests run when Chromium is there
	@# The site of the browser tests is filled meanwhile.
	$(AS_TEST) $(WITH_SITE) $(PY) -m tests.browser.prepared & filling=$$!; \
		DATABASE_URL= $(PYTEST) -m "not browser and not slow" || { kill $$filling; exit 1; }; wait $$filling
	$(call in_browser,,browser and not slow)

test-postgres: dev-ready ## what asks a database, on PostgreSQL (DATABASE_URL_POSTGRES); no browser, no drawing, of the slowest those of locks
	@test -n "$$DATABASE_URL_POSTGRES" || \
		{ echo "Set DATABASE_URL_POSTGRES, for example postgres://user:password@127.0.0.1:5432/wel" >&2; exit 1; }
	DATABASE_URL="$$DATABASE_URL_POSTGRES" $(PYTEST) -m "database and not browser and not drawing and not services and (not slow or locks or content)"

# TESTED=1 says that `make test` passed just now. Browser tests need not be repeated on PostgreSQL, nor the slowest,
# but for those of locks, which every database has its own way with. The whole demo is read on PostgreSQL only; what
# search finds in it is judged on both.
test-all: dev-ready $(if $(TESTED),,test) test-postgres ## and the rest: on PostgreSQL, the slowest, every setting of axe
	DATABASE_URL= $(PYTEST) -m "slow and not browser and (not content or engines)"
	$(call in_browser,AXE_MATRIX=full,axe or slow)

# Measuring doubles the time of the tests, so it has a word of its own.
coverage: dev-ready ## the tests on SQLite with the gate on branch coverage; takes twice as long as they do
	DATABASE_URL= $(PYTEST) -m "not browser" --cov

lint: dev-ready ## faults in Python and in templates
	$(PY) -m ruff check .
	$(PY) -m djlint templates --lint --quiet

format: dev-ready ## put Python in the house style
	$(PY) -m ruff check --fix-only --quiet .
	$(PY) -m ruff format .

check: lint format-check types imports django-check migrations-check messages-check assets-check ## all that CI checks besides the tests

format-check: dev-ready
	$(PY) -m ruff format --check .

types: dev-ready
	$(WITH_SITE) $(PY) -m mypy

imports: dev-ready
	$(WITH_SITE) $(VENV)/bin/lint-imports

django-check: dev-ready
	$(AS_TEST) $(PY) manage.py check --fail-level WARNING
	$(AS_PRODUCTION) $(PY) manage.py check --deploy --fail-level WARNING

migrations-check: dev-ready
	$(AS_TEST) $(PY) manage.py makemigrations --check --dry-run

messages-check: dev-ready
	$(AS_TEST) $(PY) manage.py messages --check

# Compares with what is staged or committed, so that it also serves before a commit.
assets-check:
	@if ! command -v npm >/dev/null 2>&1 && [ "$$CI" != true ]; then \
		echo "npm is not here: CI checks whether static/ was built from assets/."; exit 0; fi; \
	$(MAKE) --no-print-directory node_modules/.stamp && npm run --silent build && npm run --silent lint && git diff --exit-code --stat -- static assets/built.json templates/partials/crops.html && \
	new=$$(git ls-files --others --exclude-standard -- static) && \
	if [ -n "$$new" ]; then echo "Built but not committed: $$new" >&2; exit 1; fi

# -- upkeep ----------------------------------------------------------------------------------------

screenshots: dev-ready ## pictures of every kind of page into screenshots/, to look at
	DATABASE_URL= REQUIRE_SERVICES=1 $(PYTEST) -p no:randomly -q tests/browser/take_screenshots.py

looks: dev-ready ## what the parts of the style guide look and sound like now becomes what the tests expect
	DATABASE_URL= REQUIRE_SERVICES=1 RENEW_LOOKS=1 $(PYTEST) -p no:randomly -q tests/browser/test_looks.py tests/browser/test_trees.py

guide-pictures: dev-ready ## take the pictures of the guide for editors anew, in the admin itself (needs Chromium)
	DATABASE_URL= REQUIRE_SERVICES=1 $(PYTEST) -p no:randomly -n 0 -q tests/browser/take_guide_pictures.py

media: dev-ready ## make pictures, sound and summaries of the demo anew (needs Chromium, espeak-ng and ffmpeg)
	$(PY) assets/media.py
	$(PY) assets/sound.py
	$(PY) assets/papers.py

messages: dev-ready ## gather the texts for translation and compile the translations (needs gettext)
	$(AS_TEST) $(PY) manage.py messages

lock: dev-ready ## write requirements/*.txt and package-lock.json anew after a change of pyproject.toml or package.json
	$(LOCK) $(UPGRADE) --output-file requirements/base.txt
	$(LOCK) $(UPGRADE) --extra dev --constraint requirements/base.txt --output-file requirements/dev.txt
	npm install --package-lock-only --no-audit --no-fund

upgrade: ## the newest versions that pyproject.toml allows
	$(MAKE) lock UPGRADE=--upgrade
