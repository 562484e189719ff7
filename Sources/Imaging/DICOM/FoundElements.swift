/// Collects the elements that DCMTK reports. It is a class because C can hold only a reference.
final class FoundElements {
  private var elements: [DICOMElement] = []
  /// The sequences that lead to what comes next, the outermost without its own name, which is the
  /// column's.
  private var way: [String] = []
  /// Of the present sequence, elements that its cell has no room for.
  private var leftOut = 0

  /// In bytes, as an enhanced file says the same of hundreds of frames: no more than a cell of a
  /// spreadsheet holds.
  private static let longestCell = 32_000

  /// The elements that have a value.
  var all: [DICOMElement] {
    endSequence()
    return elements.filter { !$0.value.isEmpty }
  }

  /// Adds an element of the data set (`depth` 0) or of an item of the sequences that came before
  /// it.
  func add(_ element: DICOMElement, depth: Int, item: Int, isSequence: Bool) {
    way.removeLast(max(0, way.count - depth))
    if depth == 0 {
      endSequence()
      elements.append(element)
      if isSequence { way = [""] }
    } else if isSequence {
      way.append("\(way.last ?? "")\(item).\(element.name).")
    } else if !element.value.isEmpty, let sequence = elements.indices.last {
      let entry = "\(way.last ?? "")\(item).\(element.name)=\(element.value)"
      let count = elements[sequence].value.utf8.count
      if leftOut > 0 || count + entry.utf8.count > Self.longestCell {
        leftOut += 1
      } else {
        elements[sequence].value += (count == 0 ? "" : " | ") + entry
      }
    }
  }

  private func endSequence() {
    if leftOut > 0, let sequence = elements.indices.last {
      elements[sequence].value += " | and \(leftOut) more"
    }
    leftOut = 0
  }
}
