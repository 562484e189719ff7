// swift-tools-version: 6.1
import PackageDescription

// The targets stand in the order of the data: text, work, tables, figures, pages, study, command line.
// Tests/ArchitectureTests holds the imports in the sources against this list.
let package = Package(
  name: "report",
  products: [
    .executable(name: "report", targets: ["report"]),
    // What the benchmarks, a package of their own, measure.
    .library(name: "Tables", targets: ["Tables"]),
    .library(name: "Learning", targets: ["Learning"]),
    .library(name: "Imaging", targets: ["Imaging"]),
    .library(name: "CLearning", targets: ["CLearning"]),
    .library(name: "COpenBLAS", targets: ["COpenBLAS"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
  ],
  targets: [
    .systemLibrary(name: "CCMark", pkgConfig: "libcmark-gfm"),
    .systemLibrary(name: "CCairo", pkgConfig: "pangocairo"),
    .systemLibrary(name: "CLZMA", pkgConfig: "liblzma"),
    .systemLibrary(name: "CPNG", pkgConfig: "libpng"),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto"),
    .systemLibrary(name: "CBTParse"),
    .systemLibrary(name: "CZ", pkgConfig: "zlib"),
    .systemLibrary(name: "CArchive", pkgConfig: "libarchive"),
    .systemLibrary(name: "CSnappy", pkgConfig: "snappy"),
    .systemLibrary(name: "CISAL", pkgConfig: "libisal"),
    .systemLibrary(name: "COpenBLAS", pkgConfig: "openblas"),
    .target(
      name: "CDCMTK",
      linkerSettings: ["dcmjpls", "dcmjpeg", "dcmdata", "oflog", "ofstd", "z"].map {
        .linkedLibrary($0)
      }
    ),
    .target(name: "Markup", dependencies: ["CCMark", "Yams"]),
    .target(name: "Mathematics", dependencies: ["Markup"]),
    .target(name: "Engine", dependencies: ["CCrypto"]),
    .target(name: "Randomness"),
    .target(name: "Tables", dependencies: ["Randomness", "CLZMA"]),
    .target(
      name: "Imaging",
      dependencies: ["Randomness", "CPNG", "CDCMTK", "CZ", "CISAL", "CLZMA", "CArchive"]),
    .target(name: "CLearning"),
    .target(name: "Learning", dependencies: ["CLearning", "CSnappy", "CISAL"]),
    .target(name: "Figures", dependencies: ["CCairo", "Mathematics"]),
    .target(
      name: "Report",
      dependencies: ["Markup", "Engine", "Tables", "Figures", "CBTParse", "Yams"],
      resources: [.embedInCode("Assets")]),
    .target(
      name: "Study",
      dependencies: [
        "Markup", "Engine", "Randomness", "Tables", "Imaging", "Learning", "Figures", "Report",
        "Yams",
      ],
      plugins: ["CodeFingerprints"]),
    .executableTarget(
      name: "report",
      dependencies: [
        "Study", "Learning", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(name: "fingerprint", dependencies: ["Engine"]),
    .plugin(name: "CodeFingerprints", capability: .buildTool(), dependencies: ["fingerprint"]),
    .target(name: "TestSupport", path: "Tests/TestSupport"),
    .target(name: "CAllocations", path: "Tests/CAllocations"),
    .testTarget(name: "MarkupTests", dependencies: ["Markup"]),
    .testTarget(
      name: "MathematicsTests", dependencies: ["Mathematics"], exclude: ["References/mathml.py"],
      resources: [.embedInCode("References/mathml.tsv")]),
    .testTarget(name: "EngineTests", dependencies: ["Engine"]),
    .testTarget(name: "FingerprintTests", dependencies: ["fingerprint"]),
    .testTarget(name: "TablesTests", dependencies: ["Tables"], exclude: ["References"]),
    .testTarget(
      name: "ImagingTests", dependencies: ["Imaging", "TestSupport", "CZ"], exclude: ["References"]),
    .testTarget(
      name: "LearningTests",
      dependencies: [
        "Learning", "TestSupport", "CAllocations", "CLearning", "COpenBLAS", "CSnappy",
      ],
      exclude: ["References"]),
    .testTarget(name: "FiguresTests", dependencies: ["Figures"], exclude: ["Snapshots"]),
    .testTarget(name: "ReportTests", dependencies: ["Report"]),
    .testTarget(
      name: "StudyTests",
      dependencies: ["Study", "Imaging", "Learning", "TestSupport", "FlyingFox"],
      exclude: ["References"]),
    .testTarget(
      name: "CommandTests",
      dependencies: ["report", "Engine", "Tables", "Imaging", "Study", "TestSupport", "FlyingFox"]),
    .testTarget(name: "ArchitectureTests"),
  ]
)

// A member is seen only where its module is imported: what a source's fingerprint takes in follows from its imports.
for target in package.targets where [.regular, .executable].contains(target.type) {
  target.swiftSettings = [.enableUpcomingFeature("MemberImportVisibility")]
}
