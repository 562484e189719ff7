import ArgumentParser
import Foundation
import Imaging

extension Report {
  /// `report export nnunet IMAGES MASKS OUTPUT`
  struct ExportNNUNet: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "nnunet", abstract: "Write images and masks as a dataset of nnU-Net v2.",
      discussion: """
        IMAGES and MASKS hold NIfTI files that are called alike. Each becomes a case; of a cine \
        each frame with labels becomes one. OUTPUT/DatasetNNN_NAME gets imagesTr, labelsTr, \
        dataset.json, splits_final.json (patients are never parted; copy it to the dataset's folder \
        in nnUNet_preprocessed before training) and decathlon.json, the list that MONAI reads. What \
        stands before _frame in a file's name is its patient. What nnU-Net's integrity check \
        refuses is refused here: other sizes or places of image and mask, values that are no \
        numbers, and labels that are not named.
        """)

    @Argument(help: "The folder of the images.") var images: String
    @Argument(help: "The folder of the masks.") var masks: String
    @Argument(help: "The folder to write the dataset to.") var output: String
    @Option(help: "The dataset's number, 1 to 999.") var id = 501
    @Option(help: "The dataset's name, of letters and digits.") var name = "Hearts"
    @Option(help: "Names of the labels 1, 2 and so on.") var labels = "LV,MYO,RV"
    @Option(help: "How many folds the patients are divided into.") var folds = 5
    @Option(help: "What the draw follows.") var seed: UInt64 = 0
    @Flag(help: "Leave out images that have no mask.") var onlyMasked = false

    private var labelNames: [String] {
      labels.split(separator: ",", omittingEmptySubsequences: false)
        .map { $0.trimmingCharacters(in: .whitespaces) }
    }

    func validate() throws {
      guard (1...999).contains(id) else { throw ValidationError("--id is 1 to 999, not \(id)") }
      guard !name.isEmpty, name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) else {
        throw ValidationError("--name is made of letters and digits, not \(name)")
      }
      let names = labelNames
      guard names.allSatisfy({ !$0.isEmpty && $0 != "background" && $0 != "ignore" }),
        Set(names).count == names.count, names.count <= 15
      else {
        throw ValidationError("--labels are up to 15 names with commas between, not \(labels)")
      }
      guard folds >= 2 else { throw ValidationError("--folds are at least 2, not \(folds)") }
      for folder in [images, masks] where URL(filePath: output).isWithin(URL(filePath: folder)) {
        throw ValidationError("OUTPUT is, or lies in, \(folder); give it another")
      }
    }

    func run() throws {
      do {
        let dataset = try NNUNetDatasetFolder(
          url: URL(filePath: output).appending(path: "Dataset\(Self.padded(id))_\(name)"),
          labels: labelNames)
        defer { dataset.discard() }
        let pairs = try LabelledNIfTI.pairs(
          images: URL(filePath: images), masks: URL(filePath: masks), onlyMasked: onlyMasked)
        let cases = try pairs.flatMap { try dataset.write($0) }
        try dataset.finish(cases, folds: folds, seed: seed)
        let patients = Set(cases.map(\.patient)).count
        Terminal.print(
          "\(cases.count) cases of \(patients) patients written to \(dataset.url.path)")
      } catch let error as FileError {
        Terminal.error("error: \(error)")
        throw ExitCode(2)
      }
    }

    private static func padded(_ number: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: 3 - digits.count) + digits
    }
  }
}
