CREATE TABLE regions (
    slug      VARCHAR NOT NULL PRIMARY KEY,
    name      VARCHAR NOT NULL,
    level     VARCHAR NOT NULL,
    code      VARCHAR,
    fictional BOOLEAN NOT NULL
);
COMMENT ON TABLE regions IS 'Governments that report';
COMMENT ON COLUMN regions.slug IS 'Short name in addresses and identifiers';
COMMENT ON COLUMN regions.code IS 'Administrative division code (GB/T 2260)';
COMMENT ON COLUMN regions.fictional IS 'True for the bundled sample: invented, never to be cited';
