"""What every installation needs in its database: languages, the site tree, terms, roles and the workflow."""

from config.setup.examples import ensure_examples
from config.setup.lists import ensure_lists
from config.setup.roles import ensure_roles
from config.setup.tree import ensure_site

__all__ = ["ensure_examples", "ensure_lists", "ensure_roles", "ensure_site"]
