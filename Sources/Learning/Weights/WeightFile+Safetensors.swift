import Foundation

/// A safetensors file: the length of its header (8 bytes), the header (JSON), the numbers.
/// Source: https://github.com/huggingface/safetensors
extension WeightFile {
  /// The largest permitted header in bytes; a tensor takes about a hundred.
  static let headerLimit = 1 << 24

  init(safetensors place: ByteFile.Place) throws(WeightError) {
    let file = try ByteFile(place)
    func fail(_ reason: String) -> WeightError { WeightError(path: file.path, reason: reason) }
    guard file.count >= 8 else { throw fail("the file is shorter than a safetensors header") }
    let length = try file.read(0..<8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard length <= file.count - 8 else {
      throw fail("the header is said to take \(length) bytes, but the file has \(file.count)")
    }
    guard length <= Self.headerLimit else {
      throw fail("the header takes \(length) bytes; at most \(Self.headerLimit) are read")
    }
    let start = 8 + Int(length)
    let text = try file.read(8..<start)
    guard let header = try? JSONDecoder().decode(SafetensorsHeader.self, from: text) else {
      throw fail("the header is not one of safetensors")
    }
    guard header.names == SafetensorsHeader.countNames(text) else {
      throw fail("the header has the same name twice")
    }
    var entries: [Entry] = []
    for (name, tensor) in header.tensors.sorted(by: { $0.key < $1.key }) {
      guard tensor.offsets.count == 2, tensor.offsets[0] >= 0,
        tensor.offsets[0] <= tensor.offsets[1], tensor.offsets[1] <= file.count - start
      else { throw fail("the tensor \(name) lies outside the file") }
      let entry = Entry(
        name: name, type: tensor.type, shape: tensor.shape,
        bytes: start + tensor.offsets[0]..<start + tensor.offsets[1])
      if let problem = entry.problem { throw fail("the tensor \(name) \(problem)") }
      entries.append(entry)
    }
    try Self.refuseGaps(entries, start..<file.count, file.path)
    self.init(
      path: file.path, format: .safetensors, entries: entries, metadata: header.metadata,
      parts: [place])
  }

  /// Each byte must belong to exactly one tensor, as the format demands. So a file can neither hide
  /// data nor claim more than it holds.
  private static func refuseGaps(
    _ entries: [Entry], _ all: Range<Int>, _ path: String
  ) throws(WeightError) {
    var end = all.lowerBound
    var last = ""
    let ordered = entries.sorted {
      ($0.bytes.lowerBound, $0.bytes.upperBound, $0.name)
        < ($1.bytes.lowerBound, $1.bytes.upperBound, $1.name)
    }
    for entry in ordered {
      if entry.bytes.lowerBound < end {
        throw WeightError(path: path, reason: "the tensors \(last) and \(entry.name) overlap")
      }
      guard entry.bytes.lowerBound == end else {
        throw WeightError(
          path: path, reason: "the bytes before the tensor \(entry.name) belong to none")
      }
      end = entry.bytes.upperBound
      last = entry.name
    }
    guard end == all.upperBound else {
      throw WeightError(
        path: path, reason: "the last \(all.upperBound - end) bytes belong to no tensor")
    }
  }
}
