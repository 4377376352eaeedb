CREATE VIEW v_reports AS
SELECT
    r.region, g.name AS region_name, g.level AS region_level, g.fictional, r.year,
    w.title, w.session, w.delivered_on, w.speaker, w.length, w.coverage_verdict,
    w.witness_id, w.sha256, w.source_url, w.captured_at,
    (SELECT count(*) FROM witnesses o WHERE o.region = r.region AND o.year = r.year) AS witnesses,
    (SELECT count(*) FROM units u WHERE u.witness_id = w.witness_id) AS units,
    (SELECT count(*) FROM units u WHERE u.witness_id = w.witness_id AND u.commitment) AS commitments,
    (SELECT count(*) FROM targets t WHERE t.witness_id = w.witness_id) AS targets,
    (SELECT count(*) FROM findings f WHERE f.witness_id = w.witness_id) AS findings
FROM reports r
JOIN witnesses w ON w.witness_id = r.base_witness
JOIN regions g ON g.slug = r.region;
COMMENT ON VIEW v_reports IS 'Reports held: region and year, what their base text says of itself, and counts';
COMMENT ON COLUMN v_reports.witness_id IS 'The base text';
COMMENT ON COLUMN v_reports.coverage_verdict IS 'full, partial, digest or not_a_report';
COMMENT ON COLUMN v_reports.length IS 'Unicode characters of the base text';
COMMENT ON COLUMN v_reports.sha256 IS 'Snapshot of the base text';
COMMENT ON COLUMN v_reports.witnesses IS 'How many texts of this report are held, unread ones included';
COMMENT ON COLUMN v_reports.delivered_on IS 'ISO 8601 date';
COMMENT ON COLUMN v_reports.captured_at IS 'UTC';
