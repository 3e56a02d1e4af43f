"""One person's data and findings as files to hand over."""
