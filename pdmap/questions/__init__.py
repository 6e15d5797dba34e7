"""Questions that the graph answers: Inventory and graph in, plain frozen answers out."""
