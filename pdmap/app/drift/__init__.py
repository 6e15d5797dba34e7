"""The use case of `pdmap drift`: an inventory beside the sources that its configuration names."""
