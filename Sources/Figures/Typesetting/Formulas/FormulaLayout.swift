import CCairo
import Mathematics

/// Lays formulas out by the constants of a font's table MATH, as MathML Core (W3C) says.
struct FormulaLayout {
  let font: MathFont
  /// Of the text around it, in points.
  let size: Double

  func box(_ formula: Formula) -> FormulaBox {
    box(formula.root, FormulaStyle(isDisplay: formula.isDisplay))
  }
}

extension FormulaLayout {
  private func em(_ style: FormulaStyle) -> Double {
    switch style.level {
    case 0: size
    case 1: size * font.constant(HB_OT_MATH_CONSTANT_SCRIPT_PERCENT_SCALE_DOWN) / 100
    default: size * font.constant(HB_OT_MATH_CONSTANT_SCRIPT_SCRIPT_PERCENT_SCALE_DOWN) / 100
    }
  }

  private func constant(_ constant: hb_ot_math_constant_t, _ style: FormulaStyle) -> Double {
    font.constant(constant) * em(style)
  }

  private func axis(_ style: FormulaStyle) -> Double {
    constant(HB_OT_MATH_CONSTANT_AXIS_HEIGHT, style)
  }

  private func box(_ node: MathNode, _ style: FormulaStyle) -> FormulaBox {
    switch node {
    case .row(let nodes): row(nodes, style)
    case .identifier(let letters, let upright):
      text(letters, style, isItalic: !upright && letters.unicodeScalars.count == 1)
    case .number(let digits): text(digits, style)
    case .function(let name, _): text(name, style)
    case .text(let words): text(words, style)
    case .symbol(let sign, let kind): self.sign(sign, kind, style)
    case .space(let width): FormulaBox(width: width * em(style))
    case .fraction(let top, let bottom, let hasLine): fraction(top, bottom, hasLine, style)
    case .root(let inner, let index): root(inner, index, style)
    case .scripts(let base, let lower, let upper): scripts(base, lower, upper, style)
    case .limits(let base, let lower, let upper):
      style.isDisplay || !base.movesLimits
        ? limits(base, lower, upper, style) : scripts(base, lower, upper, style)
    case .fenced(let left, let inner, let right): fenced(left, inner, right, style)
    case .delimiter(let sign, _, let height): delimiter(sign, height * em(style), style)
    case .accent(let base, let mark, let isWide, let isUnder):
      accent(base, mark, isWide, isUnder, style)
    case .table(let table): self.table(table, style)
    case .styled(let inner, let isDisplay): box(inner, FormulaStyle(isDisplay: isDisplay))
    }
  }

  private func row(_ nodes: [MathNode], _ style: FormulaStyle) -> FormulaBox {
    var row = FormulaBox()
    let classes = MathNode.classes(of: nodes)
    for (place, node) in nodes.enumerated() {
      var space = 0.0
      if place > 0, !node.isSpace, !nodes[place - 1].isSpace {
        space = MathClass.space(between: classes[place - 1], and: classes[place])
        // Within indices only functions and large signs keep their distance.
        if style.level > 0, space > 3 { space = 0 }
      }
      row.append(box(node, style), gap: space / 18 * em(style))
    }
    if nodes.count == 1 { return box(nodes[0], style) }
    return row
  }

  private func glyph(_ glyph: UInt32, _ style: FormulaStyle) -> FormulaBox {
    let em = em(style)
    let extent = font.extent(glyph)
    var box = FormulaBox(
      width: extent.width * em, ascent: extent.ascent * em, descent: extent.descent * em)
    box.glyphs = [.init(glyph: glyph, x: 0, y: 0, size: em)]
    box.italicCorrection = font.italicCorrection(glyph) * em
    box.isGlyph = true
    box.accentPlace = font.accentPlace(glyph) * em
    return box
  }

  private func text(_ text: String, _ style: FormulaStyle, isItalic: Bool = false) -> FormulaBox {
    let boxes = text.unicodeScalars.map { scalar -> FormulaBox in
      if scalar.properties.isWhitespace { return FormulaBox(width: 0.25 * em(style)) }
      let shown = isItalic ? MathItalic.letter(scalar) : scalar
      guard let found = font.glyph(shown) ?? font.glyph(scalar) ?? font.glyph("\u{fffd}") else {
        return FormulaBox(width: 0.5 * em(style))
      }
      return glyph(found, style)
    }
    guard boxes.count != 1 else { return boxes[0] }
    return boxes.reduce(into: FormulaBox()) { $0.append($1) }
  }

