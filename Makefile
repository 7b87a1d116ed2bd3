# Every job of this repository, one target each. `make` alone lists them.
# Nothing here changes a committed file but `generate`, `migration` and `picture`.

ARGS    ?=
VERSION := $(shell git describe --tags --always --dirty 2>/dev/null || echo dev)
LDFLAGS := -X main.version=$(VERSION)
# The race detector needs a C compiler; without one the tests still run. It doesn't watch SQLite, which was
# translated from C and has its memory outside Go's, nor argon2's arithmetic: it would see nothing there, in most of the time.
UNWATCHED := modernc.org/sqlite/lib modernc.org/libc golang.org/x/crypto/argon2
RACE    := $(if $(shell command -v cc),-race $(foreach p,$(UNWATCHED),-gcflags=$(p)=-race=false),)
# make check has vetted, and nobody debugs a test's program: linking without its tables is quicker.
TEST    := test -vet=off -ldflags=-s
# Tests that look at other processes, in which the race detector sees nothing.
OUTSIDE := graph/edge|internal/gateways|internal/soak|internal/testpg
# Prints the packages whose tests, or what those import, have a database of testdb's.
OPEN_A_DATABASE := go list -test -f '{{if .ForTest}}{{.ForTest}} {{.Deps}}{{end}}' ./... | \
             grep -F postern/internal/testdb | cut -d' ' -f1 | sort -u
# The same settings for whatever compiles without the race detector, so that it is compiled once.
GO      := CGO_ENABLED=0 GOFLAGS=-trimpath go
SAY     := @printf '\033[1m==> %s %s\033[0m\n' "$$(date +%T)"

