"""The Streamlit pieces that pages share; the only place under `ssi/` that imports Streamlit."""