  private func sign(_ sign: String, _ kind: MathClass, _ style: FormulaStyle) -> FormulaBox {
    guard kind == .largeOperator, style.isDisplay, let scalar = sign.unicodeScalars.first,
      let small = font.glyph(scalar)
    else { return text(sign, style) }
    let least = font.constant(HB_OT_MATH_CONSTANT_DISPLAY_OPERATOR_MIN_HEIGHT)
    let large = stretched(small, least, style)
    var centred = large.lowered((large.ascent - large.descent) / 2 - axis(style))
    centred.italicCorrection = large.italicCorrection
    return centred
  }

  /// At least `length` em tall.
  private func stretched(
    _ small: UInt32, _ length: Double, _ style: FormulaStyle
  ) -> FormulaBox {
    switch font.stretched(small, to: length) {
    case .glyph(let found): return glyph(found, style)
    case .parts(let parts, let length):
      var box = FormulaBox(ascent: length * em(style))
      for part in parts {
        var piece = glyph(part.glyph, style)
        // Its lower end stands at its place.
        piece = piece.lowered(-piece.descent - part.start * em(style))
        box.place(piece, x: 0)
        box.width = max(box.width, piece.width)
      }
      return box
    }
  }

  /// A delimiter of a height in points, centred on the axis.
  private func delimiter(
    _ sign: String, _ height: Double, _ style: FormulaStyle
  ) -> FormulaBox {
    guard let scalar = sign.unicodeScalars.first, let small = font.glyph(scalar) else {
      return FormulaBox()
    }
    let box = stretched(small, height / em(style), style)
    return box.lowered((box.ascent - box.descent) / 2 - axis(style))
  }

  private func fenced(
    _ left: String, _ inner: MathNode, _ right: String, _ style: FormulaStyle
  ) -> FormulaBox {
    let inside = box(inner, style)
    let axis = axis(style)
    let height = 2 * max(inside.ascent - axis, inside.descent + axis)
    var fenced = FormulaBox()
    if !left.isEmpty { fenced.append(delimiter(left, height, style)) }
    fenced.append(filled(inner, inside, height, style))
    if !right.isEmpty { fenced.append(delimiter(right, height, style)) }
    return fenced
  }

  /// What stands between delimiters, with those in the middle as tall as they are.
  private func filled(
    _ inner: MathNode, _ inside: FormulaBox, _ height: Double, _ style: FormulaStyle
  ) -> FormulaBox {
    guard case .row(let nodes) = inner,
      nodes.contains(where: { if case .delimiter(_, _, 0) = $0 { true } else { false } })
    else { return inside }
    return row(
      nodes.map { node in
        guard case .delimiter(let sign, let kind, 0) = node else { return node }
        return .delimiter(sign, kind, height: height / em(style))
      }, style)
  }

  private func fraction(
    _ top: MathNode, _ bottom: MathNode, _ hasLine: Bool, _ style: FormulaStyle
  ) -> FormulaBox {
    let above = box(top, style.part(isCramped: false))
    let below = box(bottom, style.part(isCramped: true))
    let display = style.isDisplay
    var (up, down): (Double, Double)
    let axis = axis(style)
    let thickness = constant(HB_OT_MATH_CONSTANT_FRACTION_RULE_THICKNESS, style)
    if hasLine {
      let gapAbove = constant(
        display
          ? HB_OT_MATH_CONSTANT_FRACTION_NUM_DISPLAY_STYLE_GAP_MIN
          : HB_OT_MATH_CONSTANT_FRACTION_NUMERATOR_GAP_MIN, style)
      let gapBelow = constant(
        display
          ? HB_OT_MATH_CONSTANT_FRACTION_DENOM_DISPLAY_STYLE_GAP_MIN
          : HB_OT_MATH_CONSTANT_FRACTION_DENOMINATOR_GAP_MIN, style)
      up = max(
        constant(
          display
            ? HB_OT_MATH_CONSTANT_FRACTION_NUMERATOR_DISPLAY_STYLE_SHIFT_UP
            : HB_OT_MATH_CONSTANT_FRACTION_NUMERATOR_SHIFT_UP, style),
        axis + thickness / 2 + gapAbove + above.descent)
      down = max(
        constant(
          display
            ? HB_OT_MATH_CONSTANT_FRACTION_DENOMINATOR_DISPLAY_STYLE_SHIFT_DOWN
            : HB_OT_MATH_CONSTANT_FRACTION_DENOMINATOR_SHIFT_DOWN, style),
        thickness / 2 + gapBelow + below.ascent - axis)
    } else {
      let gap = constant(
        display
          ? HB_OT_MATH_CONSTANT_STACK_DISPLAY_STYLE_GAP_MIN : HB_OT_MATH_CONSTANT_STACK_GAP_MIN,
        style)
      up = constant(
        display
          ? HB_OT_MATH_CONSTANT_STACK_TOP_DISPLAY_STYLE_SHIFT_UP
          : HB_OT_MATH_CONSTANT_STACK_TOP_SHIFT_UP, style)
      down = constant(
        display
          ? HB_OT_MATH_CONSTANT_STACK_BOTTOM_DISPLAY_STYLE_SHIFT_DOWN
          : HB_OT_MATH_CONSTANT_STACK_BOTTOM_SHIFT_DOWN, style)
      let lacking = gap - (up - above.descent + down - below.ascent)
      if lacking > 0 {
        up += lacking / 2
        down += lacking / 2
      }
    }
    let side = 0.12 * em(style)
    let width = max(above.width, below.width)
    var fraction = FormulaBox(
      width: width + 2 * side, ascent: up + above.ascent, descent: down + below.descent)
    fraction.place(above, x: side + (width - above.width) / 2, y: -up)
    fraction.place(below, x: side + (width - below.width) / 2, y: down)
    if hasLine {
      fraction.rules.append(
        Rectangle(x: side, y: -axis - thickness / 2, width: width, height: thickness))
    }
    return fraction
  }

