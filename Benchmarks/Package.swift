// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "benchmarks",
  dependencies: [.package(name: "report", path: "..")],
  targets: [
    .executableTarget(
      name: "benchmarks",
      dependencies: [
        .product(name: "Tables", package: "report"), .product(name: "Learning", package: "report"),
        .product(name: "Imaging", package: "report"), .product(name: "DICOM", package: "report"),
        .product(name: "Randomness", package: "report"),
        .product(name: "Phantom", package: "report"),
        .product(name: "PhantomFiles", package: "report"),
        .product(name: "CLearning", package: "report"),
        .product(name: "COpenBLAS", package: "report"),
      ])
  ]
)
