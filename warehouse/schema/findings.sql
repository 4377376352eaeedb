CREATE TABLE findings (
    witness_id VARCHAR NOT NULL,
    idx        INTEGER NOT NULL CHECK (idx >= 0),
    kind       VARCHAR NOT NULL,
    char_start INTEGER NOT NULL CHECK (char_start >= 0),
    char_end   INTEGER NOT NULL,
    detail     VARCHAR NOT NULL,
    severity   VARCHAR NOT NULL CHECK (severity IN ('info', 'warning', 'error')),
    PRIMARY KEY (witness_id, idx),
    CHECK (char_end >= char_start)
);
COMMENT ON TABLE findings IS 'Faults of a text, each with its place and one line of why';
