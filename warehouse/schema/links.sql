CREATE TABLE links (
    pair_id  VARCHAR NOT NULL,
    old_unit VARCHAR NOT NULL,
    new_unit VARCHAR NOT NULL,
    score    DOUBLE NOT NULL CHECK (score BETWEEN 0 AND 1),
    PRIMARY KEY (pair_id, old_unit, new_unit)
);
COMMENT ON TABLE links IS 'Old units that go on in new units, many-to-many';
COMMENT ON COLUMN links.score IS 'Calibrated probability';
