-- What stocktakes, reclaiming, the low-use review and the impact list need to know of a resource and of a relation.

ALTER TABLE resource ADD COLUMN asset_tag TEXT;
ALTER TABLE resource ADD COLUMN backup_confirmed_on TEXT;
ALTER TABLE resource ADD COLUMN reclaim_signed_on TEXT;
ALTER TABLE resource ADD COLUMN network_avg DOUBLE PRECISION;
ALTER TABLE resource ADD COLUMN cpu_avg_week DOUBLE PRECISION;
ALTER TABLE resource ADD COLUMN use_exemption TEXT;
CREATE INDEX resource_asset_tag ON resource (asset_tag, id); -- only sqlite
CREATE INDEX resource_asset_tag ON resource (asset_tag NULLS FIRST, id); -- only postgres

ALTER TABLE relation ADD COLUMN redundant BIGINT NOT NULL DEFAULT 0;
