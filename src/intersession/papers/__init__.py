"""Pure kernel: official papers as a tree of blocks, and their renderers. No Django."""
