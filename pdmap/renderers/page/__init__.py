"""How the HTML map is made: the data of its views with their positions, and the viewer that draws them."""
