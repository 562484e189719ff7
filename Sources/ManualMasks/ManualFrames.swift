import Engine
import StudyTerms
import Tables

/// The annotated frames of every patient, with the left ventricle's pixels in all slices.
package struct ManualFrames: RunnableStep {
  /// The table `pixel_counts_by_class.tsv` of the manual masks: file, lv, my.
  package var counts: FileReference

  package init(counts: FileReference) {
    self.counts = counts
  }

  package var files: [FileReference] { [counts] }
  package var title: String { "pixels of the manual masks" }

  /// More pixels than any mask has.
  private static let most = 1_000_000_000

  /// Returns one row for each patient and frame. A patient's end-diastole is the frame with the
  /// most pixels of the left ventricle, end-systole the one with the fewest.
  package func run(_ context: StepContext) async throws -> Rows<ManualFrame> {
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
    var rows: [ManualFrame] = []
    for patient in sums.keys.sorted() {
      let frames = (sums[patient] ?? [:]).sorted { $0.key < $1.key }
      let ed = frames.min { $0.value.lv > $1.value.lv }?.key
      let es = frames.min { $0.value.lv < $1.value.lv }?.key
      rows += frames.map { frame, value in
        ManualFrame(
          patient: patient, frame: frame, slices: value.slices, ventricle: value.lv,
          myocardium: value.my, phase: frame == ed ? .diastole : frame == es ? .systole : nil)
      }
    }
    return Rows(rows)
  }
}
