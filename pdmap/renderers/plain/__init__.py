"""The parts of a view as plain values for JSON."""
