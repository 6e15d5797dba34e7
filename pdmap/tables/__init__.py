"""Tables of an inventory for engines of SQL: what the manifests say, and what follows from it, as typed rows."""
