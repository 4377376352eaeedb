CREATE VIEW v_silent_edits AS
SELECT
    w.region, g.name AS region_name, w.year, e.witness_id, w.witness, e.idx, e.kind, e.noticed_at, e.old_captured_at,
    e.old_text, e.new_text, e.old_start, e.old_end, e.new_start, e.new_end, e.places,
    e.old_sha256, e.new_sha256, w.source_url
FROM silent_edits e
JOIN witnesses w USING (witness_id)
JOIN regions g ON g.slug = w.region;
COMMENT ON VIEW v_silent_edits IS 'What was changed in published texts after they were first fetched, and when that was noticed';
COMMENT ON COLUMN v_silent_edits.kind IS 'Other figure (misread_figure), other words (misread_words), passage taken out (lost_passage) or put in (added_passage), …';
