import Foundation
import Imaging

/// A NIfTI image and the mask with the same name.
struct LabelledNIfTI {
  /// The file name without `.nii` or `.nii.gz`.
  var name: String
  var image: URL
  var mask: URL

  /// The name up to `_frame`, or the whole name.
  var patient: String {
    name.range(of: "_frame").map { String(name[..<$0.lowerBound]) } ?? name
  }

  /// All pairs in the order of their names. Throws ``FileError`` if an image or mask is missing.
  static func pairs(images: URL, masks: URL, onlyMasked: Bool) throws -> [LabelledNIfTI] {
    let (found, drawn) = (try files(in: images), try files(in: masks))
    if let lost = drawn.keys.filter({ found[$0] == nil }).min() {
      throw FileError(
        path: masks.appending(path: lost).path, reason: "there is no image with this name")
    }
    let bare = found.keys.filter { drawn[$0] == nil }
    if !onlyMasked, let first = bare.min(), let image = found[first] {
      throw FileError(
        path: image.path, reason: "there is no mask with this name; --only-masked skips the image")
    }
    let pairs = drawn.keys.sorted().compactMap { name in
      found[name].flatMap { image in
        drawn[name].map { LabelledNIfTI(name: name, image: image, mask: $0) }
      }
    }
    guard !pairs.isEmpty else {
      throw FileError(path: masks.path, reason: "there are no masks (.nii or .nii.gz)")
    }
    return pairs
  }

  private static func files(in folder: URL) throws -> [String: URL] {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path) else {
      throw FileError(path: folder.path, reason: "the folder cannot be listed")
    }
    var files: [String: URL] = [:]
    for name in names.sorted() where !name.hasPrefix(".") {
      guard let ending = [".nii.gz", ".nii"].first(where: name.hasSuffix) else { continue }
      let bare = String(name.dropLast(ending.count))
      guard files[bare] == nil else {
        throw FileError(
          path: folder.appending(path: name).path, reason: "there are two files of this name")
      }
      files[bare] = folder.appending(path: name)
    }
    return files
  }
}
