"""An earlier answer, amended: after edits that no rule judges by, what was found is told again at its new places."""
