import Book
import CohortStatistics
import CohortTerms
import Cohorts
import Engine
import Foundation
import GroundTruth
import TestSupport
import Testing

@testable import CohortImages
@testable import Study

@Suite struct CohortSummaryTests {
  private func decode(_ options: String) throws -> Cohort {
    try JSONDecoder().decode(Cohort.self, from: Data(options.utf8))
  }

  @Test func whereNothingWasPutRightThereIsNoFigureOfIt() async throws {
    let cohort = try decode(#"{"phantom": "challenge", "patients": 1, "phases": 3, "matrix": 48}"#)
    var findings = try await TransferMirror().run(CohortFindings(patients: cohort.curations))
    findings.examples = []
    let content = try CohortSummary(cohort: cohort).content(of: findings)
    #expect(!content.figures.contains { $0.part == "examples" })
    // So that a link to it says that it is not available.
    #expect(
      content.contains {
        if case .missing(let names) = $0 { names.keys.contains("examples") } else { false }
      })
  }

  @Test func aSyntheticCohortIsCuratedAndItsFaultsAreNamed() async throws {
    let cohort = try decode(
      """
      {"phantom": "challenge", "patients": 2, "seed": 5, "phases": 3, "matrix": 48,
       "inject": ["missing-slice", "rotation"]}
      """)
    let steps = cohort.members.map {
      PatientCuration(images: PatientImages(member: $0, legacy: false))
    }
    let mirror = TransferMirror()
    let findings = try await mirror.run(CohortFindings(patients: steps))
    let injected = findings.injected.rows
    #expect(injected.map(\.kind) == [.missingSlice, .rotation])
    #expect(injected.allSatisfy { $0.isNamed })
    let fates = findings.slices.rows.map(\.fate)
    #expect(fates.count { $0 == .copied } == 1)
    #expect(fates.count { $0 == .dropped } == 0)
    let demographics = findings.demographics.rows
    #expect(
      demographics.map(\.name)
        == ["all", "F", "M", "up to 17", "18 to 30", "31 to 50", "over 50"])
    #expect(demographics[0].count == 2)
    #expect(demographics[1...2].map(\.count).reduce(0, +) == 2)
    #expect(demographics[3...].map(\.count).reduce(0, +) == 2)
    #expect(findings.examples.map(\.problem) == [.rotation, .spacingMissing])
    #expect(findings.examples.map { $0.before != nil } == [true, false])
    #expect(findings.examples.allSatisfy { $0.after != nil })

    #expect(findings.curatedPatients == 2)
    // What is the same in all is said and not drawn; a fate that did not occur needs no legend.
    var figures: [String: FigureContent] = [:]
    let content = try CohortSummary(cohort: cohort).content(of: findings)
    var values: [String: NamedValue.Value] = [:]
    for case .values(let named, _) in content {
      for value in named { values[value.name] = value.value }
    }
    #expect(findings.scanners.rows.map(\.count) == [1, 1])
    #expect(values["injected_patients"] == .number(2))
    #expect(values["scanners"] == .number(2))
    #expect(values["field_strengths"] == .number(2))
    for case .figure(let figure) in content {
      figures[figure.part ?? ""] = figure
    }
    #expect(figures["geometry"]?.caption.contains(", phases 3") == true)
    #expect(figures["headers"]?.alt.contains("age") == true)
    #expect(figures["locations"]?.figure.legend.map(\.name) == ["kept", "copied"])

    let images = try mirror.curated(steps[0].images)
    #expect(images.about.series.map(\.size) == [SIMD4(40, 48, images.slices, 3)])
    #expect(try CuratedImages(decoding: images.encoded()) == images)
    #expect(throws: DecodingError.self) {
      try CuratedImages(decoding: images.encoded().dropLast(1))
    }
  }

  /// An image before and after for every kind of fault that is put in.
  @Test func everyKindOfProblemHasItsExample() async throws {
    let cohort = try decode(
      """
      {"phantom": "challenge", "patients": 12, "seed": 5, "phases": 3, "matrix": 48,
       "inject": ["all"]}
      """)
    let findings = try await TransferMirror().run(CohortFindings(patients: cohort.curations))
    let injected = Set(findings.injected.rows.map(\.problem))
    let shown = Set(findings.examples.map(\.problem.rawValue))
    #expect(injected.subtracting(shown) == [])
    for example in findings.examples {
      let isAbsent = [.missingFrame, .spacingMissing].contains(example.problem)
      #expect((example.before == nil) == isAbsent, "\(example.problem)")
      if isAbsent || example.problem == .repeated { #expect(example.after != nil) }
    }
  }
}

extension CuratedImages {
  fileprivate var slices: Int { about.series.first?.size.z ?? 0 }
}
