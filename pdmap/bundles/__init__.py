"""Bundles: what is handed over to an authority as one file, and what a bundle is held against afterwards.

A bundle is a ZIP archive of records in every format, the manifests that they were made from, `manifest.json` that
tells of them, and `SHA256SUMS`. Everything here is pure; what comes from a bundle is untrusted.
"""
