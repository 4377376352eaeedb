CREATE TABLE line_branches (
    region   VARCHAR NOT NULL,
    kind     VARCHAR NOT NULL CHECK (kind IN ('split', 'merged', 'shared', 'doubtful')),
    old_line VARCHAR NOT NULL,
    new_line VARCHAR NOT NULL,
    old_year INTEGER NOT NULL,
    new_year INTEGER NOT NULL,
    old_unit VARCHAR NOT NULL,
    new_unit VARCHAR NOT NULL,
    score    DOUBLE NOT NULL CHECK (score BETWEEN 0 AND 1),
    PRIMARY KEY (old_unit, new_unit, old_year, new_year)
);
COMMENT ON TABLE line_branches IS 'Links between lines: what one took from another when commitments were split or merged';
COMMENT ON COLUMN line_branches.kind IS 'split: the newer line began with it; merged: the older ended with it; shared: both go on; doubtful: not sure enough for a line';
