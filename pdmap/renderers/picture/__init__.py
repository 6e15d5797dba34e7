"""How a picture of a view is made: measure, lay out, draw. SVG, PNG and PDF share it."""
