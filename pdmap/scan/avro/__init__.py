"""Avro in its other forms than JSON."""
