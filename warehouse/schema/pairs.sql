CREATE TABLE pairs (
    pair_id     VARCHAR NOT NULL PRIMARY KEY,
    region      VARCHAR NOT NULL,
    old_year    INTEGER NOT NULL,
    new_year    INTEGER NOT NULL,
    old_witness VARCHAR NOT NULL,
    new_witness VARCHAR NOT NULL,
    input_key   VARCHAR NOT NULL,
    gap         INTEGER NOT NULL,
    CHECK (old_year < new_year),
    CHECK (gap = new_year - old_year - 1)
);
COMMENT ON TABLE pairs IS 'Two reports of one region that were compared';
COMMENT ON COLUMN pairs.pair_id IS '<region>-<old year>-<new year>';
COMMENT ON COLUMN pairs.old_witness IS 'witness_id of the older text; new_witness likewise';
COMMENT ON COLUMN pairs.input_key IS 'Hash of both texts'' keys and the comparison''s version';
COMMENT ON COLUMN pairs.gap IS 'Years between the two that are not held; 0 for consecutive years';
