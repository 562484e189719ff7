import Book
import StudyTerms

extension SubsetOptions {
  /// Both classes in one figure where subsets are few, else the myocardium in a figure of its own,
  /// part `MY`.
  func splitByClass(_ figure: ([TissueClass]) -> FigureContent) -> [FigureContent] {
    guard subsets.count > 2 else { return [figure(TissueClass.compared)] }
    return TissueClass.compared.map { tissue in
      var figure = figure([tissue])
      figure.part = tissue == .ventricle ? nil : tissue.symbol
      return figure
    }
  }
}
