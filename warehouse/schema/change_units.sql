CREATE TABLE change_units (
    pair_id    VARCHAR NOT NULL,
    change_id  VARCHAR NOT NULL,
    side       VARCHAR NOT NULL CHECK (side IN ('old', 'new')),
    ord        INTEGER NOT NULL CHECK (ord >= 0),
    unit_id    VARCHAR NOT NULL,
    witness_id VARCHAR NOT NULL,
    PRIMARY KEY (pair_id, change_id, side, ord)
);
COMMENT ON TABLE change_units IS 'The units of each change, one row each, to join on';
COMMENT ON COLUMN change_units.ord IS 'Place in old_units or new_units of the change, from 0';
