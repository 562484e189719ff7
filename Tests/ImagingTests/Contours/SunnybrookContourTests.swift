import Foundation
import Imaging
import TestSupport
import Testing

/// Every endocardial contour at hand against the mask that others made of it.
@Suite(.enabled(if: DataMirror.has("sunnybrook"), "REPORT_MIRROR has no data set sunnybrook"))
struct SunnybrookContourTests {
  /// `SC-HF-I-5` and `SC-HF-I-05` are the same patient.
  private static func plain(_ patient: String) -> String {
    patient.split(separator: "-").map { Int($0).map(String.init) ?? String($0) }
      .joined(separator: "-")
  }

  private static func files(below folder: URL, _ ending: String) -> [URL] {
    let names =
      FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    return names.filter { $0.hasSuffix(ending) }.sorted().map { folder.appending(path: $0) }
  }

  @Test func contoursGiveTheMasksThatComeWithThem() throws {
    let root = try DataMirror.url("sunnybrook")
    var masks: [String: URL] = [:]
    for part in ["Train", "Test"] {
      for file in Self.files(below: root.appending(path: "png/Data/\(part)/Labels"), ".png") {
        let name = file.lastPathComponent.replacing(".dcm.png", with: "")
        guard let mark = name.range(of: "-IM-0001-") else { continue }
        masks["\(Self.plain(String(name[..<mark.lowerBound]))) \(name[mark.upperBound...])"] = file
      }
    }
    #expect(masks.count == 805)
    let contours = Self.files(
      below: root.appending(path: "contours"), "-icontour-manual.txt")
    #expect(contours.count == 204)
    for file in contours {
      let folder = file.pathComponents.first { $0.hasPrefix("SC-") }
      let patient = Self.plain(try #require(folder))
      let number = file.lastPathComponent.split(separator: "-")[2]
      let mask = try GrayImage(png: #require(masks["\(patient) \(number)"]))
      let filled = try Contour(sunnybrook: file).filled(
        width: mask.width, height: mask.height, rule: .outlined)
      #expect(filled == mask.pixels.map { $0 > 0 }, "\(file.lastPathComponent)")
    }
  }
}
