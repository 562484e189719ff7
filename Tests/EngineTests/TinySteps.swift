import Engine
import Foundation

/// A line of text.
struct Line: JSONArtifact, Hashable {
  var text: String
}

/// The first word of a file.
struct FirstWord: RunnableStep {
  var file: FileReference
  var files: [FileReference] { [file] }
  var title: String { "first word of \(file)" }

  func run(_ context: any StepContext) async throws -> Line {
    let text = String(decoding: try context.contents(of: file), as: UTF8.self)
    guard let word = text.split(separator: " ").first else { throw Empty() }
    return Line(text: String(word))
  }

  struct Empty: Error, CustomStringConvertible {
    var description: String { "the file has no word" }
  }
}

/// A word so many times.
struct Repeated: RunnableStep {
  var word: FirstWord
  var times: Int
  var inputs: [any Step] { [word] }
  var title: String { "\(times) times" }
  var work: Double? { Double(times) }

  func run(_ context: any StepContext) async throws -> Line {
    let word = try context.output(of: word).text
    return Line(text: Array(repeating: word, count: times).joined(separator: " "))
  }
}

/// Repeated words, one below the other.
struct Lines: RunnableStep {
  var verses: [Repeated]
  var inputs: [any Step] { verses }
  var title: String { "\(verses.count) lines" }

  func run(_ context: any StepContext) async throws -> Line {
    Line(text: try verses.map { try context.output(of: $0).text }.joined(separator: "\n"))
  }
}

/// The first words of files, of those that have one.
struct Joined: RunnableStep {
  var words: [FirstWord]
  var optionalInputs: [any Step] { words }
  var title: String { "\(words.count) words" }

  func run(_ context: any StepContext) async throws -> Line {
    let known = try context.outputs(of: words)
    return Line(text: known.map { "\($0.place) \($0.output.text)" }.joined(separator: ", "))
  }
}

/// Says that its file is damaged, and where it lies.
struct Complaining: RunnableStep {
  var folder: FileReference
  var file: FileReference
  var files: [FileReference] { [folder] }

  func run(_ context: any StepContext) async throws -> Line {
    throw Damaged(description: "\(try context.location(of: file).path): it is damaged")
  }

  struct Damaged: Error, CustomStringConvertible { var description: String }
}

/// Says which seed it was given.
struct Drawn: RunnableStep {
  var name: String

  func run(_ context: any StepContext) async throws -> Line {
    Line(text: String(context.seed))
  }
}

/// Opens a file beside the one that it declares.
struct Curious: RunnableStep {
  var declared: FileReference
  var opened: FileReference
  var files: [FileReference] { [declared] }

  func run(_ context: any StepContext) async throws -> Line {
    Line(text: String(decoding: try context.contents(of: opened), as: UTF8.self))
  }
}

/// Lists a folder's files.
struct Listing: RunnableStep {
  var declared: FileReference
  var opened: FileReference
  var files: [FileReference] { [declared] }

  func run(_ context: any StepContext) async throws -> Line {
    Line(text: try context.files(in: opened).map(\.path).joined(separator: ","))
  }
}

/// Reads the output of a step that is not among its inputs.
struct Eavesdropping: RunnableStep {
  var word: FirstWord

  func run(_ context: any StepContext) async throws -> Line {
    try context.output(of: word)
  }
}

/// Needs itself.
struct Circular: RunnableStep {
  var inputs: [any Step] { [self] }
  func run(_ context: any StepContext) async throws -> Line { Line(text: "") }
}

/// Waits until it is cancelled, and says so.
struct Waiting: RunnableStep {
  var name: String

  func run(_ context: any StepContext) async throws -> Line {
    try await Task.sleep(for: .seconds(600))
    return Line(text: name)
  }
}

/// Any parameters, to be sent elsewhere.
struct Weighed: RunnableStep {
  var weight: Double
  var names: [String]?
  func run(_ context: any StepContext) async throws -> Line { Line(text: "\(weight)") }
}

/// Counts its runs in a checkpoint; fails the first time.
struct Resuming: RunnableStep {
  func run(_ context: any StepContext) async throws -> Line {
    let mark = context.checkpoints.appendingPathComponent("mark")
    guard FileManager.default.fileExists(atPath: mark.path) else {
      try Data("half".utf8).write(to: mark)
      throw FirstWord.Empty()
    }
    return Line(text: try String(contentsOf: mark, encoding: .utf8) + " and half")
  }
}

/// Tells something else each time.
struct Telling: RunnableStep {
  var word: String

  func run(_ context: any StepContext) async throws -> Line {
    context.note("\(word) at \(UUID())")
    return Line(text: word)
  }
}

/// Works in its checkpoints for a while, where nobody else may be.
struct Slow: RunnableStep {
  struct NotAlone: Error {}
  var name: String

  func run(_ context: any StepContext) async throws -> Line {
    let mark = context.checkpoints.appendingPathComponent("mark")
    guard !FileManager.default.fileExists(atPath: mark.path) else { throw NotAlone() }
    try Data("here".utf8).write(to: mark)
    for _ in 0..<1000 { await Task.yield() }
    try FileManager.default.removeItem(at: mark)
    return Line(text: name)
  }
}
