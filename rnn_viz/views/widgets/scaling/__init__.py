"""How large text and pictures are: lengths of the design at the scale that the user chose."""
