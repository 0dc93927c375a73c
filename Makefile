# make run      build the program and open its window
# make test     all tests, the real window under Xvfb included
# make arm64    what arm64 runs beside other processors, tested under an emulator
# make check    vet, staticcheck, formatting, import directions, short tests
# make bench    benchmarks
# make build    only the program, ./hebbarium
# make web      the page for the browser, dist/web, for any server of files
# make serve    that page, made anew where the source is newer, served on this machine
# make release  what people download, for every system, in dist/

export CGO_ENABLED = 0
GO ?= go

# ARGS is handed to the program: make run ARGS="--rules saves/….safetensors".
ARGS ?=

# VERSION is what the program says of itself and writes into its files.
VERSION ?= $(shell .ci/version)

# TARGETS are the systems that a release is built for: make release TARGETS=linux/amd64.
TARGETS ?=

.PHONY: run test arm64 check bench build web serve release clean

run: build
	@.ci/setup run
	./hebbarium $(ARGS)

build:
	$(GO) build -buildvcs=false -ldflags "-X $(shell $(GO) list -m)/brain/file.version=$(VERSION)" -o hebbarium .

release:
	$(GO) run ./app/release -version "$(VERSION)" $(TARGETS)

web:
	$(GO) run ./app/web build -version "$(VERSION)" dist/web

# The page is made of all of these; what is newer than it has it made anew before it is served.
PAGE_OF := $(shell find app assets brain evolve physics render saves go.mod go.sum main_js.go -type f ! -name '*_test.go' ! -path '*/testdata/*')

dist/web/index.html: $(PAGE_OF)
	$(GO) run ./app/web build -version "$(VERSION)" dist/web

serve: dist/web/index.html
	$(GO) run ./app/web serve dist/web

test:
	@.ci/setup test
	$(GO) test -timeout 9m ./...
	@GO="$(GO)" .ci/arm64

arm64:
	@GO="$(GO)" .ci/arm64

check:
	@unformatted=$$(gofmt -l .); if [ -n "$$unformatted" ]; then echo "gofmt would change:"; echo "$$unformatted"; exit 1; fi
	$(GO) vet ./...
	$(GO) tool staticcheck ./...
	$(GO) test -short ./...

bench:
	$(GO) test -run '^$$' -bench . -benchmem ./...

clean:
	rm -rf hebbarium dist
