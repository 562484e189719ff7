import Book

/// This study's directives, for the command line to hand to the report.
public enum Study {}