GO_PLACES   := $(wildcard *.go client ent graph internal frontend/*.go tools)
APP_SOURCES := $(wildcard package.json tsconfig*.json frontend/*.html frontend/*.ts frontend/*.json) \
               $(shell find frontend/src frontend/public 2>/dev/null)
PACKAGES    := node_modules/go.mod
APP         := frontend/dist/index.html

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help need run build binary packages app generate migration \
        test test-go test-sqlite test-postgres test-app test-clients soak gateways edge e2e e2e-postgres bin/fixture bin/with-postgres bin/caddy \
        check check-format check-generated check-go check-app check-clients check-size \
        schema check-schema check-security check-gosec check-secrets check-vulnerabilities measure screenshots picture release clean bench bench-lists plans

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "  make %-17s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

## Run and build

run: build ## Build everything, then start Postern (settings: make run ARGS="--addr 127.0.0.1:9000")
	$(SAY) 'Starting Postern; Ctrl-C stops it'
	@exec bin/postern serve $(ARGS)

build: need app binary ## Build bin/postern with the app inside

need:
	@sh scripts/need.sh

packages: need $(PACKAGES)

# The stamp is a go.mod, since that also keeps Go's ./... out of node_modules, where some package has Go files.
$(PACKAGES): package.json package-lock.json | need
	$(SAY) 'Installing the packages of the app (npm ci)'
	@npm ci --no-audit --no-fund
	@echo 'module node_modules' > $@

app: $(APP)

$(APP): $(APP_SOURCES) $(PACKAGES)
	$(SAY) 'Building the app'
	@npm run --silent build
	@touch $@

# Go's own cache knows what is fresh. The names printed are the packages being compiled.
binary: $(APP)
	$(SAY) 'Building bin/postern (the first time takes a minute or two)'
	@$(GO) build -v -ldflags '$(LDFLAGS)' -o bin/postern .

## Change

generate: packages ## Generate all code again: ent, gqlgen, the app's typed documents
	$(SAY) 'Generating ent'
	@$(GO) generate ./ent
	$(SAY) 'Generating the GraphQL server'
	@$(GO) generate ./graph
	$(SAY) 'Generating the typed documents of the app'
	@npm run --silent generate

migration: ## Write a migration from the ent schema: make migration NAME=add_notes
	@test -n "$(NAME)" || { echo 'Give the migration a name: make migration NAME=add_notes' >&2; exit 1; }
	@$(GO) run ./ent/migrate/diff $(NAME)

## Test

test: test-go test-app test-clients e2e e2e-postgres ## Run every test: Go, components, clients, the browser against the real binary

test-go: test-sqlite test-postgres ## Run the Go tests on both databases

test-sqlite: ## Run the Go tests on SQLite
	$(SAY) 'Go tests $(firstword $(RACE)) on SQLite'
	@TEST_DATABASE=sqlite go $(TEST) -timeout 20m $(RACE) $$(go list ./... | grep -vxE 'postern/($(OUTSIDE))')
	$(SAY) 'Go tests of the real binary on SQLite'
	@TEST_DATABASE=sqlite $(GO) $(TEST) $(foreach p,$(subst |, ,$(OUTSIDE)),./$(p))

# Without the race detector, which has seen the same code on SQLite, but for what PostgreSQL alone sets going; and only
# the packages whose tests open a database: the others have been tested.
test-postgres: packages bin/with-postgres ## Run the Go tests on PostgreSQL (TEST_POSTGRES_URL may name a server of your own)
	$(SAY) 'Go tests on PostgreSQL'
	@TEST_DATABASE=postgres bin/with-postgres env $(GO) $(TEST) -timeout 20m $$($(OPEN_A_DATABASE))
	$(SAY) 'Go tests $(firstword $(RACE)) of what follows PostgreSQL'
	@TEST_DATABASE=postgres bin/with-postgres go $(TEST) $(RACE) ./internal/revision ./internal/store ./internal/verify

soak: packages ## Kill the server and its database under load, all rounds; fail each database call in each way
	$(SAY) 'Kill rounds and failing calls on SQLite'
	@POSTERN_SOAK=1 TEST_DATABASE=sqlite go test -count=1 -v ./internal/soak ./internal/revision
	@POSTERN_SOAK=1 TEST_DATABASE=sqlite go test -count=1 -timeout 30m ./graph -run 'WhenACallToTheDatabaseFails'
	$(SAY) 'Kill rounds and failing calls on PostgreSQL'
	@POSTERN_SOAK=1 TEST_DATABASE=postgres go test -count=1 -timeout 30m -v ./internal/soak ./internal/revision
	@POSTERN_SOAK=1 TEST_DATABASE=postgres go test -count=1 -timeout 30m ./graph -run 'WhenACallToTheDatabaseFails'

gateways: bin/caddy ## Run the recipes for gateways in nginx and Caddy (the first time builds Caddy, for minutes)
	$(SAY) 'The recipes for gateways'
	@CI=true go test -count=1 ./internal/gateways

edge: packages ## Print what hostile requests cost: the audit, the suite, the forged requests
	$(SAY) 'The GraphQL edge, against the real binary'
	@go test -count=1 -v ./graph/edge

test-app: packages ## Run the component tests
	$(SAY) 'Component tests'
	@npm run --silent test

test-clients: build bin/fixture ## Test the npm client against bin/postern (the Go client is among the Go tests)
	$(SAY) 'The npm client'
	@cd client/js && npm run --silent test

e2e: build bin/fixture ## Run the browser tests against bin/postern (one file: make e2e ARGS=sign-in)
	$(SAY) 'Browser tests'
	@node scripts/browser.mjs npm run --silent e2e -- $(ARGS)

# The main journeys, whose titles end in @journey.
e2e-postgres: build bin/fixture bin/with-postgres ## Run the main journeys in the browser on PostgreSQL
	$(SAY) 'Browser tests of the main journeys on PostgreSQL'
	@TEST_DATABASE=postgres bin/with-postgres node scripts/browser.mjs npm run --silent e2e -- --grep @journey $(ARGS)

bin/fixture:
	@$(GO) build -o bin/fixture ./internal/testdb/fixture

bin/with-postgres:
	@$(GO) build -o bin/with-postgres ./internal/testpg/with

bin/caddy:
	$(SAY) 'Building Caddy (the first time takes minutes)'
	@$(GO) build -modfile=tools/caddy/go.mod -buildvcs=false -o bin/caddy github.com/caddyserver/caddy/v2/cmd/caddy

measure: ## Measure what no gate could: do known and unknown addresses take the same time to refuse
	$(SAY) 'Measuring sign-ins'
	@POSTERN_MEASURE=1 go test ./graph/edge -run TestMeasure -count=1 -v | grep -v '^=== '

bench: build ## Measure verify and a page over GraphQL beside bare handlers, and nginx if it is there (Linux, two processors, under 4 minutes)
	$(SAY) 'Benchmark'
	@$(GO) build -o bin/bench ./internal/bench
	@go test ./internal/verify -count=1 -v -run 'AllocatesOnce|Weight'
	@bin/bench bin/postern
	@bin/bench pages bin/postern

bench-lists: build ## Measure pages, searches, states and counts on both databases: make bench-lists N=1000000 (some 10 minutes then)
	$(SAY) 'Lists of $(N) API users'
	@$(GO) build -o bin/bench-lists ./internal/bench/lists
	@$(GO) build -o bin/with-postgres ./internal/testpg/with
	@dir="$$(mktemp -d)"; trap 'rm -rf "$$dir"' EXIT; \
		bin/postern seed --api-users $(N) --database "sqlite:$$dir/lists.db" >&2 && echo SQLite && bin/bench-lists "sqlite:$$dir/lists.db"
	@bin/with-postgres sh -c 'bin/postern seed --api-users $(N) --database "$$TEST_POSTGRES_URL" >&2 && echo PostgreSQL && \
		bin/bench-lists "$$TEST_POSTGRES_URL"'

bench-lists: N ?= 20000

plans: ## Write the plans of every statement on both databases to docs/plans: make plans N=1000000 (minutes then)
	$(SAY) 'Plans with $(N) API users'
	@go build -o bin/with-postgres ./internal/testpg/with
	@POSTERN_PLANS_ROWS=$(N) POSTERN_PLANS_KEPT="$(CURDIR)/docs/plans" go test ./internal/plans -count=1 -timeout 30m
	@TEST_DATABASE=postgres POSTERN_PLANS_ROWS=$(N) POSTERN_PLANS_KEPT="$(CURDIR)/docs/plans" \
		bin/with-postgres go test ./internal/plans -count=1 -timeout 30m

plans: N ?= 20000

## Check

check: check-format check-go check-app check-clients check-schema check-generated check-size check-security ## Check formatting, code, schema, generated files, size, security

check-format: ## gofmt
	$(SAY) 'gofmt'
	@found="$$(gofmt -l $(GO_PLACES))"; test -z "$$found" || \
		{ printf '%s\n' "$$found" 'Not formatted: run gofmt -w on these.' >&2; exit 1; }

check-go: ## go vet and staticcheck
	$(SAY) 'go vet'
	@$(GO) vet ./...
	$(SAY) 'staticcheck'
	@$(GO) tool -modfile=tools/go.mod staticcheck ./...

check-app: packages ## Types, lint and format of the app
	$(SAY) 'Types, lint and format of the app'
	@npm run --silent check

check-clients: packages ## Types and format of the npm client
	$(SAY) 'Types and format of the npm client'
	@node_modules/.bin/tsc -p client/js
	@node_modules/.bin/prettier --config frontend/.prettierrc.json --check client/js

check-generated: packages ## Generate again: nothing may change
	@mkdir -p bin
	@sh scripts/generated-hashes.sh > bin/generated.before
	@$(MAKE) --no-print-directory generate
	@sh scripts/generated-hashes.sh > bin/generated.after
	@diff bin/generated.before bin/generated.after || \
		{ echo 'Generated files were stale; they are fresh now: review and commit them.' >&2; exit 1; }
	@$(GO) run ./ent/migrate/diff -check

check-size: app ## The app's size budget
	$(SAY) 'Size of the app'
	@npm run --silent size

check-schema: packages ## Relay's rules on the schema, and no change that breaks a client
	$(SAY) 'Schema: Relay, breaking changes'
	@npm run --silent check:schema
	@$(GO) run . schema | node scripts/schema.mjs

schema: packages ## Take the schema over into its snapshot (to break clients on purpose: make schema ACCEPT=1)
	@$(GO) run . schema | node scripts/schema.mjs $(if $(ACCEPT),--accept,--write)

check-security: check-gosec check-secrets check-vulnerabilities ## gosec's rules, secrets in the history, known vulnerabilities

check-gosec:
	$(SAY) "gosec's rules"
	@# Without the stamp of a commit: go vet asks again about everything when the tool is another.
	@$(GO) -C tools build -buildvcs=false -o ../bin/gosec ./gosec
	@$(GO) vet -vettool=bin/gosec ./...

check-secrets: ## gitleaks: the history, and what isn't committed yet
	$(SAY) 'gitleaks'
	@$(GO) build -modfile=tools/gitleaks/go.mod -buildvcs=false -o bin/gitleaks github.com/zricethezav/gitleaks/v8
	@bin/gitleaks git --no-banner --log-level warn --verbose --redact .
	@bin/gitleaks git --no-banner --log-level warn --verbose --redact --pre-commit .

check-vulnerabilities: binary ## govulncheck on bin/postern (GOVULNDB may name a copy of the database)
	$(SAY) 'govulncheck'
	@sh scripts/vulnerabilities.sh bin/postern

## Look

screenshots: build bin/fixture ## Photograph every screen at 360 and 1440 px, light and dark, into screenshots/ (one file: make screenshots ARGS=users)
	$(SAY) 'Screenshots'
	@node scripts/browser.mjs npm run --silent screenshots -- $(ARGS)

picture: screenshots ## Photograph, and take the README's picture from it
	@cp screenshots/readme.png docs/screenshot.png

## Release

release: need app ## Build postern for six systems, with the app inside, into release/
	$(SAY) 'Building the release $(VERSION) (minutes)'
	@sh scripts/release.sh '$(VERSION)'

clean: ## Remove what was built; databases stay
	rm -rf bin node_modules screenshots test-results release
	find frontend/dist -mindepth 1 ! -name .keep -delete
