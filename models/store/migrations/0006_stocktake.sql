-- Stocktakes, and the scans that people add to them.

CREATE TABLE stocktake (
    id TEXT PRIMARY KEY NOT NULL,
    revision BIGINT NOT NULL,
    retired BIGINT NOT NULL,
    number TEXT NOT NULL,
    title TEXT,
    unit_id TEXT,
    place TEXT,
    coverage TEXT,
    state TEXT,
    note TEXT,
    findings TEXT,
    findings_digest TEXT,
    signed_by TEXT,
    signed_at BIGINT
);
CREATE UNIQUE INDEX stocktake_number ON stocktake (number);
CREATE INDEX stocktake_unit_id ON stocktake (unit_id, id); -- only sqlite
CREATE INDEX stocktake_unit_id ON stocktake (unit_id NULLS FIRST, id); -- only postgres
CREATE INDEX stocktake_state ON stocktake (state, id); -- only sqlite
CREATE INDEX stocktake_state ON stocktake (state NULLS FIRST, id); -- only postgres
CREATE SEQUENCE number_stocktake; -- only postgres

CREATE TABLE stocktake_scans (
    id TEXT PRIMARY KEY NOT NULL,
    revision BIGINT NOT NULL,
    retired BIGINT NOT NULL,
    stocktake_id TEXT,
    counted_by TEXT,
    lines TEXT,
    unit_id TEXT
);
CREATE INDEX stocktake_scans_stocktake_id ON stocktake_scans (stocktake_id, id); -- only sqlite
CREATE INDEX stocktake_scans_stocktake_id ON stocktake_scans (stocktake_id NULLS FIRST, id); -- only postgres
