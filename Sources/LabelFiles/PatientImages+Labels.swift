import Cohorts
import Engine
import Foundation
import Imaging
import NIfTI
import NIfTIWriting

extension PatientImages {
  /// The labels of every series, rotated versions included. `labels` gets a series' name, its image
  /// and what curation found, and returns the class of each voxel, with x running fastest, then y,
  /// z and t.
  package func labelled(
    in context: any StepContext,
    _ labels: (String, NIfTIImage, CuratedPatient) throws -> [UInt8]
  ) throws -> ImageBundle<PatientPixels> {
    let bundle = try output(in: context)
    let scratch = context.checkpoints.appending(path: "labels")
    defer { try? FileManager.default.removeItem(at: scratch) }
    var found: [String: Data] = [:]
    var pixels = PatientPixels(name: member.name, series: [])
    for (done, name) in bundle.images.keys.sorted(by: NaturalOrder.precedes).enumerated() {
      context.progress(Double(done) / Double(bundle.images.count), name)
      let image = try bundle.image(name, through: scratch)
      let classes = try labels(name, image, bundle.about)
      pixels.series.append(PatientPixels.Series(name, image.header, classes))
      let place = scratch.appending(path: "labels.nii.gz")
      var header = image.header
      header.dataType = .int16
      try NIfTIImage(header: header, values: classes.map(Float.init)).write(to: place)
      found[name] = try Data(contentsOf: place)
    }
    return ImageBundle(about: pixels, images: found)
  }
}
