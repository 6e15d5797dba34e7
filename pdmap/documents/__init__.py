"""Inventories become documents: one module per document, each with its `DocumentKind` under the name `DOCUMENT`."""
