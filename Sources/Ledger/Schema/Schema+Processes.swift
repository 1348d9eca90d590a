extension Schema {
  /// Every film that was simulated, pathways moved until their films meet the targets, the ridges
  /// between pathways, and recipes in a laboratory's units.
  static let processes = """
    CREATE TABLE simulation (
      id INTEGER PRIMARY KEY, purpose TEXT NOT NULL, phi REAL NOT NULL, chi REAL NOT NULL,
      log_time REAL NOT NULL, seed TEXT NOT NULL, measured TEXT, failure TEXT,
      seconds REAL NOT NULL, file TEXT
    ) STRICT;

    CREATE TABLE refinement (
      pathway_rank INTEGER PRIMARY KEY, phi REAL NOT NULL, chi REAL NOT NULL,
      log_time REAL NOT NULL, recipes INTEGER NOT NULL, films INTEGER NOT NULL,
      mean TEXT NOT NULL, spread TEXT NOT NULL, error REAL, worst_attribute TEXT,
      within INTEGER NOT NULL, films_within INTEGER NOT NULL, nearest_phi REAL, nearest_chi REAL,
      nearest_log_time REAL, nearest_seed TEXT, nearest_error REAL, nearest_within INTEGER
    ) STRICT;

    CREATE TABLE ridge (
      from_rank INTEGER NOT NULL, to_rank INTEGER NOT NULL, saddle REAL NOT NULL,
      chi TEXT NOT NULL, log_time TEXT NOT NULL, PRIMARY KEY (from_rank, to_rank)
    ) STRICT;

    CREATE TABLE laboratory (
      pathway_rank INTEGER NOT NULL, refined INTEGER NOT NULL, quantity TEXT NOT NULL,
      value REAL NOT NULL, unit TEXT NOT NULL, source TEXT NOT NULL,
      PRIMARY KEY (pathway_rank, refined, quantity)
    ) STRICT;

    ALTER TABLE pathway ADD COLUMN robustness REAL;
    ALTER TABLE pathway ADD COLUMN robustness_attribute TEXT;
    ALTER TABLE verification ADD COLUMN refined INTEGER NOT NULL DEFAULT 0;
    """
}
