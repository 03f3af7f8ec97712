-- What resources used day by day.

CREATE TABLE utilisation (
    id TEXT PRIMARY KEY NOT NULL,
    revision BIGINT NOT NULL,
    retired BIGINT NOT NULL,
    resource_id TEXT,
    unit_id TEXT,
    last_day TEXT,
    cpu_avg TEXT,
    cpu_peak TEXT,
    memory_avg TEXT,
    storage_avg TEXT,
    network_avg TEXT
);
CREATE INDEX utilisation_resource_id ON utilisation (resource_id, id); -- only sqlite
CREATE INDEX utilisation_resource_id ON utilisation (resource_id NULLS FIRST, id); -- only postgres
CREATE UNIQUE INDEX utilisation_resource_id_once ON utilisation (resource_id) WHERE retired = 0;
