CREATE TABLE build (
    fingerprint     VARCHAR NOT NULL PRIMARY KEY,
    program_version VARCHAR NOT NULL,
    schema_version  VARCHAR NOT NULL,
    built_at        TIMESTAMP NOT NULL
);
COMMENT ON TABLE build IS 'One row: which inputs and which program made this file';
COMMENT ON COLUMN build.fingerprint IS 'Hash of all inputs of the build; equal fingerprints mean equal content';
COMMENT ON COLUMN build.schema_version IS 'First 12 hex digits of the SHA-256 of the schema SQL';
COMMENT ON COLUMN build.built_at IS 'UTC';
