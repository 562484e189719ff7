import CohortTerms
import Engine
import Foundation
import Imaging
import Book
import StudyTerms
import Testing

@testable import Study

@Suite struct LiveTransferTests {
  private static let cohort = SyntheticCohort(
    profile: .sevenTesla, seed: 3, patients: 2, matrix: 32,
    sampling: CineSampling(frames: 3, slices: 5))

  /// Three images of 16 pixels a heart, networks of two levels.
  private static let live = """
    {"data": {"phantom": "seven-tesla", "patients": 3, "seed": 5, "matrix": 16, "slices": 2},
     "validation": {"phantom": "seven-tesla", "patients": 1, "seed": 6, "matrix": 16, "slices": 2},
     "test": {"phantom": "seven-tesla", "patients": 2, "seed": 3, "matrix": 32},
     "size": 16, "widths": [4, 8], "images_seen": 24, "epoch_images": 8, "batch": 4,
     "observer": {"shift": 1.5},
     "models": {
       "R": {},
       "TL": {"from": \(biobank)},
       "TL2": {"from": \(challenge)},
       "esed": {"from": \(challenge)},
       "base": {"from": \(challenge)}}}
    """
  private static let biobank = """
    {"data": {"phantom": "biobank", "patients": 1, "matrix": 16}, "size": 16, "widths": [4, 8],
     "epochs": 1, "validation": 0}
    """
  private static let challenge = """
    {"data": {"phantom": "challenge", "patients": 1, "matrix": 16}, "size": 16, "widths": [4, 8],
     "epochs": 1, "validation": 0, "from": \(biobank)}
    """

  private func decode(_ options: String) throws -> LiveTransfer {
    try JSONDecoder().decode(LiveTransfer.self, from: Data(options.utf8))
  }

  @Test func modelsAreWhatTheirKeysSay() throws {
    let live = try decode(Self.live)
    #expect(live.models == [.observer, .doubleTransfer, .transfer, .random, .base, .esed])
    let double = try #require(live.networks[.doubleTransfer])
    #expect(live.networks[.random]?.start == .random)
    #expect(live.finished == [.base: double.start])
    // One network of the biobank, wherever it is named.
    let stages = NetworkStart.network(double).stages
    #expect(stages.map(\.images.title) == ["1 biobank", "1 challenge", "3 seven-tesla"])
    #expect(live.networks[.transfer]?.start == .network(stages[0]))
    #expect(live.networks[.esed]?.images.subset?.subset == .esed)
    #expect(double.learning(.full, seed: 1) == double)
  }

