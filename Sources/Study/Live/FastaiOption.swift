import Learning

/// `network: {fastai: resnet34}`: fastai's U-Net over this encoder; `form` says which of its three,
/// where it is not that of `unet_learner` in fastai 1.
struct FastaiOption: Decodable, Hashable, Sendable {
  enum Encoder: String, Decodable, CaseIterable { case resnet18, resnet34 }

  var encoder: Encoder
  var form: FastaiUNet.Form

  private enum CodingKeys: String, CodingKey, CaseIterable { case fastai, form }

  init(from decoder: any Decoder) throws {
    let options = try decoder.container(keyedBy: CodingKeys.self)
    try options.refuseOthers(than: CodingKeys.allCases, decoder)
    encoder = try options.decode(Encoder.self, forKey: .fastai)
    form = try options.decodeIfPresent(FastaiUNet.Form.self, forKey: .form) ?? .learner
  }
}
