"""The formats of `pdmap diff`; a folder deeper than reporters, so that other commands do not load what these need."""
