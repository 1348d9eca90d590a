extension Schema {
  /// Schema 1. Every table, its columns and units are explained in docs/reference/ledger.md.
  static let tables = """
    CREATE TABLE run (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

    CREATE TABLE attribute (
      name TEXT PRIMARY KEY, label TEXT NOT NULL, unit TEXT NOT NULL, lower REAL, upper REAL
    ) STRICT;

    CREATE TABLE target (
      attribute TEXT PRIMARY KEY, kind TEXT NOT NULL, value REAL, upper REAL, tolerance REAL,
      weight REAL NOT NULL
    ) STRICT;

    CREATE TABLE request (
      attribute TEXT PRIMARY KEY, asked REAL, used REAL NOT NULL, origin TEXT NOT NULL
    ) STRICT;

    CREATE TABLE process_window (attribute TEXT PRIMARY KEY, lower REAL, upper REAL) STRICT;

    CREATE TABLE realism (
      id INTEGER PRIMARY KEY CHECK (id = 1) DEFAULT 1, verdict TEXT NOT NULL,
      quantile REAL NOT NULL, threshold REAL NOT NULL, blocking TEXT NOT NULL,
      nearest TEXT NOT NULL, projected TEXT, advice TEXT, policy TEXT NOT NULL
    ) STRICT;

    CREATE TABLE training_sample (id INTEGER PRIMARY KEY, attributes TEXT NOT NULL) STRICT;

    CREATE TABLE evaluation (
      id INTEGER PRIMARY KEY, stage TEXT NOT NULL, algorithm TEXT NOT NULL,
      condition TEXT NOT NULL, seed TEXT NOT NULL, samples TEXT NOT NULL, objective REAL,
      measured TEXT NOT NULL, spread TEXT NOT NULL, replicates TEXT NOT NULL,
      realism_quantile REAL, feasible INTEGER NOT NULL, failure TEXT,
      incumbent INTEGER NOT NULL, seconds REAL NOT NULL, started_at TEXT NOT NULL
    ) STRICT;

    CREATE TABLE candidate (
      rank INTEGER PRIMARY KEY, seed TEXT NOT NULL, sample INTEGER NOT NULL,
      condition TEXT NOT NULL, measured TEXT NOT NULL, predicted TEXT NOT NULL,
      error REAL NOT NULL, worst_attribute TEXT, within INTEGER NOT NULL,
      duplicate_of INTEGER, folder TEXT
    ) STRICT;

    CREATE TABLE pathway (
      rank INTEGER PRIMARY KEY, phi REAL NOT NULL, chi REAL NOT NULL, log_time REAL NOT NULL,
      phi_spread REAL NOT NULL, chi_spread REAL NOT NULL, log_time_spread REAL NOT NULL,
      chi_ratio REAL NOT NULL, probability REAL NOT NULL, annealing_time REAL NOT NULL,
      inside_window INTEGER, window_distance REAL, score REAL NOT NULL,
      score_parts TEXT NOT NULL, verified INTEGER
    ) STRICT;

    CREATE TABLE verification (
      pathway_rank INTEGER NOT NULL, seed TEXT NOT NULL, measured TEXT NOT NULL,
      error REAL NOT NULL, within INTEGER NOT NULL, seconds REAL NOT NULL, folder TEXT,
      PRIMARY KEY (pathway_rank, seed)
    ) STRICT;

    CREATE TABLE density (
      name TEXT PRIMARY KEY, x_attribute TEXT NOT NULL, y_attribute TEXT NOT NULL,
      x TEXT NOT NULL, y TEXT NOT NULL, "values" BLOB NOT NULL
    ) STRICT;

    CREATE TABLE event (
      id INTEGER PRIMARY KEY, time TEXT NOT NULL, level TEXT NOT NULL, text TEXT NOT NULL
    ) STRICT;
    """

  /// Schema 2: the JSON columns as long tables, one row per attribute, for SQL and pandas.
  static let views = """
    CREATE VIEW evaluation_measured AS
      SELECT evaluation.id AS id, m.key AS attribute, m.value AS mean,
        (SELECT s.value FROM json_each(evaluation.spread) s WHERE s.key = m.key) AS spread
      FROM evaluation, json_each(evaluation.measured) m;

    CREATE VIEW candidate_measured AS
      SELECT candidate.rank AS rank, m.key AS attribute, m.value AS value,
        target.value AS target, target.tolerance AS tolerance
      FROM candidate, json_each(candidate.measured) m
      LEFT JOIN target ON target.attribute = m.key;

    CREATE VIEW verification_measured AS
      SELECT verification.pathway_rank AS pathway_rank, verification.seed AS seed,
        m.key AS attribute, m.value AS value
      FROM verification, json_each(verification.measured) m;
    """
}
