"""Pages of the app; only here and in app.py is Streamlit imported."""
