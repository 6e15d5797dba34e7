"""Views: what a map shows, as plain frozen data. One file per view; renderers know nothing of the inventory."""
