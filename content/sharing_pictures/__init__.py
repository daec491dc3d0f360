"""Pictures for shared links: a page's title on the identity of the site, drawn by ourselves."""
