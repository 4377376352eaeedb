CREATE TABLE lines (
    line_id       VARCHAR NOT NULL PRIMARY KEY,
    region        VARCHAR NOT NULL,
    ord           INTEGER NOT NULL,
    first_year    INTEGER NOT NULL,
    last_year     INTEGER NOT NULL,
    ending        VARCHAR NOT NULL
        CHECK (ending IN ('current', 'dropped_silent', 'dropped_reported_done', 'merged_into', 'cannot_tell',
                          'not_compared')),
    years         INTEGER NOT NULL,
    raised        INTEGER NOT NULL,
    lowered       INTEGER NOT NULL,
    tightened     INTEGER NOT NULL,
    softened      INTEGER NOT NULL,
    quantified    INTEGER NOT NULL,
    dequantified  INTEGER NOT NULL,
    scope_changed INTEGER NOT NULL,
    incomparable  INTEGER NOT NULL,
    returns       INTEGER NOT NULL,
    asked         INTEGER NOT NULL,
    reported      INTEGER NOT NULL,
    last_reported INTEGER,
    silent_run    INTEGER NOT NULL,
    CHECK (first_year <= last_year),
    CHECK (years BETWEEN 1 AND last_year - first_year + 1),
    CHECK (reported <= asked AND asked <= years)
);
COMMENT ON TABLE lines IS 'Commitments followed through all reports of a region: one line each, with its summary';
COMMENT ON COLUMN lines.line_id IS '<region>-<first year>-<hash of its first words>; a later report never changes it';
COMMENT ON COLUMN lines.ord IS 'Order within the region: by first year, then as the report has them';
COMMENT ON COLUMN lines.ending IS 'What became of it after last_year; current where that is the newest report';
COMMENT ON COLUMN lines.years IS 'Reports in which it stands';
COMMENT ON COLUMN lines.raised IS 'How often, where figures are comparable; the next six likewise';
COMMENT ON COLUMN lines.incomparable IS 'Joints at which unit, kind, scope, base or indicator changed';
COMMENT ON COLUMN lines.returns IS 'Times it came back after it had gone';
COMMENT ON COLUMN lines.asked IS 'Years of which a later report could tell; reported: of how many it did';
COMMENT ON COLUMN lines.last_reported IS 'Year of the newest report that speaks of it';
COMMENT ON COLUMN lines.silent_run IS 'Newest years in a row of which later reports say nothing';
