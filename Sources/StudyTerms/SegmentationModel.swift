/// The second segmentation of the 7 T images, by a network or by the second observer. The raw value
/// is the key in tables.
public enum SegmentationModel: String, Codable, Hashable, Sendable, CaseIterable {
  /// The second human observer.
  case observer = "TR"
  /// Weights from ImageNet, then the Kaggle data, then 7 T.
  case doubleTransfer = "TL2"
  /// Weights from ImageNet, then 7 T.
  case transfer = "TL"
  /// Random weights, then 7 T.
  case random = "R"
  /// Weights from ImageNet, then the Kaggle data; it has seen no 7 T image.
  case base
  /// The label network of Bai et al. (2018), trained on the UK Biobank.
  case ukbb
  /// ``doubleTransfer`` with the 7 T images at end-diastole and end-systole only.
  case esed

  /// The name shown to readers.
  public var title: String {
    switch self {
    case .observer: "Observer 2 (TR)"
    case .doubleTransfer: "TL2 (ImageNet, Kaggle)"
    case .transfer: "TL (ImageNet)"
    case .random: "R (random)"
    case .base: "Base (no 7 T)"
    case .ukbb: "ukbb_cardiac"
    case .esed: "TL2, ED and ES only"
    }
  }

  /// The file below `confusion_tables/` with the published counts of its masks against the first
  /// observer's (WS).
  public var confusionFile: String {
    switch self {
    case .observer: "confusion_WS_TR.tsv"
    case .doubleTransfer: "confusion_WS_doubleTransferLearn.tsv"
    case .transfer: "confusion_WS_imagenetTransferLearn.tsv"
    case .random: "confusion_WS_plainLearn.tsv"
    case .base: "confusion_WS_base.tsv"
    case .ukbb: "confusion_WS_ukbbCardiac.tsv"
    case .esed: "confusion_WS_doubleTL-esed.tsv"
    }
  }
}
