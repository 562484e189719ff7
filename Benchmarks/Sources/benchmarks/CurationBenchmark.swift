import Foundation

/// Compares reading the DICOM files of a synthetic cohort with pydicom, and its whole curation with
/// pydicom, scikit-image and nibabel, in turn. Then measures the memory of curation as cohorts
/// grow.
struct CurationBenchmark {
  var root: URL
  var patients = 20
  var rounds = 3
  /// The cohorts, in patients, for which memory is measured.
  var cohorts = [10, 100, 1000]

  func run() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let cohort = folder.appendingPathComponent("cohort").path
    _ = try Stopwatch.run(
      report, ["phantom", cohort, "--patients", "\(patients)", "--inject", "all"])
    print("a synthetic cohort of \(patients) patients, DICOM as the Data Science Bowl has it")
    let versions = try? Stopwatch.run(
      "python3",
      [
        "-c",
        "import pydicom, skimage, nibabel; print('pydicom', pydicom.__version__, 'scikit-image', "
          + "skimage.__version__, 'nibabel', nibabel.__version__)",
      ]
    ).output.trimmingCharacters(in: .newlines)
    if let versions {
      print("  \(versions), 2 processes")
    } else {
      print("  `pip install pydicom scikit-image nibabel` to compare")
    }
    for part in ["headers", "pixels"] {
      try comparison.run(part, versions != nil) {
        try Stopwatch.run(CommandLine.arguments[0], [part, cohort])
      } theirs: {
        try Stopwatch.run("python3", [script, part, cohort])
      }
    }
    let (ours, theirs) = (
      folder.appendingPathComponent("ours").path, folder.appendingPathComponent("theirs").path
    )
    try comparison.run("curation", versions != nil) {
      var run = try Stopwatch.run(report, ["curate", cohort, ours])
      run.output = ""
      return run
    } theirs: {
      let run = try Stopwatch.run("python3", [script, "curate", cohort, theirs])
      let same = try Stopwatch.run("python3", [script, "compare", ours, theirs])
      print("    \(same.output)", terminator: "")
      return run
    }
    if versions != nil { try showOneProcess(cohort, ours, theirs) }
    try FileManager.default.removeItem(at: folder)
    try memory(folder)
  }

  /// Measures the script in its usual form, without a pool of processes.
  private func showOneProcess(_ cohort: String, _ ours: String, _ theirs: String) throws {
    let own = try Stopwatch.run(report, ["curate", cohort, ours])
    let peer = try Stopwatch.run(
      "python3", [script, "curate", cohort, theirs], environment: ["PROCESSES": "1"])
    print(
      "    Python in one process  \(Stopwatch.text(peer.seconds)), "
        + String(format: "%.1f times as long", peer.seconds / own.seconds))
  }

  private var comparison: Comparison { Comparison(peer: "Python", rounds: rounds) }
  private var report: String { root.appendingPathComponent(".build/release/report").path }
  private var script: String {
    root.appendingPathComponent("Benchmarks/curation_python.py").path
  }

  private func memory(_ folder: URL) throws {
    print("  memory of curation, two patients at a time, images of 64 x 64 at 4 phases")
    for count in cohorts {
      defer { try? FileManager.default.removeItem(at: folder) }
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let cohort = folder.appendingPathComponent("cohort").path
      _ = try Stopwatch.run(
        report,
        ["phantom", cohort, "--patients", "\(count)", "--matrix", "64", "--phases", "4"])
      let run = try Stopwatch.run(
        report, ["curate", cohort, folder.appendingPathComponent("images").path, "--jobs", "2"])
      print(
        "    \(count) patients  \(run.peakMegabytes) MB at most, \(Stopwatch.text(run.seconds))")
    }
  }
}
