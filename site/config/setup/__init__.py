"""What every installation needs in its database: languages, the site tree, roles and the workflow."""

from config.setup.roles import ensure_roles
from config.setup.tree import ensure_site

__all__ = ["ensure_roles", "ensure_site"]
