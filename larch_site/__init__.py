"""How the site is configured and served; knows nothing of articles or the REMI."""
