# Two commands matter: `make demo` shows the service working without a phone,
# `make test` passes every test. Both need Go, a C compiler and make; test
# installs PostgreSQL and Chromium on Debian when they are missing.

VERSION ?= $(shell git describe --tags --always --dirty 2>/dev/null || echo unknown)
LDFLAGS  = -X main.version=$(VERSION)
ARGS    ?=

.PHONY: build demo test need check race cut crash test-baileys line fuzz bench format release clean

build:
	CGO_ENABLED=1 go build -trimpath -ldflags '$(LDFLAGS)' -o bin/mshauri ./cmd/mshauri

demo: build
	./bin/mshauri demo $(ARGS)

test: need check race cut

# What the tests need of the machine.
need:
	sh scripts/need-postgresql.sh
	sh scripts/need-chromium.sh

# Vet, static checks and format.
check:
	go vet ./...
	go tool -modfile=tools.mod staticcheck ./...
	@unformatted="$$(go tool -modfile=tools.mod gofumpt -l $$(git ls-files '*.go'))"; \
	if [ -n "$$unformatted" ]; then echo "not formatted (run make format):"; echo "$$unformatted"; exit 1; fi

# Everything that runs in one process, with the race detector.
race:
	go test -race -timeout 20m ./...

# Tests that cut lines, kill, flood, weigh memory or play a year, all named
# TestCut…: built without the race detector (CONTRIBUTING.md says why).
cut:
	go test -count=1 -timeout 20m -run '^TestCut' ./...

# The bot killed at every labelled point and at any instant under steady traffic,
# 500 times and more; make crash ARGS=--short is what make test has of it.
crash:
	sh scripts/need-postgresql.sh
	sh scripts/crash.sh $(ARGS)

# An independent client, Baileys, in a group with whatsmeow and the bot on the
# lab. Not part of test: it installs Node.js and 50 MB of npm packages.
test-baileys: build
	sh scripts/need-node.sh
	npm ci --prefix lab/baileys --ignore-scripts --no-audit --no-fund
	node lab/baileys/test.mjs bin/mshauri

# The line cut a thousand times at every exchange of the handshake.
line:
	MSHAURI_TEST_CUTS=1000 go test -count=1 -timeout 60m -run '^TestCutLine' -v ./cmd/mshauri

# Every fuzzer for ten minutes each: make fuzz ARGS=1m for a shorter run.
fuzz:
	sh scripts/fuzz.sh $(ARGS)

# Every figure of the README's table, each beside what it can be compared with,
# and the table written: about half an hour on a calm machine of two cores. Parts:
# make bench ARGS='road storage size start memory'; a shorter run:
# MSHAURI_TEST_ROUNDS=3 MSHAURI_TEST_POSTINGS=50000 make bench
bench:
	go run ./scripts/bench $(ARGS)

format:
	go tool -modfile=tools.mod gofumpt -w $$(git ls-files '*.go')

# Archives, Debian packages and checksums in dist/, for amd64 and arm64.
release:
	sh scripts/release.sh $(VERSION)

clean:
	rm -rf bin dist lab/baileys/node_modules
