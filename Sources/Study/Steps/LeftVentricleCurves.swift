import Engine
import StudyTerms
import Tables

/// Left-ventricular pixels of the test volunteers, slice by slice and frame by frame, by two observers and TL2.
struct LeftVentricleCurves: RunnableStep {
  /// WS against TR, WS against TL2.
  var observers, model: Confusion
  /// The volunteers where they are synthetic; nil for the published ones.
  var cohort: SyntheticCohort?

  var inputs: [any Step] { [observers, model] }
  var title: String { "LV volumes by two observers and TL2" }

  func run(_ context: StepContext) async throws -> Curves {
    let both = try context.output(of: observers)
    let third = try context.output(of: model)
    let place = Dictionary(uniqueKeysWithValues: zip(third.images, third.images.indices))
    var curves = Curves(images: [], first: [], second: [], model: [], millilitres: [])
    let own = cohort?.millilitresPerPixel
    for row in both.images.indices {
      guard let other = place[both.images[row]] else { continue }
      let image = both.images[row]
      curves.images.append(image)
      curves.millilitres.append(own?[image.volunteer] ?? Volunteer.millilitresPerPixel)
      curves.first.append(both.counts[row].reference(.ventricle))
      curves.second.append(both.counts[row].other(.ventricle))
      curves.model.append(third.counts[other].other(.ventricle))
    }
    return curves
  }

  /// Pixels of the LV in each image by reader.
  struct Curves: JSONArtifact, Hashable {
    var images: [CineImage]
    var first, second, model: [Int]
    /// What a pixel stands for, the gap between slices included.
    var millilitres: [Double]

    func pixels(_ reader: Reader) -> [Int] {
      switch reader {
      case .first: first
      case .second: second
      case .model: model
      }
    }

    var volunteers: [Volunteer] { Set(images.map(\.volunteer)).sorted() }

    /// Pixels of all slices by frame.
    func byFrame(_ volunteer: Volunteer, _ reader: Reader) -> [Int: Int] {
      var sums: [Int: Int] = [:]
      for (image, count) in zip(images, pixels(reader)) where image.volunteer == volunteer {
        sums[image.frame, default: 0] += count
      }
      return sums
    }

    /// The frames with the least and the most pixels of a reader (the first of equals); nil without images.
    func extremes(_ volunteer: Volunteer, _ reader: Reader) -> (es: Int, ed: Int)? {
      let frames = byFrame(volunteer, reader).sorted { $0.key < $1.key }
      guard let least = frames.min(by: { $0.value < $1.value }),
        let most = frames.min(by: { $0.value > $1.value })
      else { return nil }
      return (least.key, most.key)
    }

    /// Volumes with ED and ES at the given frames.
    func ventricle(_ volunteer: Volunteer, _ reader: Reader, es: Int, ed: Int) -> LeftVentricle {
      let pixels = byFrame(volunteer, reader)
      let unit = images.firstIndex { $0.volunteer == volunteer }.map { millilitres[$0] } ?? .nan
      return LeftVentricle(
        edv: Double(pixels[ed] ?? 0) * unit,
        esv: Double(pixels[es] ?? 0) * unit)
    }
  }
}
