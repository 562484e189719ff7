import Foundation

/// Builds the book of the published tables, without the chapters that train networks: from nothing
/// with one job and with two, without a change, and after one edited paragraph. Then builds the
/// whole book from nothing.
struct BookBenchmark {
  var root: URL
  var mirror: String
  var rounds = 5

  /// Builds the whole book from nothing, including the chapters that train networks. Done once,
  /// since it takes minutes.
  func runWhole() throws {
    let copy = try copy()
    defer { try? FileManager.default.removeItem(at: copy) }
    print("the whole book from nothing  \(Stopwatch.text(try build(copy)))")
  }

  func run() throws {
    let copy = try copy()
    defer { try? FileManager.default.removeItem(at: copy) }
    let book = copy.appendingPathComponent("Chapters/book.yaml")
    let lines = try String(contentsOf: book, encoding: .utf8).split(separator: "\n")
    try lines.filter { !$0.hasSuffix("-live.md") }.joined(separator: "\n").write(
      to: book, atomically: true, encoding: .utf8)
    print("the book of the published tables")
    for jobs in [1, 2] {
      let times = try (0..<3).map { _ in
        try? FileManager.default.removeItem(at: copy.appendingPathComponent("output"))
        return try build(copy, ["--jobs", "\(jobs)"])
      }
      print(
        "  cold build, \(jobs) job\(jobs > 1 ? "s" : "")  \(Stopwatch.text(Stopwatch.median(times)))"
      )
    }
    let again = try (0..<rounds).map { _ in try build(copy) }
    print("  nothing to do  \(Stopwatch.text(Stopwatch.median(again)))")
    let chapter = copy.appendingPathComponent("Chapters/subsets.md")
    let text = try String(contentsOf: chapter, encoding: .utf8)
    func edited(_ options: [String]) throws -> Double {
      Stopwatch.median(
        try (0..<rounds).map { round in
          let paragraph = "One more paragraph, number \(round), \(options.count)."
          try (text + "\n\(paragraph)\n").write(to: chapter, atomically: true, encoding: .utf8)
          return try build(copy, options)
        })
    }
    print("  one edited paragraph, its chapter  \(Stopwatch.text(try edited(["subsets"])))")
    print("  one edited paragraph, all pages and the PDF  \(Stopwatch.text(try edited([])))")
  }

  private func copy() throws -> URL {
    let copy = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: copy, withIntermediateDirectories: true)
    for name in ["Chapters", "data", "Package.resolved"] {
      try FileManager.default.copyItem(
        at: root.appendingPathComponent(name), to: copy.appendingPathComponent(name))
    }
    return copy
  }

  private func build(_ folder: URL, _ options: [String] = []) throws -> Double {
    let binary = root.appendingPathComponent(".build/release/report").path
    return try Stopwatch.run(
      binary, ["build", "--quiet", "--draft", "--project", folder.path] + options,
      environment: ["REPORT_MIRROR": mirror]
    ).seconds
  }
}
