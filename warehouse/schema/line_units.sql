CREATE TABLE line_units (
    line_id      VARCHAR NOT NULL,
    year         INTEGER NOT NULL,
    witness_id   VARCHAR NOT NULL,
    unit_id      VARCHAR NOT NULL,
    joint        VARCHAR NOT NULL CHECK (joint IN ('first', 'linked', 'returned')),
    since        INTEGER,
    facets       VARCHAR[] NOT NULL,
    incomparable VARCHAR[] NOT NULL
        CHECK (list_has_all(['unit', 'kind', 'scope', 'base', 'indicator'], incomparable)),
    verdicts     VARCHAR[] NOT NULL,
    told_in      INTEGER,
    score        DOUBLE CHECK (score BETWEEN 0 AND 1),
    PRIMARY KEY (line_id, year),
    UNIQUE (witness_id, unit_id),
    CHECK ((since IS NULL) = (joint = 'first')),
    CHECK (since < year)
);
COMMENT ON TABLE line_units IS 'The units of a line, one a year, and how each hangs on the one before';
COMMENT ON COLUMN line_units.joint IS 'linked by a comparison, or returned: its words came back after it had gone';
COMMENT ON COLUMN line_units.since IS 'Year of the unit before it in the line';
COMMENT ON COLUMN line_units.facets IS 'What changed from there; without raised and lowered where figures are not comparable';
COMMENT ON COLUMN line_units.incomparable IS 'Why figures of this year and the one before may not be set against each other';
COMMENT ON COLUMN line_units.verdicts IS 'Outcomes by the next report held, told_in: one for each target or clause';
COMMENT ON COLUMN line_units.score IS 'Probability of the link, or likeness of what came back';
