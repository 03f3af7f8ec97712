-- An address is given out once in a network zone: asked at every write of one, and zones may share an address plan.

CREATE INDEX resource_address_in_zone ON resource (private_ip, network_zone) WHERE retired = 0;
