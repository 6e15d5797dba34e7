"""JSON and YAML of sources as nodes that know their lines."""

from pdmap.scan.trees.tree import Tree, flag, items, mapping, read_tree, texts, word

__all__ = ["Tree", "flag", "items", "mapping", "read_tree", "texts", "word"]
