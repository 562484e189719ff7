import Foundation

/// Finds the short-axis stack among the images of a study by geometry alone.
///
/// Images of one series, plane and place are a slice. Of the stacks of parallel cine slices the one with most
/// places is the short axis; stacks along the patient's own axes (scouts, transaxial stacks) only where
/// there is no oblique one, since the heart's axis is oblique.
struct ShortAxisSearch {
  var headers: [DICOMHeader]
  var root: URL

  /// The stack, and the other slices with the angle of their normals to it in degrees.
  var result: (slices: [CineSlice], dropped: [(CineSlice, Double)]) {
    let all = slices
    var stacks: [[CineSlice]] = []
    for slice in all where slice.frames.count > 1 {
      if let index = stacks.firstIndex(where: { abs(Self.cosine($0[0], slice)) > 0.999 }) {
        stacks[index].append(slice)
      } else {
        stacks.append([slice])
      }
    }
    // Of equal stacks the first by name.
    guard let highest = stacks.map(Self.rank).max(by: <),
      let best = stacks.first(where: { Self.rank($0) == highest })
    else { return ([], []) }
    let chosen = Set(best.map(\.name))
    let dropped = all.filter { !chosen.contains($0.name) }.map { slice in
      (slice, acos(max(-1, min(1, Self.cosine(best[0], slice)))) * 180 / .pi)
    }
    return (best, dropped)
  }

  /// Images that say not where they lie: a line for those of one series and location.
  func unplaced(id: String) -> [CurationDecision] {
    struct Group: Hashable {
      var series: String
      var location: Double?
    }
    let lost = headers.filter { $0.position == nil || $0.orientation == nil }
    return Dictionary(grouping: lost) { Group(series: $0.seriesUID, location: $0.sliceLocation) }
      .values.compactMap { found -> CurationDecision? in
        guard let first = found.min(by: { NaturalOrder.precedes($0.path, $1.path) }) else {
          return nil
        }
        let missing = [
          first.position == nil ? "position" : nil, first.orientation == nil ? "orientation" : nil,
        ].compactMap { $0 }.joined(separator: " and ")
        return CurationDecision(
          series: id, problem: .incomplete,
          resolution: found.count == 1 ? "image left out" : "\(found.count) images left out",
          image: CineStudy.name(first.path, under: root), extra: "\(missing) missing")
      }.sorted { NaturalOrder.precedes($0.image, $1.image) }
  }

  /// That no images of the study are a cine stack.
  func noStack(id: String) -> CurationDecision {
    let first = headers.map(\.path).min(by: NaturalOrder.precedes) ?? ""
    return CurationDecision(
      series: id, problem: .noShortAxis, resolution: "study left out",
      image: CineStudy.name(first, under: root), extra: "images: \(headers.count)")
  }

  /// All slices that can be placed, by name.
  private var slices: [CineSlice] {
    struct Place: Hashable {
      var series: String
      var cosines: [Double]
      var location: Double
    }
    let known = headers.filter { $0.position != nil && $0.orientation != nil }
    let places = Dictionary(grouping: known) { header in
      let orientation = header.orientation ?? ImageOrientation(row: .zero, column: .zero)
      let location = (header.position ?? .zero).dot(orientation.normal.normalized)
      return Place(
        series: header.seriesUID, cosines: orientation.cosines.map { ($0 * 100).rounded() },
        location: (location * 10).rounded())
    }
    return places.values.compactMap { found -> CineSlice? in
      let frames = found.sorted {
        ($0.instanceNumber ?? 0, $0.frame) < ($1.instanceNumber ?? 0, $1.frame)
      }
      return frames.first.flatMap {
        // Frames of one file are told apart by their number, from 1.
        let path = CineStudy.name($0.path, under: root)
        return CineSlice(name: $0.frame == 0 ? path : "\(path)#\($0.frame + 1)", frames: frames)
      }
    }.sorted { NaturalOrder.precedes($0.name, $1.name) }
  }

  private static func cosine(_ a: CineSlice, _ b: CineSlice) -> Double {
    guard let first = a.header.orientation, let second = b.header.orientation else { return 0 }
    return first.normal.normalized.dot(second.normal.normalized)
  }

  private static func rank(_ stack: [CineSlice]) -> (Int, Int) {
    let normal = stack[0].header.orientation?.normal.normalized ?? .zero
    let isOblique = max(abs(normal.x), abs(normal.y), abs(normal.z)) < 0.97
    let places = Set(stack.map { ($0.location(along: normal) ?? 0).rounded() }).count
    return (isOblique && places > 2 ? 1 : 0, places)
  }
}
