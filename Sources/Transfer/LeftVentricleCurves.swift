import Engine
import StudyTerms

/// The left ventricle's pixels in every slice and frame of the test volunteers, by two observers
/// and TL2.
package struct LeftVentricleCurves: RunnableStep {
  /// The counts of the first observer's masks (WS) against those of the second (TR), and against
  /// TL2's.
  package var observers, model: Asked<ConfusionTable>
  /// The volume that a pixel stands for by volunteer; nil for the published volunteers, who all
  /// share one.
  package var pixels: Asked<PixelVolumes>?

  package init(
    observers: Asked<ConfusionTable>, model: Asked<ConfusionTable>, pixels: Asked<PixelVolumes>?
  ) {
    self.observers = observers
    self.model = model
    self.pixels = pixels
  }

  package var inputs: [any Step] {
    [observers.step, model.step] + (pixels.map { [$0.step] } ?? [])
  }
  package var title: String { "LV volumes by two observers and TL2" }

  package func run(_ context: StepContext) async throws -> Curves {
    let both = try context.output(of: observers)
    let third = try context.output(of: model)
    let own = try pixels.map { try context.output(of: $0) }
    let published = Volunteer.millilitresPerPixel
    let place = Dictionary(zip(third.images, third.images.indices)) { first, _ in first }
    var curves = Curves(images: [], first: [], second: [], model: [], millilitres: [])
    for (row, image) in both.images.enumerated() {
      guard let other = place[image] else { continue }
      curves.images.append(image)
      curves.millilitres.append(try own.map { try $0.volume(image.volunteer) } ?? published)
      curves.first.append(both.counts[row].reference(.ventricle))
      curves.second.append(both.counts[row].other(.ventricle))
      curves.model.append(third.counts[other].other(.ventricle))
    }
    return curves
  }

  /// The left ventricle's pixels in each image, by reader. All columns have the same length.
  package struct Curves: JSONArtifact, Hashable {
    /// The images, sorted.
    package var images: [CineImage]
    /// The pixels by the first observer, the second observer and the model.
    package var first, second, model: [Int]
    /// The volume in ml that a pixel of each image stands for, the gap between slices included.
    package var millilitres: [Double]

    /// The pixels in each image by one reader.
    package func pixels(_ reader: Reader) -> [Int] {
      switch reader {
      case .first: first
      case .second: second
      case .model: model
      }
    }

    /// The volunteers, by number.
    package var volunteers: [Volunteer] { Set(images.map(\.volunteer)).sorted() }

    /// The pixels of all slices together, by frame.
    private func byFrame(_ volunteer: Volunteer, _ reader: Reader) -> [Int: Int] {
      var sums: [Int: Int] = [:]
      for (image, count) in zip(images, pixels(reader)) where image.volunteer == volunteer {
        sums[image.frame, default: 0] += count
      }
      return sums
    }

    /// The frames with the fewest (ES) and the most (ED) pixels by a reader, the first of equals;
    /// nil without images.
    package func extremes(_ volunteer: Volunteer, _ reader: Reader) -> (es: Int, ed: Int)? {
      let frames = byFrame(volunteer, reader).sorted { $0.key < $1.key }
      guard let least = frames.min(by: { $0.value < $1.value }),
        let most = frames.min(by: { $0.value > $1.value })
      else { return nil }
      return (least.key, most.key)
    }

    /// The volumes in ml with ED and ES at the given frames. Throws ``StudyError`` if a frame has
    /// no image, since the heart would seem empty.
    package func ventricle(
      _ volunteer: Volunteer, _ reader: Reader, es: Int, ed: Int
    ) throws -> LeftVentricle {
      let pixels = byFrame(volunteer, reader)
      guard let unit = images.firstIndex(where: { $0.volunteer == volunteer }),
        let large = pixels[ed], let small = pixels[es]
      else {
        throw StudyError(
          "volunteer \(volunteer.number) has no image of frame \(pixels[ed] == nil ? ed : es),"
            + " which is said to be end-\(pixels[ed] == nil ? "diastole" : "systole")")
      }
      return LeftVentricle(
        edv: Double(large) * millilitres[unit], esv: Double(small) * millilitres[unit])
    }
  }
}
