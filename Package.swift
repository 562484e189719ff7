// swift-tools-version: 6.1
import PackageDescription

// The targets stand in the order of the data: text, work, tables, figures, pages, study, command
// line. Tests/ArchitectureTests holds the imports in the sources against this list.
let package = Package(
  name: "report",
  products: [
    .executable(name: "report", targets: ["report"]),
    // What the benchmarks, a package of their own, measure.
    .library(name: "Tables", targets: ["Tables"]),
    .library(name: "Randomness", targets: ["Randomness"]),
    .library(name: "Learning", targets: ["Learning"]),
    .library(name: "Imaging", targets: ["Imaging"]),
    .library(name: "DICOM", targets: ["DICOM"]),
    .library(name: "Phantom", targets: ["Phantom"]),
    .library(name: "PhantomFiles", targets: ["PhantomFiles"]),
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
    .systemLibrary(name: "CRSVG", pkgConfig: "librsvg-2.0"),
    .systemLibrary(name: "CPoppler", pkgConfig: "poppler-glib"),
    .systemLibrary(name: "CLZMA", pkgConfig: "liblzma"),
    .systemLibrary(name: "CPNG", pkgConfig: "libpng"),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto"),
    .systemLibrary(name: "CZ", pkgConfig: "zlib"),
    .systemLibrary(name: "CArchive", pkgConfig: "libarchive"),
    .systemLibrary(name: "CSnappy", pkgConfig: "snappy"),
    .systemLibrary(name: "CISAL", pkgConfig: "libisal"),
    // Only tests and benchmarks use it: without it, the build need not complain.
    .systemLibrary(name: "COpenBLAS"),
    .systemLibrary(name: "COpenJPEG", pkgConfig: "libopenjp2"),
    .target(
      name: "CDCMTK",
      linkerSettings: ["dcmjpls", "dcmjpeg", "dcmdata", "oflog", "ofstd", "z"].map {
        .linkedLibrary($0)
      }
    ),
    .target(name: "CJPEG2000", dependencies: ["COpenJPEG"]),
    .target(name: "CGzip", dependencies: ["CISAL"]),
    .target(name: "Markup", dependencies: ["CCMark", "Yams"]),
    .target(name: "Mathematics", dependencies: ["Escaping", "Markup"]),
    .target(name: "Engine", dependencies: ["Escaping", "CCrypto"]),
    .target(name: "Escaping"),
    .target(name: "Randomness"),
    .target(name: "CPrograms"),
    .target(name: "Programs", dependencies: ["Engine", "CPrograms"]),
    .target(name: "XZ", dependencies: ["CLZMA"]),
    .target(name: "Tables", dependencies: ["Escaping", "Engine", "XZ"]),
    .target(name: "Statistics"),
    .target(name: "Bootstrap", dependencies: ["Randomness", "Statistics"]),
    .target(name: "Imaging", dependencies: ["CPNG", "CZ", "CArchive"]),
    .target(name: "NIfTI", dependencies: ["CZ", "Imaging"]),
    .target(name: "NIfTIWriting", dependencies: ["CGzip", "Imaging", "NIfTI"]),
    .target(name: "DICOM", dependencies: ["XZ", "CDCMTK", "CJPEG2000", "Imaging"]),
    .target(name: "CohortTerms"),
    .target(
      name: "Curation", dependencies: ["CohortTerms", "Imaging", "NIfTI", "NIfTIWriting", "DICOM"]),
    .target(name: "Phantom", dependencies: ["CohortTerms", "Imaging", "Randomness"]),
    .target(
      name: "PhantomFiles",
      dependencies: ["CohortTerms", "Imaging", "NIfTI", "NIfTIWriting", "DICOM", "Phantom"]),
    .target(name: "CLearning"),
    .target(name: "Learning", dependencies: ["Randomness", "CLearning", "CSnappy", "CISAL"]),
    .target(
      name: "Figures", dependencies: ["Escaping", "CCairo", "CRSVG", "CPoppler", "Mathematics"]),
    .target(name: "Bibliography", dependencies: ["Markup"]),
    .target(
      name: "Catalog",
      dependencies: ["Escaping", "Engine", "Programs", "Markup", "Imaging", "Yams"]),
    .target(
      name: "Book",
      dependencies: [
        "Escaping",
        "Markup", "Mathematics", "Engine", "Tables", "Figures", "Bibliography", "Yams",
      ]),
    .target(
      name: "Pages",
      dependencies: ["Escaping", "Book", "Engine", "Markup", "Mathematics", "Tables", "Figures"],
      resources: [.embedInCode("Assets")]),
    .target(name: "StudyTerms", dependencies: ["Engine", "Tables"]),
    .target(name: "OwnTables", dependencies: ["Engine", "Tables", "StudyTerms"]),
    .target(
      name: "Search", dependencies: ["Engine", "Tables", "Statistics", "StudyTerms", "Volumes"]),
    .target(
      name: "SearchErrors",
      dependencies: [
        "Bootstrap", "Engine", "Search", "Statistics", "StudyTerms", "Tables", "Volumes",
      ]),
    .target(name: "Transfer", dependencies: ["Engine", "Tables", "Statistics", "StudyTerms"]),
    .target(
      name: "TransferScores",
      dependencies: ["Bootstrap", "Engine", "Statistics", "StudyTerms", "Tables"]),
    .target(name: "RankedImages", dependencies: ["Engine", "StudyTerms", "Tables"]),
    .target(name: "Subsets", dependencies: ["Engine", "Tables", "Statistics", "StudyTerms"]),
    .target(
      name: "CurveSmoothing", dependencies: ["Engine", "Statistics", "StudyTerms", "Subsets"]),
    .target(
      name: "Cohorts",
      dependencies: ["Engine", "Tables", "Imaging", "NIfTI", "CohortTerms", "StudyTerms"]),
    .target(
      name: "CohortImages",
      dependencies: [
        "Engine", "Tables", "Imaging", "NIfTI", "DICOM", "CohortTerms", "Curation", "StudyTerms",
        "Cohorts",
      ]),
    .target(
      name: "SyntheticCohorts",
      dependencies: [
        "Engine", "Tables", "Imaging", "NIfTI", "CohortTerms", "Curation", "Phantom",
        "PhantomFiles", "StudyTerms", "Cohorts", "CohortImages", "LabelFiles",
      ]),
    .target(
      name: "GroundTruth",
      dependencies: ["Engine", "Tables", "Imaging", "StudyTerms", "Cohorts"]),
    .target(
      name: "CohortStatistics",
      dependencies: [
        "Engine", "Tables", "Statistics", "Imaging", "CohortTerms", "StudyTerms", "Cohorts",
        "GroundTruth",
      ]),
    .target(name: "ManualMasks", dependencies: ["Engine", "Tables", "StudyTerms"]),
    .target(name: "Volumes", dependencies: ["Engine", "Tables", "StudyTerms"]),
    .target(
      name: "VolumeStatistics",
      dependencies: [
        "Bootstrap", "Engine", "ManualMasks", "Statistics", "StudyTerms", "Tables", "Volumes",
      ]),
    .target(
      name: "Labels",
      dependencies: [
        "Engine", "Randomness", "Imaging", "NIfTI", "Learning", "StudyTerms", "Cohorts",
        "GroundTruth",
      ]),
    .target(
      name: "LabelFiles", dependencies: ["Cohorts", "Engine", "Imaging", "NIfTI", "NIfTIWriting"]),
    .target(
      name: "ContourLabels",
      dependencies: ["Cohorts", "Engine", "GroundTruth", "LabelFiles", "NIfTI"]),
    .target(
      name: "NetworkLabels",
      dependencies: ["Cohorts", "Engine", "LabelFiles", "Labels", "StudyTerms"]),
    .target(
      name: "Measurements",
      dependencies: [
        "Engine", "Tables", "Imaging", "NIfTI", "StudyTerms", "Cohorts", "GroundTruth", "Labels",
      ]),
    .target(
      name: "Galleries",
      dependencies: [
        "Engine", "Tables", "Imaging", "NIfTI", "Learning", "StudyTerms", "Cohorts", "GroundTruth",
        "Labels", "Measurements", "ManualMasks",
      ]),
    .target(
      name: "Trainings",
      dependencies: [
        "CohortTerms", "Cohorts", "Engine", "Imaging", "Labels", "Learning", "NIfTI", "Randomness",
        "StudyTerms", "Tables",
      ]),
    .target(
      name: "TrainingScores",
      dependencies: ["Bootstrap", "Engine", "Statistics", "StudyTerms", "Tables", "Trainings"]),
    .target(
      name: "PhantomImages",
      dependencies: [
        "Engine", "Imaging", "Learning", "Phantom", "Randomness", "StudyTerms", "Trainings",
      ]),
    .target(
      name: "TransferPredictions",
      dependencies: ["Engine", "Learning", "Phantom", "PhantomImages", "StudyTerms", "Trainings"]),
    .target(
      name: "SubsetLearning",
      dependencies: ["Engine", "StudyTerms", "Subsets", "Tables", "Trainings"]),
    .target(name: "Listings", dependencies: ["Catalog", "Engine", "StudyTerms", "Tables", "Yams"]),
    .target(
      name: "Libraries",
      dependencies: ["DICOM", "Engine", "Figures", "Imaging", "Learning", "Markup", "XZ"]),
    .target(
      name: "Build",
      dependencies: ["Escaping", "Book", "Pages", "Markup", "Engine", "Tables", "Figures", "Yams"]),
    .target(
      name: "Study",
      dependencies: [
        "Escaping",
        "Book", "CohortImages", "CohortStatistics", "CohortTerms", "Cohorts", "Curation", "Engine",
        "Figures", "Galleries", "GroundTruth", "Imaging", "Labels", "Learning", "Libraries",
        "Listings", "ManualMasks", "Markup", "Measurements", "OwnTables", "Phantom",
        "PhantomImages", "Programs",
        "RankedImages", "Search", "SearchErrors", "Statistics", "StudyTerms", "SubsetLearning",
        "Subsets", "Tables", "TrainingScores", "Trainings", "Transfer", "TransferPredictions",
        "TransferScores", "Volumes", "VolumeStatistics",
      ]),
    // Links the work of all steps.
    .target(
      name: "Program",
      dependencies: [
        "Book", "Build", "CohortImages", "CohortStatistics", "ContourLabels", "CurveSmoothing",
        "Engine", "Galleries", "GroundTruth", "Libraries", "Listings", "ManualMasks",
        "Measurements", "NetworkLabels", "OwnTables", "PhantomImages", "Programs", "RankedImages",
        "Search",
        "SearchErrors",
        "Study", "SubsetLearning", "Subsets", "SyntheticCohorts", "TrainingScores", "Trainings",
        "Transfer", "TransferPredictions", "TransferScores", "Volumes", "VolumeStatistics",
      ],
      plugins: ["CodeFingerprints"]),
    .target(name: "CTraps"),
    .executableTarget(
      name: "report",
      dependencies: [
        "CTraps", "Escaping",
        "Program", "Study", "Build", "Pages", "Book", "Catalog", "Learning", "Phantom",
        "PhantomFiles", "Curation", "Imaging", "NIfTI", "NIfTIWriting", "Engine", "Markup",
        "Randomness", "StudyTerms", "CohortTerms", "CohortImages", "Cohorts", "GroundTruth",
        "Tables",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(name: "fingerprint", dependencies: ["CCrypto"]),
    .plugin(name: "CodeFingerprints", capability: .buildTool(), dependencies: ["fingerprint"]),
    .target(
      name: "TestSupport",
      dependencies: ["Engine", "Randomness", "StudyTerms", "Tables"],
      path: "Tests/TestSupport",
      exclude: ["References"]),
    .target(name: "CAllocations", path: "Tests/CAllocations"),
    .testTarget(name: "EscapingTests", dependencies: ["Escaping"]),
    .testTarget(name: "MarkupTests", dependencies: ["Markup"]),
    .testTarget(
      name: "MathematicsTests",
      dependencies: ["Mathematics"],
      exclude: ["References/mathml.py"],
      resources: [.embedInCode("References/mathml.tsv")]),
    .testTarget(name: "EngineTests", dependencies: ["Engine", "TestSupport"]),
    .testTarget(
      name: "OwnTablesTests", dependencies: ["OwnTables", "Engine", "Tables", "TestSupport"]),
    .testTarget(name: "ProgramsTests", dependencies: ["Programs", "TestSupport"]),
    .testTarget(name: "FingerprintTests", dependencies: ["fingerprint"]),
    .testTarget(name: "RandomnessTests", dependencies: ["Randomness"], exclude: ["References"]),
    .testTarget(name: "TablesTests", dependencies: ["Tables", "XZ", "TestSupport"]),
    .testTarget(name: "StatisticsTests", dependencies: ["Statistics"], exclude: ["References"]),
    .testTarget(name: "BootstrapTests", dependencies: ["Bootstrap", "Randomness", "Statistics"]),
    .target(
      name: "ImagingTestSupport",
      dependencies: ["Imaging", "DICOM", "TestSupport"],
      path: "Tests/ImagingTestSupport"),
    .testTarget(
      name: "ImagingTests",
      dependencies: ["Imaging", "DICOM", "TestSupport", "ImagingTestSupport", "CZ"]),
    .testTarget(
      name: "NIfTITests",
      dependencies: [
        "NIfTI", "NIfTIWriting", "Imaging", "DICOM", "CGzip", "CZ", "TestSupport",
        "ImagingTestSupport",
      ],
      exclude: ["References"]),
    .testTarget(
      name: "DICOMTests",
      dependencies: ["DICOM", "Imaging", "XZ", "TestSupport", "ImagingTestSupport"],
      exclude: ["References"]),
    .testTarget(
      name: "CurationTests",
      dependencies: [
        "Imaging", "NIfTI", "DICOM", "CohortTerms", "Curation", "Phantom", "PhantomFiles",
        "TestSupport", "ImagingTestSupport",
      ],
      exclude: ["References"]),
    .testTarget(
      name: "PhantomTests",
      dependencies: [
        "Imaging", "CohortTerms", "Curation", "Phantom", "TestSupport", "ImagingTestSupport",
      ],
      exclude: ["References"]),
    .testTarget(
      name: "PhantomFilesTests",
      dependencies: [
        "Imaging", "NIfTI", "DICOM", "CohortTerms", "Curation", "Phantom", "PhantomFiles",
        "TestSupport", "ImagingTestSupport",
      ]),
    .testTarget(
      name: "LearningTests",
      dependencies: [
        "Learning", "Randomness", "TestSupport", "CAllocations", "CLearning", "COpenBLAS",
        "CSnappy", "CZ",
      ],
      exclude: ["References"]),
    .testTarget(name: "StudyTermsTests", dependencies: ["StudyTerms", "Tables", "TestSupport"]),
    .testTarget(name: "SearchTests", dependencies: ["Search", "SearchTestSupport", "TestSupport"]),
    .testTarget(
      name: "SearchErrorsTests",
      dependencies: [
        "SearchErrors", "Search", "SearchTestSupport", "StudyTerms", "Engine", "Tables", "Volumes",
        "TestSupport",
      ]),
    .target(
      name: "SearchTestSupport",
      dependencies: ["Engine", "Search", "StudyTerms", "Tables", "TestSupport", "Volumes"],
      path: "Tests/SearchTestSupport"),
    .testTarget(
      name: "TransferTests", dependencies: ["Transfer", "StudyTerms", "Engine", "TestSupport"]),
    .testTarget(
      name: "TransferScoresTests", dependencies: ["TransferScores", "StudyTerms", "TestSupport"]),
    .testTarget(
      name: "RankedImagesTests",
      dependencies: ["RankedImages", "StudyTerms", "Engine", "TestSupport"]),
    .testTarget(
      name: "SubsetsTests",
      dependencies: ["Subsets", "CurveSmoothing", "StudyTerms", "Engine", "TestSupport"]),
    .testTarget(
      name: "CurveSmoothingTests",
      dependencies: ["CurveSmoothing", "Subsets", "StudyTerms", "Engine", "TestSupport"]),
    .testTarget(name: "FiguresTests", dependencies: ["Figures"], exclude: ["Snapshots"]),
    .testTarget(name: "BibliographyTests", dependencies: ["Bibliography"]),
    .testTarget(
      name: "CatalogTests", dependencies: ["Catalog", "Engine", "TestSupport", "FlyingFox"]),
    .testTarget(
      name: "BookTests", dependencies: ["Book", "TestSupport"], exclude: ["Resolve/Diagnostics"]),
    .testTarget(name: "PagesTests", dependencies: ["Pages", "TestSupport"]),
    .testTarget(name: "BuildTests", dependencies: ["Build", "TestSupport"]),
    .testTarget(
      name: "CohortImagesTests",
      dependencies: [
        "CohortImages", "Cohorts", "Curation", "Imaging", "NIfTI", "DICOM", "StudyTerms", "Tables",
        "Engine", "TestSupport",
      ]),
    .testTarget(
      name: "GroundTruthTests",
      dependencies: [
        "GroundTruth", "ContourLabels", "CohortTerms", "Cohorts", "CohortImages",
        "SyntheticCohorts", "Imaging",
        "StudyTerms", "Tables", "Engine", "TestSupport",
      ],
      exclude: ["References"]),
    .testTarget(
      name: "CohortStatisticsTests",
      dependencies: [
        "CohortStatistics", "StudyTerms", "CohortTerms", "Cohorts", "CohortImages", "GroundTruth",
        "Engine", "TestSupport",
      ]),
    .testTarget(
      name: "CohortsTests",
      dependencies: [
        "Cohorts", "Engine", "Imaging", "NIfTI", "NIfTIWriting", "StudyTerms", "TestSupport",
      ]),
    .testTarget(
      name: "SyntheticCohortsTests",
      dependencies: [
        "SyntheticCohorts", "CohortImages", "CohortTerms", "Cohorts", "Engine", "TestSupport",
      ]),
    .testTarget(
      name: "LabelFilesTests",
      dependencies: [
        "LabelFiles", "Cohorts", "Engine", "Imaging", "NIfTI", "SyntheticCohorts", "TestSupport",
      ]),
    .testTarget(
      name: "ContourLabelsTests",
      dependencies: [
        "ContourLabels", "CohortImages", "Cohorts", "Engine", "GroundTruth", "Imaging", "NIfTI",
        "TestSupport",
      ]),
    .testTarget(
      name: "NetworkLabelsTests",
      dependencies: [
        "NetworkLabels", "Cohorts", "Engine", "Labels", "SyntheticCohorts", "TestSupport",
      ]),
    .testTarget(
      name: "ManualMasksTests",
      dependencies: ["ManualMasks", "Engine", "StudyTerms", "TestSupport"]),
    .testTarget(
      name: "VolumesTests",
      dependencies: ["Volumes", "Engine", "StudyTerms", "Tables", "TestSupport"]),
    .testTarget(
      name: "VolumeStatisticsTests",
      dependencies: [
        "VolumeStatistics", "Volumes", "Engine", "StudyTerms", "Tables", "TestSupport",
      ]),
    .testTarget(name: "LabelsTests", dependencies: ["Labels", "Cohorts", "Engine", "GroundTruth"]),
    .testTarget(
      name: "MeasurementsTests",
      dependencies: [
        "Measurements", "Cohorts", "Engine", "GroundTruth", "Imaging", "Labels", "NIfTI",
        "StudyTerms", "SyntheticCohorts", "TestSupport",
      ]),
    .target(
      name: "GalleriesTestSupport",
      dependencies: ["Galleries", "Imaging", "NIfTI", "StudyTerms"],
      path: "Tests/GalleriesTestSupport"),
    .testTarget(
      name: "GalleriesTests",
      dependencies: ["Galleries", "GalleriesTestSupport", "Imaging", "NIfTI", "StudyTerms"]),
    .testTarget(
      name: "TrainingsTests",
      dependencies: [
        "Trainings", "Cohorts", "Tables", "PhantomImages", "PhantomFiles", "CohortImages",
        "GroundTruth", "ContourLabels", "Labels", "Imaging", "NIfTI", "StudyTerms", "CohortTerms",
        "Engine", "Learning", "TestSupport",
      ]),
    .testTarget(
      name: "TrainingScoresTests",
      dependencies: [
        "TrainingScores", "Trainings", "PhantomImages", "CohortTerms", "Learning", "TestSupport",
      ]),
    .testTarget(
      name: "PhantomImagesTests",
      dependencies: [
        "PhantomImages", "Trainings", "StudyTerms", "CohortTerms", "Phantom", "TestSupport",
      ]),
    .testTarget(name: "ListingsTests", dependencies: ["Listings", "Engine", "TestSupport"]),
    .testTarget(name: "LibrariesTests", dependencies: ["Libraries"]),
    .testTarget(
      name: "TransferPredictionsTests",
      dependencies: ["TransferPredictions", "Trainings", "StudyTerms", "TestSupport"]),
    .testTarget(
      name: "ProgramTests", dependencies: ["Program", "Book", "Engine", "Libraries", "Markup"]),
    .testTarget(
      name: "StudyTests",
      dependencies: [
        "Program", "TransferPredictions", "SubsetLearning", "Listings", "Study", "Trainings",
        "TrainingScores", "PhantomImages", "StudyTerms", "Transfer", "Subsets", "Search",
        "SearchErrors", "VolumeStatistics", "NIfTI", "Cohorts", "CohortImages", "SyntheticCohorts",
        "GroundTruth", "CohortStatistics", "ManualMasks", "Volumes", "Labels", "Measurements",
        "Galleries", "GalleriesTestSupport", "Imaging", "DICOM", "CohortTerms", "Curation",
        "Phantom", "PhantomFiles", "Learning", "Programs", "OwnTables", "TestSupport",
      ]),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "report", "Engine", "XZ", "Tables", "Imaging", "NIfTI", "DICOM", "CohortTerms", "Curation",
        "Phantom", "Study", "StudyTerms", "CohortImages", "Programs", "TestSupport", "FlyingFox",
      ]),
    .testTarget(name: "ArchitectureTests"),
  ]
)

