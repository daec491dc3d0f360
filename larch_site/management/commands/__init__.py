"""Commands about running the site."""
