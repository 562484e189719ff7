import Cohorts
import Engine
import Foundation
import Galleries
import GroundTruth
import Imaging
import Book
import Labels
import Measurements
import StudyTerms
import Tables
import TestSupport
import Testing

@testable import Study

@Suite struct LabelTests {
  private func decode<Value: Decodable>(_ type: Value.Type, _ options: String) throws -> Value {
    try JSONDecoder().decode(Value.self, from: Data(options.utf8))
  }

  /// One landscape and one portrait study, small.
  private static let cohort =
    #"{"phantom": "challenge", "patients": 2, "seed": 5, "phases": 4, "matrix": 48}"#
  /// Others, to learn from.
  private static let learnt = cohort.replacing(#""seed": 5"#, with: #""seed": 7"#)
  private static let network = """
    {"data": {"phantom": "challenge", "patients": 2, "seed": 6, "matrix": 32}, "size": 32, "widths": [4, 8],
     "epochs": 1, "validation": 0, "transforms": "no"}
    """

  @Test func theTruthAgreesWithItself() async throws {
    let cohort = try decode(Cohort.self, Self.cohort)
    let labels = CohortLabels(patients: cohort.images, labeller: .truth)
    let mirror = TransferMirror()
    let measured = try await mirror.run(LabelMeasurements(labels: labels, keepsLabels: true))
    #expect(measured.series.map(\.patient).sorted() == measured.series.map(\.patient))
    for series in measured.series {
      #expect(series.overlap.map(\.dice) == [1, 1])
      #expect(series.dice == [1, 1])
    }
    // What pixels say of the volumes is close to what the geometry says.
    let known = try #require(cohort.known)
    let volumes = try await mirror.run(
      CohortVolumes(
        methods: [
          .init(
            name: "truth", measurements: LabelMeasurements(labels: labels, keepsLabels: true))
        ], known: known))
    for row in volumes.rows {
      #expect(abs(row.relativeError(.diastole)) < 0.1)
    }
  }

  /// What a step's key is made of.
  @Test func aCohortIsWrittenOnceHoweverManyPatientsItHas() throws {
    func size(_ count: Int) throws -> Int {
      let cohort = try decode(
        Cohort.self, #"{"phantom": "challenge", "patients": \#(count), "inject": ["all"]}"#)
      let labels = CohortLabels(patients: cohort.images, labeller: .truth)
      let data = try JSONEncoder().encode(labels)
      #expect(try JSONDecoder().decode(CohortLabels.self, from: data) == labels)
      return data.count
    }
    #expect(try size(300) - size(100) < 1000)
  }

  @Test func labelsMayComeFromAFileOfWeights() throws {
    let decoder = JSONDecoder()
    decoder.userInfo[DataPath.aliases] = ["own": "own-images"]
    let options = #"{"cohort": \#(Self.cohort), "labels": {"weights": "own/net.safetensors"}}"#
    let directive = try decoder.decode(VolumeAgreement.self, from: Data(options.utf8))
    let file = FileReference(dataset: "own-images", path: "net.safetensors")
    let comparison = try #require(directive.steps.compactMap { $0 as? CohortVolumes }.first)
    let labels = comparison.methods.map(\.measurements.labels)
    #expect(labels.map(\.labeller) == [.weights(file)])
    #expect(labels.flatMap(\.labels).allSatisfy { $0.step.files == [file] })
  }

  @Test func networksThatAreWrittenInABlockAreCalledAsItCallsThem() throws {
    let agreement = try decode(
      VolumeAgreement.self, #"{"cohort": \#(Self.cohort), "labels": \#(Self.network)}"#)
    #expect(agreement.names.map(\.name) == ["labels"])
    let called = try decode(
      VolumeAgreement.self,
      #"{"cohort": \#(Self.cohort), "labels": \#(Self.network), "method": "FCN"}"#)
    #expect(called.names.map(\.name) == ["FCN"])
    let gallery = try decode(
      PredictionGallery.self,
      #"{"cohort": \#(Self.cohort), "networks": [{"name": "plain", "trained": \#(Self.network)}]}"#)
    #expect(gallery.names.map(\.name) == ["plain"])
    #expect(gallery.names.map(\.step.title) == ["network of 2 challenge"])
    // The network that makes the labels, and the one to begin with, are written in the settings of the pupil.
    let training = try decode(
      Training.self,
      """
      {"data": {"cohort": \(Self.cohort), "labels": \(Self.network)}, "validation": 0, "epochs": 1,
       "widths": [4, 8], "size": 32, "runs": [{"name": "pupil", "from": \(Self.network)}]}
      """)
    #expect(
      training.names.map { "\($0.step.title): \($0.name)" }.suffix(3) == [
        "network of 2 patients, transferred: pupil", "network of 2 challenge: pupil, before",
        "network of 2 challenge: pupil, labels",
      ])
  }

  @Test(arguments: [("0.1", "10"), ("0.125", "12.5"), ("0.0001", "0.01"), ("0.15", "15")])
  func theScoreIsNamedAsItIsWritten(_ confidence: String, _ percent: String) throws {
    let training = try decode(
      Training.self,
      """
      {"data": {"cohort": \(Self.cohort), "labels": \(Self.network), "confidence": \(confidence)},
       "validation": 0, "epochs": 1, "widths": [4, 8], "size": 32, "runs": [{"name": "pupil"}]}
      """)
    let title = training.live?.runs[0].network.images.title
    #expect(title == "2 patients, score up to \(percent) %")
  }

  @Test func theScoreIsTheLargerRelativeError() {
    let truth = VentricularVolumes(diastole: 100, systole: 40)
    #expect(VentricularVolumes(diastole: 110, systole: 38).score(beside: truth) == 0.1)
    #expect(VentricularVolumes(diastole: 101, systole: 30).score(beside: truth) == 0.25)
    #expect(
      VentricularVolumes(diastole: .nan, systole: 40).score(beside: truth).isNaN)
  }

  @Test(arguments: ["pid\tEDV\tESV\n7\t120\t50\n", "Id\tSystole\tDiastole\n7\t50\t120\n"])
  func volumesAreATable(_ text: String) async throws {
    let temporary = TemporaryFolder()
    let folder = temporary.url
    try Data(text.utf8).write(to: folder.appending(path: "volumes.tsv"))
    let known = try KnownVolumes.read(
      Table.read(contentsOf: folder.appending(path: "volumes.tsv"), text: ["pid", "Id"]))
    #expect(known == ["7": VentricularVolumes(diastole: 120, systole: 50)])
  }

  @Test func aNetworkLearnsFromTheLabelsOfAnother() async throws {
    let content = try await TransferMirror().content(
      Training.self,
      """
      {"data": {"cohort": \(Self.learnt), "labels": \(Self.network), "frames": 2},
       "test": {"cohort": \(Self.cohort), "labels": "truth", "frames": 1},
       "volumes": \(Self.cohort), "size": 32, "widths": [4, 8], "epochs": 1, "validation": 0, "repetitions": 20,
       "runs": [{"name": "labeller", "trained": \(Self.network)}, {"name": "pupil"},
                {"name": "one", "patients": 1}]}
      """)
    #expect(try content.table().table.texts("run") == ["labeller", "pupil", "one"])
    #expect(try content.number(["pupil"], "patients") == 2)
    #expect(try content.number(["one"], "patients") == 1)
    #expect(Set(try content.table("error").table.texts("method")) == ["labeller", "pupil", "one"])
    #expect(try content.number(["pupil", "LV"], "patients", part: "test") == 2)
    let images = try content.table("images").table
    let truth = try images.numbers("LV_true")
    #expect(truth.contains { $0 > 0 })
  }

  @Test func volumesOfRepeatedRunsAreMeansOverTheirSeeds() async throws {
    func volumes(_ seeds: Int) async throws -> [Content] {
      try await TransferMirror(tellsSeedsApart: true).content(
        Training.self,
        """
        {"data": {"cohort": \(Self.learnt), "labels": "truth", "frames": 2}, "volumes": \(Self.cohort), "size": 32, "widths": [4, 8],
         "epochs": 1, "validation": 0, "repetitions": 20, "runs": [{"name": "one"}, {"name": "more", "seeds": \(seeds)}]}
        """)
    }
    let (once, twice) = (try await volumes(1), try await volumes(2))
    for part in ["error", "volume_error", "good_ef"] {
      #expect(Set(try twice.table(part).table.texts("method")) == ["one", "more"])
    }
    // What is not repeated stays as it was.
    let columns = ["mean", "low", "high", "median"]
    #expect(
      try once.numbers(["one"], columns, part: "error")
        == twice.numbers(["one"], columns, part: "error"))
    let series = try twice.table("series")
    #expect(series.keys == ["Id", "method", "seed"])
    let more = try series.table.filtered("method", "more")
    let seeds = try ["1", "2"].map { seed in
      let errors = try more.filtered("seed", seed).numbers("error")
      return errors.reduce(0, +) / Double(errors.count)
    }
    func error(_ column: String) throws -> Double {
      try twice.number(["more"], column, part: "error")
    }
    #expect(try abs(error("mean") - (seeds[0] + seeds[1]) / 2) < 1e-9)
    #expect(try error("seeds") == 2)
    #expect(try abs(error("seed_low") - (seeds.min() ?? .nan)) < 1e-9)
    #expect(try abs(error("seed_high") - (seeds.max() ?? .nan)) < 1e-9)
    #expect(try error("low") <= error("mean") && error("mean") <= error("high"))
    #expect(try error("count") == 2)
  }

  @Test func noSeriesIsTrustedWhereNoneAgrees() async throws {
    let images = try decode(
      TrainingImages.Options.self,
      #"{"cohort": \#(Self.cohort), "labels": \#(Self.network), "confidence": 0.000001}"#)
    let network = LearnedNetwork(
      images: TrainingImages(source: images.source, classes: 3), validation: .share(0),
      plan: RunSettings().plan, imagesSeen: nil, start: .random, repetition: 1)
    await #expect {
      try await TransferMirror().run(network)
    } throws: {
      "\($0)".contains("no series is left to learn from: none has a score as low as asked for")
    }
  }

  @Test func trustIsToldByScore() async throws {
    let content = try await TransferMirror().content(
      VolumeAgreement.self,
      """
      {"cohort": \(Self.cohort), "labels": \(Self.network), "method": "net", "analysis": "confidence",
       "thresholds": [0.5, 100], "repetitions": 20}
      """)
    let sets = try content.table().table
    #expect(try sets.texts("threshold") == ["50", "10000", "all"])
    #expect(try sets.numbers("series")[1...] == [2, 2])
    #expect(try content.table("bins").table.numbers("series").reduce(0, +) == 2)
    // Two patients have no interval.
    #expect(try sets.numbers("patients")[2] == 2)
    for end in ["low", "high"] { #expect(try sets.numbers(end).allSatisfy(\.isNaN)) }
    let agreement = try await TransferMirror().content(
      VolumeAgreement.self,
      #"{"cohort": \#(Self.cohort), "labels": "truth", "method": "truth", "figure": "none"}"#)
    #expect(try agreement.number(["EDV"], "count") == 2)
  }

  @Test func aGalleryShowsTheBestAndTheWorstBesideTheTruth() async throws {
    let options =
      #""cohort": \#(Self.cohort), "networks": [{"name": "net", "trained": \#(Self.network)}]"#
    let phases = try await TransferMirror().content(
      PredictionGallery.self, "{\(options)}")
    let table = try phases.table().table
    #expect(try table.texts("shown_for").first == "best")
    #expect(try table.texts("shown_for").last == "worst")
    #expect(Set(try table.texts("frame")) == ["ED", "ES"])
    #expect(Set(try table.texts("labels")) == ["truth", "net"])
    // Image, truth, network and where they disagree, in each row.
    let figure = try #require(phases.figures.first).figure
    #expect(figure.columns == 4)
    #expect(figure.panels.count == 4 * 4)

    let cine = try await TransferMirror().content(
      PredictionGallery.self, #"{\#(options), "gallery": "cine", "patients": ["2"]}"#)
    let moving = try #require(cine.figures.first)
    #expect(moving.frames.count == 4)
    #expect(try cine.table().table.texts("frame").first == "0")
  }

  @Test func aGalleryRanksImages() async throws {
    let networks = """
      [{"name": "a", "trained": \(Self.network)},
       {"name": "b", "trained": \(Self.network.replacing("\"epochs\": 1", with: "\"epochs\": 2"))}]
      """
    let options = #""cohort": \#(Self.cohort), "networks": \#(networks)"#
    let extremes = try await TransferMirror().content(
      PredictionGallery.self, #"{\#(options), "gallery": "extremes"}"#)
    let dice = try ["best", "median", "worst"].map {
      try extremes.number([$0, "a"], "LV")
    }
    #expect(dice == dice.sorted(by: >))
    // Image, truth, both networks and where each disagrees.
    #expect(try #require(extremes.figures.first).figure.columns == 6)
    let models = try await TransferMirror().content(
      PredictionGallery.self, #"{\#(options), "gallery": "models"}"#)
    #expect(
      Set(try models.table().table.texts("shown_for"))
        == ["a: best", "a: median", "a: worst", "b: best", "b: median", "b: worst"])
    #expect(try models.number(["a: best", "a"], "LV") == dice[0])
    #expect(try models.number(["b: best", "b"], "LV") >= models.number(["a: best", "b"], "LV"))
  }

  @Test(.enabled(if: DataMirror.has("sunnybrook"), "REPORT_MIRROR has no data set sunnybrook"))
  func contoursAreTheTruthOfRealImages() async throws {
    let member = CohortMember.files(
      FileReference(dataset: "sunnybrook", path: "dicom/SCD0000101.tar.xz"))
    let drawn = DrawnContours(
      folder: FileReference(dataset: "sunnybrook", path: "contours/dicom-patients"),
      names: FileReference(dataset: "sunnybrook", path: "dicom/link.csv"))
    let images = PatientImages(member: member, legacy: false)
    let mirror = TransferMirror()
    let truth = try await mirror.run(DrawnLabels(images: images, contours: drawn))
    // By the contours' areas; see volumesWithinContoursDrawnByHand.
    let series = try #require(truth.about.series.first)
    #expect(abs(series.volumes.diastole - 191.3) < 4)
    let temporary = TemporaryFolder()
    let scratch = temporary.url
    let labels = try truth.image(series.id, through: scratch)
    // Both borders at end-diastole, the inner one at end-systole, nothing elsewhere.
    let known = (0..<labels.header.size.w * labels.header.size.z).map { place in
      Set(labels.plane(place).values)
    }
    #expect(known.count { $0 == [0, 1, 2] } == 9)
    #expect(known.count { $0 == [0, 1] } == 9)
    #expect(known.count { $0 == [255] } == known.count - 18)
  }

  /// Contours at end-diastole and end-systole, of the wall at end-diastole only.
  @Test func whereTheTruthIsKnownItIsShown() {
    let size = SIMD4(4, 4, 2, 3)
    let cavity: [UInt8] = [0, 0, 0, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 0, 0, 0]
    let both: [UInt8] = [2, 2, 2, 2, 2, 1, 1, 2, 2, 1, 1, 2, 2, 2, 2, 2]
    let small: [UInt8] = [0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    let unknown = [UInt8](repeating: PixelOverlap.unknown, count: 16)
    let found = [both, both, small, small, cavity, cavity].flatMap { $0 }
    let stack = LabelledStack(
      series: "1",
      image: NIfTIImage(
        header: NIfTIHeader(
          size: size,
          affine: Affine(i: [2, 0, 0], j: [0, 2, 0], k: [0, 0, 10], origin: [0, 0, 0]),
          timeStep: 1, dataType: .float32, text: ""),
        values: found.map(Float.init)),
      // Frame by frame, slice by slice.
      truth: [both, both, unknown, unknown, small, unknown].flatMap { $0 }, isDrawn: true,
      networks: [
        .init(name: "LV", classes: 2, labels: found.map { $0 == 2 ? 0 : $0 }),
        .init(name: "all", classes: 3, labels: found),
      ])
    #expect((stack.diastole, stack.systole, stack.middle) == (0, 2, 0))
    #expect(stack.imagesWithCavity.map(\.0) == [0, 0, 2])
    #expect(stack.cavityDice(frame: 2, slice: 0) == [0.4, 0.4])
    func view(_ frame: Int) -> GalleryView {
      stack.view(frame: frame, slice: 0, frameName: "\(frame)", reason: "")
    }
    #expect(view(0).networks.map(\.dice) == [[1], [1, 1]])
    #expect(view(1).truth == nil && view(1).networks.map(\.dice) == [[], []])
    // Of the wall nobody says where it is.
    #expect(view(2).networks.map(\.dice) == [[0.4], [0.4]])
    #expect(view(0).truth?.volume == 4 * 0.04)
  }

  /// Three frames of two slices: the network finds a large, a small and a middling cavity.
  private func stack(truth: [[UInt8]?]) -> LabelledStack {
    let cavity: [UInt8] = [0, 0, 0, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 0, 0, 0]
    let small: [UInt8] = [0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    let middling: [UInt8] = [0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    let found = [cavity, small, middling].flatMap { $0 + $0 }
    let unknown = [UInt8](repeating: PixelOverlap.unknown, count: 16)
    return LabelledStack(
      series: "1",
      image: NIfTIImage(
        header: NIfTIHeader(
          size: SIMD4(4, 4, 2, 3),
          affine: Affine(i: [2, 0, 0], j: [0, 2, 0], k: [0, 0, 10], origin: [0, 0, 0]),
          timeStep: 1, dataType: .float32, text: ""),
        values: found.map(Float.init)),
      truth: truth.flatMap { ($0 ?? unknown) + unknown }, isDrawn: true,
      networks: [.init(name: "net", classes: 2, labels: found)])
  }

  @Test func whereNothingIsKnownOfTheTruthTheNetworkLeads() {
    let stack = stack(truth: [nil, nil, nil])
    #expect((stack.diastole, stack.systole, stack.middle) == (0, 1, 1))
    let view = stack.view(frame: 1, slice: 1, frameName: "ES", reason: "")
    #expect(view.truth == nil && view.networks[0].volume == 0.04)
  }

  /// Contours of one phase say nothing of the other.
  @Test func ofOnePhaseAloneTheTruthShowsNoOther() {
    let drawn: [UInt8] = [0, 0, 0, 0, 0, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0]
    let diastole = stack(truth: [drawn, nil, nil])
    #expect((diastole.diastole, diastole.systole, diastole.middle) == (0, 1, 0))
    #expect(diastole.view(frame: 1, slice: 0, frameName: "ES", reason: "").truth == nil)
    // Whatever the network finds there.
    let other = stack(truth: [nil, drawn, nil])
    #expect((other.diastole, other.systole) == (1, 2))
  }

  @Test func rowsWithAndWithoutTruthAreOneGrid() throws {
    let directive = try decode(
      PredictionGallery.self,
      #"{"cohort": {"folder": "own/dicom"}, "networks": [{"name": "net", "trained": \#(Self.network)}]}"#
    )
    let live = try #require(directive.live)
    let stack = stack(truth: [[UInt8](repeating: 1, count: 16), nil, nil])
    let views = [("ED", stack.diastole), ("ES", stack.systole)].map {
      stack.view(frame: $0.1, slice: 0, frameName: $0.0, reason: "")
    }
    let rows = try directive.rows(views, live)
    #expect(
      rows.figure.panels.map(\.title) == [
        "1 ED", "truth", "net", "net ≠ truth", "1 ES", "truth", "net", nil,
      ])
    #expect(rows.figure.columns == 4)
    // Which are shown is nobody's choice.
    #expect(rows.caption.hasPrefix("A middle slice of each series at end-diastole"))
  }

  @Test func onlyImagesWithContoursAreMeasured() {
    let header = NIfTIHeader(
      size: SIMD4(2, 1, 1, 2),
      affine: Affine(i: [1, 0, 0], j: [0, 1, 0], k: [0, 0, 1], origin: [0, 0, 0]))
    let pixels = PatientPixels.Series("1", header, [1, 1, 1, 0])
    let series = LabelMeasurements.Series(
      "1", pixels, [1, 1, 1, 0], [255, 255, 1, 0], classes: [1])
    #expect(series.overlap.map(\.dice) == [1] && series.dice == [1])
    let none = LabelMeasurements.Series(
      "1", pixels, [1, 1, 1, 0], [255, 255, 255, 255], classes: [1])
    #expect(none.overlap.isEmpty)
  }

  @Test func aGalleryWithoutTruthDoesNotSpeakOfIt() throws {
    let directive = try decode(
      PredictionGallery.self,
      #"{"cohort": {"folder": "own/dicom"}, "networks": [{"name": "net", "trained": \#(Self.network)}]}"#
    )
    let live = try #require(directive.live)
    func view(_ frame: String, _ truth: GalleryView.Labels?) throws -> GalleryView {
      GalleryView(
        series: "1", reason: "", frame: frame, slice: 0,
        image: Thumbnail(Plane(rows: 2, columns: 2, values: [0, 1, 2, 3])), truth: truth,
        networks: [
          .init(name: "net", mask: Data([1, 0, 0, 0]), dice: truth == nil ? [] : [1], volume: 2)
        ])
    }
    let plain = try directive.rows(try ["ED", "ES"].map { try view($0, nil) }, live)
    #expect(plain.figure.legend.map(\.name) == ["LV"])
    #expect(plain.figure.columns == 2)
    #expect(
      plain.caption
        == "A middle slice of each series at end-diastole and end-systole, with the outlines of net: red about the cavity. Below, the"
        + " cavity's volume in the slice.")
    #expect(!plain.source.columnNames.contains("LV"))
    let truth = GalleryView.Labels(name: "truth", mask: Data([1, 2, 0, 0]), dice: [], volume: 2)
    let beat = try directive.cine(
      [try view("0", truth)] + (1...4).map { try view("\($0)", nil) }, live)
    #expect(beat.caption.contains("green the truth (frame 0 only), orange net; the inner outline"))
    #expect(beat.figure.legend.map(\.name) == ["truth", "net"])
  }

  @Test(arguments: [
    (
      #"{"source": "cmr", "gallery": "cine"}"#,
      "option `gallery`: cine needs images: a `cohort` and `networks`"
    ),
    (
      #"{"cohort": \#(cohort), "networks": []}"#, "option `networks`: names no network"
    ),
    (
      #"{"cohort": \#(cohort), "networks": [{"name": "a", "trained": {}}]}"#,
      "option `trained`: the network a has no `data`"
    ),
    (
      #"{"cohort": {"folder": "own/dicom"}, "gallery": "models", "networks": [{"name": "a", "trained": \#(network)}]}"#,
      "option `gallery`: must be phases or cine where no truth is known: give the cohort `contours` to rank images"
    ),
  ])
  func whatAGalleryCannotShowIsRefused(_ options: String, _ sentence: String) {
    #expect {
      try decode(PredictionGallery.self, options)
    } throws: { error in
      guard case DecodingError.dataCorrupted(let context) = error else { return false }
      return context.debugDescription == sentence
    }
  }

  @Test(arguments: [
    (
      #"{"cohort": {"folder": "own"}, "labels": "truth"}"#,
      "option `cohort`: has no volumes to compare with: give it `volumes`, a table of pid, EDV and ESV"
    ),
    (
      #"{"cohort": \#(cohort), "labels": "lies"}"#,
      "“lies” is neither truth nor a network: its settings, or `{weights: file}`"
    ),
    (
      #"{"cohort": \#(cohort), "labels": "truth", "analysis": "manual"}"#,
      "option `analysis`: must be agreement or confidence for a cohort"
    ),
  ])
  func whatCannotBeIsRefused(_ options: String, _ sentence: String) {
    #expect {
      try decode(VolumeAgreement.self, options)
    } throws: { error in
      guard case DecodingError.dataCorrupted(let context) = error else { return false }
      return context.debugDescription == sentence
    }
  }
}