  private func root(
    _ inner: MathNode, _ index: MathNode?, _ style: FormulaStyle
  ) -> FormulaBox {
    let inside = box(inner, style.cramped)
    let thickness = constant(HB_OT_MATH_CONSTANT_RADICAL_RULE_THICKNESS, style)
    let gap = constant(
      style.isDisplay
        ? HB_OT_MATH_CONSTANT_RADICAL_DISPLAY_STYLE_VERTICAL_GAP
        : HB_OT_MATH_CONSTANT_RADICAL_VERTICAL_GAP, style)
    guard let sign = font.glyph("√") else { return inside }
    let radical = stretched(sign, (inside.height + gap + thickness) / em(style), style)
    // A sign that is too tall leaves more space above what it covers.
    let surplus = max(0, radical.height - inside.height - gap - thickness)
    let top = inside.ascent + gap + surplus / 2 + thickness
    var root = FormulaBox()
    var left = 0.0
    if let index {
      let mark = box(index, FormulaStyle(level: 2))
      left = max(
        0,
        mark.width + constant(HB_OT_MATH_CONSTANT_RADICAL_KERN_BEFORE_DEGREE, style)
          + constant(HB_OT_MATH_CONSTANT_RADICAL_KERN_AFTER_DEGREE, style))
      let raise =
        font.constant(HB_OT_MATH_CONSTANT_RADICAL_DEGREE_BOTTOM_RAISE_PERCENT) / 100
        * radical.height
      let bottom = radical.height - top
      root.place(
        mark, x: constant(HB_OT_MATH_CONSTANT_RADICAL_KERN_BEFORE_DEGREE, style),
        y: bottom - raise - mark.descent)
      root.ascent = raise - bottom + mark.height
    }
    root.place(radical, x: left, y: radical.ascent - top)
    let start = left + radical.width
    root.place(inside, x: start)
    root.rules.append(Rectangle(x: start, y: -top, width: inside.width, height: thickness))
    root.width = start + inside.width
    root.ascent = max(
      root.ascent, top + constant(HB_OT_MATH_CONSTANT_RADICAL_EXTRA_ASCENDER, style))
    root.descent = max(inside.descent, radical.height - top)
    return root
  }

