CREATE VIEW v_sources AS
SELECT
    w.witness_id, w.region, g.name AS region_name, g.fictional, w.year, w.witness, w.kind, w.is_base,
    w.status, w.reason, w.coverage_verdict, w.coverage, w.length, w.encoding,
    w.sha256, s.size, s.media_type, w.source_url, w.captured_at,
    (SELECT c.file_name FROM captures c
     WHERE c.sha256 = w.sha256 AND c.region = w.region AND c.year = w.year AND c.witness = w.witness
     ORDER BY c.line DESC LIMIT 1) AS file_name,
    (SELECT count(*) FROM units u WHERE u.witness_id = w.witness_id) AS units,
    (SELECT count(*) FROM targets t WHERE t.witness_id = w.witness_id) AS targets,
    (SELECT count(*) FROM findings f WHERE f.witness_id = w.witness_id) AS findings,
    (SELECT count(*) FROM findings f WHERE f.witness_id = w.witness_id AND f.severity = 'error') AS errors,
    (SELECT count(*) FROM findings f WHERE f.witness_id = w.witness_id AND f.severity = 'warning') AS warnings
FROM witnesses w
JOIN regions g ON g.slug = w.region
LEFT JOIN snapshots s ON s.sha256 = w.sha256;
COMMENT ON VIEW v_sources IS 'Every text held, read or not: its snapshot, coverage and counts of findings';
COMMENT ON COLUMN v_sources.is_base IS 'True for the one text that stands for its report';
COMMENT ON COLUMN v_sources.status IS 'read or unread; reason says why unread';
COMMENT ON COLUMN v_sources.coverage IS 'Certificate as JSON: verdict, roles, sections, missing, reasons';
COMMENT ON COLUMN v_sources.size IS 'Bytes of the snapshot';
COMMENT ON COLUMN v_sources.captured_at IS 'UTC';
COMMENT ON COLUMN v_sources.file_name IS 'Name under which the bytes were last given';
COMMENT ON COLUMN v_sources.kind IS 'full, excerpt, abstract, key-work list or digest, where known';
COMMENT ON COLUMN v_sources.coverage_verdict IS 'full, partial, digest or not_a_report';
