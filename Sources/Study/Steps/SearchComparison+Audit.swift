import Statistics
import StudyTerms
import Tables
import Volumes

extension SearchComparison {
  /// What the published table does not say, by method: items `undefined EF` (like for like, over the series where every method has one),
  /// `end of diastole`, `outside the set`, `maximum`.
  func audit(_ groups: [SearchGroup]) throws -> Table {
    var items: [String] = []
    var names: [String] = []
    var published: [Double] = []
    var alike: [Double] = []
    var units: [String] = []
    func add(_ item: String, _ group: SearchGroup, _ a: Double, _ b: Double, unit: String) {
      items.append(item)
      names.append(group.method)
      published.append(a)
      alike.append(b)
      units.append(unit)
    }
    let undefined = Set(
      groups.flatMap { $0.rows.filter(\.volumes.ejectionFraction.isNaN).map(\.id) })
    for group in groups {
      let mean = Statistics.mean(group.errors)
      let defined = group.rows.filter { !undefined.contains($0.id) }
      add(
        "undefined EF", group, mean, Statistics.mean(defined.map(\.ejectionFractionError)),
        unit: "pp")
      add(
        "end of diastole", group, mean,
        Statistics.mean(group.rows.map { $0.withFirstFrame.ejectionFractionError }), unit: "pp")
      add(
        "outside the set", group, mean,
        Statistics.mean(
          group.rows.filter { !group.labels.contains($0.id) }.map(\.ejectionFractionError)),
        unit: "pp")
      add(
        "maximum", group, Statistics.mean(group.signedVolumeErrors),
        Statistics.mean(group.absoluteVolumeErrors), unit: "ml")
    }
    return try Table([
      Column("item", title: "Item", texts: items),
      Column("method", title: "Method", texts: names),
      Column("published", title: "As published", decimals: 2, numbers: published),
      Column("like_for_like", title: "Like for like", decimals: 2, numbers: alike),
      Column(
        "difference", title: "Difference", decimals: 2, numbers: zip(alike, published).map(-)),
      Column("unit", title: "Unit", texts: units),
    ])
  }
}

extension SeriesMeasurement {
  /// The same with the first frame as the end of diastole, as the label network has it.
  var withFirstFrame: SeriesMeasurement {
    var copy = self
    copy.volumes.diastole = firstFrame
    return copy
  }
}
