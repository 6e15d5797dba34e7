"""The rules: one file each, grouped in families, found by looking into the folders."""
