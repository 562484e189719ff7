import Foundation
import Imaging

/// Reads all images of a cohort like `curation_python.py`: headers only, or headers and pixels.
struct CohortReading {
  var folder: URL

  /// The number of files, the pixels that their headers promise, and the sum of all values, to
  /// compare both programs.
  func summary(pixels: Bool) async -> String {
    let files = Array(FolderWalk(folder)).filter { $0.pathExtension == "dcm" }
    let tasks = ProcessInfo.processInfo.activeProcessorCount
    return await withTaskGroup(of: (Int, Int, Int).self) { group in
      for task in 0..<tasks {
        group.addTask {
          var found = (0, 0, 0)
          for index in stride(from: task, to: files.count, by: tasks) {
            guard let header = try? DICOMScan.read(files[index]).get().first else { continue }
            found.0 += 1
            found.1 += header.rows * header.columns
            if pixels, let plane = try? header.plane { found.2 += Self.sum(plane.values) }
          }
          return found
        }
      }
      let sum = await group.reduce(into: (0, 0, 0)) {
        $0 = ($0.0 + $1.0, $0.1 + $1.1, $0.2 + $1.2)
      }
      return "\(sum.0) \(sum.1) \(sum.2)"
    }
  }

  /// The sum of whole numbers below 4096, of which 4096 are exact as Float.
  private static func sum(_ values: [Float]) -> Int {
    values.withUnsafeBytes { values in
      let lanes = values.bindMemory(to: SIMD16<Float>.self)
      let rest = values.bindMemory(to: Float.self)[(lanes.count * 16)...]
      let whole = stride(from: 0, to: lanes.count, by: 4096).reduce(0) { total, start in
        let part = lanes[start..<min(start + 4096, lanes.count)].reduce(into: .zero) { $0 += $1 }
        return total + (0..<16).reduce(0) { $0 + Int(part[$1]) }
      }
      return whole + rest.reduce(0) { $0 + Int($1) }
    }
  }
}
