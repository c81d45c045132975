"""What stands behind `run.py`. Nothing here needs more than Python until the virtual environment exists."""
