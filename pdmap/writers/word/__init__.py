"""The parts of a Word document (ECMA-376), as XML: text, lists, tables, contents, sections."""
