-- Attachments, and their contents in parts: Base64, so that both engines, backups and digests take them as text.

CREATE TABLE attachment (
    id TEXT PRIMARY KEY NOT NULL,
    revision BIGINT NOT NULL,
    retired BIGINT NOT NULL,
    record_entity TEXT,
    record_id TEXT,
    name TEXT,
    media_type TEXT,
    size BIGINT,
    digest TEXT,
    note TEXT,
    added_by TEXT,
    added_at BIGINT,
    unit_id TEXT,
    other_unit_id TEXT
);
CREATE INDEX attachment_record_id ON attachment (record_id, id); -- only sqlite
CREATE INDEX attachment_record_id ON attachment (record_id NULLS FIRST, id); -- only postgres
CREATE INDEX attachment_digest ON attachment (digest, id); -- only sqlite
CREATE INDEX attachment_digest ON attachment (digest NULLS FIRST, id); -- only postgres

-- A content that is whole and whose digest was checked.
CREATE TABLE file (
    digest TEXT PRIMARY KEY NOT NULL,
    size BIGINT NOT NULL,
    stored_by TEXT NOT NULL,
    stored_at BIGINT NOT NULL
);

-- brought_by: the account that is still bringing it; empty once the content is whole.
CREATE TABLE file_part (
    digest TEXT NOT NULL,
    brought_by TEXT NOT NULL,
    position BIGINT NOT NULL,
    length BIGINT NOT NULL,
    brought_at BIGINT NOT NULL,
    bytes TEXT NOT NULL,
    PRIMARY KEY (digest, brought_by, position)
);
