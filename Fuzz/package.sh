#!/usr/bin/env bash
# Makes .build/fuzz, a package of the readers of outside files and one program that feeds them
# (Fuzz/Sources), over the same sources. It is no part of the ordinary build, since everything in it
# is compiled with libFuzzer's instruments.
set -euo pipefail
cd "$(dirname "$0")/.."
place=.build/fuzz
mkdir -p "$place"
ln -sfn ../../Sources "$place/Sources"
ln -sfn ../../Fuzz "$place/Fuzz"
ln -sfn ../../Tests "$place/Tests"
cp Package.swift "$place/Package.swift"
cat >>"$place/Package.swift" <<'SWIFT'

let fuzzed: Set<String> = [
  "Escaping", "Markup", "Mathematics", "Engine", "Randomness", "CPrograms", "Programs", "CLZMA",
  "XZ", "Tables", "CPNG", "CZ", "CArchive", "Imaging", "NIfTI", "CJPEG2000", "COpenJPEG", "CDCMTK",
  "DICOM", "CSnappy", "CISAL", "CLearning", "Learning", "CCMark", "CCrypto", "CCairo", "CRSVG",
  "CPoppler", "Figures", "Bibliography", "Catalog", "Book", "Pages", "Build",
]
package.products = []
package.targets = package.targets.filter { fuzzed.contains($0.name) }
for target in package.targets where target.type == .regular {
  target.cSettings = (target.cSettings ?? []) + [.unsafeFlags(["-fsanitize=fuzzer-no-link"])]
  target.cxxSettings = (target.cxxSettings ?? []) + [.unsafeFlags(["-fsanitize=fuzzer-no-link"])]
  target.swiftSettings =
    (target.swiftSettings ?? [])
    + [.unsafeFlags(["-sanitize=fuzzer", "-parse-as-library", "-enable-testing"])]
}
package.targets.append(
  .executableTarget(
    name: "fuzz",
    dependencies: [
      "Markup", "Tables", "Imaging", "NIfTI", "DICOM", "Learning", "Bibliography", "Catalog", "Book",
      "Build", "Engine", "Figures",
    ], path: "Fuzz/Sources",
    swiftSettings: [.unsafeFlags(["-sanitize=fuzzer", "-parse-as-library"])],
    linkerSettings: [.unsafeFlags(["-sanitize=fuzzer"])]))
SWIFT
echo "$place"
