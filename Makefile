# `make report` installs what is missing, builds, and makes the book; `make test` runs the checks; `make bench` measures.
PACKAGES = libcmark-gfm-dev libcmark-gfm-extensions-dev libcairo2-dev libpango1.0-dev liblzma-dev libpng-dev \
  libssl-dev libdcmtk-dev libopenjp2-7-dev zlib1g-dev libarchive-dev libsnappy-dev \
  libisal-dev librsvg2-dev libpoppler-glib-dev bubblewrap pkg-config fonts-linuxlibertine fonts-texgyre-math
TEST_PACKAGES = libopenblas-dev poppler-utils chromium xz-utils r-base-core qpdf libreoffice-calc-nogui

.PHONY: report test lint bench docs fuzz packages test-packages

report: packages
	@.ci/build --product report
	.build/release/report build

test: test-packages lint
	.ci/test

bench: packages
	@.ci/build --product report
	swift run -c release --package-path Benchmarks benchmarks

# Every reader of outside files is fed for so many seconds: make fuzz SECONDS=60
fuzz: packages
	Fuzz/run.sh $(or $(SECONDS),60)

# Reference and articles of the engine and of learning, as HTML; a warning is an error.
docs: packages
	for target in Engine Learning; do \
	  REPORT_DOCS=1 swift package --allow-writing-to-directory .build/docs generate-documentation \
	    --target $$target --warnings-as-errors --output-path .build/docs/$$target || exit 1; \
	done

lint:
	swift format lint --strict --recursive Package.swift Plugins Sources Tests Benchmarks/Package.swift Benchmarks/Sources Fuzz/Sources

packages:
	@.ci/packages $(PACKAGES)

test-packages:
	@.ci/packages $(PACKAGES) $(TEST_PACKAGES)