// A member is seen only where its module is imported: what a source's fingerprint takes in follows
// from its imports.
for target in package.targets where [.regular, .executable].contains(target.type) {
  target.swiftSettings = [.enableUpcomingFeature("MemberImportVisibility")]
}

// What these do takes no time that a reader would notice, and the optimiser would work on them for
// minutes. Everything that walks over voxels, resamplings or rows by the thousand is optimised.
let words = [
  "Bibliography", "Book", "Build", "Catalog", "CohortImages", "CohortStatistics", "ContourLabels",
  "CurveSmoothing", "Figures", "LabelFiles", "Libraries", "Listings", "ManualMasks", "Markup",
  "Mathematics", "NetworkLabels", "OwnTables", "Pages", "Program", "Programs", "RankedImages",
  "Search", "Study", "SubsetLearning", "Subsets", "SyntheticCohorts", "TrainingScores", "Transfer",
  "TransferPredictions", "Volumes", "fingerprint", "report",
]
for target in package.targets where words.contains(target.name) {
  target.swiftSettings?.append(.unsafeFlags(["-Onone"], .when(configuration: .release)))
}

// These work on many numbers, and tests run them: without the optimiser they would take most of the
// tests' time. The kernels are then the ones that users have.
let counted = [
  "XZ", "Tables", "Statistics", "Randomness", "Bootstrap", "Imaging", "NIfTI", "Phantom",
  "Learning",
]
for target in package.targets where counted.contains(target.name) {
  target.swiftSettings?.append(.unsafeFlags(["-O"], .when(configuration: .debug)))
}
for target in package.targets where target.name == "CLearning" {
  target.cSettings = [.unsafeFlags(["-O2"], .when(configuration: .debug))]
}

// Only `make docs` needs it: nobody else waits for it to be compiled.
if Context.environment["REPORT_DOCS"] != nil {
  package.dependencies.append(
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"))
}
