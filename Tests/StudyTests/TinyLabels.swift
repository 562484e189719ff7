/// Options of a small cohort and of a network that labels it.
enum TinyLabels {
  /// One landscape and one portrait study, small.
  static let cohort =
    #"{"phantom": "challenge", "patients": 2, "seed": 5, "phases": 4, "matrix": 48}"#
  /// Others, to learn from.
  static let learnt = cohort.replacing(#""seed": 5"#, with: #""seed": 7"#)
  static let network = """
    {"data": {"phantom": "challenge", "patients": 2, "seed": 6, "matrix": 32}, "size": 32, "widths": [4, 8],
     "epochs": 1, "validation": 0, "transforms": "no"}
    """
}
