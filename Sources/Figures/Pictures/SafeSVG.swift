import Escaping
import Foundation
import FoundationXML

/// Takes out of an SVG file everything that runs, loads or leads elsewhere: scripts, handlers of
/// events, foreign content, references to other files, and remarks of the program that wrote it.
public enum SafeSVG {
  /// The same drawing; its bytes depend on nothing but the file's. Throws ``PictureError`` if the
  /// file is not well-formed.
  public static func cleaned(_ file: Data) throws(PictureError) -> Data {
    let parser = XMLParser(data: file)
    parser.shouldResolveExternalEntities = false
    let copy = SVGCopy()
    parser.delegate = copy
    guard parser.parse(), copy.isWhole else {
      let place = parser.lineNumber > 0 ? " (line \(parser.lineNumber))" : ""
      throw PictureError("is not well-formed SVG\(place)")
    }
    return Data(copy.text.utf8)
  }
}

/// Writes the elements that a parser finds, without those that are not safe.
private final class SVGCopy: NSObject, XMLParserDelegate {
  private(set) var text = ""
  /// Whether the outermost element is `svg`.
  private var isDrawing = false
  private var isMalformed = false
  private var open: [String] = []
  /// How many elements are open from one that is left out.
  private var left = 0
  private var isStyle = false
  private var style = ""

  /// Whether a drawing was read to its end; the parser does not say so itself.
  var isWhole: Bool { isDrawing && open.isEmpty && left == 0 && !isMalformed }

  /// Elements that only draw; none of them loads or runs anything once its references are gone.
  private static let known: Set<String> = [
    "svg", "g", "defs", "symbol", "use", "title", "desc", "style", "path", "rect", "circle",
    "ellipse", "line", "polyline", "polygon", "text", "tspan", "textPath", "image", "a", "switch",
    "marker", "pattern", "mask", "clipPath", "linearGradient", "radialGradient", "stop", "view",
    "filter", "feBlend", "feColorMatrix", "feComponentTransfer", "feComposite", "feConvolveMatrix",
    "feDiffuseLighting", "feDisplacementMap", "feDistantLight", "feDropShadow", "feFlood",
    "feFuncA", "feFuncB", "feFuncG", "feFuncR", "feGaussianBlur", "feMerge", "feMergeNode",
    "feMorphology", "feOffset", "fePointLight", "feSpecularLighting", "feSpotLight", "feTile",
    "feTurbulence",
  ]

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?,
    attributes: [String: String]
  ) {
    let local = name.split(separator: ":").last.map(String.init) ?? name
    if open.isEmpty, left == 0 { isDrawing = local == "svg" }
    guard left == 0, Self.known.contains(local) else {
      left += 1
      return
    }
    open.append(name)
    isStyle = local == "style"
    text += "<" + name
    for (key, value) in attributes.sorted(by: { $0.key < $1.key }) where Self.isSafe(key, value) {
      text += " \(key)=\"\(value.inXML)\""
    }
    text += ">"
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    guard left == 0 else {
      left -= 1
      return
    }
    if isStyle, Self.isSafe(style: style) { text += escaped(style) }
    (isStyle, style) = (false, "")
    open.removeLast()
    text += "</\(name)>"
  }

  func parser(_ parser: XMLParser, parseErrorOccurred error: any Error) { isMalformed = true }

  func parser(_ parser: XMLParser, foundCharacters string: String) { add(string) }

  func parser(_ parser: XMLParser, foundCDATA block: Data) {
    add(String(decoding: block, as: UTF8.self))
  }

  private func add(_ string: String) {
    guard left == 0, !open.isEmpty else { return }
    if isStyle { style += string } else { text += escaped(string) }
  }

  private func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { text, scalar in
      switch scalar {
      case "&", "<", ">": text += String(scalar).inXML
      default: text.unicodeScalars.append(scalar)
      }
    }
  }

  private static func isSafe(_ key: String, _ value: String) -> Bool {
    let name = (key.split(separator: ":").last.map(String.init) ?? key).lowercased()
    if name.hasPrefix("on") || name == "base" { return false }
    if name == "href" || name == "src" { return isSafe(address: value) }
    return isSafe(style: value)
  }

  /// A place in the drawing itself, or an image within it.
  private static func isSafe(address: String) -> Bool {
    let address = address.trimmingCharacters(in: .whitespacesAndNewlines).lowercased()
    return address.hasPrefix("#")
      || ["png", "jpeg", "jpg", "gif", "webp"].contains { address.hasPrefix("data:image/\($0)") }
  }

  /// Declarations that load nothing. Escapes could hide what they say.
  private static func isSafe(style: String) -> Bool {
    // By scalar: what a combining mark follows is still what it is.
    let text = style.lowercased().unicodeScalars
    let refused = ["\\", "@import", "expression(", "javascript:"]
    if refused.contains(where: { text.firstRange(of: $0.unicodeScalars) != nil }) { return false }
    let addresses = /url\(\s*["']?([^"')]*)/.matchingSemantics(.unicodeScalar)
    return String(text).matches(of: addresses).allSatisfy { isSafe(address: String($0.1)) }
  }
}
