CREATE VIEW v_line_years AS
SELECT
    l.region, l.line_id, y.year, 'there' AS state, y.joint, y.since, y.facets, y.incomparable, y.verdicts,
    y.told_in, y.score, y.unit_id, u.role, u.section, u.text, y.witness_id, u.char_start, u.char_end,
    p.origin, p.origin_start + u.char_start - p.char_start AS origin_start,
    p.origin_start + least(u.char_end, p.char_end) - p.char_start AS origin_end, o.sha256, o.source_url
FROM line_units y
JOIN lines l ON l.line_id = y.line_id
JOIN witnesses w ON w.witness_id = y.witness_id
JOIN units u ON u.witness_id = y.witness_id AND u.unit_id = y.unit_id
ASOF JOIN pieces p ON p.witness_id = u.witness_id AND u.char_start >= p.char_start
JOIN witnesses o ON o.region = w.region AND o.year = w.year AND o.witness = p.origin
UNION ALL BY NAME
SELECT l.region, l.line_id, g.year, g.state FROM line_gaps g JOIN lines l ON l.line_id = g.line_id;
COMMENT ON VIEW v_line_years IS 'The years of each line: the words with their source, or why there is nothing';
COMMENT ON COLUMN v_line_years.state IS 'there, or the gap: not_held, not_there, cannot_tell';
COMMENT ON COLUMN v_line_years.joint IS 'first, linked or returned';
COMMENT ON COLUMN v_line_years.since IS 'Year of the words before these';
COMMENT ON COLUMN v_line_years.facets IS 'What changed from there';
COMMENT ON COLUMN v_line_years.incomparable IS 'Why the figures may not be set against those before: unit, kind, scope, base, indicator';
COMMENT ON COLUMN v_line_years.verdicts IS 'What the report of told_in says became of it';
COMMENT ON COLUMN v_line_years.origin IS 'Name of the witness whose snapshot, sha256, the words stand in, from origin_start to origin_end';
