extension Schema {
  /// The recipes that were tried for each pathway and what their films show; the size of films; where
  /// pathways come from and what the forward model says of them.
  ///
  /// Recipes of before have the means of their films and no verdict.
  static let proofs = """
    ALTER TABLE simulation ADD COLUMN nx INTEGER;
    ALTER TABLE simulation ADD COLUMN ny INTEGER;
    ALTER TABLE pathway ADD COLUMN origin TEXT NOT NULL DEFAULT 'candidates';
    ALTER TABLE pathway ADD COLUMN verdict TEXT;
    ALTER TABLE pathway ADD COLUMN "yield" REAL;
    ALTER TABLE pathway ADD COLUMN forecast TEXT;

    CREATE TABLE proof (
      pathway_rank INTEGER NOT NULL, number INTEGER NOT NULL, counts INTEGER NOT NULL,
      phi REAL NOT NULL, chi REAL NOT NULL, chi_ratio REAL NOT NULL, log_time REAL NOT NULL,
      shape TEXT, films INTEGER NOT NULL, verdict TEXT, error_rate REAL, means TEXT NOT NULL,
      deviation REAL, worst_attribute TEXT, films_needed INTEGER, seconds_needed REAL,
      PRIMARY KEY (pathway_rank, number)
    ) STRICT;

    CREATE TABLE region (
      phi REAL PRIMARY KEY, log_time TEXT NOT NULL, chi TEXT NOT NULL, probability BLOB NOT NULL
    ) STRICT;

    ALTER TABLE verification ADD COLUMN number INTEGER NOT NULL DEFAULT 1;
    UPDATE verification SET number = 2 WHERE refined = 1;
    ALTER TABLE verification DROP COLUMN refined;

    INSERT INTO proof (pathway_rank, number, counts, phi, chi, chi_ratio, log_time, films, means)
      SELECT p.rank, 1,
        NOT EXISTS (SELECT 1 FROM refinement r
          WHERE r.pathway_rank = p.rank AND (r.within = 1 OR p.verified IS NOT 1)),
        p.phi, p.chi, p.chi_ratio, p.log_time,
        (SELECT count(*) FROM verification v WHERE v.pathway_rank = p.rank AND v.number = 1),
        (SELECT json_group_object(name, json_object('mean', mean)) FROM (
          SELECT m.key AS name, avg(m.value) AS mean FROM verification v, json_each(v.measured) m
            WHERE v.pathway_rank = p.rank AND v.number = 1 GROUP BY m.key))
      FROM pathway p
      WHERE EXISTS (SELECT 1 FROM verification v WHERE v.pathway_rank = p.rank AND v.number = 1);

    INSERT INTO proof (pathway_rank, number, counts, phi, chi, chi_ratio, log_time, films, means)
      SELECT r.pathway_rank, 2, r.within = 1 OR p.verified IS NOT 1, r.phi, r.chi,
        p.chi_ratio * r.chi / p.chi, r.log_time,
        (SELECT count(*) FROM verification v
          WHERE v.pathway_rank = r.pathway_rank AND v.number = 2),
        (SELECT json_group_object(m.key, json_object('mean', m.value)) FROM json_each(r.mean) m)
      FROM refinement r JOIN pathway p ON p.rank = r.pathway_rank;

    DROP TABLE refinement;
    """
}
