CREATE VIEW v_sources AS
SELECT
    w.witness_id, w.region, g.name AS region_name, g.fictional, w.year, w.witness, w.kind, w.trust, w.is_base,
    w.status, w.reason, e.en AS reason_en, w.coverage_verdict, w.coverage, r.told AS coverage_reasons_en, w.length, w.encoding,
    w.title, w.session, w.delivered_on, w.published_on, w.speaker, w.speaker_title, m.origins,
    w.sha256, s.size, s.media_type, w.source_url, w.accessed_on, w.captured_at,
    (SELECT c.file_name FROM captures c
     WHERE c.sha256 = w.sha256 AND c.region = w.region AND c.year = w.year AND c.witness = w.witness
     ORDER BY c.line DESC LIMIT 1) AS file_name,
    (SELECT count(*) FROM units u WHERE u.witness_id = w.witness_id) AS units,
    (SELECT count(*) FROM targets t WHERE t.witness_id = w.witness_id) AS targets,
    (SELECT count(*) FROM facts f WHERE f.witness_id = w.witness_id) AS facts,
    (SELECT count(*) FROM findings f WHERE f.witness_id = w.witness_id) AS findings,
    (SELECT count(*) FROM findings f WHERE f.witness_id = w.witness_id AND f.severity = 'error') AS errors,
    (SELECT count(*) FROM findings f WHERE f.witness_id = w.witness_id AND f.severity = 'warning') AS warnings
FROM witnesses w
JOIN regions g ON g.slug = w.region
LEFT JOIN snapshots s ON s.sha256 = w.sha256
LEFT JOIN sentences e ON e.zh = w.reason
LEFT JOIN (
    SELECT q.witness_id, list(coalesce(t.en, q.said) ORDER BY q.place) AS told
    FROM (
        SELECT witness_id, unnest(reasons) AS said, generate_subscripts(reasons, 1) AS place
        FROM (SELECT witness_id, from_json(coverage->'reasons', '["VARCHAR"]') AS reasons FROM witnesses)
    ) q
    LEFT JOIN sentences t ON t.zh = q.said
    GROUP BY q.witness_id
) r ON r.witness_id = w.witness_id
LEFT JOIN (
    SELECT q.witness_id, list(
        {'origin': o.witness, 'sha256': o.sha256, 'source_url': o.source_url} ORDER BY q.first
    ) AS origins
    FROM (SELECT witness_id, origin, min(ord) AS first FROM pieces GROUP BY ALL) q
    JOIN witnesses t ON t.witness_id = q.witness_id
    JOIN witnesses o ON o.region = t.region AND o.year = t.year AND o.witness = q.origin
    GROUP BY q.witness_id
) m ON m.witness_id = w.witness_id;
COMMENT ON VIEW v_sources IS 'Every text held, read or not: its snapshot, coverage and counts of findings';
COMMENT ON COLUMN v_sources.is_base IS 'True for the one text that stands for its report';
COMMENT ON COLUMN v_sources.status IS 'read or unread; reason says why unread';
COMMENT ON COLUMN v_sources.coverage IS 'Certificate as JSON: verdict, roles, sections, missing, reasons';
COMMENT ON COLUMN v_sources.sha256 IS 'Snapshot that the text was read out of; of a collated text, which has none, the hash of its UTF-8';
COMMENT ON COLUMN v_sources.origins IS 'The witnesses that the text is made of, each with its snapshot: itself, or several; null for an unread text';
COMMENT ON COLUMN v_sources.published_on IS 'ISO 8601 date on which the page says that it was put out; delivered_on that on which it was read out';
COMMENT ON COLUMN v_sources.size IS 'Bytes of the snapshot; null for a collated text';
COMMENT ON COLUMN v_sources.coverage_reasons_en IS 'The reasons of the certificate in English; null where there are none';
COMMENT ON COLUMN v_sources.accessed_on IS 'ISO 8601 date on which the page was read: that of fetching, or the day that the person who gave the text named; null where nobody said';
COMMENT ON COLUMN v_sources.captured_at IS 'When the archive got the bytes, UTC; of a given file the time of adding';
COMMENT ON COLUMN v_sources.file_name IS 'Name under which the bytes were last given';
COMMENT ON COLUMN v_sources.kind IS 'digest for a table of figures, which has facts and no units; else null';
COMMENT ON COLUMN v_sources.trust IS 'Whose word its page is: official, press, other, or given by a person without an address; of a collated text the weakest';
COMMENT ON COLUMN v_sources.coverage_verdict IS 'full, partial, digest or not_a_report';
