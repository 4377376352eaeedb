CREATE TABLE captures (
    line         INTEGER NOT NULL PRIMARY KEY,
    captured_at  TIMESTAMP NOT NULL,
    sha256       VARCHAR NOT NULL,
    size         BIGINT NOT NULL CHECK (size >= 0),
    media_type   VARCHAR NOT NULL,
    region       VARCHAR NOT NULL,
    year         INTEGER NOT NULL,
    witness      VARCHAR NOT NULL,
    file_name    VARCHAR NOT NULL,
    source_url   VARCHAR,
    region_name  VARCHAR,
    region_level VARCHAR,
    note         VARCHAR,
    accessed_on  VARCHAR
);
COMMENT ON TABLE captures IS 'The archive''s log: which bytes came when, whence, and as what';
COMMENT ON COLUMN captures.line IS 'Place in the log, from 1';
COMMENT ON COLUMN captures.captured_at IS 'UTC; of a given file the time of adding';
COMMENT ON COLUMN captures.accessed_on IS 'ISO 8601 date on which the page was read, if it is known';
