CREATE VIEW v_reports AS
SELECT
    r.region, g.name AS region_name, g.level AS region_level, g.fictional, r.year,
    w.title, w.session, w.delivered_on, w.published_on, w.speaker, w.speaker_title, w.length,
    w.coverage_verdict, w.witness_id, m.origins,
    CASE WHEN len(m.origins) = 1 THEN m.origins[1].sha256 END AS sha256, w.source_url, w.accessed_on, w.captured_at,
    (SELECT count(*) FROM witnesses o
     WHERE o.region = r.region AND o.year = r.year AND o.kind IS DISTINCT FROM 'digest') AS witnesses,
    (SELECT count(*) FROM units u WHERE u.witness_id = w.witness_id) AS units,
    (SELECT count(*) FROM units u WHERE u.witness_id = w.witness_id AND u.commitment) AS commitments,
    (SELECT count(*) FROM targets t WHERE t.witness_id = w.witness_id) AS targets,
    (SELECT count(*) FROM findings f WHERE f.witness_id = w.witness_id) AS findings
FROM reports r
JOIN witnesses w ON w.witness_id = r.base_witness
JOIN regions g ON g.slug = r.region
JOIN (
    SELECT q.witness_id, list(
        {'origin': o.witness, 'sha256': o.sha256, 'source_url': o.source_url} ORDER BY q.first
    ) AS origins
    FROM (SELECT witness_id, origin, min(ord) AS first FROM pieces GROUP BY ALL) q
    JOIN witnesses t ON t.witness_id = q.witness_id
    JOIN witnesses o ON o.region = t.region AND o.year = t.year AND o.witness = q.origin
    GROUP BY q.witness_id
) m ON m.witness_id = w.witness_id;
COMMENT ON VIEW v_reports IS 'Reports held: region and year, what their base text says of itself, and counts';
COMMENT ON COLUMN v_reports.witness_id IS 'The base text';
COMMENT ON COLUMN v_reports.coverage_verdict IS 'full, partial, digest or not_a_report';
COMMENT ON COLUMN v_reports.length IS 'Unicode characters of the base text';
COMMENT ON COLUMN v_reports.sha256 IS 'Snapshot of the base text; null where it is put together from several, which origins names';
COMMENT ON COLUMN v_reports.origins IS 'The witnesses that the base text is made of, each with its snapshot: itself, or several';
COMMENT ON COLUMN v_reports.witnesses IS 'How many texts of this report are held, unread ones included, digests of figures not';
COMMENT ON COLUMN v_reports.delivered_on IS 'ISO 8601 date on which it was read out';
COMMENT ON COLUMN v_reports.published_on IS 'ISO 8601 date on which the page says that it was put out';
COMMENT ON COLUMN v_reports.speaker_title IS 'The speaker''s office as it is written';
COMMENT ON COLUMN v_reports.accessed_on IS 'ISO 8601 date on which the page was read: that of fetching, or the day that the person who gave the text named; null where nobody said';
COMMENT ON COLUMN v_reports.captured_at IS 'When the archive got the bytes, UTC; of a given file the time of adding';
