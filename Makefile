# `make report` installs what is missing, builds, and makes the book; `make test` runs the checks; `make bench` measures.
PACKAGES = libcmark-gfm-dev libcmark-gfm-extensions-dev libcairo2-dev libpango1.0-dev liblzma-dev libpng-dev \
  libssl-dev libbtparse-dev libdcmtk-dev zlib1g-dev libarchive-dev libsnappy-dev \
  libisal-dev pkg-config fonts-linuxlibertine fonts-texgyre-math
TEST_PACKAGES = libopenblas-dev poppler-utils chromium xz-utils

.PHONY: report test lint bench packages test-packages

report: packages
	swift build -c release --product report
	.build/release/report build

test: test-packages lint
	swift test

bench: packages
	swift build -c release --product report
	swift run -c release --package-path Benchmarks benchmarks

lint:
	swift format lint --strict --recursive Package.swift Plugins Sources Tests Benchmarks/Package.swift Benchmarks/Sources

packages:
	@.ci/packages $(PACKAGES)

test-packages:
	@.ci/packages $(PACKAGES) $(TEST_PACKAGES)
