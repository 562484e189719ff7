import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// The contours of a workspace of cvi42 (Circle Cardiovascular Imaging), exported as XML
/// (`.cvi42wsx`).
///
/// Elements have names in the attribute `Hash:key`. Below `ImageStates` stand images by their
/// SOPInstanceUID, below each `Contours` by their names, and below each of these `Points`, in
/// pixels of which an image's pixel has `SubpixelResolution` in each direction. This is what Bai et
/// al. read of it (`parse_cvi42_xml.py` of ukbb_cardiac).
public struct CVI42Workspace: Sendable, Hashable {
  /// A contour of the left ventricle in a short-axis image.
  public struct Entry: Sendable, Hashable {
    /// The image's SOPInstanceUID.
    public var image: String
    /// Whether it encloses the wall, not the cavity alone.
    public var isOuter: Bool
    /// The contour, in pixels of the image.
    public var contour: Contour
  }

  /// The contours, in the order of the file.
  public var entries: [Entry]

  /// Reads a file. Throws ``FileError`` if it is no such workspace.
  public init(contentsOf url: URL) throws(FileError) {
    guard let parser = XMLParser(contentsOf: url) else {
      throw FileError(path: url.path, reason: "the file cannot be read")
    }
    let reader = Reader()
    parser.delegate = reader
    // The parser of Linux takes a file that ends early for a whole one.
    guard parser.parse(), reader.isWhole else {
      throw FileError(
        path: url.path, line: parser.lineNumber,
        reason: "this is no XML; export the workspace of cvi42 as .cvi42wsx")
    }
    entries = reader.entries
  }

  /// The names of the two borders of the left ventricle.
  private static let borders = ["saendocardialContour": false, "saepicardialContour": true]

  /// Follows the keys from the root to the element that is read.
  private final class Reader: NSObject, XMLParserDelegate {
    var entries: [Entry] = []
    /// Whether all elements that began have ended, and there was one.
    var isWhole: Bool { hasBegun && keys.isEmpty }
    private var hasBegun = false
    private var keys: [String] = []
    private var text = ""
    private var x: Double?
    private var points: [SIMD2<Double>] = []
    private var resolution = 1.0

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) {
      hasBegun = true
      keys.append(attributes["Hash:key"] ?? "")
      text = ""
      if contour != nil { (points, resolution) = ([], 1) }
    }

    func parser(_ parser: XMLParser, foundCharacters found: String) { text += found }

    func parser(
      _ parser: XMLParser, didEndElement name: String, namespaceURI: String?,
      qualifiedName: String?
    ) {
      let number = Double(text.trimmingCharacters(in: .whitespacesAndNewlines))
      if name == "Point:x" {
        x = number
      } else if name == "Point:y" {
        if let x, let number, x.isFinite, number.isFinite { points.append(SIMD2(x, number)) }
      } else if keys.last == "SubpixelResolution", let number, number >= 1 {
        resolution = number
      } else if let (image, isOuter) = contour, points.count > 2 {
        let line = Contour(points.map { $0 / resolution })
        entries.append(Entry(image: image, isOuter: isOuter, contour: line))
      }
      keys = keys.dropLast()
      text = ""
    }

    /// The image and border of the contour whose own element is the innermost; nil elsewhere.
    private var contour: (image: String, isOuter: Bool)? {
      let path = keys.suffix(4)
      guard path.count == 4, let isOuter = borders[path[path.endIndex - 1]],
        path[path.endIndex - 2] == "Contours", path[path.startIndex] == "ImageStates"
      else { return nil }
      return (path[path.startIndex + 1], isOuter)
    }
  }
}
