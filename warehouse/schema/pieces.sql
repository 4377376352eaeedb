CREATE TABLE pieces (
    witness_id   VARCHAR NOT NULL,
    ord          INTEGER NOT NULL CHECK (ord >= 0),
    char_start   INTEGER NOT NULL CHECK (char_start >= 0),
    char_end     INTEGER NOT NULL,
    origin       VARCHAR NOT NULL,
    origin_start INTEGER NOT NULL CHECK (origin_start >= 0),
    PRIMARY KEY (witness_id, ord),
    CHECK (char_end >= char_start)
);
COMMENT ON TABLE pieces IS 'What every text is made of: itself, or stretches of other texts of the same report, character by character';
COMMENT ON COLUMN pieces.origin IS 'Name of the witness that the stretch was taken from; the text''s own where it was read out of a snapshot';
COMMENT ON COLUMN pieces.origin_start IS 'Where the stretch begins in that witness''s text';
