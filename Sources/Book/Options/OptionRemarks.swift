import Markup

/// What is odd about options without being a mistake: reported as warnings; the block is made.
final class OptionRemarks {
  fileprivate(set) var list: [OptionError] = []
}

extension CodingUserInfoKey {
  static let optionRemarks: CodingUserInfoKey = {
    guard let key = CodingUserInfoKey(rawValue: "report.optionRemarks") else {
      preconditionFailure("a coding key is made from any text")
    }
    return key
  }()
}

extension Decoder {
  /// Notes a sentence about an option, which becomes a warning with its place.
  public func remark(on option: some CodingKey, _ sentence: String) {
    guard let decoder = self as? OptionsDecoder,
      let remarks = userInfo[.optionRemarks] as? OptionRemarks
    else { return }
    let node = decoder.node.key(at: [option]) ?? decoder.node
    remarks.list.append(OptionError(node, sentence, codingPath + [option]))
  }
}
