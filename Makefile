# Each target is one line; the work is in scripts/ and in the CMake presets.
.PHONY: build demo test test-web test-all bench bench-catalogue bench-rooms bench-partners bench-accuracy bench-server lighthouse format lint clean
.DEFAULT_GOAL := build

build: ; @scripts/build release && scripts/web-build
demo: build ; @scripts/demo
test: build ; @ctest --preset release
test-web: build ; @scripts/install-deps browser && scripts/web-e2e
test-all: test test-web ; @scripts/build asan && ctest --preset asan && scripts/build tsan && ctest --preset tsan
bench: ; @scripts/build bench && scripts/bench
bench-catalogue: ; @scripts/build bench && build/bench/benchmarks/catalogue_bench
bench-rooms: ; @scripts/build bench && build/bench/benchmarks/reference_rooms_bench
bench-partners: ; @scripts/build bench && build/bench/benchmarks/partners_bench
bench-accuracy: ; @scripts/build bench && build/bench/benchmarks/rank_accuracy ../shared/reference/photometry/good
bench-server: ; @scripts/build bench && scripts/bench-server
lighthouse: ; @scripts/install-deps browser && scripts/web-lighthouse
format: ; @scripts/format
lint: ; @scripts/lint
clean: ; @rm -rf build web/dist web/node_modules web/.svelte-kit
