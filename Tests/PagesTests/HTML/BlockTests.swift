import Tables
import Testing

@testable import Book
@testable import Pages

@Suite struct BlockTests {
  @Test func headingsHaveTheirNumberAndAPermalink() throws {
    let html = try TwoChapters.html([.heading(level: 2, number: "2.1", id: "sets", [.text("Sets")])]
    )
    #expect(
      html == """
        <h2 id="sets"><span class="number">2.1</span> Sets \
        <a class="permalink" href="#sets" aria-label="Link to this section">#</a></h2>

        """)
  }

  @Test func aSecondHeadingOfTheSameNameHasAnotherID() throws {
    let heading = PageBlock.heading(level: 3, number: nil, id: "sets", [.text("Sets")])
    let ids = HTMLScan(try TwoChapters.html([heading, heading, .anchor(id: "sets")])).ids
    #expect(ids == ["sets", "sets-2"])
  }

  @Test func onTheSinglePageIDsCarryTheirChapter() throws {
    let html = try TwoChapters.html([.anchor(id: "agreement")], single: true)
    #expect(html == "<a id=\"labels--agreement\"></a>")
  }

  @Test func listsAreTightOrLoose() throws {
    let items: [[PageBlock]] = [[.paragraph([.text("one")])], [.paragraph([.text("two")])]]
    #expect(
      try TwoChapters.html([.list(start: nil, tight: true, items: items)])
        == "<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n")
    #expect(
      try TwoChapters.html([.list(start: 3, tight: false, items: items)])
        == "<ol start=\"3\">\n<li><p>one</p>\n</li>\n<li><p>two</p>\n</li>\n</ol>\n")
  }

  @Test func codeQuotesAlertsAndRules() throws {
    #expect(
      try TwoChapters.html([.code(language: "yaml", "a: <b>\n")])
        == "<pre tabindex=\"0\"><code class=\"language-yaml\">a: &lt;b&gt;\n</code></pre>\n")
    #expect(
      try TwoChapters.html([.quote([.paragraph([.text("said")])])])
        == "<blockquote>\n<p>said</p>\n</blockquote>\n")
    #expect(
      try TwoChapters.html([.alert(kind: "NOTE", [.paragraph([.text("mind")])])]) == """
        <div role="note" class="alert note"><p class="kind">Note</p>
        <p>mind</p>
        </div>

        """)
    #expect(try TwoChapters.html([.thematicBreak]) == "<hr>\n")
  }

  @Test func whatWasNotBuiltSaysWhy() throws {
    #expect(
      try TwoChapters.html([
        .notBuilt(id: "search", name: "training", reason: "no <data>", place: "Chapters/a.md:3")
      ]) == """
        <div class="notbuilt" id="search"><p><strong>Not built:</strong> \
        <code>training</code> search (<code>Chapters/a.md:3</code>): no &lt;data&gt;</p></div>

        """)
  }

  @Test func authoredTablesNameTheirRowsAndColumns() throws {
    let html = try TwoChapters.html([
      .table(
        header: [[.text("Quantity")], [.text("Computed")]], alignments: [.none, .right],
        rows: [[[.code("a")], [.text("1")]], [[.code("b")], [.text("2")]]])
    ])
    #expect(
      html == """
        <div class="scroll" role="region" tabindex="0" aria-label="Table: Quantity, Computed"><table class="sortable">
        <thead><tr><th scope="col">Quantity</th><th scope="col" class="right">Computed</th></tr></thead>
        <tbody>
        <tr><th scope="row"><code>a</code></th><td class="right">1</td></tr>
        <tr><th scope="row"><code>b</code></th><td class="right">2</td></tr>
        </tbody>
        </table></div>

        """)
  }

  @Test func tablesOfTheSameColumnsHaveNamesOfTheirOwn() throws {
    let table = PageBlock.table(
      header: [[.text("Quantity")], [.text("Computed")]], alignments: [.none, .right],
      rows: [[[.text("a")], [.text("1")]]])
    let names = try TwoChapters.html([table, table, table])
      .matches(of: /aria-label="(Table[^"]*)"/).map { String($0.1) }
    #expect(
      names == [
        "Table: Quantity, Computed", "Table (2): Quantity, Computed",
        "Table (3): Quantity, Computed",
      ])
  }

  @Test func generatedTablesHaveCellsThatCanBeLinkedTo() throws {
    let html = try TwoChapters.html([.generatedTable(TwoChapters.table())])
    #expect(
      html.contains(
        """
        <thead><tr><th scope="col">Measure</th><th scope="col" class="right">Bias \
        <span class="unit">(ml)</span></th></tr></thead>
        <tbody>
        <tr><th scope="row" id="tab-agreement-r1-c1">EDV</th>\
        <td id="tab-agreement-r1-c2" class="right">10.0</td></tr>
        <tr><th scope="row" id="tab-agreement-r2-c1">ESV</th>\
        <td id="tab-agreement-r2-c2" class="right">–</td></tr>
        <tr><th scope="row" id="tab-agreement-r3-c1">&lt;EF&gt;</th>\
        <td id="tab-agreement-r3-c2" class="right">9.5</td></tr>
        </tbody>
        """))
    #expect(
      html.contains(
        """
        <p class="files">Whole table: \
        <a href="tables/agreement.tsv" download aria-label="TSV of table 1">TSV</a> \
        <a href="tables/agreement.csv" download aria-label="CSV of table 1">CSV</a></p>
        """))
    #expect(html.contains("<a class=\"permalink\" href=\"#tab-agreement\""))
  }

  @Test func aPercentSignStaysWithItsNumberInATitle() throws {
    var table = try TwoChapters.table()
    table.table = try Table([Column("low", title: "Bias, 95 % low", numbers: [1])])
    table.shownRows = 1
    #expect(try TwoChapters.html([.generatedTable(table)]).contains("Bias, 95\u{A0}% low"))
  }

  @Test func longTablesSayWhereTheOtherRowsAre() throws {
    var table = try TwoChapters.table()
    table.shownRows = 2
    let html = try TwoChapters.html([.generatedTable(table)])
    #expect(html.contains("The first 2 of 3 rows; all are in the files. Whole table: <a href="))
    #expect(!html.contains("tab-agreement-r3-c1"))
  }

  @Test func figuresHaveTheirFilesAndWithoutADrawingAreShownFromThem() throws {
    let html = try TwoChapters.html([.figure(TwoChapters.figure())])
    #expect(
      html.contains("<img src=\"figures/fig-agreement.svg\" alt=\"Two &quot;points&quot;.\">"))
    #expect(html.contains("<figcaption><strong>Figure 1.</strong> Bias <span class=\"value\">"))
    for format in ["tsv", "svg", "png", "pdf"] {
      let file = "figures/fig-agreement.\(format)"
      #expect(
        html.contains(
          "<a href=\"\(file)\" download aria-label=\"\(format.uppercased()) of figure 1\">"))
    }
  }

  @Test func outputsOfOneDirectiveShareTheirProvenance() throws {
    let html = try TwoChapters.html([
      .figure(TwoChapters.figure()), .generatedTable(TwoChapters.table()),
    ])
    #expect(
      html.contains(
        """
        <li><code>Agreement</code> <code title="0123456789abcdef">0123456789ab</code>, \
        code <code title="fedcba9876543210">fedcba987654</code>, seed 7</li>
        """))
    #expect(
      html.contains(
        """
        <li>cmr/truth.csv <code title="00112233445566778899aabbccddeeff">\
        sha256 001122334455</code></li>
        """))
    #expect(
      html.contains(
        """
        <p class="provenance"><a href="#fig-agreement:origin">Where table 1 comes from</a></p>
        """))
  }
}