  private func scripts(
    _ base: MathNode, _ lower: MathNode?, _ upper: MathNode?, _ style: FormulaStyle
  ) -> FormulaBox {
    let middle = box(base, style)
    let below = lower.map { box($0, style.lowerIndex) }
    let above = upper.map { box($0, style.index) }
    var down = 0.0
    if let below {
      down = max(
        constant(HB_OT_MATH_CONSTANT_SUBSCRIPT_SHIFT_DOWN, style),
        below.ascent - constant(HB_OT_MATH_CONSTANT_SUBSCRIPT_TOP_MAX, style))
      if !middle.isGlyph {
        down = max(
          down,
          middle.descent + constant(HB_OT_MATH_CONSTANT_SUBSCRIPT_BASELINE_DROP_MIN, style))
      }
    }
    var up = 0.0
    if let above {
      up = max(
        constant(
          style.isCramped
            ? HB_OT_MATH_CONSTANT_SUPERSCRIPT_SHIFT_UP_CRAMPED
            : HB_OT_MATH_CONSTANT_SUPERSCRIPT_SHIFT_UP, style),
        above.descent + constant(HB_OT_MATH_CONSTANT_SUPERSCRIPT_BOTTOM_MIN, style))
      if !middle.isGlyph {
        up = max(
          up,
          middle.ascent - constant(HB_OT_MATH_CONSTANT_SUPERSCRIPT_BASELINE_DROP_MAX, style))
      }
    }
    if let below, let above {
      let gap = up - above.descent + down - below.ascent
      let lacking = constant(HB_OT_MATH_CONSTANT_SUB_SUPERSCRIPT_GAP_MIN, style) - gap
      if lacking > 0 { down += lacking }
    }
    var scripts = middle
    scripts.isGlyph = false
    let after = constant(HB_OT_MATH_CONSTANT_SPACE_AFTER_SCRIPT, style)
    let isLarge = base.mathClass == .largeOperator
    if let below {
      let x = middle.width - (isLarge ? middle.italicCorrection : 0)
      scripts.place(below, x: x, y: down)
      scripts.width = max(scripts.width, x + below.width + after)
      scripts.descent = max(scripts.descent, down + below.descent)
    }
    if let above {
      let x = middle.width + (isLarge ? 0 : middle.italicCorrection)
      scripts.place(above, x: x, y: -up)
      scripts.width = max(scripts.width, x + above.width + after)
      scripts.ascent = max(scripts.ascent, up + above.ascent)
    }
    scripts.italicCorrection = 0
    return scripts
  }

  private func limits(
    _ base: MathNode, _ lower: MathNode?, _ upper: MathNode?, _ style: FormulaStyle
  ) -> FormulaBox {
    let middle = box(base, style)
    let below = lower.map { box($0, style.lowerIndex) }
    let above = upper.map { box($0, style.index) }
    let width = max(middle.width, max(below?.width ?? 0, above?.width ?? 0))
    var limits = FormulaBox(width: width, ascent: middle.ascent, descent: middle.descent)
    limits.place(middle, x: (width - middle.width) / 2)
    if let above {
      let rise = max(
        constant(HB_OT_MATH_CONSTANT_UPPER_LIMIT_BASELINE_RISE_MIN, style),
        constant(HB_OT_MATH_CONSTANT_UPPER_LIMIT_GAP_MIN, style) + above.descent)
      let x = (width - above.width + middle.italicCorrection) / 2
      limits.place(above, x: x, y: -middle.ascent - rise)
      limits.ascent += rise + above.ascent
    }
    if let below {
      let drop = max(
        constant(HB_OT_MATH_CONSTANT_LOWER_LIMIT_BASELINE_DROP_MIN, style),
        constant(HB_OT_MATH_CONSTANT_LOWER_LIMIT_GAP_MIN, style) + below.ascent)
      let x = (width - below.width - middle.italicCorrection) / 2
      limits.place(below, x: x, y: middle.descent + drop)
      limits.descent += drop + below.descent
    }
    return limits
  }

  private func accent(
    _ base: MathNode, _ mark: String, _ isWide: Bool, _ isUnder: Bool, _ style: FormulaStyle
  ) -> FormulaBox {
    let inside = box(base, style.cramped)
    if isWide, mark == "¯" || mark == "_" { return barred(inside, isUnder, style) }
    let plain = mark.unicodeScalars.first
    let isStretched = isWide && (mark == "→" || mark == "←")
    guard let scalar = isStretched ? plain : Self.combining[mark] ?? plain,
      let small = font.glyph(scalar)
    else { return inside }
    var sign = glyph(small, style)
    if isWide { sign = widened(small, inside.width, style) }
    var accented = inside
    accented.isGlyph = false
    if isUnder {
      let gap = constant(HB_OT_MATH_CONSTANT_UNDERBAR_VERTICAL_GAP, style)
      let drop = inside.descent + gap + sign.ascent
      accented.place(sign, x: (inside.width - sign.width) / 2, y: drop)
      accented.descent = drop + sign.descent
      return accented
    }
    if isWide, scalar == plain {
      // A brace or an arrow stands above, it does not sit on letters.
      let rise =
        inside.ascent + constant(HB_OT_MATH_CONSTANT_OVERBAR_VERTICAL_GAP, style) + sign.descent
      accented.place(sign, x: (inside.width - sign.width) / 2, y: -rise)
      accented.ascent = rise + sign.ascent
      return accented
    }
    let rise = max(0, inside.ascent - constant(HB_OT_MATH_CONSTANT_ACCENT_BASE_HEIGHT, style))
    let own = sign.accentPlace ?? sign.width / 2
    let place = isWide ? inside.width / 2 : inside.accentPlace ?? inside.width / 2
    accented.place(sign, x: place - own, y: -rise)
    accented.ascent = max(inside.ascent, rise + sign.ascent)
    return accented
  }

