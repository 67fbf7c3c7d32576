# make test        install what is missing, then run every test
# make check-all   the same, with the browser checks on every page instead of one page of each kind, and a site of 300,000 groups;
#                  takes an hour, 12 GB of disk and 8 GB of memory
# make serve       build the site, serve it here, and build it again on every change
# make build       build the site into public/

.PHONY: test check-all serve build install clean bench bench-search

test: install
	@node layouts/checks/tools/run.mjs

check-all: install
	@EVERY_PAGE=1 node layouts/checks/tools/run.mjs

install:
	@bash layouts/checks/tools/install.sh

serve:
	@go run ./generator serve

build:
	@go run ./generator build

clean:
	@rm -rf .build node_modules

# make bench       time the build of invented sites of 1,000 and 10,000 groups; docs/benchmarks.md keeps the figures
bench:
	@go test ./generator -run - -bench Build -benchtime 3x

# make bench-search   measure the search beside Pagefind and MiniSearch and write docs/benchmarks.md: an hour; SIZES=1000,10000 and PEERS=0 make it shorter
SIZES ?= 1000,10000,100000,dense
PEERS ?= 10000
bench-search: install
	@node layouts/checks/tools/bench-search/run.mjs --sizes $(SIZES) --peers $(PEERS)