  @Test func whatAModelBeginsWithIsCalledByTheModel() throws {
    let live = try decode(Self.live)
    var names: [String: String] = [:]
    // The first name counts.
    for (step, name) in live.named where names[step.title] == nil { names[step.title] = name }
    #expect(
      names == [
        "network of 3 seven-tesla": "R", "network of 3 seven-tesla, transferred": "TL",
        "network of esed of 3 seven-tesla, transferred": "esed",
        "network of 1 challenge, transferred": "base", "network of 1 biobank": "base, before",
      ])
  }

  @Test func theTruthIsConfusedWithNothing() throws {
    let still = SimulatedObserver(shift: 0)
    var hearts = 0
    for counts in try Confusion(.observed(still, Self.cohort, .test)).observe(
      still, Self.cohort, .test
    ).counts {
      #expect(counts.pixels.reduce(0, +) == 32 * 32)
      for a in TissueClass.allCases {
        #expect(counts.dice(a) == 1)
        for b in TissueClass.allCases where a != b { #expect(counts[a, b] == 0) }
      }
      if counts.reference(.ventricle) > 0 { hearts += 1 }
    }
    #expect(hearts > 0)
  }

  @Test func theSimulatedObserverIsBoundedAndRepeatable() {
    let observer = SimulatedObserver(shift: 1.5, scale: 20, seed: 4)
    var largest = 0.0
    var sum = 0.0
    var count = 0.0
    var seen: [[UInt8]] = []
    Self.cohort.forEachImage { scene in
      let field = observer.field(scene)
      for row in 0..<32 {
        for column in 0..<32 {
          let shift = field(row, column)
          let length = (shift * shift).sum().squareRoot()
          largest = max(largest, length)
          sum += length
          count += 1
          // Smooth: within a pixel, a quarter of the lattice's step, it turns by no more than eased steps allow.
          if column > 0 {
            let turn = shift - field(row, column - 1)
            #expect((turn * turn).sum().squareRoot() <= 2 * 1.5 * 1.5 * scene.plane.spacing / 20)
          }
        }
      }
      #expect(observer.labels(scene) == observer.labels(scene))
      seen.append(observer.labels(scene))
    }
    #expect(largest <= 1.5)
    #expect(sum / count > 0.3)
    // Another image or seed, another hand.
    var others: [[UInt8]] = []
    Self.cohort.forEachImage { others.append(SimulatedObserver(shift: 1.5, seed: 5).labels($0)) }
    #expect(others != seen)
  }

  @Test func aModelThatFailedIsNamedAndTheOthersAreShown() async throws {
    let live = try decode(Self.live)
    let mirror = TransferMirror()
    mirror.fail(try #require(live.networks[.transfer]))
    for (analysis, part) in [("dice", "dice"), ("tests", nil), ("images", nil)] {
      let content = try await mirror.content(
        TransferComparison.self,
        #"{"live": \#(Self.live), "analysis": "\#(analysis)", "repetitions": 20}"#)
      let table = try content.table(part).table
      switch analysis {
      case "dice":
        #expect(Set(try table.texts("model")) == ["TR", "TL2", "R", "base", "esed"])
        let stages = try content.table("models").table
        #expect(try stages.texts("model").filter { $0 == "TL" } == ["TL"])
      case "tests":
        #expect(Set(try table.texts("pair")) == ["base-TL2", "esed-TL2", "TL2-R"])
      default: #expect(!table.columnNames.contains("TL_lv"))
      }
      let missing = try content.table("failed").table
      #expect(try missing.texts("name") == ["TL"])
      #expect(try missing.texts("reason") == ["it failed"])
    }
  }

  @Test func volunteersStandInTheOrderOfTheirNumbers() async throws {
    let live = Self.live.replacing(
      #""patients": 2, "seed": 3, "matrix": 32"#,
      with: #""patients": 11, "seed": 3, "matrix": 16"#)
    let mirror = TransferMirror()
    let numbers = (1...11).map(String.init)
    let content = try await mirror.content(
      TransferComparison.self, #"{"live": \#(live), "analysis": "interobserver"}"#)
    let rows = try content.table("volunteers").table.texts("volunteer")
    #expect(rows.prefix(12) == (numbers + ["mean"])[...])
    let panel = try #require(content.figures.first?.figure.panels.first)
    #expect(panel.x.scale == .band(numbers))
    let tiles = try await mirror.content(
      TransferComparison.self, #"{"live": \#(live), "analysis": "tiles"}"#)
    let titles = try #require(tiles.figures.first).figure.panels.compactMap(\.title)
    #expect(
      titles.map { $0.prefix { $0 != ":" } } == numbers.flatMap { [$0[...], $0[...], $0[...]] })
  }

  @Test func curvesAreShownWithoutTheTrainingThatFailed() async throws {
    let live = try decode(Self.live)
    let mirror = TransferMirror()
    mirror.fail(try #require(live.networks[.random]).learning(.v1, seed: 2))
    let content = try await mirror.content(
      SubsetCurves.self,
      #"{"live": \#(Self.live), "models": ["R", "TL2"], "subsets": ["full", "v1"], "seeds": 2}"#)
    #expect(try content.number(["R", "v1", "LV"], "seeds") == 1)
    #expect(try content.number(["TL2", "v1", "LV"], "seeds") == 2)
    let missing = try content.table("failed").table
    #expect(try missing.texts("name") == ["R v1, seed 2"])
    #expect(try missing.texts("reason") == ["it failed"])
  }

  @Test func everyAnalysisWorksOnPredictions() async throws {
    let mirror = TransferMirror()
    for analysis in [
      "dice", "images", "confusion", "slices", "frames", "low", "phases", "pooled", "tests",
      "interobserver", "tiles",
    ] {
      let content = try await mirror.content(
        TransferComparison.self,
        #"{"live": \#(Self.live), "analysis": "\#(analysis)", "repetitions": 20}"#)
      #expect(!content.isEmpty)
      for case .table(let table) in content { #expect(table.part != "audit") }
      if analysis == "dice" {
        let dice = try content.table("dice").table
        #expect(Set(try dice.texts("model")) == ["TR", "TL2", "TL", "R", "base", "esed"])
        #expect(Set(try dice.texts("part")) == ["test"])
        #expect(try dice.numbers("volunteers").allSatisfy { $0 == 2 })
        #expect(try content.number(["TR", "LV", "test"], "mean", part: "dice") > 0.8)
        let models = try content.table("models").table
        #expect(
          try models.filtered("model", "TL2").texts("learns")
            == ["1 biobank", "1 challenge", "3 seven-tesla"])
        #expect(try models.filtered("model", "R").numbers("seen") == [24])
      }
      if analysis == "interobserver" {
        let volumes = try content.table("volumes").table.filtered("frames", "truth")
          .filtered("reader", "truth")
        #expect(try volumes.texts("volunteer") == ["1", "2"])
        // As large as the hearts were made, to what pixels of 10 mm allow.
        let made = Self.cohort.phantoms.map { $0.volumes(frame: 0).left }
        for (found, made) in zip(try volumes.numbers("EDV"), made) {
          #expect(abs(found - made) / made < 0.15, "\(found) \(made)")
        }
        #expect(try content.number(["truth", "truth-TR"], "EDV") < 15)
      }
      if analysis == "tiles" {
        #expect(
          Set(try content.table().table.texts("pair")) == ["truth-TR", "truth-TL2", "TR-TL2"])
      }
      if analysis == "phases" {
        #expect(Set(try content.table().table.texts("phase")) == ["ED", "ES", "both"])
      }
    }
  }

  @Test func startsAreComparedOnSubsetsWithSeeds() async throws {
    let options = """
      {"live": \(Self.live), "models": ["R", "TL2"], "subsets": ["full", "v1", "r1", "esed"], "seeds": 2,
       "curve": "both", "points": 5}
      """
    let mirror = TransferMirror()
    let content = try await mirror.content(SubsetCurves.self, options)
    let runs = try content.table("runs").table
    #expect(runs.rowCount == 2 * 4 * 2 * 2)
    #expect(try runs.numbers("epochs").allSatisfy { $0 == 3 || $0 == 2 })
    let spread = try content.table().table
    #expect(spread.rowCount == 2 * 4 * 2)
    #expect(try spread.numbers("seeds").allSatisfy { $0 == 2 })
    let keys = ["R", "v1", "LV"]
    let (low, mean, high) = (
      try content.number(keys, "last_low"), try content.number(keys, "last"),
      try content.number(keys, "last_high")
    )
    #expect(low <= mean && mean <= high)
    // The mean of the seeds' last epochs.
    let last = try runs.filtered("model", "R").filtered("subset", "v1").filtered("class", "LV")
      .numbers("last")
    #expect(abs(mean - (last[0] + last[1]) / 2) < 1e-12)
    #expect(try content.number(["v1"], "images", part: "sizes") == 4)
    #expect(try content.number(["r1"], "images", part: "sizes") == 4)
    #expect(try content.number(["full"], "images", part: "sizes") == 12)
    #expect(try content.number(["v1"], "seen", part: "sizes") == 24)
    #expect(try content.table("baseline").table.rowCount == 2)
    #expect(content.figures.map(\.part) == [nil, "MY", "last"])
    // One scale, so that the ticks of the lowest panels are those of all.
    for figure in content.figures.prefix(2) {
      let axes = Set(figure.figure.panels.map(\.x))
      #expect(axes.count == 1)
      #expect(axes.first?.scale != .linear())
    }
  }

  @Test func runsOfOneEpochAreDrawn() async throws {
    let live = Self.live.replacingOccurrences(
      of: #""images_seen": 24"#, with: #""images_seen": 12"#)
    let content = try await TransferMirror().content(
      SubsetCurves.self,
      #"{"live": \#(live), "models": ["R", "TL"], "subsets": ["full", "v1", "r1"], "seeds": 2}"#)
    let figure = try #require(content.figures.first)
    #expect(figure.caption.hasSuffix(" Runs of one epoch are points with their range."))
    let points = figure.figure.panels[0].marks.compactMap { mark -> [Double]? in
      if case .interval(let x, let y, let low, let high, _, _) = mark {
        x + y + low + high
      } else {
        nil
      }
    }
    #expect(points.count == 2)
    #expect(points.allSatisfy { $0.count == 4 && $0.allSatisfy(\.isFinite) })
  }

  @Test func theSameAgainIsTheSameByteByByte() async throws {
    let options = """
      {"live": \(Self.live), "models": ["TL"], "subsets": ["v1"], "seeds": 2, "points": 5}
      """
    var bytes: Set<String> = []
    for _ in 0..<2 {
      let content = try await TransferMirror().content(SubsetCurves.self, options)
      bytes.insert(try content.table("curves").table.tsv())
    }
    #expect(bytes.count == 1)
  }

  @Test(arguments: [
    (
      #"{"models": {"TL3": {}}}"#,
      "option `models`: “TL3” is no model (known: TL2, TL, R, base, ukbb, esed; the simulated"
        + " observer TR is `observer`)"
    ),
    (#"{"models": {}}"#, "option `models`: names no model"),
    (#"{"models": {"R": {}}}"#, "option `models`: R has no `data`"),
    (
      #"{"models": {"R": {"from": {}}}}"#,
      "option `models`: R begins with random weights, it has no `from`"
    ),
    (#"{"models": {"TL": {}}}"#, "option `models`: TL has no `from`"),
    (
      #"{"models": {"base": {"from": {}, "epochs": 1}}}"#,
      "there is no `epochs` here (known: from)"
    ),
    (
      #"{"observer": {"shift": -1}, "models": {}}"#, "option `shift`: must be 0 to 20, in mm"
    ),
    (
      #"{"test": {"images": "own/a", "masks": "own/b"}, "models": {}}"#,
      "option `test`: must be synthetic volunteers: `{phantom: seven-tesla}`"
    ),
  ])
  func whatCannotBeIsRefused(_ options: String, _ sentence: String) {
    #expect(refusalSentence(of: LiveTransfer.self, options) == sentence)
  }

  @Test(arguments: [
    (
      TransferComparison.self as any BlockOptions.Type, #""models": ["ukbb"]"#,
      "option `models`: `live` has no model ukbb (known: TR, TL2, TL, R, base, esed)"
    ),
    (
      TransferComparison.self, #""pairs": ["ukbb-TL2"]"#,
      "option `pairs`: `live` has no model ukbb (known: TR, TL2, TL, R, base, esed)"
    ),
    (
      TransferComparison.self, #""source": "own/7T""#,
      "option `live`: stands instead of `source`, not beside it"
    ),
    (
      SubsetCurves.self, #""models": ["base"]"#,
      "option `models`: `live` trains no model base (known: TL2, TL, R, esed)"
    ),
    (SubsetCurves.self, #""seeds": 0"#, "option `seeds`: must be 1 to 100"),
  ])
  func blocksRefuseWhatIsNotLive(
    _ type: any BlockOptions.Type, _ option: String, _ sentence: String
  ) {
    #expect(refusalSentence(of: type, #"{"live": \#(Self.live), \#(option)}"#) == sentence)
  }

  @Test func curvesNeedFixedVolunteersAndImagesSeen() {
    let plain = #""data": {"phantom": "seven-tesla"}, "models": {"R": {}}"#
    let held = #""validation": {"phantom": "seven-tesla", "seed": 2}"#
    #expect(
      refusalSentence(of: SubsetCurves.self, #"{"live": {\#(plain)}}"#)
        == "option `live`: needs `validation: {phantom: ...}`, the same volunteers for all models and subsets"
    )
    #expect(
      refusalSentence(
        of: SubsetCurves.self,
        """
        {"live": {"data": {"phantom": "seven-tesla"}, \(held), "size": 16, "widths": [4, 8], "images_seen": 9, "models": {
          "R": {}, "TL": {"from": \(Self.biobank), "validation": {"phantom": "seven-tesla", "seed": 3}}}}}
        """)
        == "option `live`: needs `validation: {phantom: ...}`, the same volunteers for all models and subsets"
    )
    #expect(
      refusalSentence(of: SubsetCurves.self, #"{"live": {\#(plain), \#(held)}}"#)
        == "option `live`: needs `images_seen`, as many for all subsets")
    #expect(
      refusalSentence(of: TransferComparison.self, #"{"live": {\#(plain)}}"#)
        == "option `live`: has no `test`, the volunteers to test on")
  }
}