  /// At least about as wide as what it covers, in points.
  private func widened(_ small: UInt32, _ width: Double, _ style: FormulaStyle) -> FormulaBox {
    switch font.stretched(small, to: width / em(style), isVertical: false) {
    case .glyph(let found):
      // The next smaller one, rather than one that stands out at both sides.
      let box = glyph(found, style)
      return box.width > width * 1.3 ? glyph(small, style) : box
    case .parts(let parts, let length):
      var box = FormulaBox(width: length * em(style))
      for part in parts {
        let piece = glyph(part.glyph, style)
        box.place(piece, x: part.start * em(style))
        box.ascent = max(box.ascent, piece.ascent)
        box.descent = max(box.descent, piece.descent)
      }
      return box
    }
  }

  private func barred(
    _ inside: FormulaBox, _ isUnder: Bool, _ style: FormulaStyle
  ) -> FormulaBox {
    var barred = inside
    barred.isGlyph = false
    if isUnder {
      let gap = constant(HB_OT_MATH_CONSTANT_UNDERBAR_VERTICAL_GAP, style)
      let thickness = constant(HB_OT_MATH_CONSTANT_UNDERBAR_RULE_THICKNESS, style)
      barred.rules.append(
        Rectangle(x: 0, y: inside.descent + gap, width: inside.width, height: thickness))
      barred.descent +=
        gap + thickness + constant(HB_OT_MATH_CONSTANT_UNDERBAR_EXTRA_DESCENDER, style)
    } else {
      let gap = constant(HB_OT_MATH_CONSTANT_OVERBAR_VERTICAL_GAP, style)
      let thickness = constant(HB_OT_MATH_CONSTANT_OVERBAR_RULE_THICKNESS, style)
      barred.rules.append(
        Rectangle(
          x: 0, y: -inside.ascent - gap - thickness, width: inside.width, height: thickness))
      barred.ascent +=
        gap + thickness + constant(HB_OT_MATH_CONSTANT_OVERBAR_EXTRA_ASCENDER, style)
    }
    return barred
  }

  private func table(_ table: MathTable, _ style: FormulaStyle) -> FormulaBox {
    let cellStyle = FormulaStyle(level: style.level, isDisplay: table.isDisplay)
    let cells = table.rows.map { row in row.map { self.box($0, cellStyle) } }
    let columns = cells.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      cells.compactMap { column < $0.count ? $0[column].width : nil }.max() ?? 0
    }
    let em = em(style)
    var whole = FormulaBox()
    var top = 0.0
    for (index, row) in cells.enumerated() {
      let ascent = max(0.7 * em, row.map(\.ascent).max() ?? 0)
      let descent = max(0.3 * em, row.map(\.descent).max() ?? 0)
      if index > 0 { top += (table.isDisplay ? 0.35 : 0.2) * em }
      var x = 0.0
      for column in 0..<columns {
        if column > 0 { x += table.gap(before: column) * em }
        if column < row.count {
          let free = widths[column] - row[column].width
          let shift: Double =
            switch table.alignment(column) {
            case .left: 0
            case .center: free / 2
            case .right: free
            }
          whole.place(row[column], x: x + shift, y: top + ascent)
        }
        x += widths[column]
      }
      whole.width = max(whole.width, x)
      top += ascent + descent
    }
    whole.descent = top
    // Its middle stands on the axis.
    return whole.lowered(-top / 2 - axis(style))
  }

  /// The forms of accents that fonts place over letters.
  private static let combining: [String: Unicode.Scalar] = [
    "^": "\u{302}", "~": "\u{303}", "¯": "\u{304}", "˙": "\u{307}", "¨": "\u{308}",
    "ˇ": "\u{30c}", "→": "\u{20d7}", "˘": "\u{306}", "´": "\u{301}", "`": "\u{300}", "˚": "\u{30a}",
  ]
}

extension MathNode {
  fileprivate var isSpace: Bool { if case .space = self { true } else { false } }

  /// Whether limits stand beside it in a line of text: sums and `lim`; labels of braces stay where
  /// they are.
  fileprivate var movesLimits: Bool {
    switch self {
    case .symbol(_, .largeOperator), .function: true
    default: false
    }
  }
}
