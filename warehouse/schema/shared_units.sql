CREATE TABLE shared_units (
    witness_id VARCHAR NOT NULL,
    unit_id    VARCHAR NOT NULL,
    PRIMARY KEY (witness_id, unit_id)
);
COMMENT ON TABLE shared_units IS 'Units of base texts whose wording many regions share in the same year, and that are not their government''s own: no target, and not the nation''s report';
