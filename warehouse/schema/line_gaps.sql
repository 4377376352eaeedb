CREATE TABLE line_gaps (
    line_id VARCHAR NOT NULL,
    year    INTEGER NOT NULL,
    state   VARCHAR NOT NULL CHECK (state IN ('not_held', 'not_there', 'cannot_tell')),
    PRIMARY KEY (line_id, year)
);
COMMENT ON TABLE line_gaps IS 'Years between the first and the last of a line in which it has nothing, and why';
COMMENT ON COLUMN line_gaps.state IS 'not_held: no text; not_there: the text has it not; cannot_tell: the text is incomplete';
