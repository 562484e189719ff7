import Foundation

/// The targets of Package.swift and what each depends on.
struct PackageManifest {
  /// By target, as the manifest lists them: targets and products.
  var dependencies: [String: Set<String>]

  /// The folder of this package.
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Of this package.
  static let own: PackageManifest = {
    let file = root.appending(path: "Package.swift")
    return PackageManifest((try? String(contentsOf: file, encoding: .utf8)) ?? "")
  }()

  init(_ text: String) {
    dependencies = [:]
    let target = /\.(target|executableTarget|systemLibrary|testTarget|plugin)\(\s*name: "(\w+)"/
    let starts = text.matches(of: target)
    for (index, start) in starts.enumerated() {
      let end = index + 1 < starts.count ? starts[index + 1].range.lowerBound : text.endIndex
      let declaration = text[start.range.upperBound..<end]
      var names: Set<String> = []
      if let list = declaration.firstMatch(of: /dependencies: \[((?s).*?)\]/) {
        let entries = list.1.replacing(/\.product\(name: ("\w+"), package: "[\w-]+"\)/) { $0.1 }
        names = Set(entries.matches(of: /"(\w+)"/).map { String($0.1) })
      }
      dependencies[String(start.2)] = names
    }
  }

  /// All that a target depends on, itself left out.
  func reached(from target: String) -> Set<String> {
    var reached: Set<String> = []
    var open = Array(dependencies[target, default: []])
    while let next = open.popLast() {
      if reached.insert(next).inserted { open += dependencies[next, default: []] }
    }
    return reached
  }
}
