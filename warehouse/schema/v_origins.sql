CREATE VIEW v_origins AS
SELECT
    w.region, g.name AS region_name, w.year, u.witness_id, u.unit_id, p.ord, p.origin,
    greatest(u.char_start, p.char_start) AS char_start, least(u.char_end, p.char_end) AS char_end,
    p.origin_start + greatest(u.char_start, p.char_start) - p.char_start AS origin_start,
    p.origin_start + least(u.char_end, p.char_end) - p.char_start AS origin_end,
    substr(
        o.text, p.origin_start + greatest(u.char_start, p.char_start) - p.char_start + 1,
        least(u.char_end, p.char_end) - greatest(u.char_start, p.char_start)
    ) AS quote,
    o.sha256, o.source_url, o.accessed_on, o.captured_at
FROM units u
JOIN witnesses w ON w.witness_id = u.witness_id AND w.is_base
JOIN pieces p ON p.witness_id = u.witness_id AND u.char_start < p.char_end AND u.char_end > p.char_start
JOIN witnesses o ON o.region = w.region AND o.year = w.year AND o.witness = p.origin
JOIN regions g ON g.slug = w.region;
COMMENT ON VIEW v_origins IS 'Where each unit of a base text stands in a snapshot: one row, or several where a sentence of a collated text runs from one text into another';
COMMENT ON COLUMN v_origins.ord IS 'Number of the piece in the base text, from 0';
COMMENT ON COLUMN v_origins.origin IS 'Name of the witness that was read out of the snapshot';
COMMENT ON COLUMN v_origins.char_start IS 'In the base text; origin_start in the witness read out of the snapshot, likewise char_end and origin_end';
COMMENT ON COLUMN v_origins.quote IS 'The very characters of the snapshot''s text, origin_start to origin_end';
COMMENT ON COLUMN v_origins.accessed_on IS 'ISO 8601 date on which the page was read: that of fetching, or the day that the person who gave the text named; null where nobody said';
COMMENT ON COLUMN v_origins.captured_at IS 'When the archive got the bytes, UTC; of a given file the time of adding';
