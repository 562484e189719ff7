/// Figures stay in their order and tables in theirs; one may come before the other where it fills a
/// page.
public enum FloatKind: Sendable { case figure, table }
