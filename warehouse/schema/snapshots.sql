CREATE TABLE snapshots (
    sha256     VARCHAR NOT NULL PRIMARY KEY CHECK (length(sha256) = 64),
    size       BIGINT NOT NULL CHECK (size >= 0),
    media_type VARCHAR NOT NULL
);
COMMENT ON TABLE snapshots IS 'Stored bytes, immutable, named by their SHA-256';
COMMENT ON COLUMN snapshots.size IS 'Bytes';
