"""SSI Lens: keeps the history of a LinkedIn Social Selling Index and shows what moved."""
