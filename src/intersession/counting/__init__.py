"""Pure kernel: every figure, its base and its rounding. No Django, no I/O."""
