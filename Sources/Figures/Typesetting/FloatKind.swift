/// Figures keep their order and tables keep theirs. A float may overtake one of the other kind to
/// fill a page.
public enum FloatKind: Sendable { case figure, table }
