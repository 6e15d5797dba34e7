"""Mutants of the rules: how they are made, tried and told apart."""
