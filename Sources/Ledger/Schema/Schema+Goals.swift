extension Schema {
  /// Hard constraints, whether a candidate keeps them, and the front of several objectives.
  static let goals = """
    CREATE TABLE limits (
      id INTEGER PRIMARY KEY, attribute TEXT NOT NULL, lower REAL, upper REAL, scale REAL NOT NULL
    ) STRICT;

    ALTER TABLE candidate ADD COLUMN broken TEXT;

    CREATE TABLE front (
      number INTEGER PRIMARY KEY, evaluation INTEGER NOT NULL, condition TEXT NOT NULL,
      measured TEXT NOT NULL, spread TEXT NOT NULL, knee INTEGER NOT NULL,
      "end" INTEGER NOT NULL, chosen INTEGER NOT NULL
    ) STRICT;
    """
}
