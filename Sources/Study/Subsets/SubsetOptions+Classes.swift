import Book
import StudyTerms

extension SubsetOptions {
  /// Both classes in one figure if there are few subsets; else the myocardium has its own figure,
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
