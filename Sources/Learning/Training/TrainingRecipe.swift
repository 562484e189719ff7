/// Named recipes for training: complete plans, in numbers.
public enum TrainingRecipe: String, Codable, Hashable, Sendable, CaseIterable {
  /// Ankenbrand et al. 2021, https://doi.org/10.1002/mrm.28822, by fastai 1.0.61.
  ///
  /// `unet_learner` over a ResNet-34; images are padded to a square of 256 (or 128) pixels, as
  /// three channels with ImageNet's mean and deviation, in batches of 32. In a pretrained encoder
  /// only the batch norms are trained for 5, 10 and 15 epochs at a rate of 1e-4 (`freeze`, whose
  /// `train_bn` stays on), then everything for 5, 10 and 15 epochs at 1e-5 (`unfreeze`); each of
  /// the six is a cycle of its own. The rest are fastai's defaults: Adam with momenta of 0.9 and
  /// 0.99 and a decoupled weight decay of 0.01 (`true_wd`), batch norms included; `fit_one_cycle`
  /// from 1/25 of the rate up over the first 30 % of the steps, down to 1/250,000 of it, along
  /// cosines, the first momentum from 0.95 to 0.85 and back.
  case ankenbrand2021

  /// The plan of the recipe. `size` is 256 or 128 in the paper. `loss` is cross-entropy, focal with
  /// exponent 2, or generalised soft Dice. `augmentation` is normal (±20 degrees, up to 1.2 times
  /// as large, warped by 0.2, brightness and contrast by 0.4) or extreme (±90 degrees, also
  /// mirrored). `blocks` are those of the ResNet.
  public func plan(
    classes: Int, size: Int = 256, loss: Loss = .crossEntropy,
    augmentation: Augmentation = .normal, blocks: [Int] = FastaiUNet.resNet34
  ) -> TrainingPlan {
    let lengths = [5, 10, 15]
    let cycle = Schedule.oneCycle(
      rise: 0.3, divisor: 25, finalDivisor: 1e4, lowest: 0.85, highest: 0.95)
    let frozen = lengths.map {
      TrainingPlan.Phase(epochs: $0, rate: 1e-4, schedule: cycle, freedom: [.encoder: .normOnly])
    }
    let free = lengths.map { TrainingPlan.Phase(epochs: $0, rate: 1e-5, schedule: cycle) }
    return TrainingPlan(
      architecture: .fastai(FastaiUNet(classes: classes, blocks: blocks)),
      preparation: Preparation(size: size, isImageNet: true), augmentation: augmentation,
      loss: loss, optimiser: .adamW(beta1: 0.9, beta2: 0.99, epsilon: 1e-8, decay: 0.01),
      batch: 32, phases: frozen + free)
  }
}
