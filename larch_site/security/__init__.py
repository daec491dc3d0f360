"""What keeps the site safe to run."""
