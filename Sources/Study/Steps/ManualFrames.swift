import Engine
import StudyTerms
import Tables

/// The annotated frames of every patient with the pixels of the left ventricle in all slices.
struct ManualFrames: RunnableStep {
  /// `pixel_counts_by_class.tsv` of the manual masks: file, lv, my.
  var counts: FileReference

  var files: [FileReference] { [counts] }
  var title: String { "pixels of the manual masks" }

  /// More pixels than any mask has.
  private static let most = 1_000_000_000

  /// Columns patient, frame, slices (annotated), lv, my (pixels), phase (ED for most LV of the patient, ES for least, else empty).
  func run(_ context: StepContext) async throws -> Table {
    let source = try context.table(counts, text: ["file", "set", "source"])
    let names = try source.texts("file")
    let lv = try source.counts("lv")
    let my = try source.counts("my")
    var sums: [Int: [Int: (slices: Int, lv: Int, my: Int)]] = [:]
    for (row, image) in try [ManualImage](names: names, of: counts).enumerated() {
      for (name, pixels) in [("lv", lv[row]), ("my", my[row])]
      where !(0...Self.most).contains(pixels) {
        throw source.refusal(row, "no mask has \(pixels) pixels of \(name)")
      }
      let before = sums[image.patient]?[image.frame] ?? (0, 0, 0)
      sums[image.patient, default: [:]][image.frame] = (
        before.slices + 1, before.lv + lv[row], before.my + my[row]
      )
    }
    var rows: [Row] = []
    for patient in sums.keys.sorted() {
      let frames = (sums[patient] ?? [:]).sorted { $0.key < $1.key }
      let ed = frames.min { $0.value.lv > $1.value.lv }?.key
      let es = frames.min { $0.value.lv < $1.value.lv }?.key
      rows += frames.map { frame, value in
        Row(
          patient: patient, frame: frame, slices: value.slices, lv: value.lv,
          my: value.my, phase: frame == ed ? "ED" : frame == es ? "ES" : "")
      }
    }
    return try Table([
      Column("patient", title: "Patient", counts: rows.map(\.patient)),
      Column("frame", title: "Frame", counts: rows.map(\.frame)),
      Column("slices", title: "Slices", counts: rows.map(\.slices)),
      Column("lv", title: "LV, pixels", counts: rows.map(\.lv)),
      Column("my", title: "MY, pixels", counts: rows.map(\.my)),
      Column("phase", title: "Phase", texts: rows.map(\.phase)),
    ])
  }

  private struct Row {
    var patient, frame, slices, lv, my: Int
    var phase: String
  }
}
