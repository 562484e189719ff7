import Foundation

/// Compares the curation of an enhanced file of 4,800 frames with dcm2niix, and the labels of a
/// series of 20 phases and 13 slices by the network of Bai et al. with TensorFlow, in turn.
struct ScannerBenchmark {
  var root: URL
  var rounds = 3

  func run() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    for name in ["enhanced", "images", "fcn"] {
      try FileManager.default.createDirectory(
        at: folder.appendingPathComponent(name), withIntermediateDirectories: true)
    }
    try enhanced(folder)
    try prediction(folder)
  }

  private func enhanced(_ folder: URL) throws {
    guard (try? python("-c", "import pydicom")) != nil,
      (try? Stopwatch.run("which", ["dcm2niix"])) != nil
    else {
      print("an enhanced file: install dcm2niix and `pip install pydicom` to compare")
      return
    }
    print("an enhanced file of 4,800 frames of 128 x 128")
    let input = folder.appendingPathComponent("enhanced").path
    let images = folder.appendingPathComponent("images").path
    _ = try python(script("enhanced_pydicom.py"), input)
    for (name, flag) in [("images of dcm2niix as .nii", "n"), ("images as .nii.gz", "y")] {
      try Comparison(peer: "dcm2niix", rounds: rounds).run(name) {
        try silent(Stopwatch.run(report, ["curate", input, images + "/ours"]))
      } theirs: {
        try silent(Stopwatch.run("dcm2niix", ["-z", flag, "-w", "1", "-o", images, input]))
      }
    }
  }

  private func prediction(_ folder: URL) throws {
    guard (try? python("-c", "import tensorflow, nibabel")) != nil else {
      print("labels of a series: `pip install tensorflow nibabel` to compare")
      return
    }
    let (cohort, curated) = (folder.path + "/cohort", folder.path + "/curated")
    _ = try Stopwatch.run(report, ["phantom", cohort, "--patients", "1", "--phases", "20"])
    _ = try Stopwatch.run(report, ["curate", cohort, curated])
    let place = folder.path + "/fcn"
    let size = try python(script("fcn_tensorflow.py"), "make", curated + "/1/sa.nii.gz", place)
    print("labels by the network of Bai et al., \(size.output)", terminator: "")
    try Comparison(peer: "TensorFlow", rounds: rounds).run("labels") {
      try silent(
        Stopwatch.run(
          report,
          [
            "model", "predict", "--weights", place + "/FCN.index", "--input",
            place + "/series.nii.gz", "--output", place + "/ours.nii.gz", "--jobs", "2",
          ]))
    } theirs: {
      let run = try python(script("fcn_tensorflow.py"), "predict", place)
      let same = try python(script("fcn_tensorflow.py"), "compare", place)
      print("    \(same.output)", terminator: "")
      return silent(run)
    }
  }

  private func silent(_ run: Stopwatch.Run) -> Stopwatch.Run {
    var run = run
    run.output = ""
    return run
  }

  private func python(_ arguments: String...) throws -> Stopwatch.Run {
    try Stopwatch.run("python3", arguments)
  }

  private var report: String { root.appendingPathComponent(".build/release/report").path }

  private func script(_ name: String) -> String {
    root.appendingPathComponent("Benchmarks/\(name)").path
  }
}
