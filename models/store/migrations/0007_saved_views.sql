-- Views that people save for themselves, for a role or for a unit.

CREATE TABLE saved_view (
    id TEXT PRIMARY KEY NOT NULL,
    revision BIGINT NOT NULL,
    retired BIGINT NOT NULL,
    name TEXT,
    entity TEXT,
    query TEXT,
    columns TEXT,
    audience TEXT,
    owner_login TEXT
);
CREATE INDEX saved_view_entity ON saved_view (entity, id); -- only sqlite
CREATE INDEX saved_view_entity ON saved_view (entity NULLS FIRST, id); -- only postgres
CREATE INDEX saved_view_audience ON saved_view (audience, id); -- only sqlite
CREATE INDEX saved_view_audience ON saved_view (audience NULLS FIRST, id); -- only postgres
