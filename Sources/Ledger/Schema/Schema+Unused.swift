extension Schema {
  /// Columns that no program has ever filled.
  static let unused = """
    ALTER TABLE evaluation DROP COLUMN replicates;
    ALTER TABLE candidate DROP COLUMN duplicate_of;
    """
}
